"""What stands beside a child gives nobody away: what is kept close changes no sign others see, and
makes its own agency's signs what they would be if it were open."""

from collections import defaultdict

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wayhome import chronology, network, signs
from wayhome.signs.examples import AS_OF, Example, rows_of
from wayhome.signs.trial import empty_tables, lay

CODES = ("I05", "I20", "I34", "I35", "I36", "I37", "I38", "I40")
BORN = "child 2011-06-01; older 2004-02-01; sam 2010-05-05; sister 2003-03-03"
# Enough for every sign that rests on somebody or something beside the child.
WORLD = rows_of("""
record|agency|kind            |who          |code|category    |at|outcome |from
h     |NBC   |home            |child        |    |            |14|        |2020-01-01
k     |POL   |relation:sibling|child, sister|    |            |  |        |2012-01-01
f     |POL   |relation:friend |child, sam   |    |            |  |        |2026-01-10
a     |POL   |arrest          |child, older |    |weapon      |15|        |2026-03-01
b     |POL   |stop            |child, sam   |    |            |  |        |2026-03-05
c     |NBC   |found           |child, sam   |    |            |  |        |2026-04-05
d     |POL   |stop            |child, sister|    |            |  |        |2026-04-09
n     |POL   |nrm_decision    |sam          |    |            |  |positive|2026-02-01
s     |POL   |arrest          |sister       |    |drug_supply |  |        |2026-05-01
o     |POL   |arrest          |older        |    |exploitation|  |        |2026-05-02
p     |NBC   |phone:own       |child        |0701|            |  |        |2026-01-01
q     |POL   |phone:line      |nobody       |0701|            |  |        |2026-02-02
v     |POL   |offence         |nobody       |    |exploitation|15|        |2026-06-01
w     |POL   |offence         |nobody       |    |drug_supply |14|        |2026-06-02
""")
POLICE = sorted(row["record"] for row in WORLD if row["agency"] == "POL")
KIN = "k"  # that somebody is family takes a sign away: then others are told more and not less
Told = tuple[object, ...]


def _table(rows: list[dict[str, str]]) -> str:
    names = list(dict.fromkeys(name for row in rows for name in row))
    lines = [names, *([row.get(name, "") for name in names] for row in rows)]
    return "\n".join(" | ".join(line) for line in lines)


def _built(hidden: list[frozenset[str]]) -> dict[str, list[Told]]:
    """Of each choice of hidden records: 'n-kept' with them restricted, 'n-gone' without them; and
    'open' with all. All lie side by side in one database. By name and audience, what was told."""
    con = empty_tables()
    lay(con, Example("", _table(WORLD), born=BORN), "open/")
    for number, some in enumerate(hidden):
        kept = [
            {**row, "marking": "restricted" if row["record"] in some else "official"}
            for row in WORLD
        ]
        lay(con, Example("", _table(kept), born=BORN), f"{number}-kept/")
        gone = [row for row in WORLD if row["record"] not in some]
        # who is in the hidden records alone is there all the same, or the two would not be alike
        lay(con, Example("", _table(gone), born=BORN), f"{number}-gone/")
    chronology.build(con)
    network.map_out(con)
    signs.build(con, AS_OF, only=CODES)
    return _told(con)


def _told(con: duckdb.DuckDBPyConnection) -> dict[str, list[Told]]:
    rows = con.execute(
        """select split_part(person_id, '/', 1) || ' ' || audience, code, strength, fired_on, until,
            newest, first_alone, first_alone_agency, first_together, first_received, together_sure,
            wording, (select list_sort(list([split_part(e.record_id, '/', 2), e.another::varchar]))
                from sign_evidence e where e.sign_id = s.sign_id and e.audience = s.audience
                and e.person_id = s.person_id)
        from sign s where person_id like '%/child' order by all"""
    ).fetchall()
    con.close()
    told = defaultdict(list)
    for name, *rest in rows:
        told[name].append(tuple(rest))
    return told


@settings(max_examples=2, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.frozensets(st.sampled_from(POLICE)), min_size=6, max_size=6))
def test_what_is_kept_close_of_another_changes_no_open_sign(hidden: list[frozenset[str]]) -> None:
    told = _built(hidden)
    assert {row[0] for row in told["open open"]} == set(CODES)
    for number, some in enumerate(hidden):
        assert told[f"{number}-kept open"] == told[f"{number}-gone open"]
        if KIN not in some:
            assert _read_by_police(told, f"{number}-kept") == told["open open"]


def _read_by_police(told: dict[str, list[Told]], name: str) -> list[Told]:
    """Sign by sign their own reading, or else the open one."""
    own = told[f"{name} POL"]
    mine = {row[0] for row in own}
    return sorted([*own, *(row for row in told[f"{name} open"] if row[0] not in mine)], key=str)


@pytest.mark.parametrize("hidden", [True, False])
def test_a_birth_that_is_kept_close_is_compared_for_its_agency_alone(hidden: bool) -> None:
    con = empty_tables()
    stopped = {"record": "a", "agency": "POL", "kind": "stop", "who": "child, older",
               "from": "2026-03-01"}  # fmt: skip
    lay(con, Example("", _table([stopped]), born=BORN), "w/")
    if hidden:
        con.execute("update subject set marking = 'restricted' where local_id = 'w/older'")
    chronology.build(con)
    network.map_out(con)
    signs.build(con, AS_OF, only=["I05"])
    found = con.execute("select audience from sign").fetchall()
    con.close()
    assert found == [("POL" if hidden else "open",)]
