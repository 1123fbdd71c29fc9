"""The index: faces and entries by person, names by name.

Faces are numbered in one order over everybody. A part numbers its own people's; Spark sorts people
and gives each face the number it has among all.
"""

from duckdb import DuckDBPyConnection

from wayhome.people.lookup.entries import NAMES, enter_faces, number_faces
from wayhome.people.units import teach
from wayhome.pipeline.spark.dividing import Divided
from wayhome.pipeline.spark.lives import BY_PERSON, INVOLVED, OF_A_PERSON, STAYS, SUBJECTS, THINGS
from wayhome.pipeline.spark.numbers import number
from wayhome.pipeline.spark.steps import Beside, By, Here, Step, as_made

FACES = Step(
    "faces of people",
    number_faces,
    {"face_in_part": "from lookup_face"},
    (BY_PERSON, Beside("linked_face", ("subject_ref",), OF_A_PERSON)),
)

NUMBERED = """
create table lookup_face as
select f.* replace (n.number::integer as face)
from came.face_in_part f join came.face_number n using (person_id, face)
"""


def _enter(con: DuckDBPyConnection) -> None:
    con.execute(NUMBERED)
    teach(con)
    enter_faces(con)


ENTRIES = Step(
    "entries",
    _enter,
    {
        **as_made("lookup_face", "lookup_entry"),
        "lookup_named": "select e.*, person_id from lookup_entry e join lookup_face using (face)"
        " where e.kind = 'name'",
    },
    (
        Here("face_in_part"),
        By("face_number", ("person_id",)),
        BY_PERSON,
        SUBJECTS,
        STAYS,
        Beside("contact_point", ("subject_ref",), OF_A_PERSON),
        INVOLVED,
        THINGS,
    ),
)


def _name(con: DuckDBPyConnection) -> None:
    con.execute("create view lookup_entry as select * exclude (person_id) from came.lookup_named")
    con.execute("create view lookup_face as select distinct face, person_id from came.lookup_named")
    con.execute(NAMES)


COMPLETIONS = Step("completions", _name, as_made("lookup_name"), (By("lookup_named", ("value",)),))


def build(run: Divided) -> None:
    """Make `lookup_face`, `lookup_entry` and `lookup_name`."""
    run.run(FACES)
    faces = run.read("face_in_part", "person_id", "face")
    number(run, "face_number", faces, ("person_id", "face"))
    run.run(ENTRIES)
    run.run(COMPLETIONS)
