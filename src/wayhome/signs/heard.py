"""Notes with a word of county lines or the name of a line: what I67 is raised from.

    line_name   name (folded), agency, marking: lines as records name them, numbers left out
    note_heard  view_id, episode and what a hit needs (signs/hits.py), for each such note

The text is searched and stays where it is: what is kept is which records to read, and neither the
word nor whose record named the line. Only notes of the last 90 days are searched, for a question
that nobody read in that time has lapsed.
Keeps: a note is as narrow as the narrower of itself and the record that names the line, so no name
that a reader may not see makes a sign that they do.
"""

import re
from collections import defaultdict
from datetime import date

import duckdb

from wayhome.governance.visibility import visible_sql
from wayhome.lexicon.line_words import fold, line_words, tells
from wayhome.signs.sight import LEARNED

WINDOW = 90  # days, facts §5 (I67)
NOTES = (
    "statement", "note", "school_concern", "appointment", "return_interview", "contact",
    "service_referral", "emergency_attendance",
)  # fmt: skip
OPEN = "open"
HEARD = "name or brand heard"  # the topic under which a worker says so

_NAMES = """
create or replace temp table line_name as
select distinct trim(line) as name, agency, marking from (
    select line, agency, marking, superseded_at from contact_point
    union all select line, agency, marking, superseded_at from statement)
where line is not null and superseded_at is null and not regexp_matches(line, '^[+0-9 ()-]*$')
"""
_WORDS = r"regexp_replace(strip_accents(lower(f.text)), '\s+', ' ', 'g')"
_SEARCHED = f"""
    f.kind in {NOTES} and f.part = 'own' and f.superseded_at is null
    and f.occurred_from::date between date '{{as_of}}' - {WINDOW - 1} and date '{{as_of}}'
"""
# Those who are grown on the day of the note are out of scope, as for every sign.
_NOTE = f"""
create or replace temp table note_read as
select f.rowid as handle, f.person_id, f.record_id, f.occurred_from, {LEARNED},
    case when {visible_sql("f", "''")} then '{OPEN}' else f.agency end as audience,
    {_WORDS} as words,
    f.kind in ('statement', 'note') and list_contains(
        string_split(replace(lower(coalesce(f.code, '')), '_', ' '), '; '), '{HEARD}') as told
from fact f
left join adult_from a on a.person_id = f.person_id and a.agency = ''
left join adult_from own on own.person_id = f.person_id and own.agency = f.agency
    and not {visible_sql("f", "''")}
where {_SEARCHED}
    and coalesce(f.occurred_from::date < coalesce(a.adult_on, own.adult_on), true)
"""
_HEARD = "create or replace temp table heard (handle bigint, audience varchar)"
# A name that is open makes a note as narrow as the note is; one that is an agency's own, as narrow
# as that agency.
_FIND = """
insert into heard select handle, audience from note_read where told or regexp_matches(words, $names)
"""
_FIND_OWN = """
insert into heard select handle, $reader from note_read
where audience in ('open', $reader) and regexp_matches(words, $names)
"""
_SIGHT = """
create or replace temp table note_heard as
select v.view_id, n.handle as episode, n.handle, n.person_id, n.record_id, true as present,
    n.weak, n.occurred_from, n.seen, n.sure, n.received
from view v join note_read n using (person_id)
where v.viewer = '*' and exists (
    select 1 from heard h where h.handle = n.handle and h.audience in ('open', v.audience))
"""
_READERS = """
select distinct n.person_id, h.audience from heard h join note_read n using (handle)
"""
_NAMED = f"""
select name, case when {visible_sql(seen_by="''")} then '{OPEN}' else agency end from {{names}}
"""
_IN_NOTES = f"""
insert into reached select person_id from fact f
where {_SEARCHED} and regexp_matches({_WORDS}, $names)
"""
MADE = ("note_read", "heard")


def find_names(con: duckdb.DuckDBPyConnection) -> None:
    """Make `line_name` from the records that name lines."""
    con.execute(_NAMES)


def find_heard(con: duckdb.DuckDBPyConnection, as_of: date) -> str:
    """Find the notes, after `line_name` and `adult_from`; gives a select of who reads of whom."""
    con.execute(_NOTE.format(as_of=as_of))
    con.execute(_HEARD)
    by_reader: dict[str, set[str]] = defaultdict(set)
    for name, reader in names(con):
        by_reader[reader].add(name)
    words = {word.term for word in line_words() if word.telling}
    con.execute(_FIND, {"names": pattern(words | by_reader.pop(OPEN, set()))})
    for reader, own in sorted(by_reader.items()):
        con.execute(_FIND_OWN, {"reader": reader, "names": pattern(own)})
    return _READERS


def names(con: duckdb.DuckDBPyConnection, table: str = "line_name") -> set[tuple[str, str]]:
    """The names that can be looked for, each with who reads by it."""
    return {row for row in con.execute(_NAMED.format(names=table)).fetchall() if tells(row[0])}


def find_new(con: duckdb.DuckDBPyConnection, new: set[str], as_of: date) -> None:
    """Add to `reached` everybody of whom a note has one of these names, whoever may read it."""
    if new:
        con.execute(_IN_NOTES.format(as_of=as_of), {"names": pattern(new)})


def lay_notes(con: duckdb.DuckDBPyConnection) -> None:
    """Make `note_heard`, once `view` is there."""
    con.execute(_SIGHT)


def pattern(names: set[str]) -> str:
    """One expression for all the names, each as whole words, folded."""
    return rf"\b(?:{'|'.join(re.escape(fold(name)) for name in sorted(names))})\b"
