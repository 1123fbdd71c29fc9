"""All that the signs of a person are worked out from, in one list: `READS`; of an address,
`READS_OF_ADDRESS`, written of a person as well (subject.py).

From it two things are made: the print that tells whether anything of it has changed, and the rows
that are given to the signs when only some people are looked at. So a sign that reads what is not in
the list fails, or a test of people looked at by themselves does.
Keeps: what bears on a person's signs is reached from the person; the day asked about cuts off no
row by anything but its `cut`.
"""

from collections.abc import Collection
from dataclasses import dataclass

from duckdb import DuckDBPyConnection

from wayhome.signs.subject import PERSON, Subject

PRIME = 18446744073709551557  # the largest below 2^64: sums of prints stay in an unsigned bigint
# Lives are carried over by themselves (chronology.carried), and ties (network.carried_beside).
LIFE, TIES = "life", "ties"


@dataclass(frozen=True)
class Read:
    """Rows `t` of a table that bear on the signs of `person_id`, or of whom `beside` leads to."""

    table: str
    beside: str = ""  # a select of (person_id, other_id): the row is of the other
    cut: str = ""  # SQL of the day of a row {t}: those of a later day than is asked about are cut
    part: str = TIES

    def print_sql(self, as_of: str, rows: str = "{table}") -> str:
        """A select of (person_id, print), one a row; a row that the day lets in prints anew.
        `rows`: those that are wanted of a {table}, of whoever it leads to as well."""
        seen = f", {self.cut.format(t='t')} < date '{as_of}' + 1" if self.cut else ""
        row = f"hash(t{seen}, '{self.table}{' beside' if self.beside else ''}')"
        if self.beside:
            beside = rows.format(table=f"({self.beside})")
            return f"""select b.person_id, {row} as print
                from {self.table} t join {beside} b on b.other_id = t.person_id"""
        return f"select t.person_id, {row} as print from {rows.format(table=self.table)} t"

    def let_in_sql(self, was: str, as_of: str) -> str:
        """A select of the person_id of whoever has such a row that the day `was` cut off, and
        `as_of` lets in."""
        cut, of = self.cut.format(t="t"), "b" if self.beside else "t"
        joined = f"join ({self.beside}) b on b.other_id = t.person_id" if self.beside else ""
        return f"""select {of}.person_id from {self.table} t {joined}
            where {cut} >= date '{was}' + 1 and {cut} < date '{as_of}' + 1"""

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

# Of whom rows are others than they were, or the day lets in others. What is told of whoever is
# beside them, and their birth, is theirs as well; whoever was beside them had ties that are others.
_LOOKED_AT = "create or replace temp table {part}_looked_at as {whose}"
_WHOSE = {
    LIFE: "from life_touched",
    TIES: f"""
from tie_touched union from life_touched
union select person_id from ({_OTHER})
    where other_id in (from life_touched) or other_id in (from tie_touched)""",
}
# What was made anew lies by itself; of others, of whom the day lets in a row, it is looked for.
_ROWS = {
    LIFE: """(from {table}_now union all by name
    from {table} semi join (from life_looked_at anti join life_touched using (person_id))
        using (person_id))""",
    TIES: "(from {table} semi join ties_looked_at using (person_id))",
}
# Nothing stands there of whoever has the other part alone.
_CARRIED = """
{now} union all
select person_id, {part} from {before} anti join {part}_looked_at using (person_id) where {part} > 0
"""

# A row that bears on several people is given once.
_NARROWED = """
create table narrowed.main.{table} as
from {table} semi join ({people}) using (person_id)
"""


def take_prints(con: DuckDBPyConnection, as_of: str, of: Subject = PERSON) -> None:
    """Make `printed(person_id, life, ties)`: of everybody, prints of all that their signs read."""
    con.execute(of.told(_PRINTED.format(life=_part(LIFE, as_of, of), ties=_part(TIES, as_of, of))))


def take_prints_of_touched(
    con: DuckDBPyConnection, as_of: str, was: str, before: str, parts: Collection[str]
) -> None:
    """The same of people, where in these parts all but those of `life_touched`, or of
    `tie_touched`, are carried over from the release before, of the day `was`: `before` are its
    prints."""
    taken = {part: _part(part, as_of, PERSON) for part in (LIFE, TIES)}
    for part in parts:
        of = [read for read in READS if read.part == part and read.cut and was < as_of]
        whose = " union ".join((_WHOSE[part], *(read.let_in_sql(was, as_of) for read in of)))
        con.execute(_LOOKED_AT.format(part=part, whose=whose))
        now = _part(part, as_of, PERSON, _ROWS[part])
        taken[part] = _CARRIED.format(now=now, part=part, before=before)
    con.execute(_PRINTED.format(**taken))
    for part in parts:
        con.execute(f"drop table {part}_looked_at")


def _part(part: str, as_of: str, of: Subject, only: str = "{table}") -> str:
    """A select of one print of everybody, or of the rows `only` of each {table}."""
    rows = " union all ".join(
        read.print_sql(as_of, only) for read in reads(of) if read.part == part
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
