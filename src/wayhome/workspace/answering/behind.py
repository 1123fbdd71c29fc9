"""The records behind signs with every id each has had, as one viewer sees them.

A monthly delivery repeats a record under another id; chronology.lineage names the newest version on
all of them. So an answer given on an earlier version is an answer on the record.
"""

from collections.abc import Iterable

from django.utils.crypto import salted_hmac

from wayhome.chronology.lineage import VERSION_OF
from wayhome.signs.answered import Raised
from wayhome.signs.subject import PERSON, Subject
from wayhome.workspace.reading.signs import Shown
from wayhome.workspace.reading.view import Row, View

BEHIND = f"""
with versions as (
    select distinct record_id, {VERSION_OF} as key from {{fact}}
    where list_contains($people, person_id)
),
behind as (
    select distinct sign_id, record_id from {{sign_evidence}} where list_contains($signs, sign_id)
)
select b.sign_id, b.record_id, list(distinct other.record_id) as ids
from behind b left join versions v using (record_id) left join versions other on other.key = v.key
group by all
"""
# Records of other people that a sign rests on: nobody knows whose, so all records are looked at. A
# sign of an address may rest on records of people too, and those have their versions in `fact`.
OTHERS = f"""
with asked as (select {VERSION_OF} as key from {{fact}} where list_contains($records, record_id))
select distinct record_id, {VERSION_OF} as key from {{fact}}
where {VERSION_OF} in (from asked)
"""

MARK = 12  # characters: few enough for a form, enough that two records hardly share one


def raised(view: View, signs: Iterable[Shown]) -> dict[str, Raised]:
    """Signs as the rule of answers reads them, by sign_id: of people, or of addresses."""
    shown = list(signs)
    of = shown[0].subject if shown else PERSON
    whose = sorted({one.subject_id for one in shown})
    named = sorted({one.sign_id for one in shown})
    rows = view.rows(_told_of(of), people=whose, signs=named) if named else []
    held: dict[str, dict[str, set[str]]] = {one: {} for one in named}
    for row in rows:
        held[row["sign_id"]][row["record_id"]] = {one for one in row["ids"] if one}
    _add_others(view, held)
    return {
        one.sign_id: Raised(
            one.sign_id, one.subject_id, one.code, held[one.sign_id], one.row.get("strength", "")
        )
        for one in shown
    }


def _told_of(of: Subject) -> str:
    """The question asked of a kind of subject; versions of what is of addresses lie apart."""
    return of.told(BEHIND).replace("{address_record}", "{address_version}")


def marks(sign: Raised) -> str:
    """The records of a sign as its form holds them: a mark of each, which tells nothing of it."""
    return " ".join(sorted(_mark(sign, one) for one in sign.records))


def unseen(sign: Raised, marked: str) -> frozenset[str]:
    """The records of a sign of which none of these marks is, under any id that they had."""
    known = set(marked.split())
    ids = {i for one, more in sign.records.items() for i in (one, *more)}
    return sign.beyond({one for one in ids if _mark(sign, one) in known})


def _mark(sign: Raised, record: str) -> str:
    # An id says feed, table and row, of other people too; with a secret in it nobody can guess it
    # from the mark, and with the sign no two pages tell that they rest on the same record.
    return salted_hmac("record of a sign", f"{sign.sign_id} {record}").hexdigest()[:MARK]


def _add_others(view: View, held: dict[str, dict[str, set[str]]]) -> None:
    without = {record for ids in held.values() for record, known in ids.items() if not known}
    rows = view.rows(OTHERS, records=sorted(without)) if without else []
    ids_of = _by_record(rows)
    for ids in held.values():
        for record in ids.keys() & ids_of.keys():
            ids[record] = ids_of[record]


def _by_record(rows: Iterable[Row]) -> dict[str, set[str]]:
    together: dict[str, set[str]] = {}
    for row in rows:
        together.setdefault(row["key"], set()).add(row["record_id"])
    return {record: ids for ids in together.values() for record in ids}
