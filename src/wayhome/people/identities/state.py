"""What the last linking knew of ids, kept as Parquet in its folder; the input of the next one.

    identity.parquet         every subject_ref: how it was held, its id, the id it came under, and a
                             print of what it says
    identity_known.parquet   every id ever given, once for each agency that knows it ('': everybody)
    identity_judged.parquet  pairs judged the same or apart
    identity_change.parquet  everything that changed up to then, with its cause

Read whatever model or rules that linking had: ids outlast both. Where the folder is gone, the ids
stand in the tables of its release; only without either does every person get a new id.
"""

from pathlib import Path

from duckdb import DuckDBPyConnection

from wayhome.people.identities.claims import GONE, LED_ON, LIVING, NONE
from wayhome.people.identities.settling import OPEN, RESTRICTED, SEALED
from wayhome.people.identity import number_of_id_sql
from wayhome.people.layers import Layers, quoted_file, without

EVERYBODYS = ""  # stands where an agency's code would

CHANGE = (
    "changed_on date, kind varchar, was varchar, now varchar, records bigint, cause varchar, "
    "left_ref varchar, right_ref varchar, reason varchar, agency varchar"
)
COLUMNS = {
    "identity": "subject_ref varchar, agency varchar, held tinyint, number bigint, under bigint, "
    "print ubigint",
    "identity_known": "number bigint, agency varchar, state tinyint, leads bigint, since bigint",
    "identity_judged": "left_ref varchar, right_ref varchar, judgement varchar",
    "identity_change": CHANGE,
}

# A record told of in any table of the release, and how it was held there.
TOLD = """
select subject_ref, any_value(agency) as agency,
  bool_or(marking in ('official', 'official-sensitive')) as open, bool_or({sealed}) as sealed
from {file} where subject_ref is not null group by subject_ref
"""
NAMING = ("subject", "involvement", "stay", "contact_point", "statement", "relation")

OF_TABLES = """
create table last_identity as
with told as ({told}),
held as (
  select subject_ref, any_value(agency) as agency,
    case when bool_or(sealed) then {sealed} when bool_or(open) then {open}
      else {restricted} end as held
  from told group by subject_ref
)
select p.subject_ref, h.agency, h.held::tinyint as held, {number} as number, number as under,
  0::ubigint as print
from {person_subject} p join held h using (subject_ref);
create table last_identity_known as
with living as (
  select distinct number, case held when {open} then '' else agency end as agency
  from last_identity where held <> {sealed}
)
select number, agency, {living}::tinyint as state, {none}::bigint as leads, 0::bigint as since
from living l
where agency = '' or number not in (select number from living where agency = '')
"""
LED = """
insert into last_identity_known
select {was}, coalesce(agency, ''), case when now is null then {gone} else {led_on} end,
  case when now is null then {none} else {now} end, 0
from {file}
"""


KNOWN = "from identity_known union all by name from kept_known"


def read(con: DuckDBPyConnection, folder: Path | None, *, narrowed: bool) -> None:
    """Make last_identity, last_identity_known, last_identity_judged and last_identity_change, and
    kept_identity and kept_known of what is not touched, where linking is narrowed to what is."""
    kept = folder is not None and all(_there(folder, name) for name in COLUMNS)
    tables = folder.parent / "tables" if folder else Path()
    found = not kept and folder is not None and _there(tables, "person_subject")
    for name, columns in COLUMNS.items():
        if kept and folder and name != "identity":
            con.execute(f"create table last_{name} as from {quoted_file(folder, name)}")
        elif not (found and name in ("identity", "identity_known")):
            con.execute(f"create table last_{name} ({columns})")
    if kept and folder:
        con.execute(f"insert into last_identity by name from {_their(folder, narrowed)}")
    if found:
        _of_tables(con, tables)
    _part(con, folder, narrowed=narrowed)


THEIRS = "(number in (from their_id) or leads in (from their_id))"


def _their(folder: Path, narrowed: bool) -> str:
    rows = Layers(folder).read("identity")
    return f"{rows} semi join touched using (subject_ref)" if narrowed else rows


def _part(con: DuckDBPyConnection, folder: Path | None, *, narrowed: bool) -> None:
    rest, chosen = "from last_identity where false", "false"
    if narrowed and folder:
        rest = without("identity", Layers(folder).read("identity"), "touched", "")
        chosen = f"not {THEIRS}"
    con.execute(f"create view kept_identity as {rest}")
    con.execute(f"create table kept_known as from last_identity_known where {chosen}")
    con.execute(f"delete from last_identity_known where {chosen}")


def write(con: DuckDBPyConnection, folder: Path) -> None:
    """Keep this linking's for the next one, but for `identity` (before.py)."""
    for name in ("identity_known", "identity_judged", "identity_change"):
        rows = KNOWN if name == "identity_known" else f"from {name}"
        con.execute(f"copy ({rows}) to {quoted_file(folder, name)}")


def _there(folder: Path, name: str) -> bool:
    return (folder / f"{name}.parquet").exists()


def _of_tables(con: DuckDBPyConnection, tables: Path) -> None:
    """The same from what a release serves, where its folder of linking was not kept."""
    told = " union all ".join(
        TOLD.format(
            file=quoted_file(tables, name),
            sealed="sealed_reason is not null or marking = 'sealed'"
            if name == "subject"
            else "marking = 'sealed'",
        )
        for name in NAMING
        if _there(tables, name)
    )
    states = {"none": NONE, "living": LIVING, "led_on": LED_ON, "gone": GONE}
    held = {"open": OPEN, "restricted": RESTRICTED, "sealed": SEALED}
    con.execute(
        OF_TABLES.format(
            told=told,
            person_subject=quoted_file(tables, "person_subject"),
            number=number_of_id_sql("p.person_id"),
            **states,
            **held,
        )
    )
    if _there(tables, "person_forward"):
        was, now = number_of_id_sql("was"), number_of_id_sql("now")
        file = quoted_file(tables, "person_forward")
        con.execute(LED.format(file=file, was=was, now=now, **states))
