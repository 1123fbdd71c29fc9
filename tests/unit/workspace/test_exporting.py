"""Exports by an account: what both may see, one event with the hashes, and nothing without it."""

import io
import json
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError
from django.http import HttpResponse
from django.utils import timezone

from wayhome.governance.roles import Act
from wayhome.lexicon.errors import BadUsage
from wayhome.network.graph.keeping import keep_graph
from wayhome.network.graph.standing import Chosen
from wayhome.network.kinds import NodeKind
from wayhome.network.ties import ORDER
from wayhome.pipeline import Release
from wayhome.workspace import serving
from wayhome.workspace.actions import exporting as actions
from wayhome.workspace.actions.access import state_purpose
from wayhome.workspace.exporting import by_hand
from wayhome.workspace.exporting.making import Wish, exported
from wayhome.workspace.exporting.of import of_map, of_person
from wayhome.workspace.pages.views import export as page
from wayhome.workspace.pages.views.looks import latest_looks
from wayhome.workspace.pages.views.map import drawn_for
from wayhome.workspace.pages.views.on_map import standing_rows
from wayhome.workspace.reading.leaving import BEYOND, Around, for_both, picture
from wayhome.workspace.reading.picture import Wanted
from wayhome.workspace.reading.view import View
from wayhome.workspace.trail.models import AuditEvent

pytestmark = pytest.mark.slow

WIDE, CLOSE = "official-sensitive", "restricted"
PA = Around(((NodeKind.PERSON, "P-A"),), BEYOND)
NAMES = (
    "left_kind left_id right_kind right_id kind said first last marking agency record_id"
).split()
EVENT = ("2026-03-01", None)
TIES = [
    ("person", "P-A", "event", "E-1", "present", "arrested", *EVENT, WIDE, "NBP", "a"),
    ("person", "P-B", "event", "E-1", "present", "arrested", *EVENT, WIDE, "NBP", "a"),
    ("person", "P-C", "event", "E-1", "present", "arrested", *EVENT, CLOSE, "NBP", "c"),
    ("person", "P-A", "place", "at:1", "lived", "home", "2020-01-01", None, WIDE, "NBC", "h1"),
    ("person", "P-E", "place", "at:1", "lived", "home", "2020-01-01", None, WIDE, "NBC", "h3"),
    ("person", "P-A", "institution", "s:1", "attended", "school", None, None, WIDE, "NBC", "s1"),
    ("person", "P-B", "institution", "s:1", "attended", "school", None, None, WIDE, "NBC", "s2"),
    ("person", "P-A", "phone", "+447700900001", "held_phone", "own", None, None, CLOSE, "NBP", "t"),
    # not on the page of P-A: two steps beyond another person
    ("person", "P-B", "person", "P-F", "kin", "sibling", None, None, WIDE, "NBC", "r"),
]


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> tuple[Release, duckdb.DuckDBPyConnection]:
    folder = tmp_path_factory.mktemp("release")
    con = duckdb.connect()
    columns = ", ".join(f"{n} {'timestamp' if n in ('first', 'last') else 'text'}" for n in NAMES)
    con.execute(
        f"create table told ({columns}, other_id text, feed text, grading text, times bigint)"
    )
    for tie in TIES:
        marks = ", ".join("?" * len(tie))
        con.execute(f"insert into told values ({marks}, null, 'f', '2B', 1)", list(tie))
    con.execute(
        "create table event as select left_id as person_id, record_id, 'arrest' as kind,"
        " first as occurred_from, null as place_name, agency, marking from told"
        " where right_kind = 'event'"
    )
    con.execute(
        "create table at_place as select record_id, right_id as place_id, null as place_name,"
        " '14 Mill Road' as address, 'LS1 4AB' as postcode, agency, marking from told"
        " where right_kind in ('place', 'institution')"
    )
    con.execute(
        "create table subject as select distinct left_id as person_id, left_id as record_id,"
        " 'Given' as given_names, 'Name ' || left_id as family_name, now() as recorded_at,"
        f" now() as received_at, null as superseded_at, 'NBC' as agency, '{WIDE}' as marking"
        " from told"
    )
    con.execute("create table person_forward (was text, person_id text, now text, agency text,"
                " marking text)")  # fmt: skip
    con.execute("create table agency (code text, name text, kind text)")
    con.execute("insert into agency values ('NBC', 'Northborough', 'council'),"
                " ('NBP', 'Northborough Police', 'police')")  # fmt: skip
    con.execute(
        "create table tie as select *, null::timestamp as recorded_at"
        f" from told order by {ORDER.format('told')}"
    )
    keep_graph(con, folder)
    serving._maps.clear()
    return Release(folder), con


