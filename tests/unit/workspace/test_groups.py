"""Groups as each viewer may know them: by what they see alone, told to whoever holds somebody."""

from collections.abc import Callable, Iterator
from contextlib import nullcontext
from datetime import date
from pathlib import Path

import duckdb
import pytest
from django.http import HttpRequest, HttpResponse, QueryDict

from wayhome.governance.roles import Act
from wayhome.network.methods.enduring import enduring
from wayhome.network.methods.groups import groups as method
from wayhome.network.methods.showing import DRAWS
from wayhome.pipeline import Release
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions import access
from wayhome.workspace.actions.pictures import keep_picture
from wayhome.workspace.pages.views import groups as pages
from wayhome.workspace.pages.views import kept_things, thing
from wayhome.workspace.pictures.subject import Kind, Subject
from wayhome.workspace.reading import groups as reading
from wayhome.workspace.reading.groups import Told
from wayhome.workspace.reading.view import View
from wayhome.workspace.trail.models import AuditEvent

WIDE, CLOSE, TODAY = "official-sensitive", "restricted", date(2026, 11, 20)
# event, kind, day, who, marking; the offence is that of the arrest
EVENTS = [
    ("e1", "arrest", "2026-09-01", "abc", WIDE),
    ("e2", "offence", "2026-09-02", "abc", WIDE),
    ("e3", "stop", "2026-10-01", "ab", WIDE),
    ("e4", "found", "2026-11-01", "bc", WIDE),
    ("n1", "arrest", "2026-10-05", "pqr", WIDE),  # one night alone
    ("n2", "offence", "2026-10-05", "pqr", WIDE),
    ("h1", "stop", "2026-11-10", "abd", CLOSE),
    ("h2", "stop", "2026-11-15", "acd", CLOSE),
]
TIE = "left_kind left_id right_kind right_id kind said agency grading marking record_id".split()


@pytest.fixture
def seeing(tmp_path: Path) -> Iterator[Callable[..., View]]:
    con = duckdb.connect()
    con.execute(f"create table tie ({', '.join(f'{c} text' for c in TIE)}, first timestamp)")
    con.execute("create table event (record_id text, kind text, agency text, marking text)")
    for name, kind, day, who, marking in EVENTS:
        con.execute("insert into event values (?, ?, 'NBP', ?)", [name, kind, marking])
        for one in who:
            row = ["person", one, "event", f"E-{name}", "present", "arrested", "NBP", "B2",
                   marking, name, day]  # fmt: skip
            con.execute(f"insert into tie values ({', '.join('?' * 11)})", row)
    named = ["person", "x", "event", "E-e1", "named", "named", "NBP", "", WIDE, "e1", "2026-09-01"]
    trust = ["person", "a", "person", "t", "protective", "aunt", "NBC", "", WIDE, "r1", None]
    for row in (named, trust):
        con.execute(f"insert into tie values ({', '.join('?' * 11)})", row)
    con.execute(
        "create table subject as select unnest(['a', 'b', 'p', 'a']) as person_id, unnest(['NBC',"
        f" 'NBP', 'NBP', 'NBP']) as agency, '{WIDE}' as marking, null::timestamp as superseded_at"
    )
    con.execute("create table person_told (person_id text, what text, agency text, marking text)")
    con.execute("create table agency as select 'NBP' as code, 'Police' as name, 'police' as kind")
    con.execute("create table delivery (agency text, feed text, received_at timestamp)")

    def view(agency: str = "NBC") -> View:
        seen = View(Release(tmp_path), agency, agency, con)
        seen.__dict__["today"] = TODAY
        return seen

    yield view
    con.close()


def found(view: View) -> list[Told]:
    return list(reading.listed(view, date(2025, 11, 20)).groups)


def test_it_is_bound_by_what_a_viewer_sees_and_by_no_night_twice(seeing) -> None:
    (told,) = found(seeing("NBC"))
    assert told.people == ("a", "b", "c")
    assert [(one.kinds, one.people) for one in told.events] == [
        (("found",), ("b", "c")),
        (("stop",), ("a", "b")),
        (("arrest", "offence"), ("a", "b", "c")),
    ]
    assert (told.days, told.runs, told.edge) == (3, 50, ())
    assert told.look_again == date(2027, 1, 30)
    assert told.wide


def test_what_is_kept_close_changes_a_group_for_its_own_agency_alone(seeing) -> None:
    (open_,) = found(seeing("NBC"))
    police = {told.people: told for told in found(seeing("NBP"))}
    (own,) = [told for people, told in police.items() if "d" in people]
    assert not own.wide
    assert own.ref != open_.ref
    assert "d" not in open_.people


def test_it_is_told_to_an_agency_that_holds_somebody_in_it(seeing) -> None:
    assert found(seeing("EMC")) == []
    assert all("p" not in told.people for told in found(seeing("NBP"))), "one night is no group"


def test_around_it_stand_trust_questions_and_no_small_number(seeing) -> None:
    view = seeing("NBC")
    listed = reading.listed(view, date(2025, 11, 20))
    around = reading.around(view, listed.groups[0], listed)
    assert [adult for adult, _ in around.trusted] == ["t"]
    assert [(one.child, one.agency) for one in around.ask] == [("b", "NBC")]
    assert around.harmed is None, "of three people no figure is told"
    assert around.holders == ("NBC", "NBP")


