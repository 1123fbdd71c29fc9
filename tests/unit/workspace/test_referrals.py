"""A referral on its pages: what fills it and what never does, what is kept of how it was filled,
and what is taken away."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb
import pytest
from django.http import HttpRequest
from tests.spec.casework.referring import Told
from tests.spec.casework.saying import rows
from tests.unit.workspace.conftest import AGENCIES

from wayhome.casework.fields import Said
from wayhome.casework.pathways.panel import PANEL
from wayhome.casework.pathways.referral import REFERRAL
from wayhome.casework.referral.filled import Filled, How
from wayhome.casework.referral.filling import filled
from wayhome.casework.referral.person import PERSON
from wayhome.casework.referral.routes import ASKED, Route
from wayhome.governance.access import viewer
from wayhome.governance.roles import Act
from wayhome.governance.visibility import eyes
from wayhome.lexicon.agencies import Agency, AgencyKind
from wayhome.pipeline import Release
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions import cases as actions
from wayhome.workspace.actions.access import state_purpose
from wayhome.workspace.cases.beginning import openly
from wayhome.workspace.cases.forms import Saying, new_case, new_number
from wayhome.workspace.cases.models import Case, CaseDraft
from wayhome.workspace.cases.opening import Opened
from wayhome.workspace.cases.referrals import block, organisations, taking
from wayhome.workspace.cases.referrals.answered import parts
from wayhome.workspace.cases.referrals.deciding import begins, decisions, who_decides
from wayhome.workspace.cases.referrals.gathering import Gathered, Source, gathered
from wayhome.workspace.cases.referrals.offering import Offer, of_person
from wayhome.workspace.cases.standing import present, told
from wayhome.workspace.documents.as_pdf import as_pdf
from wayhome.workspace.reading.names import names
from wayhome.workspace.reading.view import View

pytestmark = pytest.mark.django_db
Account = Callable[..., User]
WIDE, CLOSE = "official-sensitive", "restricted"
SUBJECTS = [
    ("s1", "NBC", WIDE, "Tyler", "Marsh", date(2011, 3, 14)),
    ("s2", "NBP", WIDE, "TYLER", "MARSH", date(2011, 3, 14)),
    ("s3", "NBP", CLOSE, "Hidden", "Marsh", date(2010, 1, 1)),
]
FACTS = [
    ("f1", "NBP", WIDE, "missing", "own", "2026-08-16 19:30", "2026-08-19 17:30"),
    ("f2", "NBP", CLOSE, "missing", "own", "2026-09-01 19:30", None),
    ("f3", "NBC", CLOSE, "found", "own", "2026-10-22 03:30", None),
    ("f4", "EMC", WIDE, "found", "own", "2026-08-19 17:30", None),
    ("f5", "EMC", WIDE, "found", "beside", "2026-08-20 17:30", None),
    ("f6", "EMC", WIDE, "note", "own", "2026-08-20 17:30", None),
]
BEGUN: Said = {
    "reference": "K-7", "user-organisation": "Northborough City Council", "kind": "council",
    "fr-location": "england",
}  # fmt: skip


@pytest.fixture
def seen_by(tmp_path: Path) -> Callable[..., View]:
    con = duckdb.connect()
    shared = (
        "record_id text, agency text, marking text, person_id text default 'P-A',"
        " recorded_at timestamp default '2026-06-03', received_at timestamp default '2026-06-04',"
        " superseded_at timestamp"
    )
    con.execute(f"create table subject ({shared}, given_names text, family_name text, dob date,"
                " street_name text, dob_precision text, gender text,"
                " nationality text)")  # fmt: skip
    con.execute(f"create table relation ({shared}, kind text)")
    con.execute(f"create table fact ({shared}, kind text, part text, occurred_from timestamp,"
                " occurred_to timestamp, reference text, place_name text default 'the station',"
                " area text default 'E06000018', text text, code text)")  # fmt: skip
    con.executemany("insert into subject (record_id, agency, marking, given_names, family_name,"
                    " dob) values (?, ?, ?, ?, ?, ?)", SUBJECTS)  # fmt: skip
    con.executemany("insert into fact (record_id, agency, marking, kind, part, occurred_from,"
                    " occurred_to) values (?, ?, ?, ?, ?, ?, ?)", FACTS)  # fmt: skip
    con.execute("insert into relation (record_id, agency, marking, kind) values ('r1', 'NBC', ?,"
                " 'sibling'), ('r2', 'NBC', ?, 'parent')", [WIDE, CLOSE])  # fmt: skip
    con.execute("create table agency (code text, name text, kind text, area text)")
    con.executemany("insert into agency values (?, ?, ?, ?)",
                    [(one.code, one.name, one.kind, one.area) for one in AGENCIES])  # fmt: skip

    def make(agency: str, role: str = "practitioner") -> View:
        return View(Release(tmp_path), agency, eyes(viewer(agency, role)), con)

    return make


def begun(by: User, tell: list[str] | None = None, **more: str) -> Case:
    return actions.begin(
        case=new_case(), pathway=REFERRAL, about=actions.Subject("Kai"), tell=tell or [],
        release="r", saying=actions.Saying(new_number(), "begun", {**BEGUN, **more}, 0), by=by,
    )  # fmt: skip


def say(case: Case, code: str, by: User, *rests: str, **details: str) -> None:
    case.refresh_from_db()
    saying = actions.Saying(new_number(), code, details, case.said, rests)
    actions.say(case=case.number, saying=saying, by=by)


def found(case: Case) -> Opened:
    case.refresh_from_db()
    entries = list(case.entries.order_by("place"))
    return Opened(case, entries, told(case, entries))


# --- what fills it ---------------------------------------------------------------------------


@pytest.mark.parametrize("agency", ["NBC", "NBP", "EMC", "EMH"])
def test_no_restricted_record_fills_anything_for_anybody(
    seen_by: Callable[..., View], agency: str
) -> None:
    held = gathered(seen_by(agency), "P-A")
    assert set(held.sources) == {"s1", "s2", "f1", "f4", "r1"}
    every = {source for one in filled(held.records) for source in one.sources}
    assert every == {"s1", "s2", "f1", "f4", "r1"}
    assert "Hidden" not in str([one.said for one in held.records])


@pytest.mark.parametrize(("purpose", "fills"), [("", False), ("case", True), ("disruption", False)])
def test_records_fill_for_whoever_may_open_the_page_and_not_for_acting_against_people(
    purpose: str, fills: bool, account: Account, asked: Callable[..., HttpRequest],
    seen_by: Callable[..., View], holders: dict[str, set[str]],
) -> None:  # fmt: skip
    holders["P-A"], by = {"NBC"}, account()
    if purpose:
        state_purpose(about="P-A", task=Act.SEE_PERSON, purpose=purpose, words="", by=by)
    assert bool(of_person(asked(by), seen_by("NBC"), "P-A").records) is fills
    outsider = account("practitioner", "EMC")
    assert not of_person(asked(outsider), seen_by("EMC"), "P-A").records


def test_what_records_say_is_told_with_where_it_is_from(seen_by: Callable[..., View]) -> None:
    held = gathered(seen_by("NBC"), "P-A")
    says = {one.field: one for one in filled(held.records)}
    assert says["modern-slavery-indicators-details"].value == (
        "Missing from 16 August 2026 to 19 August 2026 (Northborough Police).\n"
        "Found on 19 August 2026, the station (Eastmarsh Constabulary)."
    )
    assert says["pv-name-first-name"] == Filled("pv-name-first-name", "Tyler", ("s1", "s2"))
    assert says["pv-dob"].value == "2011-03-14"
    assert held.sources["f1"] == Source("f1", "Missing", "Northborough Police", date(2026, 8, 16))
    assert gathered(seen_by("NBC"), "P-B").records == []


# --- what a form begins with, and what is kept of it -----------------------------------------

OFFER = Offer(
    asked=PERSON.entry_fields,
    filled=[
        Filled("pv-name-first-name", "Ty", ("r1",)),
        Filled("pv-name-first-name", "Tyler", ("r2",)),
        Filled("pv-name-last-name", "Marsh", ("r1", "r2")),
        Filled("pv-name-nickname", "Tiny", ("r1",)),
        Filled("pv-dob", "2011-03-14", ("r2",)),
    ],
    sources={one: Source(one, "Particulars", "Northborough", None) for one in ("r1", "r2")},
)


def test_a_draft_beats_what_was_written_and_that_beats_records() -> None:
    assert OFFER.begins(None) == {
        "said-pv-name-last-name": "Marsh", "said-pv-name-nickname": "Tiny",
        "said-pv-dob": "2011-03-14",
    }  # fmt: skip
    assert OFFER.begins(CaseDraft()) == {}
    written = replace(OFFER, earlier={"pv-name-last-name": "Lowe"})
    assert written.begins(None) == {"said-pv-name-last-name": "Lowe"}


def test_each_box_says_where_it_is_from_or_why_it_is_never_filled() -> None:
    form = Saying(PERSON.entry_fields, initial=OFFER.begins(None))
    shown = OFFER.beside(form)
    beside = shown["beside"]
    assert (shown["filled_many"], shown["differ_many"]) == (3, 1)
    assert [words for words, _ in beside["pv-name-first-name"].says] == ["Ty", "Tyler"]
    assert beside["pv-dob"].says[0][0] == "14 March 2011"
    assert beside["pv-dob"].how is How.FILLED
    assert beside["pv-interpreter-requirements"].why.startswith("A language on record")
    assert "pv-gender" not in beside


def test_what_is_kept_tells_filled_from_typed_and_changed(account: Account) -> None:
    by = account()
    case = begun(by)
    say(case, "child", by, **{"pv-under-age": "yes"})
    typed = {
        "pv-name-first-name": "Tyler", "pv-name-last-name": "Lowe", "pv-dob": "2011-03-14",
        "pv-nationality": "British",
    }  # fmt: skip
    saying = OFFER.kept(actions.Saying(new_number(), "person", typed, 2))
    assert saying.filled == (
        "pv-name-first-name differing r1", "pv-name-first-name differing r2",
        "pv-name-last-name changed r1", "pv-name-last-name changed r2", "pv-dob filled r2",
    )  # fmt: skip
    entry = actions.say(case=case.number, saying=saying, by=by)
    assert entry.details["filled"] == list(saying.filled)
    every = parts(found(case).told, present(), Gathered(sources={"r2": OFFER.sources["r2"]}))
    (person,) = [one for one in every if one.section == PERSON]
    assert [(one.how, len(one.sources), one.others) for one in person.answers] == [
        (How.DIFFERING, 1, 1), (How.CHANGED, 1, 1), (How.FILLED, 1, 0), (How.TYPED, 0, 0),
    ]  # fmt: skip
    assert person.came == (
        "1 filled from records, 1 changed after filling, 1 typed where records differ, 1 typed"
    )


def test_line_ends_of_a_browser_change_nothing() -> None:
    offer = Offer(filled=[Filled("family", "One.\nTwo.", ("r1",))],
                  asked=ASKED[Route.CHILD][3].entry_fields)  # fmt: skip
    kept = offer.kept(actions.Saying("E-1", "background", {"family": "One.\r\nTwo."}, 1))
    assert kept.filled == ("family filled r1",)


# --- the page of the case --------------------------------------------------------------------


def test_what_is_missing_is_told_with_who_can_say_it(account: Account) -> None:
    by = account()
    case = begun(by)
    say(case, "child", by, **{"pv-under-age": "yes"})
    say(case, "police", by, **{"reported-to-police": "yes"})
    every = parts(found(case).told, present(), Gathered())
    (police,) = [one for one in every if one.section.code == "police"]
    assert police.missing == [
        ("The officer in the case", ["To which force?", "Crime or incident reference"]),
        ("The first responder",
         ["Are they willing to work with the police and other authorities?"]),
    ]  # fmt: skip
    assert [one.section.letter for one in every] == list("ABBCDEFGHIJKLNPQ")


def test_what_comes_next(
    account: Account, asked: Callable[..., HttpRequest], seen_by: Callable[..., View]
) -> None:
    by, seen = account(), seen_by("NBC")

    def after(case: Case) -> list[str]:
        return [code for code, _ in block.shown(asked(by), seen, found(case)).next]

    school = begun(by, kind="none")
    assert after(school) == ["passed on"]
    shown = block.shown(asked(by), seen, found(school))
    assert "is not on the list of those who may refer" in shown.refusal
    to = {"to": "Northborough Police", "kind": "police", "whom": "Bo, constable", "what": "All."}
    say(school, "passed on", by, at="2026-11-19T10:00", **to)
    assert after(school) == ["taken on", "passed on"]
    ((_, passed),) = block.shown(asked(by), seen, found(school)).passed
    assert passed["whom"] == "Bo, constable"
    say(school, "taken on", by, **{**BEGUN, "user-organisation": "Northborough Police"})
    assert block.shown(asked(by), seen, found(school)).organisation == "Northborough Police"
    case = begun(by)
    assert after(case) == ["child", "adult"]
    say(case, "child", by, **{"pv-under-age": "yes"})
    assert after(case) == ["council"]


def test_organisations_are_offered_by_name(seen_by: Callable[..., View]) -> None:
    names = organisations.offered(seen_by("NBC"), REFERRAL)
    assert names[organisations.COUNCIL] == ["Northborough City Council"]
    assert {"Northborough Police", "The Salvation Army"} <= set(names["user-organisation"])
    assert "Eastmarsh Health Trust" not in names["to"]
    assert organisations.offered(seen_by("NBC"), PANEL) == {}


OWN = """
name                     | kind             | begins with
Northborough Police      | police           | police
British Transport Police | transport_police | police
Eastmarsh Health Trust   | health           | none
Barnardo's               | voluntary        | named
Northborough Shelter     | voluntary        | none
Northborough Youth       | youth_justice    |
"""


@pytest.mark.parametrize(("name", "kind", "begins"), rows(OWN))
def test_a_referral_begins_with_the_own_organisation(
    name: str, kind: str, begins: str, seen_by: Callable[..., View]
) -> None:
    seen = seen_by("X")
    seen.__dict__["agencies"] = {"X": Agency("X", name, AgencyKind(kind))}
    found = organisations.own(seen, REFERRAL)
    assert found == ({"user-organisation": name, "kind": begins} if begins else {})


# --- taken away ------------------------------------------------------------------------------


def test_the_document_has_the_sections_in_the_order_of_the_form(
    account: Account, asked: Callable[..., HttpRequest], seen_by: Callable[..., View]
) -> None:
    by = account()
    case = begun(by)
    say(case, "child", by, **{"pv-under-age": "yes"})
    say(case, "background", by, "family filled r1", family="Northborough holds a sibling.")
    paper = taking.written(asked(by), seen_by("NBC"), found(case))
    assert paper.title == "Referral to the National Referral Mechanism: Kai"
    letters = [one.heading.removeprefix("Section ")[0] for one in paper.sections]
    assert letters == list("ABBCDEFGHIJKLMNPQ")
    assert "Of which kind is it?" not in str(paper)  # we ask it, and the form does not
    background = paper.sections[3]
    assert background.said == "Of its answers 1 filled from records."
    assert ("Who are their family?", "Northborough holds a sibling.") in background.answers
    assert [answer for _, answer in background.answers] == [
        "Not answered yet", "Northborough holds a sibling.", "Not answered yet", "Not answered yet",
    ]  # fmt: skip
    assert as_pdf(paper).startswith(b"%PDF-")


def test_the_document_of_a_notice_names_nobody(
    account: Account, asked: Callable[..., HttpRequest], seen_by: Callable[..., View]
) -> None:
    by = account()
    case = begun(by)
    say(case, "adult", by, **{"pv-under-age": "no", "pv-under-age-at-time-of-exploitation": "no"})
    say(case, "declined", by, **{"pv-want-to-submit-nrm": "no"})
    paper = taking.written(asked(by), seen_by("NBC"), found(case))
    assert paper.title == "Notice to the National Referral Mechanism"
    assert "Kai" not in str(paper)


# --- who decides -----------------------------------------------------------------------------

ON = "2026-11-18T10:00"
NOW, SENT = datetime(2026, 11, 20, 9, tzinfo=UTC), datetime(2026, 12, 1, 9, tzinfo=UTC)
DECIDES = """
born       | words
2011-03-14 | more than 100: sent today, a devolved panel decides where the area runs one
2009-02-27 | Today they are 99 days short of 18, 100 or fewer: sent today, the central authority
           | as long as section N has no date of birth
