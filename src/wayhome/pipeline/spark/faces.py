"""Faces: what each record looks like to linking, and how common what it states is.

    fold      by subject ref   a unit is folded from its own rows
    shared    by value         how many people give one address, one telephone
    faces     by subject ref   once it is known what many share; every key of every face
    common    by value         how many faces state one name, one date

Units are numbered by Spark in the order of their references, as one machine numbers them. How
common a value is must be known of everybody before any pair is weighed: it is counted by value,
and joined back to the faces that state it.
"""

from functools import partial

from duckdb import DuckDBPyConnection

from wayhome.people.before import STATE, Before
from wayhome.people.candidates import keyed
from wayhome.people.keys import KEYS
from wayhome.people.seals import lead_further, meet_led, meet_sealed, name_sealed, take_sides
from wayhome.people.splink_model import HELD, frequency
from wayhome.people.trusted import GIVEN
from wayhome.people.units import (
    NAMING,
    SHARED,
    build_faces,
    build_hidden,
    fold_units,
    teach,
)
from wayhome.people.vetoes import SLOT
from wayhome.pipeline.spark.dividing import Divided
from wayhome.pipeline.spark.model import in_use
from wayhome.pipeline.spark.steps import CAME, Beside, By, Here, Step, Whole, as_made, pointing

NOTHING = Before()
REF = ("subject_ref",)


def _fold(con: DuckDBPyConnection) -> None:
    fold_units(con, CAME, in_use().limits, NOTHING)
    name_sealed(con, CAME)


FOLDED = ("goes_by", "lived_at", "rung_on", "token_skeleton", "printed")
ROWS_OF_SUBJECTS = tuple(By(name, REF) for name in ("subject", "stay", "contact_point"))
FOLD = Step(
    "fold",
    _fold,
    {**as_made(*FOLDED, "sealed_name"), "refs_in_part": "from all_refs", "folded": "from unit"},
    (*ROWS_OF_SUBJECTS, *(By(n, REF) for n in NAMING if n not in ("stay", "contact_point"))),
)


def _share(name: str, con: DuckDBPyConnection) -> None:
    con.execute("create view unit as from came.folded")
    con.execute(f"create table {name} as {SHARED[name].format(**vars(in_use().limits))}")


def _sharing(name: str, table: str, value: str) -> Step:
    counted = Beside("folded", REF, pointing(f"{table}.subject_ref"))
    return Step(
        name, partial(_share, name), as_made(name), (By(table, (value,), known=True), counted)
    )


SHARINGS = (
    _sharing("shared_premise", "lived_at", "premise"),
    _sharing("shared_postcode", "lived_at", "postcode"),
    _sharing("shared_phone", "rung_on", "phone"),
)

SPOKEN = "select subject_ref, {unit} as unit, open, '{c}' as what, {c} as value from {face}"


def _face(con: DuckDBPyConnection) -> None:
    model = in_use()
    teach(con)
    con.execute(
        "create table all_refs as select n.number::integer as unit, r.* exclude (unit)"
        " from came.refs_in_part r join came.numbered n using (subject_ref);"
        "create view refs as from all_refs;"
        "create table unit as select u.* replace (n.number::integer as unit)"
        " from came.folded u join came.numbered n using (subject_ref)"
    )
    for name in SHARED:
        con.execute(f"create view {name} as from came.{name}")
    build_faces(con, model.limits)
    con.execute(SLOT)
    meet_sealed(con, "face")
    build_hidden(con, CAME, model.limits, NOTHING)
    con.execute("set search_path = 'memory.main,memory.came'")
    _key(con)
    told = [
        SPOKEN.format(unit=unit, c=column, face=face) + f" where {column} is not null"
        for column in model.frequencies
        for unit, face in (("unit", "face"), ("null::integer", "hidden.face"))
    ]
    con.execute(f"create table spoken as {' union all '.join(told)}")


def _key(con: DuckDBPyConnection) -> None:
    for place, key in enumerate(KEYS):
        con.execute(keyed(key))
        begins = "insert into" if place else "create table"
        con.execute(f"{begins} every_key {'' if place else 'as'} select '{key.kind}' as kind, * "
                    "from keyed")  # fmt: skip
    con.execute("drop view keyed")


FACES = Step(
    "faces",
    _face,
    {
        **as_made("all_refs", "unit", "face", "slot", "spoken", "met"),
        "hidden": "from hidden.face",
        "keyed": "from every_key",
        "identified": GIVEN,
        "held_in_part": HELD,
        "kept_unit": STATE["unit"],
    },
    (
        *(Here(name) for name in FOLDED),
        Here("refs_in_part"),
        Here("folded"),
        *ROWS_OF_SUBJECTS,
        By("numbered", REF),
        *(Whole(name) for name in SHARED),
        Whole("sealed_name"),
    ),
)


LED = Step(
    "what leads to seals",
    lead_further,
    as_made("sealed_lead"),
    (By("met", ()), Whole("sealed_name")),
    parts=1,
)


def _meet_led(con: DuckDBPyConnection) -> None:
    meet_led(con, "face")


MET_LED = Step(
    "met by what leads", _meet_led, as_made("met_led"), (Here("face"), Whole("sealed_lead"))
)


def _take_sides(con: DuckDBPyConnection) -> None:
    teach(con)
    con.execute("create table met as from came.met union all by name from came.met_led")
    take_sides(con, in_use().limits)


OF_UNITS = (
    "select number::integer as unit, seal, side from seal_of join numbered using (subject_ref)"
)
SEALS = Step(
    "seals",
    _take_sides,
    {**as_made("seal_of"), "seal": OF_UNITS},
    (
        *(By(name, ()) for name in ("met", "met_led")),
        Beside("numbered", REF, pointing("met.subject_ref", "met_led.subject_ref")),
        Whole("sealed_name"),
    ),
    parts=1,
)


def _held(con: DuckDBPyConnection) -> None:
    con.execute(
        "create table held_records as select sum(records)::bigint as records from came.held_in_part"
    )


HELD_RECORDS = Step(
    "held records",
    _held,
    {**as_made("held_records"), "linked_records": "from held_records"},
    (Whole("held_in_part"),),
    parts=1,
)


def _count(stated: dict[str, int], before: Before, con: DuckDBPyConnection) -> None:
    model = in_use()
    con.execute(
        "create table common (what varchar, value varchar, tf double);"
        "create table told_common (subject_ref varchar, unit integer, what varchar, value varchar,"
        " tf double)"
    )
    for column, base in model.frequencies.items():
        con.execute(
            f"create or replace view face as select value as {column}, open from came.spoken "
            f"where what = '{column}' and unit is not null"
        )
        measured = frequency(column, base, model.smoothing, stated.get(column, 0))
        if before.folder:
            held = f"select value from came.spoken where what = '{column}'"
            measured = f"from {before.file(f'tf_{column}')} where {column} in ({held})"
        con.execute(
            f"create or replace table tf as {measured};"
            f"insert into common select '{column}', {column}, tf_{column} from tf;"
            f"insert into told_common select s.subject_ref, s.unit, s.what, s.value, tf_{column} "
            f"from came.spoken s join tf on tf.{column} = s.value where s.what = '{column}'"
        )


def common_step(run: Divided, before: Before) -> Step:
    spoken = run.read("spoken").where("open and unit is not null")
    stated = {row[0]: int(row[1]) for row in spoken.groupBy("what").count().collect()}
    cut = By("spoken", ("what", "value"))
    work = partial(_count, stated, before)
    return Step("common", work, as_made("common", "told_common"), (cut,))
