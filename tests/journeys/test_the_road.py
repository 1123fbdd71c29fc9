"""The whole road in a browser: found at 02:10 in another force's custody, a crisis response, home,
a referral that records fill, a panel whose chair changes over a conflict, the decision, an order, a
safety plan, away with the family, the last hundred days, closed. Every clock on it is asserted with
the moment it was due, and every event of the trail is counted against what the browsers asked.
"""

from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from browsing import Worker
from test_crisis import why
from the_road_region import Road, on_the_road
from the_trail import Counted
from walking import Walk, answer, clocks, london

from wayhome.casework.referral.routes import ASKED, Route
from wayhome.lexicon.dates import LONDON
from wayhome.lexicon.home import Home
from wayhome.lexicon.working_days import working_days_after
from wayhome.workspace.accounts.demonstration import PASSWORD
from wayhome.workspace.actions.accounts import open_account
from wayhome.workspace.reading.release import now
from wayhome.workspace.trail.models import AuditEvent

Open = Callable[..., Worker]


@pytest.fixture(scope="module")
def road() -> Road:
    return Road(now().date())


@pytest.fixture(scope="module")
def region(own_copy: Callable[..., Home], road: Road) -> Home:
    return own_copy("the-road", lambda home: on_the_road(home, road))


class People:
    """Who walks it: an officer where Robin was found, the duty worker and the worker of home, and
    the coordinator of the panel."""

    def __init__(self, worker: Open, counted: Counted) -> None:
        open_account(
            email="custody@demo.invalid", name="Officer in custody", agency="EMC",
            role="practitioner", password=PASSWORD, by=None,
        )  # fmt: skip
        self.officer = counted.watch(worker("custody"))
        self.duty = counted.watch(worker("home-duty-worker"))
        self.social = counted.watch(worker("practitioner"))
        self.coordinator = counted.watch(worker("panel-coordinator"))


def found(officer: Worker, road: Road) -> Walk:
    officer.go("/found/")
    officer.page.get_by_label("First name").fill("Robin")
    officer.page.get_by_label("Family name").fill("Vale")
    officer.press("Who may this be?")
    officer.page.get_by_role("radio", name="Robin Vale, 17").check()
    officer.page.get_by_label("Where they were found").fill("Custody, Eastmarsh, NR1 3AB")
    officer.page.get_by_label("What time").fill(f"{road.found:%H:%M}")
    officer.page.locator("summary", has_text="Not in the last 24 hours").click()
    for box, part in (("day", "%d"), ("month", "%m"), ("year", "%Y")):
        officer.page.locator(f"[name='on-{box}']").fill(f"{road.found:{part}}")
    officer.page.get_by_label("Your number").fill("01632 960108")
    officer.press("Record, and tell the home area")
    officer.follow("Begin the crisis response")
    crisis = Walk("crisis").begin(officer, what="arrest", away="yes", supply="yes")
    assert "A high-risk safeguarding priority" in officer.text
    return crisis


def brought_home(crisis: Walk, who: People, road: Road) -> None:
    on, officer, duty = road.after, who.officer, who.duty
    told = {"council": "Northborough City Council", "reached": "yes", "whom": "Jo, duty worker"}
    crisis.say(officer, "home told", at=on(0, "02:40"), **told)
    there = ("home police", "finding police", "council", "health")
    crisis.open(duty)
    crisis.say_plainly(duty, "call", at=on(0, "03:50"), rail="no", there=there, absent="nobody")
    crisis.say(officer, "adult", at=on(0, "04:00"), who="Al, Eastmarsh charity", no_part="yes")
    crisis.say_plainly(officer, "section 45", at=on(0, "04:10"), told="yes")
    crisis.say(officer, "referrer", at=on(0, "04:20"), who="Northborough City Council")
    crisis.say_plainly(officer, "travel", at=on(0, "05:00"), known="yes")
    crisis.say_plainly(duty, "met", at=on(0, "10:00"), voice="“I want to go home.”")
    crisis.say_plainly(officer, "set out", at=on(0, "11:00"), known="yes")
    crisis.say_plainly(duty, "arrived", at=on(0, "14:00"), stays="home", far="no")
    crisis.say_plainly(officer, "charge", at=on(1, "09:00"))
    held = {"went": "held", "independent": "yes", "learnt": "A man drove him there."}
    crisis.say_plainly(duty, "interview", at=on(1, "10:00"), **held)