2007-01-01 | by the date of birth in section N they are 18 or over
"""


@pytest.mark.parametrize(("born", "words"), rows(DECIDES))
def test_who_decides_and_why(born: str, words: str) -> None:
    case = Told().say("begun", ON).say("child", ON).say("person", ON, pv_dob=born).case
    assert words in who_decides(case, NOW)


COUNCIL = "local_authority_contacted_about_child_local_authority_name"


def test_an_area_on_the_list_is_not_asked_for_again() -> None:
    told = {"pv_dob": "2011-03-14", COUNCIL: "Birmingham City Council"}
    case = Told().written(Route.CHILD, **told).case
    assert "Birmingham has run one since 3 September 2025" in who_decides(case, NOW)
    assert begins(case, NOW) == {"area": "yes", "route": "panel"}
    near = Told().written(Route.CHILD, **told | {"pv_dob": "2009-02-27"}).case
    assert begins(near, NOW) == {"area": "yes", "route": "central"}
    assert begins(Told().written(Route.CHILD, pv_dob="2011-03-14").case, NOW) == {}


def sent(route: str = "panel") -> Told:
    case = Told().written(Route.CHILD, pv_dob="2011-03-14").say("ready")
    return case.say("sent", area="yes" if route == "panel" else "no", route=route)


@pytest.mark.parametrize("route", ["panel", "central"])
def test_the_first_decision_has_its_clock_until_it_is_taken(route: str) -> None:
    row = Case(pathway="referral", began_at=NOW)
    first, second = decisions(Opened(row, [], sent(route).case), SENT)
    assert first.due is not None
    assert first.due.clock.code == f"{route}_first_decision"
    assert [code for code, _ in first.may] == ["first yes", "first no"]
    assert (second.due, second.may) == (None, [])
    taken, _ = decisions(Opened(row, [], sent(route).say("first no").case), SENT)
    assert (taken.became, taken.due) == ("First decision: no reasonable grounds", None)
    assert taken.standard == "Reasonable grounds to believe, short of conclusive proof"


def test_of_a_notice_nobody_decides() -> None:
    case = Told().say("begun", ON).say("adult", ON).say("declined", ON).case
    assert who_decides(case, NOW) == ""


def test_a_name_that_is_kept_close_is_told_to_nobody_by_a_case(
    seen_by: Callable[..., View],
) -> None:
    """Whoever begins a case about them says by which name others may know of them."""
    view = seen_by("NBP")
    view.con.execute("create table person_forward (was text, now text, agency text, marking text)")
    view.con.execute(
        "insert into subject (record_id, agency, marking, person_id, given_names, family_name)"
        " values ('s9', 'NBP', 'restricted', 'P-B', 'Kept', 'Close')"
    )
    assert names(view, ["P-A", "P-B"])["P-B"] == "Kept Close"
    assert openly(view, "P-B") == ""
    assert openly(view, "P-A") in {"Tyler Marsh", "TYLER MARSH"}
