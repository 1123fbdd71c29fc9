"""The register of exports: whose one reads, and whom a withdrawal or a dispute is told to."""

import json
import re
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction
from django.template import engines
from django.utils import timezone

from wayhome.extracts.withdrawing import Why, withdraw
from wayhome.governance.roles import Act
from wayhome.interchange.past import Became
from wayhome.lexicon.errors import BadUsage
from wayhome.lexicon.home import Home
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions import exporting as actions
from wayhome.workspace.actions.pictures import keep_picture
from wayhome.workspace.exporting.models import PastExport
from wayhome.workspace.exporting.past import pictures_hit, register, told, waiting
from wayhome.workspace.pages.views import exports as pages
from wayhome.workspace.pages.views.looks import latest_looks
from wayhome.workspace.pictures.keeping import kept_for, nearest
from wayhome.workspace.pictures.subject import Kind, Subject, person
from wayhome.workspace.trail.models import AuditEvent

pytestmark = pytest.mark.django_db
NUMBER = "0123456789"
RECORDS = [f"{NUMBER}:missing:{row}:own" for row in (1, 2, 3)]
TODAY = timezone.localdate()
GONE, EXPIRES = TODAY - timedelta(days=1), TODAY + timedelta(days=20)
LATER = EXPIRES + timedelta(days=1)


@pytest.fixture(autouse=True)
def store(home: Path) -> Path:
    """One delivery that was received."""
    folder = Home(home).store / NUMBER
    folder.mkdir(parents=True)
    receipt = {"delivery": NUMBER}
    (folder / "receipt.json").write_text(json.dumps(receipt), encoding="utf-8")
    return Home(home).store


def export(by: User, number: str, marking: str = "official-sensitive") -> None:
    manifest = {
        "number": number, "marking": marking, "recipient": "Eastmarsh Health Trust (EMH)",
        "expires": EXPIRES.isoformat(), "made_at": "2026-11-20T14:05:00", "profile": "reduced",
        "release": "r", "why_named": "", "files": [{"file": "links.csv", "sha256": "ab" * 32}],
    }  # fmt: skip
    actions.export_ties(
        kind="person", about="P-A", purpose="disruption", manifest=manifest,
        records=RECORDS, named=[], by=by,
    )  # fmt: skip


def gone(store: Path) -> None:
    withdraw(store, NUMBER, Why.FAULTY, by="Sam", now=datetime.combine(GONE, time(9)))


def test_makers_read_their_own_and_whoever_governs_reads_all(account, store) -> None:
    mine, other = account("analyst", "NBP"), account("analyst", "NBC", 2)
    export(mine, "X-1")
    export(other, "X-2", "restricted")
    governs = account("information_governance", "NBP")
    assert [one.number for one in register(mine)] == ["X-1"]
    assert {one.number for one in register(governs)} == {"X-1", "X-2"}
    gone(store)
    found = {one.export.number: one for one in told(list(register(governs)), governs, TODAY, {})}
    assert (found["X-1"].close, found["X-1"].may_note) == (False, True)
    assert (found["X-2"].close, found["X-2"].may_note) == (True, False)


def test_its_maker_is_told_until_it_is_noted(account, store) -> None:
    mine = account("analyst", "NBP")
    export(mine, "X-1")
    assert waiting(mine, TODAY, {}) == []
    gone(store)
    (one,) = waiting(mine, TODAY, {})
    assert (one.to_tell, one.overdue, one.gone.records, one.gone.on) == (
        True, False, 3, GONE,
    )  # fmt: skip
    actions.note_export(number="X-1", became=Became.TOLD, words="rang them", by=mine)
    assert waiting(mine, TODAY, {}) == []
    (late,) = waiting(mine, LATER, {})
    assert late.overdue
    actions.note_export(number="X-1", became=Became.DELETED, words="they wrote", by=mine)
    assert waiting(mine, LATER, {}) == []


