"""From canonical records to people, one line a step.

The work is done in a catalogue of its own in memory, which is dropped at the end; DuckDB spills
it to disk past its memory limit. Nothing of the work stays in the release.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

from duckdb import DuckDBPyConnection

from wayhome.people.before import Before, show_everybody, under_other_rules, write_before
from wayhome.people.candidates import build_pairs
from wayhome.people.commonness import Commonness
from wayhome.people.edges import build_edges
from wayhome.people.grouping import find_components, group_units
from wayhome.people.identities import state
from wayhome.people.identities.causes import tell_changes
from wayhome.people.identities.naming import name_people
from wayhome.people.identity import macro
from wayhome.people.judged import show_judged
from wayhome.people.known_names import BORNE
from wayhome.people.lookup.faces import keep_faces, show_faces, write_faces
from wayhome.people.model import Model, load
from wayhome.people.persons import write_people
from wayhome.people.seals import all_faces, find_seals, name_sealed, seal_units
from wayhome.people.splink_model import score_pairs
from wayhome.people.touched import narrow
from wayhome.people.trusted import build_sharing
from wayhome.people.units import SEEN_BY_ALL, build_units, state_everyone
from wayhome.people.vetoes import build_vetoes


def link(
    con: DuckDBPyConnection,
    model: Model | None = None,
    *,
    before: Path | None = None,
    keep: Path | None = None,
    afresh: bool = False,
    on: date | None = None,
) -> None:
    """Make person_subject, person, link and linked_face from the canonical tables.

    `before` is the folder that the last linking kept; only what has changed since is worked out,
    with the outcome of working out all of it (`afresh` does, and so does a linking that is not
    kept). `keep` is where to keep this one.
    Ids are carried over whatever made that folder; `on` is the day that their changes are dated.
    """
    model = model or load()
    con.execute(macro())
    with _workshop(con) as records:
        held = _held(con, records)
        last = Before.of(before, model, held)
        last = replace(last, afresh=afresh or last.afresh or keep is None)
        common = Commonness(con, last)
        build_units(con, records, model.limits, common)
        show_judged(con, records)
        name_sealed(con, records)
        find_seals(con, model.limits, all_faces(last))
        if last.carries:
            narrow(con, model.limits, last)
        seal_units(con)
        build_sharing(con, model, common)
        build_pairs(con, model.limits, common)
        score_pairs(con, model, common)
        common.make("borne", BORNE)
        build_vetoes(con, last)
        build_edges(con, model, last)
        group_units(con, model)
        find_components(con)
        if last.carries:
            state_everyone(con, records)
        name_people(con, records, before, narrowed=last.carries)
        write_people(con, records)
        other = under_other_rules(before, model)
        tell_changes(con, records, model.linked, rules_changed=other, on=on)
        keep_faces(con, records, model, last)
        if not keep:
            write_faces(con, records, model)
            return
        write_before(con, records, keep, model, held, last)
        show_everybody(con, records, keep, last)
        common.write(keep)
        state.write(con, keep)
        show_faces(con, records, model, keep)


def _held(con: DuckDBPyConnection, records: str) -> int:
    """How many people's records anybody may see: a restricted one decides nothing for others."""
    seen = SEEN_BY_ALL.format(row="s")
    found = con.execute(f"select count(distinct subject_ref) from {records}.subject s where {seen}")
    return int(found.fetchall()[0][0])


@contextmanager
def _workshop(con: DuckDBPyConnection) -> Iterator[str]:
    """A catalogue for the work; gives the name of the one where the records are."""
    catalogue, schema = con.execute("select current_database(), current_schema()").fetchall()[0]
    records = f'"{catalogue}"."{schema}"'
    con.execute("attach ':memory:' as people_work; use people_work")
    try:
        yield records
    finally:
        con.execute(f"use {records}; detach people_work")