def planned_with_him(crisis: Walk, who: People, road: Road) -> Walk:
    """The safety plan, out of the response."""
    on, social = road.after, who.social
    begin(social, crisis, "plan")
    plan = Walk("plan").begin(social, at=on(0, "16:00"), who="Lee, worker", with_them="yes")
    for section in ("me", "people", "moment", "places", "fetch", "signs"):
        plan.say_plainly(social, section)
    plan.say(social, "view", at=on(1, "14:00"), agrees="yes", voice="“It is mine.”")
    plan.say_plainly(social, "shared", at=on(1, "14:30"), knows="yes", agrees="yes")
    plan.say_plainly(social, "short", at=on(1, "15:00"), review=on(10, "00:00"))
    plan.say_plainly(social, "weeks", at=on(9, "15:00"), review=on(35, "00:00"))
    plan.say_plainly(social, "long", at=on(34, "15:00"), review=on(100, "00:00"))
    plan.say_plainly(social, "reviewed", at=on(98, "15:00"), next=on(140, "00:00"))
    plan.say_plainly(social, "reviewed", at=on(139, "15:00"))
    return plan


def referred(crisis: Walk, who: People, road: Road) -> Walk:
    on, social = road.after, who.social
    begin(social, crisis, "referral")
    answer(social, reference="NBC-40", **{"fr-location": "england"})
    referral = Walk("referral").begin(social)
    social.go(f"{referral.path}say/person/")
    social.follow("Say why you look")
    why(social)
    filled(social, road)
    for section in ASKED[Route.CHILD][1:]:
        when = {"at": on(1, "09:00")} if section.code == "council" else {}
        referral.say_plainly(social, section.code, **when)
    referral.say(social, "ready", at=on(2, "09:00"), who="Lee, worker")
    referral.say(social, "sent", at=on(2, "10:00"), area="yes", route="panel")
    crisis.say(who.duty, "slot", at=on(3, "10:00"), day=on(30, "00:00"))
    crisis.say_plainly(who.officer, "advice", at=on(4, "10:00"))
    crisis.say_plainly(who.duty, "reviewed", at=on(13, "10:00"))
    return referral


def filled(social: Worker, road: Road) -> None:
    """What records say of Robin is there before anybody typed, with where it is from."""
    stands = {"pv-name-first-name": "Robin", "pv-name-last-name": "Vale"}
    stands |= {"pv-dob-year": f"{road.born:%Y}", "pv-dob-day": f"{road.born.day}"}
    for box, words in stands.items():
        assert social.page.locator(f"[name='said-{box}']").input_value() == words, box
    assert "Filled from:" in social.text


def begin(somebody: Worker, out_of: Walk, pathway: str) -> None:
    somebody.go(f"{out_of.path}begin/{pathway}/")
    why(somebody)


def panel_decides(crisis: Walk, referral: Walk, who: People, road: Road) -> Walk:
    """Ash, who leads Robin's worker, may not be in the chair: Bo is, and decides."""
    on, chair = road.after, who.coordinator
    chair.go("/cases/begin/panel/")
    chair.page.get_by_label("Whom or what is it about?").fill("Panel of the road")
    for name in ("Eastmarsh Constabulary", "Eastmarsh Health Trust"):
        chair.page.get_by_role("checkbox", name=name).check()
    panel = Walk("panel").begin(chair, kind="decision", meets=on(30, "14:00"), where="Room 2")
    seats = (("Ash", "council", "NBC"), ("Bo", "police", "EMC"), ("Cy", "health", "EMH"))
    for name, seat, agency in seats:
        panel.say_plainly(chair, "member", name=name, seat=seat, agency=agency)
    number = referral.path.strip("/").rpartition("/")[2]
    item = {"kind": "child", "case": number, "title": "Item one", "asks": "first"}
    panel.say_plainly(chair, "item", **item)
    panel.say(chair, "chair", member="1")
    for member in ("1", "2", "3"):
        panel.say(chair, "there", member=member, at=on(30, "14:00"))
    panel.say(chair, "opened", at=on(30, "14:05"))
    panel.say_plainly(chair, "heard", item="4", voice="“I am in school again.”")
    panel.say_plainly(chair, "conflict", member="1", item="4", kind="manager")
    decided = {"item": "4", "decision": "first positive", "standard": "first"}
    decided |= {"reasons": "Three records.", "evidence": "The arrest, and his own words."}
    told = {"dissent": "nobody", "tells": "Lee, worker", "tells_by": on(31, "00:00")}
    panel.refused(chair, "decided", at=on(30, "14:30"), **decided, **told)
    assert "works on this child's case: name somebody else" in chair.text
    panel.say(chair, "chair", member="2", item="4")
    panel.say(chair, "decided", at=on(30, "14:30"), **decided, **told)
    panel.say(chair, "over", at=on(30, "15:00"))
    panel.say_plainly(chair, "minutes", at=on(33, "10:00"))
    return panel


