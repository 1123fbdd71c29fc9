"""Triggers by which the database refuses what a constraint of one row cannot: an entry before what
it needs, a step that does not go on from where its case stands, a clock that its pathway has not.

    the definitions (`casework.pathways`)  ─>  a condition of SQL  ─>  one trigger of each

Keeps: they are made of the same definitions as the rules, and made anew after every change of
tables and at every start, so no definition is held by an older trigger. They hold what is written;
what a taking back leaves resting on nothing is held by the rules alone (ADR 0062).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.backends.base.base import BaseDatabaseWrapper

from wayhome.casework.pathways import PATHWAYS

ENTRIES, CLOCKS = "cases_caseentry", "cases_caseclock"
Need = tuple[str, str, str, str]  # what is said, what must stand, its question and answer

_BEGINS = "substr({of}, 1, length({so})) = {so}"
_STANDS = (
    "e.case_id = new.case_id and e.code = n.column2 and (n.column3 = '' or {answer} = n.column4) "
    f"and not exists (select 1 from {ENTRIES} b "
    "where b.case_id = e.case_id and b.takes_back = e.place)"
)
_ANSWER = {
    "sqlite": "json_extract(e.details, '$.\"' || n.column3 || '\"')",
    "postgresql": "e.details ->> n.column3",
}


@dataclass(frozen=True)
class Held:
    """One trigger. `refused`: the condition under which a row is; `words`: what is told then."""

    name: str
    table: str
    refused: str
    words: str


def needs() -> Iterator[Need]:
    """What each entry of each pathway needs, as the database compares it."""
    for way in PATHWAYS.values():
        for entry in way.entries.values():
            for one in entry.needs:
                code, _, answered = one.partition(":")
                question, _, answer = answered.partition("=")
                yield f"{way.code}/{entry.code}/", code, question, answer


def every(vendor: str) -> list[Held]:
    """The triggers of one kind of database."""
    before = _BEGINS.format(of="new.step", so="n.column1")
    stands = _STANDS.format(answer=_ANSWER[vendor])
    step = "c.pathway || '/' || new.code || '/' || substr(c.stands, length(c.pathway) + 2) || '>'"
    clocks = _rows((f"{way.code}/{one.code}",) for way in PATHWAYS.values() for one in way.clocks)
    return [
        Held(
            "case_entry_has_what_it_needs", ENTRIES,
            f"exists (select 1 from (values {_rows(needs())}) as n where {before} "
            f"and not exists (select 1 from {ENTRIES} e where {stands}))",
            "what must be said before it was not said, or was taken back",
        ),
        Held(
            "case_entry_goes_on_from_its_case", ENTRIES,
            "not exists (select 1 from cases_case c where c.number = new.case_id "
            f"and c.said = new.place and {_BEGINS.format(of='new.step', so=f'({step})')})",
            "it does not go on from where its case stands",
        ),
        Held(
            "case_clock_is_of_its_pathway", CLOCKS,
            "not exists (select 1 from cases_case c where c.number = new.case_id "
            f"and c.pathway || '/' || new.code in (select n.column1 from (values {clocks}) as n))",
            "the pathway of its case has no such clock",
        ),
    ]  # fmt: skip


def put_in_place(connection: BaseDatabaseWrapper) -> None:
    """Make them anew, where there is something to hold."""
    there = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for one in every(connection.vendor):
            if one.table in there:
                for statement in _statements(connection.vendor, one):
                    cursor.execute(statement)


def _statements(vendor: str, one: Held) -> Iterator[str]:
    if vendor == "sqlite":
        yield f"drop trigger if exists {one.name}"
        yield (
            f"create trigger {one.name} before insert on {one.table} when {one.refused} "
            f"begin select raise(abort, '{one.words}'); end"
        )
        return
    yield (
        f"create or replace function {one.name}() returns trigger language plpgsql as $$ begin "
        f"if {one.refused} then raise exception '{one.words}' using errcode = 'check_violation'; "
        "end if; return new; end $$"
    )
    yield (
        f"create or replace trigger {one.name} before insert on {one.table} "
        f"for each row execute function {one.name}()"
    )


def _rows(rows: Iterable[tuple[str, ...]]) -> str:
    """Rows as SQL writes them."""
    quoted = (", ".join("'" + one.replace("'", "''") + "'" for one in row) for row in rows)
    return ", ".join(f"({row})" for row in quoted)
