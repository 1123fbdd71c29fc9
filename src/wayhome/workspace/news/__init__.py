"""What is new in cases, told to those who work on them: on their desk, and by e-mail without a word
of it.

models    what was told to whom, and how each account is told by e-mail
telling   whom a thing is told: the rules of casework.telling over the accounts there are
due       clocks that fall due, and actions that are late
standing  what is new for somebody now, as far as they may open the case
shown     the same in words
mail      what an e-mail says; sending: sending it, again and again where a server is away
waiting   how e-mail fares, for the desk
passing   one pass over both, by the clock (`wayhome notify`)
views     the page of what is new, and of one's e-mail

Keeps (ADR 0044): news is written with the entry that it is of; its words are read from the case
when it is shown; and whoever may not open the case now is told nothing.
"""
