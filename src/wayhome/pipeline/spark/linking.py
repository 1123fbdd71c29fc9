"""Linking: who is one person, by rules of `people` in parts that are closed for each.

    group        by component     what no link joins can neither join nor veto
    naming       in one part      which person keeps which id is one decision over all of them
    people       by person        particulars, from whatever their records state
    links        by lower unit    a pair in words
    changes      in one part      what became of ids, and why
    linked faces by subject ref   for looking up

Faces and pairs come before (faces.py, pairs.py); components are found by Spark (numbers.py).
"""

from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from duckdb import DuckDBPyConnection

from wayhome.people.before import Before, under_other_rules
from wayhome.people.grouping import group_units
from wayhome.people.identities.causes import tell_changes
from wayhome.people.identities.naming import name_people
from wayhome.people.identity import macro
from wayhome.people.lookup.faces import write_faces
from wayhome.people.persons import LINK, PERSON
from wayhome.people.units import state_everyone, teach
from wayhome.pipeline.spark.dividing import Divided
from wayhome.pipeline.spark.faces import (
    FACES,
    FOLD,
    HELD_RECORDS,
    LED,
    MET_LED,
    REF,
    SEALS,
    SHARINGS,
    common_step,
)
from wayhome.pipeline.spark.keeping import carried_step, held_by_all, keep
from wayhome.pipeline.spark.model import in_use
from wayhome.pipeline.spark.numbers import hang_together, number
from wayhome.pipeline.spark.pairs import BORNE_BY, JUDGED, KIN, WEIGH, pairs_step, twos_step
from wayhome.pipeline.spark.steps import CAME, Beside, By, Here, Step, Whole, as_made, pointing

OUT = "memory.main"

LOCAL = """
create table local as
select unit as number, (row_number() over (order by unit) - 1)::integer as unit from came.member;
create table unit as
select l.unit, u.* exclude (unit) from came.unit u join local l on l.number = u.unit;
create table slot as
select l.unit, s.kind, s.value from came.slot s join local l on l.number = s.unit;
create table seal as
select l.unit, s.seal, s.side from came.seal s join local l on l.number = s.unit;
create table edge as
select l.unit as unit_l, r.unit as unit_r, e.weight, e.must
from came.edge e join local l on l.number = e.unit_l join local r on r.number = e.unit_r;
create table cannot as
select l.unit as unit_l, r.unit as unit_r, c.why
from came.cannot c join local l on l.number = c.unit_l join local r on r.number = c.unit_r
"""


def _group(con: DuckDBPyConnection) -> None:
    con.execute(LOCAL)
    group_units(con, in_use())


BY_COMPONENT = pointing("member.unit")
GROUPED_BY = ("unit", "subject_ref", "open", "agency", "sealed", "dob", "dob_precision", "uln")
GROUP = Step(
    "group",
    _group,
    {
        "grouped": "select u.number::integer as unit, g.number::bigint as grp from grouped"
        " join local u using (unit) join local g on g.unit = grouped.grp",
        "refused": "select l.number::integer as unit_l, r.number::integer as unit_r, why"
        " from refused join local l on l.unit = unit_l join local r on r.unit = unit_r",
        "sealed_off": "select l.number::integer as unit_l, r.number::integer as unit_r"
        " from sealed_off join local l on l.unit = unit_l join local r on r.unit = unit_r",
        "sided": "select number::integer as unit, seal, side from sided join local using (unit)",
    },
    (
        By("member", ("component",)),
        Beside("unit", ("unit",), BY_COMPONENT, only=GROUPED_BY),
        Beside("slot", ("unit",), BY_COMPONENT),
        Beside("seal", ("unit",), BY_COMPONENT),
        Beside("edge", ("unit_l",), BY_COMPONENT, only=("unit_l", "unit_r", "weight", "must")),
        Beside("cannot", ("unit_l",), BY_COMPONENT),
    ),
)


def _person(con: DuckDBPyConnection) -> None:
    teach(con)
    con.execute("create view person_subject as from came.person_subject")
    state_everyone(con, CAME)
    con.execute(PERSON.format(out=OUT))


