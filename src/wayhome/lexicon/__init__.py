"""The words of the field: agencies, identifiers, dates, kinds of role, event, place and tie.

The lowest floor. Imports nothing of Wayhome; every other room speaks with these words.
Numbers that law or practice may change are reference data with a source and a date, not literals.
"""