@pytest.fixture
def seen(release: tuple[Release, duckdb.DuckDBPyConnection]) -> View:
    return View(release[0], "NBP", "NBP", release[1])


def wish(**other: Any) -> Wish:
    until = timezone.localdate() + timedelta(days=30)
    given = {"formats": ("i2", "graphml"), "recipient": "NBC", "purpose": "disruption"}
    return Wish(**given | {"expires": until} | other)


@pytest.fixture
def analyst(account, holders, asked):
    """An analyst of the force who has said why they look at P-A and P-B."""
    user = account("analyst", "NBP")
    for person in "AB":
        holders[f"P-{person}"] = {"NBP"}
        state_purpose(
            about=f"P-{person}", task=Act.SEE_PERSON, purpose="disruption", words="", by=user
        )
    return lambda method="get": asked(user, method=method)


def test_the_picture_is_what_the_page_shows_as_far_as_both_see(seen: View, analyst) -> None:
    viewer = analyst().user.viewer
    shared = picture(for_both(seen, viewer, "NBC"), PA)
    assert [node.id for node in shared.nodes] == ["P-A", "E-1", "s:1", "at:1", "P-B", "P-E"]
    assert len(shared.ties) == 5
    own = picture(for_both(seen, viewer, "NBP"), PA)
    assert {node.id for node in own.nodes} - {node.id for node in shared.nodes} == {
        "P-C",
        "+447700900001",
    }
    since = picture(for_both(seen, viewer, "NBC"), PA, date(2026, 6, 1))
    assert "E-1" not in {node.id for node in since.nodes}
    assert picture(seen, of_person("P-nobody").around(seen)).nodes == ()


def test_of_a_map_what_is_drawn_now_leaves_as_far_as_both_see(seen: View, analyst) -> None:
    seen.__dict__.update(today=date(2026, 11, 20))
    request = analyst()
    against = drawn_for(request, seen, "P-A", Wanted())[0]
    assert {tie.row["record_id"] for tie in against.ties} == {"a", "c", "t"}, "no home, no school"
    state_purpose(
        about="P-A", task=Act.SEE_PERSON, purpose="data_quality", words="", by=request.user
    )
    request = analyst()

    def leaves(recipient: str, **filtered: Any) -> set[str]:
        of = of_map(of_person("P-A"), PA.starts, lambda view: standing_rows(
            drawn_for(request, view, "P-A", Wanted())[0], Chosen(**filtered)))  # fmt: skip
        return {tie.record for tie in of.picture(for_both(seen, request.user.viewer, recipient),
                                                 None).ties}  # fmt: skip

    assert leaves("NBP") == {"a", "c", "h1", "h3", "s1", "t"}
    assert leaves("NBC") == {"a", "h1", "h3", "s1"}, "what only one of them sees stays"
    assert leaves("NBP", agencies=("NBP",)) == {"a", "c", "t"}
    assert leaves("NBC", shut=("place:at:1",), off=("institution",)) == {"a", "h1"}


def test_an_export_is_one_event_with_the_hash_of_every_file(seen: View, analyst) -> None:
    before = AuditEvent.objects.count()
    with exported(analyst(), seen, of_person("P-A"), wish()) as folder:
        manifest = json.loads((folder / "manifest.json").read_text())
        told = (folder / "links.csv").read_text(encoding="utf-8-sig")
    assert not folder.exists()
    event = AuditEvent.objects.latest("number")
    assert AuditEvent.objects.count() == before + 1
    assert (event.act, event.about, event.purpose) == (Act.EXPORT_TIES, "P-A", "disruption")
    assert event.details["files"] == [f"{o['file']} {o['sha256']}" for o in manifest["files"]]
    assert manifest["recipient"] == "Northborough (NBC)"
    assert manifest["profile"] == "reduced"
    assert "Home" not in told, "acting against people, nobody's home or school is told"
    assert "Mill Road" not in told
    assert "Name" not in told


def test_those_alone_are_named_who_were_opened(seen: View, analyst) -> None:
    why = "The force is looking for the child tonight."
    asked = wish(why_named=why, purpose="data_quality")
    with exported(analyst(), seen, of_person("P-A"), asked) as folder:
        told = (folder / "links.csv").read_text(encoding="utf-8-sig")
        manifest = json.loads((folder / "manifest.json").read_text())
    assert "Given Name P-A" in told
    assert "Given Name P-B" in told
    assert "Given Name P-E" not in told
    assert "14 Mill Road" in told
    assert (manifest["profile"], manifest["why_named"]) == ("named", why)
    assert AuditEvent.objects.latest("number").reason == why
    reader = analyst().user
    for person, words in (("P-A", "their ties"), ("P-B", "somebody's ties, with this name")):
        looks = [one.how for one in latest_looks(person, reader)]
        assert any(how.startswith(f"Took away {words}") for how in looks), person
    assert not latest_looks("P-E", reader), "P-E stands there without a name"


