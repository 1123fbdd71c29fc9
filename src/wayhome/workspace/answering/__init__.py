"""Answers to warning signs: what people say of a sign, kept with the exact records they said it on.

An answer is written here, shown at once, and handed back with the next build through feed `own`.
Whether a sign is answered or raised again is one pure rule (signs.answered).
"""
