"""A person's id as text and as a number, and the id that a record would give a person.

'P-7K3M-9Q2X-4TBC': twelve characters of Crockford's base 32 (no I, L, O, U), sixty bits, in groups
that can be read out on the telephone. A new id is the SHA-256 of the subject_ref that the person
was first known by (their anchor); which people keep theirs is for `people.identities`.
"""

from hashlib import sha256

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
PLACES = (2, 3, 4, 5, 7, 8, 9, 10, 12, 13, 14, 15)  # where the twelve characters stand
FORM = b"P-0000-0000-0000"

Ints = NDArray[np.int64]


def number(anchor: str) -> int:
    """The id of the person whose anchor is this subject_ref, as a number of sixty bits."""
    return int(sha256(anchor.encode()).hexdigest()[:15], 16)


def person_id(anchor: str) -> str:
    """The same as text."""
    return texts(np.array([number(anchor)], np.int64))[0].as_py()  # type: ignore[no-any-return]


def number_sql(ref: str) -> str:
    """The SQL of the same number."""
    return f"('0x' || sha256({ref})[:15])::bigint"


def number_of_id_sql(text: str) -> str:
    """The SQL of an id's number; null of null."""
    letters = f"string_split(replace(substr({text}, 3), '-', ''), '')"
    worth = f"[instr('{ALPHABET}', letter) - 1 for letter in {letters}]"
    return f"list_reduce({worth}, lambda so_far, one: so_far * 32 + one, 0::bigint)"


def texts(numbers: Ints) -> pa.Array:
    """Numbers as ids people read."""
    letters = np.frombuffer(ALPHABET.encode(), np.uint8)
    rows = np.tile(np.frombuffer(FORM, np.uint8), (len(numbers), 1))
    for place, column in enumerate(reversed(PLACES)):
        rows[:, column] = letters[(numbers >> 5 * place) & 31]
    ends = np.arange(len(numbers) + 1, dtype=np.int32) * len(FORM)
    return pa.StringArray.from_buffers(len(numbers), pa.py_buffer(ends), pa.py_buffer(rows))


def numbers(ids: pa.Array) -> Ints:
    """Ids as numbers again; a null is -1."""
    ids = ids.cast(pa.string())
    held = ids.drop_null()
    start = held.offset
    _, ends, letters = held.buffers()
    found = np.full(len(ids), -1, np.int64)
    if not len(held):
        return found
    first = int(np.frombuffer(ends, np.int32)[start])
    rows = np.frombuffer(letters, np.uint8)[first : first + len(held) * len(FORM)]
    of_letter = np.zeros(256, np.int64)
    of_letter[np.frombuffer(ALPHABET.encode(), np.uint8)] = np.arange(32)
    whole = np.zeros(len(held), np.int64)
    for column in PLACES:
        whole = whole << 5 | of_letter[rows.reshape(-1, len(FORM))[:, column]]
    found[np.asarray(ids.is_valid())] = whole
    return found


def macro() -> str:
    """The statement that teaches a connection to make an id of a subject_ref."""
    digits = [
        f"'{ALPHABET}'[((n >> {5 * place}) & 31)::integer + 1]" for place in range(11, -1, -1)
    ]
    groups = [" || ".join(digits[start : start + 4]) for start in range(0, 12, 4)]
    body = " || '-' || ".join(groups)
    return (
        "create or replace temp macro person_id_of_number(n) as 'P-' || " + body + "; "
        "create or replace temp macro person_id(ref) as "
        f"person_id_of_number({number_sql('ref')})"
    )