@pytest.mark.parametrize(
    ("asks", "said"),
    [
        ({"purpose": "case"}, "not one that your role can state"),
        ({"recipient": "XXX"}, "not in the register"),
        ({"recipient": "", "outside": " "}, "who it is for"),
        ({"expires": date(2020, 1, 1)}, "until when it may be kept"),
        ({"formats": ("pdf",)}, "There is no form"),
        ({"why_named": "because"}, "Say why names are needed"),
    ],
)
def test_what_is_not_right_exports_nothing(seen: View, analyst, asks: dict, said: str) -> None:
    before = AuditEvent.objects.count()
    with (
        pytest.raises(BadUsage, match=said),
        exported(analyst(), seen, of_person("P-A"), wish(**asks)),
    ):
        pass
    assert AuditEvent.objects.count() == before


def test_nothing_is_handed_over_without_its_event(seen: View, analyst, monkeypatch) -> None:
    def fails(**_: object) -> None:
        raise DatabaseError("disk full")

    monkeypatch.setattr(actions, "record", fails)
    reached = False
    with pytest.raises(DatabaseError), exported(analyst(), seen, of_person("P-A"), wish()):
        reached = True
    assert not reached


def test_a_role_without_the_right_and_a_person_not_opened_are_refused(
    seen: View, analyst, account, asked, holders
) -> None:
    worker = asked(account("practitioner", "NBP"))
    for request, person in ((worker, "P-A"), (analyst(), "P-E")):
        with pytest.raises(PermissionDenied), exported(request, seen, of_person(person), wish()):
            pass


@pytest.fixture
def at_the_page(seen: View, monkeypatch: pytest.MonkeyPatch) -> None:
    @contextmanager
    def opened(*_: object) -> Iterator[View]:
        yield seen

    monkeypatch.setattr(page, "opened", opened)
    monkeypatch.setattr(by_hand, "view", opened)
    monkeypatch.setattr(page, "head_or_404", lambda *_: None)
    monkeypatch.setattr(page, "about", lambda *_: {})
    monkeypatch.setattr(
        page, "render", lambda _, name, context, status: HttpResponse(name, status=status)
    )
    monkeypatch.setattr(type(seen), "today", property(lambda _: date(2026, 11, 20)))


def test_the_page_hands_over_one_zip(analyst, at_the_page) -> None:
    assert page.export_ties(analyst(), person_id="P-A").content == b"person/export.html"
    until = timezone.localdate() + timedelta(days=30)
    request = analyst("post")
    request.POST = request.POST.copy()
    request.POST.update(
        {
            "recipient": "outside",
            "outside": "A hospital",
            "purpose": "disruption",
            "expires": until.isoformat(),
            "why_named": "",
        }
    )
    wrong = page.export_ties(request, person_id="P-A")
    assert wrong.status_code == 422
    request.POST.setlist("formats", ["xlsx", "counts"])
    before = AuditEvent.objects.count()
    answer = page.export_ties(request, person_id="P-A")
    assert answer["Content-Type"] == "application/zip"
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        names = archive.namelist()
        manifest = json.loads(archive.read("manifest.json"))
    assert names == ["counts.csv", "manifest.json", "picture.xlsx"]
    assert manifest["recipient"] == "A hospital"
    assert AuditEvent.objects.count() == before + 1, "the export, and no look beside it"


def test_the_command_line_goes_through_the_same_gate(
    analyst, account, holders, at_the_page, tmp_path: Path
) -> None:
    user = analyst().user
    by_hand.export_as(user.email, "P-A", wish(), tmp_path / "out")
    assert (tmp_path / "out" / "manifest.json").exists()
    with pytest.raises(BadUsage, match="exists already"):
        by_hand.export_as(user.email, "P-A", wish(), tmp_path / "out")
    with pytest.raises(BadUsage, match="No open account"):
        by_hand.export_as("nobody@example.org", "P-A", wish(), tmp_path / "no")
    worker = account("practitioner", "NBP", 2)
    with pytest.raises(BadUsage, match="does not let you export ties"):
        by_hand.export_as(worker.email, "P-A", wish(), tmp_path / "no")
    assert not (tmp_path / "no").exists()
    # why one looks is said with the export, where it was not said before
    holders["P-E"] = {"NBP"}
    by_hand.export_as(user.email, "P-E", wish(purpose="data_quality"), tmp_path / "more")
    acts = list(AuditEvent.objects.order_by("-number").values_list("act", flat=True)[:2])
    assert acts == [Act.EXPORT_TIES, Act.STATE_PURPOSE]
