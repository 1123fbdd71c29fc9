"""All that the signs of a person are worked out from, in one list: `READS`; of an address,
`READS_OF_ADDRESS`, written of a person as well (subject.py).

From it two things are made: the print that tells whether anything of it has changed, and the rows
that are given to the signs when only some people are looked at. So a sign that reads what is not in
the list fails, or a test of people looked at by themselves does.
Keeps: what bears on a person's signs is reached from the person; the day asked about cuts off no
row by anything but its `cut`.
"""

from dataclasses import dataclass

from duckdb import DuckDBPyConnection

from wayhome.signs.subject import PERSON, Subject

PRIME = 18446744073709551557  # the largest below 2^64: sums of prints stay in an unsigned bigint
LIFE, TIES = "life", "ties"  # lives are carried over by themselves (chronology.carried)


@dataclass(frozen=True)
class Read:
    """Rows `t` of a table that bear on the signs of `person_id`, or of whom `beside` leads to."""

    table: str
    beside: str = ""  # a select of (person_id, other_id): the row is of the other
    cut: str = ""  # SQL of the day of a row {t}: those of a later day than is asked about are cut
    part: str = TIES

    def print_sql(self, as_of: str, rows: str = "") -> str:
        """A select of (person_id, print), one a row; a row that the day lets in prints anew. `rows`
        are all of the table unless others are given."""
        seen = f", {self.cut.format(t='t')} < date '{as_of}' + 1" if self.cut else ""
        row = f"hash(t{seen}, '{self.table}{' beside' if self.beside else ''}')"
        joined = f"join ({self.beside}) b on b.other_id = t.person_id" if self.beside else ""
        of = "b" if self.beside else "t"
        return f"select {of}.person_id, {row} as print from {rows or self.table} t {joined}"

    def whose(self, people: str) -> str:
        """A select of the person_id of whoever has such a row that bears on one of `people`."""
        if not self.beside:
            return f"select person_id from {people}"
        beside = f"({self.beside}) semi join {people} using (person_id)"
        return f"select other_id as person_id from {beside}"


# Whoever is beside somebody, by what happened to both or by one tie.
_OTHER = """
select person_id, other_id from co_event
union select person_id, other_id from beside where other_id is not null
"""
# A tie that states no day counts from the day on which all its records had been written down.
_TIED_ON = """coalesce({t}.first::date, list_max(list_transform({t}.records, lambda r:
    greatest(r.began::date, coalesce(r.recorded_at, r.began, r.received_at)::date))))"""

READS: tuple[Read, ...] = (
    Read("fact", cut="{t}.occurred_from", part=LIFE),
    Read("holding", part=LIFE),
    Read("co_event", cut="{t}.occurred_from"),
    Read("beside", cut=_TIED_ON),
    # A sign may rest on what is told of whoever is beside somebody, and on their birth.
    Read("told", beside=_OTHER, cut="{t}.began"),
    Read("holding", beside=_OTHER),
)
# What was recorded at an address, of whomever: signs of addresses read nothing else.
READS_OF_ADDRESS: tuple[Read, ...] = (Read("fact", cut="{t}.occurred_from", part=LIFE),)

_PRINTED = """
create or replace temp table printed as
select person_id, coalesce(life, 0) as life, coalesce(ties, 0) as ties
from ({life}) full join ({ties}) using (person_id)
"""
_PART = f"""
select person_id, (sum(print) % {PRIME})::ubigint as {{part}} from ({{rows}}) group by person_id
"""
_NONE = "select null::varchar as person_id, null::ubigint as {part} where false"

# Of whom the rows of a life are others than they were, or the day lets in others.
_LOOKED_AT = """
create or replace temp table life_looked_at as
select person_id from life_touched
union select person_id from fact
where occurred_from >= date '{was}' + 1 and occurred_from < date '{as_of}' + 1
"""
# Nothing stands there of whoever has ties alone.
_CARRIED = """
{now} union all
select person_id, life from {before} anti join life_looked_at using (person_id) where life > 0
"""

# A row that bears on several people is given once.
_NARROWED = """
create table narrowed.main.{table} as
from {table} semi join ({people}) using (person_id)
"""


def take_prints(con: DuckDBPyConnection, as_of: str, of: Subject = PERSON) -> None:
    """Make `printed(person_id, life, ties)`: of everybody, prints of all that their signs read."""
    con.execute(of.told(_PRINTED.format(life=_part(LIFE, as_of, of), ties=_part(TIES, as_of, of))))


def take_prints_of_touched(con: DuckDBPyConnection, as_of: str, was: str, before: str) -> None:
    """The same of people, where the lives of all but `life_touched` are carried over from the
    release before, of the day `was`: `before` are its prints."""
    con.execute(_LOOKED_AT.format(was=was, as_of=as_of))
    now = _part(LIFE, as_of, PERSON, "(from {table} semi join life_looked_at using (person_id))")
    life = _CARRIED.format(now=now, before=before)
    con.execute(_PRINTED.format(life=life, ties=_part(TIES, as_of, PERSON)))
    con.execute("drop table life_looked_at")


def _part(part: str, as_of: str, of: Subject, only: str = "") -> str:
    """A select of one print of everybody, or of whoever is in `only`."""
    rows = " union all ".join(
        read.print_sql(as_of, only.format(table=read.table))
        for read in reads(of)
        if read.part == part
    )
    return _PART.format(part=part, rows=rows) if rows else _NONE.format(part=part)


def narrow(con: DuckDBPyConnection, people: str, of: Subject = PERSON) -> None:
    """Make the tables that signs read in the database `narrowed`, with what bears on `people`."""
    for table in dict.fromkeys(read.table for read in reads(of)):
        whose = " union ".join(read.whose(people) for read in reads(of) if read.table == table)
        con.execute(of.told(_NARROWED.format(table=table, people=whose)))


def reads(of: Subject) -> tuple[Read, ...]:
    """What the signs of this kind of subject read."""
    return READS if of == PERSON else READS_OF_ADDRESS
