"""Who was there together: one event, or one reference within a week, and never with oneself."""

from wayhome.network import together
from wayhome.signs.examples import Example
from wayhome.signs.trial import empty_tables, lay

FOUND = """
record | agency | kind   | who        | from             | reference | marking    | role
a      | POL    | arrest | anna, ben  | 2026-03-01 15:00 |           |            |
b      | POL    | arrest | anna       | 2026-04-01 15:00 | X1        |            |
c      | POL    | arrest | cara       | 2026-04-02 15:00 | X1        | restricted |
d      | POL    | arrest | dan        | 2026-06-01 15:00 | X1        |            |
e      | NBC    | arrest | eve        | 2026-04-01 15:00 | X1        |            |
f      | POL    | arrest | fay        | 2026-03-01 15:00 |           |            | witness
"""


def _pairs(table: str) -> list[tuple[str, ...]]:
    con = empty_tables()
    lay(con, Example("", table))
    together.build(con)
    found = con.execute(
        "select person_id, other_id, record_id, other_record_id, marking from co_event order by all"
    ).fetchall()
    con.close()
    return found


def test_pairs_go_both_ways_with_both_records_and_the_narrower_marking() -> None:
    assert _pairs(FOUND) == [
        ("anna", "ben", "a", "a", "official-sensitive"),
        ("anna", "cara", "b", "c", "restricted"),
        ("ben", "anna", "a", "a", "official-sensitive"),
        ("cara", "anna", "c", "b", "restricted"),
    ]


def test_a_crowd_is_not_a_company() -> None:
    crowd = ", ".join(f"p{n}" for n in range(21))
    head = "record | agency | kind | who | from"
    assert _pairs(f"{head}\na | POL | arrest | {crowd} | 2026-03-01") == []