OF_PERSON = pointing("person_subject.subject_ref")
PEOPLE = Step(
    "people",
    _person,
    as_made("person"),
    (
        By("person_subject", ("person_id",)),
        *(Beside(name, REF, OF_PERSON) for name in ("subject", "unit", "all_refs")),
    ),
)


def _link(con: DuckDBPyConnection) -> None:
    con.execute("create view told_edge as from came.edge")
    con.execute(LINK.format(out=OUT))


BOTH = pointing("edge.unit_l", "edge.unit_r")
LINKS = Step(
    "links",
    _link,
    as_made("link"),
    (
        *(By(name, ("unit_l",)) for name in ("edge", "cannot", "refused", "sealed_off")),
        Beside("unit", ("unit",), BOTH, only=("unit", "subject_ref", "open")),
        Beside("grouped", ("unit",), BOTH),
        Beside("sided", ("unit",), BOTH),
    ),
)


def _keep_faces(con: DuckDBPyConnection) -> None:
    model = in_use()
    con.execute("create schema hidden; create view hidden.face as from came.hidden")
    for column in model.frequencies:
        con.execute(
            f"create table tf_{column} as select distinct value as {column}, tf as tf_{column} "
            f"from came.told_common where what = '{column}'"
        )
    write_faces(con, OUT, model)


LINKED_FACES = Step(
    "linked faces",
    _keep_faces,
    as_made("linked_face"),
    (Here("face"), Here("hidden"), By("told_common", REF)),
)


def _name(before: Path | None, con: DuckDBPyConnection) -> None:
    con.execute(macro())
    name_people(con, OUT, before)


KNOWN = ("shift", "led", "identity", "identity_known", "everyones_identity", "kept_known")
LAST = ("last_identity", "last_identity_judged", "last_identity_change")


def _naming(before: Path | None) -> Step:
    given = tuple(Whole(name) for name in ("unit", "face", "grouped"))
    return Step(
        "naming", partial(_name, before), as_made("person_subject", *KNOWN, *LAST), given, parts=1
    )


def _changing(before: Path | None, day: date) -> Step:
    named = ("unit", "link", "judged_pair", "printed", "cannot", "refused", "sided", *KNOWN, *LAST)
    return Step(
        "changes",
        partial(_tell, before, day),
        as_made("person_forward", "person_change", "identity_judged", "identity_change"),
        tuple(Whole(name) for name in named),
        parts=1,
    )


def _tell(before: Path | None, day: date, con: DuckDBPyConnection) -> None:
    model = in_use()
    con.execute(macro())
    con.execute("create view link as from came.link")
    changed = under_other_rules(before, model)
    tell_changes(con, OUT, model.linked, rules_changed=changed, on=day)


def build(run: Divided, before: Path | None, into: Path, day: date) -> None:
    """Make person_subject, person, link, linked_face, and what became of ids since `before`.

    What is common is carried over from `before` where one machine would carry it over; everything
    else is worked out anew, which has the same outcome. `into`: where the next linking finds it.
    """
    held = held_by_all(run)
    common = replace(Before.of(before, in_use(), held), afresh=True)
    run.run(FOLD)
    number(run, "numbered", run.read("refs_in_part", "subject_ref"), REF)
    measured = (carried_step(common),) if common.folder else SHARINGS
    for step in measured:
        run.run(step)
    run.run(FACES)
    for step in (LED, MET_LED, SEALS):
        run.run(step)
    if not common.folder:
        run.run(HELD_RECORDS)
        run.run(BORNE_BY)
    run.run(common_step(run, common))
    for step in (pairs_step(common), twos_step(common), KIN, JUDGED, WEIGH):
        run.run(step)
    _find_members(run)
    run.run(GROUP)
    run.run(_naming(before))
    for step in (PEOPLE, LINKS, _changing(before, day), LINKED_FACES):
        run.run(step)
    keep(run, into, common, held)


def _find_members(run: Divided) -> None:
    """The component of every unit: the smallest unit that links lead to, or its own number."""
    linked = run.read("edge").where(f"must or weight >= {in_use().linked}")
    joined = hang_together(run, linked.selectExpr("bigint(unit_l) as u", "bigint(unit_r) as v"))
    units = run.read("numbered").selectExpr("number as unit")
    members = units.join(run.read(joined), "unit", "left")
    run.write("member", members.selectExpr("unit", "coalesce(component, unit) as component"))
