"""Mapping sessions: people round a table say what they know, and the map shows it at once.

models       a session, who is there, whom it is about, what was said, what was taken back
forms        beginning one, somebody at the table, one statement, taking one back
seeing       who sees a session, and which of its statements
people       whom a statement may name, and what a reader may call them
drawing      the reader's own map with what was said today on it
telling      statements in words
rows         what was said as rows of the community feed
handing_in   those rows received as deliveries, and how they stand
finishing    what was handed in or taken out brought about in the store, however often a process is
             killed; what a hand-in that did not end received is taken out again
"""