def test_only_the_own_agency_notes_and_nothing_changes_the_register(account, store) -> None:
    export(account("analyst", "NBP"), "X-1")
    with pytest.raises(BadUsage, match="no such export"):
        actions.note_export(
            number="X-1", became=Became.DELETED, words="?", by=account("analyst", "NBC")
        )
    table = PastExport._meta.db_table
    for sql in (f"delete from {table}", f"update {table} set kind = 'line'"):
        with pytest.raises(DatabaseError), transaction.atomic():
            connection.cursor().execute(sql)


def test_the_maker_of_a_picture_is_told_with_the_same_eyes(account, store) -> None:
    mine = account("analyst", "NBP")
    keep_picture(
        of=person("P-A"), name="Around the station", reason="for the meeting",
        review_on=EXPIRES, asked=("", 500, []),
        seen_hash="0" * 64, eyes="NBP", release="r", records=RECORDS[:2], purpose="case", by=mine,
    )  # fmt: skip
    assert pictures_hit(mine, "NBP", TODAY, {}) == []
    gone(store)
    assert [hit.records for _, hit, _ in pictures_hit(mine, "NBP", TODAY, {})] == [2]
    # what was asked may name what only those eyes see
    assert pictures_hit(mine, "", TODAY, {}) == []


def test_the_page_of_what_is_kept_close_elsewhere_says_neither_whom_nor_how_many(
    account, asked, store, monkeypatch
) -> None:
    export(account("analyst", "NBC"), "X-2", "restricted")
    maker = User.objects.get()
    actions.note_export(number="X-2", became=Became.TOLD, words="Tyler's aunt has it", by=maker)
    gone(store)
    monkeypatch.setattr(pages, "names_for", lambda *_: {})
    page = pages.exports(asked(account("information_governance", "NBP"), "/exports/"))
    words = page.content.decode()
    assert "Kept close to Northborough City Council" in words
    assert "Holds records withdrawn since" in words
    assert not [one for one in ("P-A", "Eastmarsh Health", "isrupt", "links.csv") if one in words]
    assert "3 records" not in words
    assert "aunt" not in words


def test_of_what_is_kept_close_the_trail_says_that_it_left_and_no_more(account, store) -> None:
    maker = account("analyst", "NBC")
    export(maker, "X-2", "restricted")
    event = AuditEvent.objects.latest("number")
    assert (event.act, event.about, event.details) == (Act.EXPORT_TIES, "X-2", {"number": "X-2"})
    assert (event.purpose, event.reason) == ("", "")
    (look,) = latest_looks("P-A", maker)
    assert look.how.startswith("Took away their ties, for whom the register")
    assert not latest_looks("P-A", account("analyst", "NBP", 2))


def test_who_left_an_agency_is_not_told_on_their_desk_how_much_of_it_is_withdrawn(
    account, store
) -> None:
    maker = account("analyst", "NBC")
    export(maker, "X-2", "restricted")
    gone(store)
    User.objects.filter(pk=maker.pk).update(agency="NBP")
    held = waiting(User.objects.get(), TODAY, {})
    desk = engines["jinja2"].env.get_template("exporting/parts.html").module
    words = str(desk.to_follow_up(held, []))
    assert "Holds records withdrawn since" in words
    assert "3 records" not in words


AFTER = timezone.localtime().replace(tzinfo=None) + timedelta(days=1)
BEFORE = datetime(2026, 11, 20, 14, 5)  # the minute in which every export here is made


def test_its_maker_is_told_of_what_is_disputed_since_until_it_is_noted(account, store) -> None:
    mine = account("analyst", "NBP")
    export(mine, "X-1")
    assert waiting(mine, TODAY, {"d9:missing:1:own": AFTER}) == [], "no record of it"
    assert waiting(mine, TODAY, {RECORDS[0]: BEFORE}) == [], "the file itself says so"
    since = {RECORDS[0]: AFTER - timedelta(days=2), RECORDS[1]: BEFORE, "d9:a:1:x": AFTER}
    (one,) = waiting(mine, TODAY, since)
    assert (one.gone, one.doubted.records, one.to_tell) == (None, 1, True)
    assert "1 record disputed since, on" in on_desk([one])
    actions.note_export(number="X-1", became=Became.TOLD, words="rang them", by=mine)
    assert waiting(mine, TODAY, since) == []
    (again,) = waiting(mine, TODAY, since | {RECORDS[2]: AFTER})
    assert again.doubted.records == 2, "another of them was disputed after they were told"


