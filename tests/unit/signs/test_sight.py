"""What joining would have gained is claimed only where the sources say when they wrote it down."""

import duckdb
import pytest
from reading_of import built, of_anna

from wayhome.signs.sight import _EPISODES

# Three absences known to the police, the last of them late; the council has the last as well and
# does not say when it wrote it down.
ABSENCES = """
record | agency | who  | kind    | from             | recorded   | received
a      | POL    | anna | missing | 2026-08-01 20:00 | 2026-08-02 | 2026-09-20
b      | POL    | anna | missing | 2026-08-20 20:00 | 2026-08-21 | 2026-09-20
c      | POL    | anna | missing | 2026-09-10 20:00 | 2026-09-30 | 2026-10-20
d      | NBC    | anna | missing | 2026-09-10       | {recorded} | {received}
"""


@pytest.mark.parametrize(
    ("recorded", "received", "sure", "gained"),
    [
        ("2026-09-12", "2026-10-20", True, 18),  # it says when
        ("", "2026-10-20", False, None),  # it may have been written down after the police did
        ("", "2026-09-10", True, 20),  # it had reached us by then, so it was written down
    ],
)
def test_a_gain_is_claimed_where_it_is_certain(
    recorded: str, received: str, sure: bool, gained: int | None
) -> None:
    con = built(ABSENCES.format(recorded=recorded, received=received))
    (repeat,) = of_anna(con, "I01")
    con.close()
    assert repeat.together_sure is sure
    assert repeat.days_gained == gained


def test_a_record_that_was_not_needed_yet_makes_nothing_unsure() -> None:
    later = "e | NBC | anna | missing | 2026-10-25 | | 2026-11-17"
    con = built(ABSENCES.format(recorded="2026-09-12", received="2026-10-20") + later)
    (repeat,) = of_anna(con, "I01")
    con.close()
    assert (repeat.together_sure, repeat.days_gained) == (True, 18)


def test_an_older_version_that_had_reached_us_is_enough() -> None:
    con = built("""
        record | agency | who  | kind    | from       | received   | replaced by
        a      | NBC    | anna | missing | 2026-08-01 | 2026-08-01 |
        b      | NBC    | anna | missing | 2026-08-20 | 2026-08-20 |
        c      | NBC    | anna | missing | 2026-09-10 | 2026-09-10 | d
        d      | NBC    | anna | missing | 2026-09-10 | 2026-10-20 |
    """)
    (repeat,) = of_anna(con, "I01")
    con.close()
    assert repeat.together_sure is True


def test_of_alike_facts_in_one_record_the_same_is_taken_however_they_are_read() -> None:
    """An earlier version (1) of a record that holds two alike (4, 5), read in either order."""
    for order in ("asc", "desc"):
        with duckdb.connect() as con:
            con.execute(
                f"""create table base as select handle, case handle when 1 then 'old' else 'new' end
                    as record_id, 'h' as head, 'note' as kind, null::varchar as category,
                    null::varchar as code, handle > 1 as present, 'P-A' as person_id
                from unnest([1, 4, 5]) as t(handle) order by handle {order}"""
            )
            con.execute("create table seen as select 1 as view_id, handle from base")
            con.execute("create table same_as (scope text, record_id text, lead text)")
            con.execute(_EPISODES)
            assert con.execute("select episode from episodes where handle = 1").fetchall() == [(4,)]
