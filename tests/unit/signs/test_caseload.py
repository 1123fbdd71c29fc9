"""The order of people in a list: by day and by how soon to look, never by how many signs."""

from reading_of import built, served, view

from wayhome.workspace.reading import caseload

MANY = "".join(
    f"""
many{month}{n} | POL | many  | missing | 2026-0{month}-0{n} 20:00 | 2026-0{month}-0{n} 23:00"""
    for month in (8, 9)
    for n in range(1, 5)
)
PEOPLE = f"""
record | agency | who   | kind    | from             | to
long   | POL    | long  | missing | 2026-09-20 20:00 | 2026-09-27 20:00
new    | POL    | new   | missing | 2026-11-10 20:00 | 2026-11-12 20:00
past   | POL    | past  | missing | 2026-08-01 20:00 | 2026-08-08 20:00{MANY}
"""
BORN = "; ".join(f"{who} 2011-03-01" for who in ("long", "new", "past", "many"))


def _listed(start: int = 0, many: int = 9, **wanted: bool) -> list[str]:
    con = served(built(PEOPLE, born=BORN))
    found = caseload.listed(view(con, "POL"), caseload.Wanted(**wanted), start, many)
    con.close()
    return [one.person_id for one in found]


def test_what_to_look_at_today_then_the_newest_and_never_the_most() -> None:
    assert _listed() == ["long", "new", "many"]


def test_people_whose_signs_are_all_past_come_last() -> None:
    assert _listed(standing=False) == ["long", "new", "many", "past"]


def test_who_stands_on_the_first_page_is_no_matter_of_how_many_either() -> None:
    """Of many two signs are told, of everybody else one."""
    pages = [_listed(start, 2, standing=False) for start in (0, 2)]
    assert pages == [["long", "new"], ["many", "past"]]
