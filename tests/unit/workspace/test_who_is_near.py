"""Which children of one's own agency are near what is known: as each viewer may know it, each by
the newest way, and asked only of whoever says that they keep a child safe."""

import sys
from collections.abc import Callable
from contextlib import nullcontext
from datetime import date
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict

sys.path.insert(0, str(Path(__file__).parent))  # with the map of a few ties

from small_map import CLOSE, TODAY, WIDE, Made, made, tie, view

from wayhome.governance.purposes import PURPOSES
from wayhome.governance.roles import Act
from wayhome.network.lines.fact import line_id
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions import access
from wayhome.workspace.disputing.told import Disputes
from wayhome.workspace.pages.views import who_is_near as pages
from wayhome.workspace.reading.nearby import nearby
from wayhome.workspace.reading.surroundings import surroundings
from wayhome.workspace.reading.who_is_near import Child, who_is_near
from wayhome.workspace.trail.models import AuditEvent

SINCE = date(2025, 11, 20)


def person(letter: str) -> tuple[str, str]:
    return "person", f"P-{letter}"


def met(event: str, who: str, day: str, marking: str = WIDE) -> list[tuple]:
    return [tie(person(one), ("event", event), "present", f"{event}-{one}", marking, day)
            for one in who]  # fmt: skip


# Kim, Lee, Max and Ned are the council's children, Una's age nobody knows, Ada is grown up; Sol is
# said to be suspected, Hal too by what the police keep close; Bea and Rob are others.
TIES = [
    *met("E-1", "KS", "2026-03-01"),
    *met("E-2", "LB", "2026-05-01"), *met("E-3", "BS", "2026-04-01"),
    *met("E-4", "UAS", "2026-09-01"),
    *met("E-5", "MH", "2026-10-01"),
    *met("E-6", "RKS", "2024-03-01"),  # long ago
    *met("E-7", "KH", "2026-11-01", CLOSE),
    tie(person("N"), ("place", "at:1"), "seen_at", "n1", first="2026-06-01"),
    tie(person("R"), ("phone", "0770"), "held_phone", "p1", first="2026-06-01"),
    tie(("phone", "0770"), ("line", "mikey"), "of_line", "p2", first="2026-06-02"),
    tie(person("L"), ("line", "old"), "of_line", "p3", first="2026-10-10"),
    tie(person("N"), person("S"), "kin", "k1", first="2026-11-10"),
]  # fmt: skip
HELD = {"K": ("NBC", "2011-01-01"), "L": ("NBC", "2011-01-01"), "M": ("NBC", "2011-01-01"),
        "N": ("NBC", "2011-01-01"), "U": ("NBC", None), "A": ("NBC", "1990-01-01"),
        "R": ("NBP", "2011-01-01"), "S": ("NBP", "1980-01-01"), "H": ("NBP", "1980-01-01"),
        "B": ("NBP", "1980-01-01")}  # fmt: skip
FACT = (
    "line_id name number what value said person_id place_id place area force first last times"
    " record_id other_id agency feed grading marking recorded_at received_at"
).split()


def release(at: Path) -> Made:
    folder, con = made(at, TIES)
    con.execute(
        "create table subject (person_id text, given_names text, family_name text, dob date,"
        " agency text, marking text, record_id text, recorded_at timestamp, received_at timestamp,"
        " superseded_at timestamp)"
    )
    for letter, (agency, born) in HELD.items():
        con.execute(
            "insert into subject values (?, ?, 'Known', ?, ?, ?, ?, null, '2026-01-01', null)",
            [f"P-{letter}", letter, born, agency, WIDE, f"s-{letter}"],
        )
    con.execute(
        "create table involvement (person_id text, role text, agency text, marking text,"
        " record_id text, superseded_at timestamp)"
    )
    for column in ("involvement_id", "category", "role", "feed"):
        con.execute(f"alter table event add column {column} text")
    con.execute("alter table event add column superseded_at timestamp")
    told = "what text, record_id text, agency text, grading text, marking text, began timestamp"
    con.execute(f"create table person_told (person_id text, {told})")
    con.execute(f"create table place_told (place_id text, {told}, ended timestamp)")
    for one, marking in (("P-S", WIDE), ("P-H", CLOSE)):
        row = [one, "suspected", f"t-{one}", "NBP", "2B", marking, "2026-02-01"]
        con.execute("insert into person_told values (?, ?, ?, ?, ?, ?, ?)", row)
    row = ["at:1", "taken_over", "t-at", "NBC", None, WIDE, "2026-05-01"]
    con.execute("insert into place_told values (?, ?, ?, ?, ?, ?, ?, null)", row)
    days = ("first", "last", "recorded_at", "received_at")
    columns = ", ".join(
        f"{name} {'timestamp' if name in days else 'bigint' if name == 'times' else 'text'}"
        for name in FACT
    )
    con.execute(f"create table line_fact ({columns})")
    for name, first in (("mikey", "2026-06-02"), ("old", "2024-01-01")):
        row = {"line_id": line_id(name), "name": name, "what": "said", "said": "seen",
               "first": first, "times": 1, "record_id": f"f-{name}", "agency": "NBP",
               "feed": "police", "marking": WIDE}  # fmt: skip
        con.execute(f"insert into line_fact ({', '.join(row)}) values"
                    f" ({', '.join('?' * len(row))})", list(row.values()))  # fmt: skip
    con.execute(
        "create table contact_point (person_id text, kind text, value text, whose text, feed text,"
        " occurred_from timestamp, occurred_to timestamp, record_id text, agency text,"
        " grading text, marking text, recorded_at timestamp, received_at timestamp,"
        " superseded_at timestamp)"
    )
    return folder, con


