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


@dataclass(frozen=True)
class Read:
    """Rows `t` of a table that bear on the signs of `person_id`, or of whom `beside` leads to."""

    table: str
    beside: str = ""  # a join to `b`, of whose person_id the row is
    cut: str = ""  # SQL of the day of a row {t}: those of a later day than is asked about are cut

    @property
    def of(self) -> str:
        """SQL of whose signs the row bears on."""
        return "b.person_id" if self.beside else "t.person_id"

    @property
    def rows(self) -> str:
        """What comes after `from`."""
        return f"{self.table} t {self.beside}"

    def print_sql(self, as_of: str) -> str:
        """A select of (person_id, print), one a row; a row that the day lets in prints anew."""
        seen = f", {self.cut.format(t='t')} < date '{as_of}' + 1" if self.cut else ""
        row = f"hash(t{seen}, '{self.table}{' beside' if self.beside else ''}')"
        return f"select {self.of} as person_id, {row} as print from {self.rows}"


# Whoever is beside somebody, by what happened to both or by one tie.
_OTHER = """join (
    select person_id, other_id from co_event
    union select person_id, other_id from beside where other_id is not null
) b on b.other_id = t.person_id"""
# A tie that states no day counts from the day on which all its records had been written down.
_TIED_ON = """coalesce({t}.first::date, list_max(list_transform({t}.records, lambda r:
    greatest(r.began::date, coalesce(r.recorded_at, r.began, r.received_at)::date))))"""

READS: tuple[Read, ...] = (
    Read("fact", cut="{t}.occurred_from"),
    Read("holding"),
    Read("co_event", cut="{t}.occurred_from"),
    Read("beside", cut=_TIED_ON),
    # A sign may rest on what is told of whoever is beside somebody, and on their birth.
    Read("told", beside=_OTHER, cut="{t}.began"),
    Read("holding", beside=_OTHER),
)
# What was recorded at an address, of whomever: signs of addresses read nothing else.
READS_OF_ADDRESS: tuple[Read, ...] = (Read("fact", cut="{t}.occurred_from"),)

_PRINTED = """
create or replace temp table printed as
select person_id, (sum(print) % {prime})::ubigint as print from ({rows}) group by person_id
"""

# A row that bears on several people is given once.
_NARROWED = """
create table narrowed.main.{table} as
select t.* from {table} t semi join ({rows}) n on n.row = t.rowid
"""
_ROWS = "select t.rowid as row from {rows} semi join {people} p on p.person_id = {of}"


def take_prints(con: DuckDBPyConnection, as_of: str, of: Subject = PERSON) -> None:
    """Make `printed(person_id, print)`: of everybody, a print of all that their signs read."""
    rows = " union all ".join(read.print_sql(as_of) for read in reads(of))
    con.execute(of.told(_PRINTED.format(rows=rows, prime=PRIME)))


def narrow(con: DuckDBPyConnection, people: str, of: Subject = PERSON) -> None:
    """Make the tables that signs read in the database `narrowed`, with what bears on `people`."""
    for table in dict.fromkeys(read.table for read in reads(of)):
        rows = " union ".join(
            _ROWS.format(rows=read.rows, of=read.of, people=people)
            for read in reads(of)
            if read.table == table
        )
        con.execute(of.told(_NARROWED.format(table=table, rows=rows)))


def reads(of: Subject) -> tuple[Read, ...]:
    """What the signs of this kind of subject read."""
    return READS if of == PERSON else READS_OF_ADDRESS
