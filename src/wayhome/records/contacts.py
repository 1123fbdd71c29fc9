"""Telephones and e-mail addresses in one form, so that two records of one number meet.

What is no telephone number is kept as written: a note in that column is still something said.
"""

from wayhome.lexicon.phones import phone_sql


def one_form(select: str) -> str:
    """The same contact points with `value` as '+44…' or in lower case."""
    phone = f"coalesce({phone_sql('value')}, value)"
    return (
        f"SELECT * EXCLUDE (value), CASE kind WHEN 'phone' THEN {phone}"
        f" WHEN 'email' THEN lower(trim(value)) ELSE trim(value) END AS value FROM ({select})"
    )