def recovered(referral: Walk, who: People, road: Road) -> None:
    on, social = road.after, who.social
    referral.say_plainly(social, "told", at=on(31, "10:00"), adviser="yes")
    referral.say_plainly(social, "supported", at=on(55, "10:00"))
    second = {"standard": "met", "meeting": "no", "told_us": "The panel's letter."}
    referral.say_plainly(social, "second yes", at=on(65, "10:00"), **second)
    referral.say_plainly(social, "told", at=on(66, "10:00"), adviser="yes")


def ordered(crisis: Walk, who: People, road: Road) -> Walk:
    on, social = road.after, who.social
    begin(social, crisis, "order")
    order = Walk("order")
    answer(social, measure="stro", view="“Keep him away from me.”", at=on(31, "10:00"))
    order.begin(social, applicant="Police", grounds="Sent away twice.", instead="Nothing would do.")
    days = {"from": on(36, "00:00"), "until": on(150, "00:00"), "review": on(100, "00:00")}
    order.say(social, "made", at=on(36, "10:00"), by="Magistrates", served="At home.", **days)
    order.say_plainly(social, "condition", kind="postcode", postcode="NR1 3AB")
    order.say_plainly(social, "reviewed", at=on(99, "10:00"), review=on(140, "00:00"))
    order.say_plainly(social, "reviewed", at=on(139, "10:00"), review=on(150, "00:00"))
    order.say_plainly(social, "ended", at=on(149, "10:00"))
    return order


def away_with_family(crisis: Walk, who: People, road: Road) -> Walk:
    on, social = road.after, who.social
    begin(social, crisis, "circuit")
    away = Walk("circuit")
    away.begin(social, at=on(40, "10:00"), trigger="A car waits.", tried="A plan.", hope="Quiet.")
    away.say_plainly(social, "parents", at=on(41, "10:00"), all="yes")
    away.say_plainly(social, "view", at=on(41, "11:00"), want="yes")
    away.say_plainly(social, "area", at=on(42, "10:00"))
    days = {"start": on(45, "00:00"), "end": on(49, "00:00")}
    away.say_plainly(social, "planned", at=on(43, "10:00"), family="carer", **days)
    away.say_plainly(social, "school", at=on(43, "11:00"))
    away.say_plainly(social, "kept away", at=on(43, "12:00"))
    away.say_plainly(social, "left", at=on(45, "10:00"), family="carer", end=on(49, "00:00"))
    for day in (46, 47, 48):
        away.say_plainly(social, "contact", at=on(day, "10:00"), **{"with": "worker"})
    away.say_plainly(social, "return plan", at=on(48, "12:00"), with_them="yes")
    away.say(social, "returned", at=on(49, "18:00"), how="planned")
    for week, day in (("2", 62), ("6", 90), ("12", 132)):
        away.say_plainly(social, "follow up", at=on(day, "10:00"), week=week)
    away.say_plainly(social, "after", at=on(140, "10:00"))
    return away


def nearly_18(crisis: Walk, who: People, road: Road) -> Walk:
    """From the day that is a hundred days short of 18."""
    on, social = road.after, who.social
    begin(social, crisis, "turning18")
    plan = Walk("turning18")
    born = datetime.combine(road.born, datetime.min.time())
    plan.begin(social, at=on(115, "10:00"), born=born, sure="yes", worker="Lee, worker")
    plan.say_plainly(social, "wishes", at=on(118, "10:00"))
    gone = {"which": "A risk order", "ends": "It ends before.", "goes_on": "None."}
    plan.say(social, "orders", at=on(118, "11:00"), any="yes", **gone)
    stands = {"made": "yes", "route": "panel", "stands": "positive", "day": on(2, "00:00")}
    plan.say(social, "referral", at=on(118, "12:00"), **stands)
    plan.say_plainly(social, "lead", at=on(130, "10:00"), answer="named", met="yes")
    plan.say_plainly(social, "home", at=on(140, "10:00"), settled="yes", wanted="yes")
    plan.say_plainly(social, "stays", at=on(141, "10:00"))
    return plan


def closed(walks: dict[str, Walk], who: People, road: Road) -> None:
    for walk, somebody in ((walks["crisis"], who.duty), *((walks[one], who.social) for one in
                           ("referral", "plan", "circuit", "turning18"))):  # fmt: skip
        walk.say_plainly(somebody, "closed", at=road.after(150, "10:00"))
        walk.open(somebody)
        assert "Now: closed." in somebody.text, somebody.text


def within(moment: datetime, hours: int) -> str:
    """So many hours later by the clock of the world, as London's clock then shows it."""
    begun = moment.replace(tzinfo=LONDON).astimezone(UTC)
    return london(begun + timedelta(hours=hours))


