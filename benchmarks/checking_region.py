"""A home with a release of any size, with what a look-up reads and nothing else."""

from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from benchmarks.invented_records import RECORDS_A_PERSON, SPAN, canonical, written
from wayhome import people
from wayhome.lexicon.agencies import Agency, AgencyKind, write_register
from wayhome.lexicon.home import Home
from wayhome.pipeline import release, serving

A_PART = 2_700_000  # records invented at a time
HELD_OUT = 1_500  # records kept out of the release, to ask with what they say

READ = frozenset(
    {"agency", "delivery", "subject", "stay", "person", "person_subject", "person_forward"}
)
CODES = {
    "NBC": (AgencyKind.COUNCIL, "E08000003"),
    "NBP": (AgencyKind.POLICE, "E23000005"),
    "NBE": (AgencyKind.EDUCATION, "E08000003"),
    "ECC": (AgencyKind.COUNCIL, "E07000148"),
    "EMC": (AgencyKind.POLICE, "E23000036"),
    "HOS": (AgencyKind.HEALTH, ""),
}
REGISTER = [
    Agency(code, f"Agency {code}", kind, area, "", "Duty desk", f"01632 96{n:04}", "01632 960999")
    for n, (code, (kind, area)) in enumerate(CODES.items())
]


def region(home: Home, people_held: int) -> int:
    """Make the release and let it serve; how many people it holds."""
    home.root.mkdir(parents=True, exist_ok=True)
    write_register(home.agencies, REGISTER)
    building = release.new_folder(home)
    con = duckdb.connect(str(building / "work.duckdb"))
    con.execute("set enable_progress_bar = false")
    con.execute("set memory_limit = '4GB'")
    canonical(con, _held_out(home, _several(int(people_held * RECORDS_A_PERSON))))
    # postcodes of the invented stand in for districts: homes are of the two councils
    con.execute("update stay set area = if(hash(subject_ref) % 2 = 0, 'E08000003', 'E07000148')")
    people.link(con)
    _whose(con, home)
    people.index(con)
    _register(con)
    _served(con, building)
    con.close()
    (building / "work.duckdb").unlink()
    said = {"as_of": str(SPAN.today), "began_at": f"{SPAN.today}T06:00:00"}
    release.finish(home, building, "20261120T060000-measured", said)
    return held_in(home)


# One record each of people of whom two more at least are held.
OF_WHOM = """
select record_id from (
  select record_id, count(*) over w as held, row_number() over (w order by hash(record_id)) as place
  from everything window w as (partition by truth))
where held > 2 and place = 1 order by hash(record_id || 'out') limit {most}
"""
WHO = """
select o.*, list(distinct p.person_id) as right from out o
join truth t on t.person = o.truth::varchar join person_subject p using (subject_ref) group by all
"""


def held_out(home: Home) -> Path:
    """The records kept out, with the people of the release who are theirs."""
    return home.root / "held_out.parquet"


def _held_out(home: Home, everything: pa.Table) -> pa.Table:
    """All but the records that are kept out, which are written beside."""
    with duckdb.connect() as con:
        con.register("everything", everything)
        con.execute(f"create table away as {OF_WHOM.format(most=HELD_OUT)}")
        out = "from everything semi join away using (record_id)"
        con.execute(f"copy ({out}) to '{held_out(home)}' (format parquet)")
        return con.sql("from everything anti join away using (record_id)").to_arrow_table()


def _whose(con: duckdb.DuckDBPyConnection, home: Home) -> None:
    """Say of the records kept out which people of the release are theirs."""
    con.execute(f"create temp table out as from '{held_out(home)}'")
    con.execute(f"copy ({WHO}) to '{held_out(home)}' (format parquet)")


def _several(records: int) -> pa.Table:
    """Invented a few million at a time, each with people of its own."""
    parts, first = [], 0
    while first < records:
        part = written(min(A_PART, records - first), seed=11 + first)
        numbers = pc.add(pc.cast(part["record"], pa.int64()), first)
        named = pc.binary_join_element_wise(part["agency"], pc.cast(numbers, pa.string()), "/own/")
        for name, column in (
            ("record", pc.cast(numbers, pa.string())),
            ("record_id", named),
            ("truth", pc.add(part["truth"], first)),
        ):
            part = part.set_column(part.schema.get_field_index(name), name, column)
        parts.append(part)
        first += A_PART
    return pa.concat_tables(parts)


def _register(con: duckdb.DuckDBPyConnection) -> None:
    names = list(Agency.__dataclass_fields__)
    con.execute(f"create table agency ({', '.join(f'{name} varchar' for name in names)})")
    marks = ", ".join("?" for _ in names)
    rows = [[str(getattr(one, name)) for name in names] for one in REGISTER]
    con.executemany(f"insert into agency values ({marks})", rows)
    con.execute(
        "create table delivery as select agency || '-1' as delivery, 'generic' as feed, agency, "
        "'own' as system, 'own.csv' as file, '' as sha256, timestamp '2026-11-01' as received_at "
        "from (select distinct agency from subject)"
    )


def _served(con: duckdb.DuckDBPyConnection, folder: Path) -> None:
    con.execute(
        f"attach '{folder / release.SERVING}' as serving (row_group_size {serving.ROWS_IN_A_BLOCK})"
    )
    con.execute("set preserve_insertion_order = true")
    for table in serving.SERVED:
        if table.name in READ:
            con.execute(f"create table serving.main.{table.name} as {table.query}")
    con.execute("checkpoint serving")
    con.execute("detach serving")
    people.keep_index(con, folder)


def held_in(home: Home) -> int:
    """How many people a release holds that was made before."""
    with duckdb.connect(str(release.current_release(home).database), read_only=True) as con:
        return int(con.execute("select count(*) from person").fetchall()[0][0])


def asked(home: Home, count: int) -> list[dict[str, str]]:
    """What is typed beside a child: whole, half, as heard; as fields of the form."""
    with duckdb.connect(str(release.current_release(home).database), read_only=True) as con:
        rows = con.execute(
            "select given_names, family_name, dob, s.postcode, nhs_number from subject "
            "left join stay s using (subject_ref) where dob is not null "
            f"using sample {count} rows (reservoir, 3)"
        ).fetchall()
    return [_fields(number, *row) for number, row in enumerate(rows)]


def _fields(
    number: int, given: str, family: str, dob: object, postcode: str | None, nhs: str | None
) -> dict[str, str]:
    first = given.split()[0]
    return (
        {"given": first, "family": family, "born": str(dob)},
        {"given": first, "family": family},
        {"given": first, "age": str(2026 - int(str(dob)[:4]))},
        {"family": family, "born": str(dob)},
        {"given": first, "home": postcode or ""},
        {"born": str(dob), "given": first},
        {"number": nhs or "", "given": first, "family": family},
    )[number % 7]