@pytest.mark.parametrize(
    ("many", "of", "told"), [(0, 8, 0), (3, 20, None), (7, 8, None), (8, 8, None), (6, 12, 6)]
)
def test_how_many_were_exploited_is_told_where_it_tells_of_nobody(
    many: int, of: int, told: int | None
) -> None:
    """Of all of them it would be said of each, and people stand here before anybody opened them."""
    assert reading.may_be_told(many, of) == told


def test_what_rests_on_few_records_does_not_hold() -> None:
    often = [("a", "b", "c")] * 6
    assert enduring("abc", often) == DRAWS
    assert enduring("abc", [("a", "b"), ("b", "c")]) < 0.8 * DRAWS
    (group,) = method([("a", "b"), ("b", "c"), ("a", "c")])
    assert (group.always, group.share) == (("a", "b", "c"), 1.0)


@pytest.mark.parametrize(("still", "holds"), [(DRAWS, True), (16, True), (15, False), (0, False)])
def test_under_four_draws_of_five_nobody_is_to_lean_on_it(still: int, holds: bool) -> None:
    assert reading.Around((), (), (), None, still, DRAWS).holds is holds


def test_the_newest_comes_first_and_never_the_largest(seeing) -> None:
    """Five who were together long ago, and three of late."""
    view = seeing("NBP")
    for name, day, who in (("o1", "2026-01-05", "pqrst"), ("o2", "2026-02-05", "pqrst")):
        for one in who:
            row = ["person", one, "event", f"E-{name}", "present", "stopped", "NBP", "B2", WIDE,
                   name, day]  # fmt: skip
            view.con.execute(f"insert into tie values ({', '.join('?' * 11)})", row)
    told = found(view)
    assert [one.last.month for one in told] == sorted((o.last.month for o in told), reverse=True)
    assert len(told[-1].people) > len(told[0].people)


@pytest.mark.django_db
def test_why_one_looks_is_asked_first_and_is_on_the_trail(
    seeing, account: Callable[..., User], asked: Callable[..., HttpRequest],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    user = account(agency="NBP")
    view = seeing("NBP")
    monkeypatch.setattr(pages, "opened", lambda request: nullcontext(view))
    monkeypatch.setattr(pages, "render", lambda *told: HttpResponse())
    monkeypatch.setattr(pages, "supplies", lambda view: True)
    for name in ("of_group", "of_groups"):  # what was decided has its own tests (test_deciding)
        monkeypatch.setattr(pages, name, lambda view, asked: asked)
    monkeypatch.setattr(pages, "decided", lambda view, asked: asked)
    request = asked(user, "/groups/")
    request.GET = QueryDict("")
    assert "G-all" in pages.groups(request).url
    access.state_purpose(
        about=pages.EVERY, task=Act.SEE_PLACES, purpose="enquiry", words="", by=user
    )
    pages.groups(request)
    look = AuditEvent.objects.order_by("-number")[0]
    (open_,) = found(seeing("NBC"))
    assert (look.purpose, look.act) == ("enquiry", Act.SEE_PLACES)
    shown = look.details["groups"]
    close = [told for told in found(view) if not told.wide]
    assert close
    assert all(told.ref not in shown for told in close)
    pages.group(request, group_ref=close[0].ref)
    look = AuditEvent.objects.order_by("-number")[0]
    assert (look.about, look.details["groups"]) == ("", []), "nor by the page's own address"


@pytest.mark.django_db
def test_a_kept_picture_leads_to_its_own_group_and_not_to_another_of_one_party(
    seeing, account: Callable[..., User], asked: Callable[..., HttpRequest],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """Four other people met twice since, and were at the party of the first as well."""
    user, view = account(agency="NBP"), seeing("NBP")
    for name, day, who in (("e3", "2026-10-01", "pqrs"), ("m1", "2026-11-12", "pqrs"),
                           ("m2", "2026-11-18", "pqrs")):  # fmt: skip
        for one in who:
            row = ["person", one, "event", f"E-{name}", "present", "stopped", "NBP", "B2", WIDE,
                   name, day]  # fmt: skip
            view.con.execute(f"insert into tie values ({', '.join('?' * 11)})", row)
    monkeypatch.setattr(kept_things, "opened", lambda request: nullcontext(view))
    monkeypatch.setattr(thing, "ever", lambda seen, records: {one: {one} for one in records})
    access.state_purpose(
        about=pages.EVERY, task=Act.SEE_PLACES, purpose="enquiry", words="", by=user
    )
    every = found(view)
    assert sum("e3" in told.records for told in every) == 2
    for told in every:
        kept = keep_picture(
            of=Subject(Kind.GROUP, pages.EVERY), name="Them", reason="for the meeting",
            review_on=TODAY, asked=("365", 500, []), seen_hash="0" * 64, eyes="NBP", release="r",
            records=told.records, purpose="enquiry", by=user,
        )  # fmt: skip
        answer = kept_things.kept_group(asked(user, "/groups/kept/"), number=kept.number)
        assert answer.url.startswith(f"/groups/{told.ref}/map/?")