def by_the_end(day: date) -> str:
    return f"{day + timedelta(days=1)} 00:00"


def due(road: Road) -> dict[str, dict[str, str]]:
    """By pathway and clock, how each must stand at the end, and when it was due."""
    found, day = road.found, lambda many: by_the_end(road.after(many, "00:00").date())
    before_18 = lambda many: by_the_end(road.adult - timedelta(days=many))  # noqa: E731
    working = lambda many, days: by_the_end(  # noqa: E731
        working_days_after(road.after(many, "00:00").date(), days)
    )
    three_days = f"met {within(found, 72)}"
    return {
        "crisis": {
            "home_told": f"met {within(found, 1)}",
            "strategy_call": f"met {within(found, 2)}",
            "adult": f"met {within(found, 4)}",
            "section_45": f"met {within(found, 4)}",
            "referrer": f"met {within(found, 4)}",
            "safe_travel": f"met {within(found, 4)}",
            "home_again": f"met {within(found, 24)}",
            "worker_met": f"met {within(found, 24)}",
            "return_interview": f"met {within(road.after(0, '14:00'), 72)}",
            "first_plan": three_days,
            "referral_sent": three_days,
            "panel_slot": f"met {working(0, 5)}",
            "early_advice": f"met {working(1, 5)}",
            "first_review": f"met {day(14)}",
            "panel_first_decision": f"met {day(2 + 45)}",
            "decision_backstop": f"met {day(45)}",
        },
        "referral": {
            "panel_first_decision": f"met {day(2 + 45)}",
            "recovery": f"met {day(30 + 30)}",
        },
        "plan": {
            "plan_short": f"met {within(road.after(0, '16:00'), 72)}",
            "plan_weeks": f"met {day(14)}",
            "plan_long": f"met {day(9 + 28)}",
            "plan_review": f"met {day(140)}",
        },
        "panel": {"minutes": f"met {working(30, 5)}"},
        "order": {"order_review": f"called off {day(150)}", "order_end": f"met {day(150)}"},
        "circuit": {
            "circuit_contact": f"called off {day(48 + 1)}",
            "circuit_return_plan": f"met {day(45 + 7)}",
            "circuit_end": f"met {day(49)}",
            "circuit_2_weeks": f"met {day(49 + 14)}",
            "circuit_6_weeks": f"met {day(49 + 42)}",
            "circuit_12_weeks": f"met {day(49 + 84)}",
            "circuit_after": f"met {day(49 + 182)}",
        },
        "turning18": {
            **{one: f"met {before_18(100)}" for one in ("wishes_18", "orders_18", "referral_18")},
            "lead_18": f"met {before_18(60)}",
            "home_18": f"met {before_18(30)}",
            "stays_18": f"met {before_18(30)}",
            "consent_18": f"called off {before_18(0)}",
        },
    }


# What each form that was sent must have left on the trail.
REASONS = {
    "say-in-case": "say in case",
    "begin-out-of": "begin case",
    "begin-by-name": "begin case",
    "respond-to-found": "begin case",
    "record-found": "record found",
    "purpose": "",
}


def every_event(since: int, counted: Counted) -> None:
    """Whatever a browser was answered is on the trail once, and nothing else is: each look by its
    page, each thing written by why it was."""
    events = AuditEvent.objects.filter(number__gt=since)
    looks = events.filter(what="look").values_list("details__page", flat=True)
    assert Counter(looks) == counted.looks
    wrote = Counter(events.filter(what="write").values_list("reason", flat=True))
    asked = Counter[str]()
    for page, many in counted.writes.items():
        asked[REASONS[page]] += many
    assert wrote == asked
    assert events.count() == counted.looks.total() + counted.writes.total()


@pytest.mark.slow
@pytest.mark.writes
def test_the_whole_road(worker: Open, road: Road) -> None:
    counted = Counted()
    who = People(worker, counted)
    since = AuditEvent.objects.latest("number").number
    walks = {"crisis": found(who.officer, road)}
    crisis = walks["crisis"]
    brought_home(crisis, who, road)
    walks["plan"] = planned_with_him(crisis, who, road)
    walks["referral"] = referred(crisis, who, road)
    walks["panel"] = panel_decides(crisis, walks["referral"], who, road)
    recovered(walks["referral"], who, road)
    walks["order"] = ordered(crisis, who, road)
    walks["circuit"] = away_with_family(crisis, who, road)
    walks["turning18"] = nearly_18(crisis, who, road)
    closed(walks, who, road)
    stand = {name: clocks(walk) for name, walk in walks.items()}
    # It counts from when the referral was begun in the workspace, which is today.
    assert stand["referral"].pop("referral_sent").startswith("met "), stand
    assert stand == due(road)
    every_event(since, counted)
