"""Maps of a line, an address and a group: kept and exported as a person's, from page to desk."""

import csv
import io
import re
import zipfile
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import tied_region
from django.test import Client
from django.utils import timezone

from wayhome.governance.roles import Act
from wayhome.lexicon.home import Home
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions.access import state_purpose
from wayhome.workspace.exporting.models import PastExport
from wayhome.workspace.exporting.past import pictures_hit
from wayhome.workspace.pictures.models import KeptPicture
from wayhome.workspace.reading import groups, lines
from wayhome.workspace.reading.release import clock
from wayhome.workspace.reading.view import View, view
from wayhome.workspace.sealing import sealed
from wayhome.workspace.trail.models import AuditEvent

At = Callable[..., Client]
SOON = timezone.localdate() + timedelta(days=30)
KEEP = {
    "name": "For the panel", "reason": "The panel looks at it on Friday",
    "review_on-day": SOON.day, "review_on-month": SOON.month, "review_on-year": SOON.year,
}  # fmt: skip

EXPORT = {
    "recipient": "NPD", "purpose": "data_quality", "formats": ["i2"],
    "expires-day": SOON.day, "expires-month": SOON.month, "expires-year": SOON.year,
}  # fmt: skip


@pytest.fixture(scope="module")
def served(serve: Callable[..., Home]) -> Home:
    return serve("tied", tied_region.whole)


@pytest.fixture
def maps(account: Callable[..., User]) -> Callable[..., dict[str, str]]:
    """The address of each kind of map, for somebody who said why they look."""

    def of(role: str = "practitioner", purpose: str = "case") -> dict[str, str]:
        user = account("EPD", role)
        with view(user.viewer) as seen:
            line = next(one.line_id for one in lines.listed(seen) if one.name == "Mikey")
            place, group = address(seen), in_group(seen).ref
        asked = ((line, Act.SEE_LINES), (place, Act.SEE_PLACES), (groups.EVERY, Act.SEE_PLACES))
        for about, task in asked:
            state_purpose(about=about, task=task, purpose=purpose, words="", by=user)
        return {
            "line": f"/lines/{sealed(line)}/map/",
            "place": f"/places/{sealed(place)}/map/",
            "group": f"/groups/{group}/map/",
        }

    return of


def address(seen: View) -> str:
    (row,) = seen.rows("select distinct ref from {at_place} where address = '4 Mill Row'")
    return str(row["ref"])


def in_group(seen: View) -> groups.Told:
    (one,) = groups.listed(seen, seen.today - timedelta(days=365)).groups
    return one


def text(answer: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


@pytest.mark.parametrize("kind", ["line", "place", "group"])
def test_it_is_kept_opened_again_and_the_same_for_the_same_eyes_alone(
    at: At, maps, kind: str, last
) -> None:
    client, address = at("EPD"), maps()[kind]
    assert "Keep this picture" in text(client.get(address))
    client.get(f"{address}keep/")
    assert last().what == "look"
    answer = client.post(f"{address}keep/?hide=phone", KEEP)
    assert answer.status_code == 302
    kept = KeptPicture.objects.get()
    assert (kept.kind, kept.eyes, kept.agency) == (kind, "EPD", "EPD")
    assert (len(kept.sealed) > 1, bool(kept.held), bool(kept.places)) == (True, True, True)
    assert kept.shown == {"off": ["phone"]}
    event = AuditEvent.objects.latest("number")
    assert (event.what, event.reason) == ("write", "keep picture")
    close = kind == "group"  # for Pat was there by a record of their own
    assert (event.about == kept.number) is close
    assert event.details == {"picture": kept.number} | ({} if close else {"hash": kept.seen_hash})
    again = text(client.get(answer.url))
    assert "For the panel" in again
    assert "It is the same as it was then." in again
    assert "Its fingerprint is" in again
    for page in (client.get(kept.get_absolute_url(), follow=True), client.get(answer.url)):
        assert "It is the same as it was then." in text(page)
    assert "kept by" not in text(at("NPD").get(kept.get_absolute_url(), follow=True))


@pytest.mark.parametrize("kind", ["line", "place", "group"])
def test_a_withdrawal_and_a_dispute_in_it_reach_whoever_kept_it(
    at: At, maps, account, kind: str
) -> None:
    client = at("EPD")
    client.post(f"{maps()[kind]}keep/", KEEP)
    user = account("EPD")
    kept = KeptPicture.objects.get()
    with view(user.viewer) as seen:
        rows = seen.rows("select record_id, other_id from {tie}")
        every = {one for row in rows for one in row.values() if one}
        later = dict.fromkeys(every, timezone.localtime().replace(tzinfo=None) + timedelta(days=1))
        # this region's files are no longer in the store: as if each had been withdrawn
        ((one, gone, doubts),) = pictures_hit(user, seen.eyes, clock(), later)
    assert one == kept
    assert gone is not None
    assert 0 < gone.records == doubts.records < len(every)


@pytest.mark.parametrize(
    ("kind", "filtered", "away", "fewer"),
    [("line", "", 0, 0), ("place", "tie=seen_at", 1, 0), ("group", "from=2026-10-01", 5, 1)],
)
def test_what_stands_leaves_as_files_and_is_in_the_register(
    at: At, maps, kind: str, filtered: str, away: int, fewer: int
) -> None:
    """For the recipient a group is found anew: Kai is in it, and Pat is not (`fewer`)."""
    client = at("EPD", "analyst")
    address = maps("analyst", "data_quality")[kind]
    page = text(client.get(f"{address}export/?{filtered}"))
    (drawn,) = re.findall(r"what the map shows now: (\d+) ties?", page)
    assert (f"{away} more" in page) is bool(away)
    files = client.post(f"{address}export/?{filtered}", EXPORT)
    assert files["Content-Type"] == "application/zip", text(files)
    held = zipfile.ZipFile(io.BytesIO(files.content))
    links = list(csv.DictReader(io.StringIO(held.read("links.csv").decode("utf-8-sig"))))
    assert len(links) == int(drawn) - fewer
    one = PastExport.objects.get()
    assert one.kind == kind
    assert one.sealed, "by which disputes reach it"
    said = text(client.get("/exports/"))
    words = {"line": "A line", "place": "An address", "group": "People together again and again"}
    assert words[kind] in said


def test_no_group_is_named_by_a_reference_on_the_trail_of_an_export(at: At, maps) -> None:
    client = at("EPD", "analyst")
    address = maps("analyst", "data_quality")["group"]
    client.post(f"{address}export/", EXPORT)
    event = AuditEvent.objects.latest("number")
    assert (event.act, event.about) == (Act.EXPORT_TIES, groups.EVERY)
    assert address.split("/")[2] not in str(event.body())


def test_somebody_who_may_not_export_is_refused_before_anything_is_read(at: At, maps) -> None:
    for address in maps().values():
        assert at("EPD").get(f"{address}export/").status_code == 403


def test_of_a_group_that_is_no_more_its_kept_picture_says_so(at: At, maps) -> None:
    client = at("EPD")
    client.post(f"{maps()['group']}keep/", KEEP)
    kept = KeptPicture.objects.get()
    fields = {f.name: getattr(kept, f.name) for f in KeptPicture._meta.fields}
    KeptPicture.objects.create(**fields | {"number": "another", "sealed": []})
    said = text(client.get("/groups/kept/another/"))
    assert "Nobody is together again and again by the records that this picture rested on" in said
    assert "That is not safety" in said
    assert at("NPD").get("/groups/kept/another/").status_code in (302, 404)
