"""What was received and is in no release yet, made findable as a release is, and joined to nobody.

    records of what came ─> faces, as common as the release has their values ─> an index beside it

The same keys, the same filter and the same weights: what is found here is looked up by the code
that looks a release up. Each subject ref stands alone, but for one that the release knows: that is
somebody's newer record, and says whose.
"""

import shutil
from pathlib import Path

from duckdb import DuckDBPyConnection

from wayhome.people.before import Before
from wayhome.people.commonness import Commonness
from wayhome.people.index import index
from wayhome.people.layers import Layers
from wayhome.people.lookup.faces import keep_faces, write_faces
from wayhome.people.lookup.opening import OWN_MODEL, Lookup
from wayhome.people.lookup.writing import write_lookup
from wayhome.people.units import build_units

# Whom a release keeps close: a reference of its own is as close in what came since.
KEPT_CLOSE = """
select agency, subject_ref, case when sealed then 'sealed' else 'restricted' end as marking
from {unit} where sealed or not open
"""
# A reference that no release knows stands for itself; it has slashes, a person's has none.
WHOSE = """
create table person_subject as
select r.subject_ref, coalesce(p.person_id, r.subject_ref) as person_id
from all_refs r left join {known} p using (subject_ref)
"""
NO_PAST = """
create table person_forward as
select ''::varchar as was, ''::varchar as now, ''::varchar as agency, ''::varchar as marking
where false
"""


def kept_close(linking: Path) -> str:
    """A query of whom a release keeps close. `linking`: its folder of that name."""
    return KEPT_CLOSE.format(unit=Layers(linking).read("unit"))


def is_known(reference: str) -> bool:
    """Whether what stands for a person of the index is a person of the release."""
    return "/" not in reference


def index_unbuilt(con: DuckDBPyConnection, release: Path, linking: Path, folder: Path) -> None:
    """Write the index of the canonical tables in `con` to `folder`, which must not be there yet.
    `release`, `linking`: the folders of those names of the release that serves, whose model
    weighs and whose measures tell what is common."""
    built, last = Lookup(release), Before(linking, afresh=True)
    model, common = built.scorer.model, Commonness(con, last)
    catalogue, schema = con.execute("select current_database(), current_schema()").fetchall()[0]
    records = f'"{catalogue}"."{schema}"'
    build_units(con, records, model.limits, common)
    for measure in ("held_records", *(f"tf_{column}" for column in model.frequencies)):
        common.make(measure, "")
    keep_faces(con, records, model, last)
    write_faces(con, records, model)
    con.execute(WHOSE.format(known=Layers(linking).read("person_subject")))
    con.execute(NO_PAST)
    index(con)
    write_lookup(con, folder, built.head["model"])
    if (release / OWN_MODEL).exists():
        shutil.copyfile(release / OWN_MODEL, folder / OWN_MODEL)