def told(of: Made, eyes: str = "", since: date = SINCE, agency: str = "NBC") -> list[Child]:
    seen = view(of, eyes)
    seen.agency = agency
    return who_is_near(seen, since).told(0, 20)


def test_children_whom_the_agency_holds_by_the_newest_record_of_each(tmp_path: Path) -> None:
    found = told(release(tmp_path))
    assert [(one.name, one.day, one.end.name) for one in found] == [
        ("U Known", date(2026, 9, 1), "P-S"),
        ("N Known", date(2026, 6, 1), "at:1"),
        ("L Known", date(2026, 5, 1), "P-S"),
        ("K Known", date(2026, 3, 1), "P-S"),
    ], "no adult, no child of another agency, nobody by family or by a line of years ago"
    assert [one.age for one in found] == [None, 15, 15, 15]
    assert [one.sort for one in found] == ["suspected", "taken_over", "suspected", "suspected"]
    assert set(pages.TO_ASK) >= {one.sort for one in found}
    steps = [step.tie["record_id"] for step in found[2].steps]
    assert steps == ["E-2-L", "E-2-B", "E-3-B", "E-3-S"]


def test_what_is_kept_close_puts_nobody_on_the_list_and_changes_no_order(tmp_path: Path) -> None:
    of = release(tmp_path)
    open_, police = told(of), told(of, "NBP")
    assert [one.name for one in police][:2] == ["K Known", "M Known"]
    assert {one.name for one in open_} == {one.name for one in police} - {"M Known"}
    assert not {"t-P-H", "E-7-K"} & {record for one in open_ for record in one.records}
    of[1].execute("delete from person_told where marking = 'restricted'")
    assert told(of) == open_


def test_a_shorter_time_and_another_agency_have_their_own(tmp_path: Path) -> None:
    of = release(tmp_path)
    assert [one.name for one in told(of, since=date(2026, 8, 1))] == ["U Known"]
    (only,) = told(of, agency="NBP")
    assert (only.name, only.end.name, only.sort) == ("R Known", "mikey", "line")
    assert told(of, agency="EMC") == []


def test_of_each_it_is_the_first_way_of_their_own_page(tmp_path: Path) -> None:
    seen = view(release(tmp_path))
    for one in who_is_near(seen, SINCE).told(0, 20):
        first = nearby(surroundings(seen, one.person_id, SINCE), one.person_id).ways[0]
        assert first.steps == one.steps
        assert (first.says or {}).get("record_id") == (one.says or {}).get("record_id")


def test_only_what_keeps_a_child_safe_can_be_said_of_it() -> None:
    stated = {one.code for one in PURPOSES if "near" in {one.of, *one.also}}
    assert stated == {"enquiry", "panel"}
    assert not any(one.against_people for one in PURPOSES if one.code in stated)


@pytest.mark.django_db
def test_why_one_looks_is_asked_first_and_who_was_shown_is_on_the_trail(
    tmp_path: Path, account: Callable[..., User], asked: Callable[..., HttpRequest],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    user, seen = account(), view(release(tmp_path))
    shown: dict[str, object] = {}
    monkeypatch.setattr(pages, "opened", lambda request: nullcontext(seen))
    monkeypatch.setattr(pages, "disputes", lambda view, records: Disputes())
    monkeypatch.setattr(pages, "supplies", lambda view: True)
    monkeypatch.setattr(pages, "silent", lambda view: [])
    monkeypatch.setattr(pages, "render", lambda r, t, c: shown.update(c) or HttpResponse())
    request = asked(user, "/near/")
    request.GET = QueryDict("since=180")
    assert "N-all" in pages.who_is_near(request).url
    access.state_purpose(about="N-all", task=Act.WORK_CASES, purpose="enquiry", words="", by=user)
    pages.who_is_near(request)
    look = AuditEvent.objects.order_by("-number")[0]
    assert look.purpose == "enquiry"
    assert look.details["people"] == ["P-U"], "the others by older records"
    assert shown["masked"] == {"P-S": "P-1"}
    with pytest.raises(PermissionDenied):
        pages.who_is_near(asked(account("analyst"), "/near/"))
    assert TODAY == seen.today