def test_its_maker_is_told_that_it_is_disputed_no_more_until_it_is_noted(
    account, store, asked, monkeypatch
) -> None:
    """Also of what the file itself calls disputed, since it was when it left."""
    mine = account("analyst", "NBP")
    export(mine, "X-1")
    ended = {RECORDS[0]: AFTER - timedelta(days=2), RECORDS[1]: BEFORE}
    (one,) = waiting(mine, TODAY, {}, ended)
    assert (one.settled.records, one.doubted.records, one.to_tell) == (1, 0, True)
    assert "Of what was disputed in it, 1 record is disputed no more, since" in on_desk([one])
    monkeypatch.setattr(pages, "names_for", lambda *_: {})
    monkeypatch.setattr(pages, "disputed_for", lambda _: {})
    monkeypatch.setattr(pages, "ended_for", lambda _: ended)
    page = pages.exports(asked(mine, "/exports/")).content.decode()
    assert "1 record is disputed no more" in page
    assert "Tell Eastmarsh Health Trust (EMH), and note it." in page
    actions.note_export(number="X-1", became=Became.TOLD, words="rang them", by=mine)
    assert waiting(mine, TODAY, {}, ended) == []


def test_the_register_has_no_record_and_no_two_exports_are_alike_in_it(account, store) -> None:
    mine = account("analyst", "NBP")
    export(mine, "X-1")
    export(mine, "X-2")
    one, other = (set(PastExport.objects.get(pk=number).sealed) for number in ("X-1", "X-2"))
    assert len(one) == len(RECORDS) + 1
    assert not one & other
    assert not [seal for seal in one for record in RECORDS if record in seal]


def test_of_what_left_before_seals_were_kept_it_is_not_known(
    account, asked, store, monkeypatch, settings
) -> None:
    mine = account("analyst", "NBP")
    export(mine, "X-1")
    monkeypatch.setattr(pages, "names_for", lambda *_: {})
    monkeypatch.setattr(pages, "disputed_for", lambda _: {RECORDS[0]: AFTER})
    known = pages.exports(asked(mine, "/exports/")).content.decode()
    assert "1 record disputed since" in known
    assert "Tell Eastmarsh Health Trust (EMH), and note it." in known
    settings.SECRET_KEY = "another"
    unknown = pages.exports(asked(mine, "/exports/")).content.decode()
    assert "Whether any record in it is disputed since is not known." in unknown
    assert "1 record disputed since" not in unknown


def test_of_what_is_kept_close_elsewhere_nobody_reads_how_many_are_disputed(
    account, asked, store, monkeypatch
) -> None:
    export(account("analyst", "NBC"), "X-2", "restricted")
    monkeypatch.setattr(pages, "names_for", lambda *_: {})
    monkeypatch.setattr(pages, "disputed_for", lambda _: dict.fromkeys(RECORDS, AFTER))
    page = pages.exports(asked(account("information_governance", "NBP"), "/exports/"))
    words = page.content.decode()
    assert "Holds records disputed since" in words
    assert "3 records" not in words
    assert "Eastmarsh Health" not in words


def test_the_maker_of_a_picture_is_told_of_what_is_disputed_since(account, store) -> None:
    mine = account("analyst", "NBP")
    keep_picture(
        of=person("P-A"), name="Around the station", reason="for the meeting",
        review_on=EXPIRES, asked=("", 500, []), seen_hash="0" * 64, eyes="NBP", release="r",
        records=RECORDS[:2], purpose="case", by=mine,
    )  # fmt: skip
    since = {RECORDS[0]: AFTER, RECORDS[2]: AFTER}
    ((_, hit, doubts),) = pictures_hit(mine, "NBP", TODAY, since)
    assert (hit, doubts.records) == (None, 1)
    assert pictures_hit(mine, "", TODAY, since) == []
    assert pictures_hit(mine, "NBP", TODAY, {RECORDS[0]: BEFORE}) == []


