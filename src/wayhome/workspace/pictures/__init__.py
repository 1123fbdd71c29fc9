"""Pictures of ties that somebody kept: what was asked, why, until when; never what was seen.

subject   of what a picture is kept, and how its pictures are found again
models    a kept picture, written once
forms     its name, its reason and the day of its review
keeping   what is hashed of a picture, and which kept ones a reader may open
"""
