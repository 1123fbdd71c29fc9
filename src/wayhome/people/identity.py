"""A person's lasting id: derived from the record they were first known by.

The anchor is the open subject_ref received first, then the smallest; a later delivery adds records
behind it and so leaves the id alone. 'P-7K3M-9Q2X-4TBC': twelve characters of Crockford's base 32
(no I, L, O, U), sixty bits of a SHA-256, in groups that can be read out on the telephone.
"""

from hashlib import sha256

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 12


def person_id(anchor: str) -> str:
    """The id of the person whose anchor is this subject_ref."""
    value = int(sha256(anchor.encode()).hexdigest()[:15], 16)
    digits = [ALPHABET[(value >> 5 * place) & 31] for place in range(LENGTH - 1, -1, -1)]
    text = "".join(digits)
    return f"P-{text[:4]}-{text[4:8]}-{text[8:]}"


def macro() -> str:
    """The statement that teaches a connection the same."""
    digits = [
        f"'{ALPHABET}'[((n >> {5 * place}) & 31)::integer + 1]"
        for place in range(LENGTH - 1, -1, -1)
    ]
    groups = [" || ".join(digits[start : start + 4]) for start in range(0, LENGTH, 4)]
    body = " || '-' || ".join(groups)
    return (
        "create or replace temp macro person_id_of_number(n) as 'P-' || " + body + "; "
        "create or replace temp macro person_id(ref) as "
        "person_id_of_number(('0x' || sha256(ref)[:15])::ubigint)"
    )