def on_desk(held) -> str:
    desk = engines["jinja2"].env.get_template("exporting/parts.html").module
    return str(desk.to_follow_up(held, []))


THINGS = [
    (Subject(Kind.LINE, "L-0123456789ab"), r"/lines/L-[^/]+/map/\?kept="),
    (Subject(Kind.PLACE, "A-0123456789ab"), r"/places/A-[^/]+/map/\?kept="),
    (Subject(Kind.GROUP, "G-all"), "/groups/kept/"),
]


@pytest.mark.parametrize(("of", "page"), THINGS, ids=[of.kind for of, _ in THINGS])
def test_a_picture_of_a_thing_is_followed_as_that_of_a_person(account, store, of, page) -> None:
    mine = account("analyst", "NBP")
    kept = keep_picture(
        of=of, name="Around it", reason="for the meeting", review_on=EXPIRES, asked=("", 500, []),
        seen_hash="0" * 64, eyes="NBP", release="r", records=RECORDS[:2], purpose="case", by=mine,
    )  # fmt: skip
    event = AuditEvent.objects.latest("number")
    assert (event.reason, event.details["picture"]) == ("keep picture", kept.number)
    assert of.about not in str(event.body()) or of.kind is Kind.GROUP, "a sealed reference"
    gone(store)
    hit = pictures_hit(mine, "NBP", TODAY, {RECORDS[0]: AFTER, RECORDS[2]: AFTER})
    assert [(one.pk, told.records, doubts.records) for one, told, doubts in hit] == [
        (kept.pk, 2, 1)
    ]
    desk = engines["jinja2"].env.get_template("exporting/parts.html").module
    assert re.search(page, str(desk.to_follow_up([], hit)))
    assert pictures_hit(mine, "", TODAY, {}) == []


def test_a_group_finds_its_pictures_by_any_record_and_others_by_none(account, store) -> None:
    mine = account("analyst", "NBP")

    def of(*records: str) -> Subject:
        return Subject(Kind.GROUP, "G-all", records=frozenset(records))

    kept = keep_picture(
        of=of(), name="The boys of May", reason="for the meeting", review_on=EXPIRES,
        asked=("365", 500, []), seen_hash="0" * 64, eyes="NBP", release="r", records=RECORDS[:2],
        purpose="case", by=mine,
    )  # fmt: skip
    assert kept_for(of(RECORDS[1], "d9:a:1:x"), "NBP", "NBP") == [kept]
    assert kept_for(of(RECORDS[2]), "NBP", "NBP") == []
    assert kept_for(of(), "NBP", "NBP") == []
    assert kept_for(of(RECORDS[1]), "NBC", "NBC") == [], "of another agency"
    assert kept_for(of(RECORDS[1]), "NBP", "") == [], "with other eyes"
    assert kept_for(person("G-all"), "NBP", "NBP") == []


def test_of_two_groups_that_share_a_party_a_picture_is_of_the_one_it_was_kept_of(
    account, store
) -> None:
    mine, (party, ours, also) = account("analyst", "NBP"), RECORDS
    kept = keep_picture(
        of=Subject(Kind.GROUP, "G-all"), name="The boys of May", reason="for the meeting",
        review_on=EXPIRES, asked=("365", 500, []), seen_hash="0" * 64, eyes="NBP", release="r",
        records=[party, ours, also], purpose="case", by=mine,
    )  # fmt: skip
    one, other = frozenset(RECORDS), frozenset([party, "d9:a:1:x", "d9:a:2:x"])
    assert nearest(kept, [other, one]) == 1
    assert nearest(kept, [frozenset(["d9:a:1:x"])]) is None
    assert nearest(kept, []) is None
    found = Subject(Kind.GROUP, "G-all", records=one, others=(other,))
    assert kept_for(found, "NBP", "NBP") == [kept]
    assert kept_for(Subject(Kind.GROUP, "G-all", records=other, others=(one,)), "NBP", "NBP") == []
    # and of the other by now, where the one is no more
    assert kept_for(Subject(Kind.GROUP, "G-all", records=other), "NBP", "NBP") == [kept]
