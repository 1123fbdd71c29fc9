"""Work for a child in a browser: a concern raised and screened, a safety plan made and printed, and
each other kind of work begun, with what its page tells first."""

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from browsing import Worker
from saying import begun_about_tyler, choose, day, fill, keep
from test_crisis import on_one_page, why

Open = Callable[..., Worker]
Size = tuple[int, int]


def begin(somebody: Worker) -> None:
    somebody.press("Begin")
    assert "Begin" not in somebody.heading, somebody.text
    why(somebody)


@pytest.mark.phone
@pytest.mark.writes
def test_a_concern_is_raised_screened_and_answered(worker: Open, size: Size) -> None:
    duty = worker("practitioner", size)
    on_one_page(duty)
    duty.go("/cases/")
    duty.follow("Raise a concern")
    duty.page.get_by_label("Whom or what is it about?").fill("A boy called Kit")
    choose(duty, "Somebody")
    day(duty, "when", "18", "11", "2026", "15:40")
    fill(
        duty, seen="“He said I have to go tonight.”", where="School gate", how="they",
        opinion="I think he owes somebody.", danger="not sure", done="His tutor stays with him.",
        told="child", raiser="Jo, tutor, Canal Street School", reach="01632 960444",
    )  # fmt: skip
    duty.press("Begin")
    duty.look("concern-begin", status_is_error=True)
    assert "Nobody besides your own agency who could act hears of it." in duty.text
    fill(duty, left_out="Our own team screens it today.")
    begin(duty)
    duty.look("concern-begun", status_is_error=True)
    assert "Somebody may be in danger" in duty.text
    assert "Jo, tutor, Canal Street School makes of it. This is an opinion" in duty.text
    duty.follow("Tell them")
    keep(duty, whom="Jo", next="Screened today.")
    duty = screened_by_another(worker("home-duty-worker", size), urlsplit(duty.page.url).path)
    assert "What screening came to" in duty.text
    assert "Begin what was accepted" in duty.text
    keep(duty, "Outcome told to whoever raised it", went="reached", words="Somebody sees him.")
    duty.look("concern-screened", status_is_error=True)


def screened_by_another(duty: Worker, case: str) -> Worker:
    """Nobody screens what they raised. What is accepted begins next, or stands as not begun."""
    on_one_page(duty)
    duty.go(case)
    why(duty)
    duty.follow("accept it into a case")
    keep(duty, begins="plan", whom="Lee, worker", why="He is pressed.", by="Ash, manager")
    assert duty.heading == "Begin a safety plan"
    duty.go(case)
    return duty


@pytest.mark.phone
@pytest.mark.writes
def test_a_safety_plan_is_made_printed_and_hidden(worker: Open, size: Size) -> None:
    social = worker("practitioner", size)
    on_one_page(social)
    begun_about_tyler(social, "A safety plan")
    fill(social, who="Lee, worker", with_them="yes")
    begin(social)
    social.look("plan-begun", status_is_error=True)
    case = urlsplit(social.page.url).path
    social.go(f"{case}list.pdf")
    assert "Not printed. No name and no number is written in the plan yet" in social.text
    keep(social, "People I trust", one="Aunt Jo 07700 900001", night="Sam 07700 900002")
    keep(social, "What I do in the moment", out="I feel sick.", code_word="Is Rex fed?", call="Jo")
    keep(social, "Who fetches me", who="Aunt Jo", where="The bakery")
    keep(social, "Who I am", matters="My dog. I am good at bikes.")
    keep(social, "What I say to this plan", agrees="partly", voice="Not the part on my phone.")
    social.follow("The plan for 72 hours")
    day(social, "review", "4", "12", "2026")
    fill(social, holds="With Aunt Jo.", triggers="A threat.")
    social.press("Keep it")
    assert social.page.get_by_role("link", name="The one page as PDF").count() == 0
    keep(social, "Whether they can hold it safely", safe="yes", where="In a shoe.")
    took(social, "The one page as PDF", "my-plan.pdf")
    keep(social, "A copy was given", whose="young person", safe="no", form="hidden")
    social.look("plan-in-use", status_is_error=True)
    assert "They agree with some of it." in social.text
    assert "The one page is not printed." in social.text
    assert social.page.get_by_role("link", name="The one page as PDF").count() == 0
    took(social, "The hidden short form as PDF", "list.pdf")
    social.go(f"{case}page.pdf")
    assert "Not printed. It was written down that it is not sure" in social.text
    social.go(case)
    social.follow("A copy was given")
    fill(social, whose="young person", safe="not sure", form="whole")
    social.press("Keep it")
    assert "give the hidden short form" in social.text


def took(somebody: Worker, link: str, name: str) -> None:
    with somebody.page.expect_download() as taken:
        somebody.page.get_by_role("link", name=link).click()
    assert taken.value.suggested_filename == name
    assert taken.value.path().read_bytes().startswith(b"%PDF-")


@pytest.mark.writes
def test_records_count_for_those_alone_who_may_see_them(worker: Open) -> None:
    social, nurse = worker("practitioner"), worker("outsider")
    gone(social)
    nurse.go(urlsplit(social.page.url).path)
    why(nurse)
    nurse.look("missing-by-an-outsider", status_is_error=True)
    assert "Only what is written in this case is counted." in nurse.text
    assert "18 October 2026" not in nurse.text


@pytest.mark.writes
def test_the_other_kinds_of_work_each_tell_what_matters_first(worker: Open) -> None:
    social = worker("practitioner")
    for walked in (gone, back, at_school, away_with_family, goals, nearly_18):
        walked(social)


def gone(social: Worker) -> None:
    """Missing, and back; records of six absences ask for a strategy discussion."""
    begun_about_tyler(social, "Missing and return")
    day(social, "seen", "19", "11", "2026", "18:30")
    fill(
        social, by="placement", who="Jo, key worker", where="The home", kind="missing",
        police="yes", concern="not sure", concern_why="A car waited.", health="Inhaler",
        left_out="Police rang us.",
    )  # fmt: skip
    social.page.get_by_role("checkbox", name="Eastmarsh Health Trust").check()
    begin(social)
    social.look("missing-gone", status_is_error=True)
    assert "Missing, and not back" in social.text
    assert "This asks for a strategy discussion" in social.text
    assert "from records of Tyler Marsh that you may see" in social.text


def back(social: Worker) -> None:
    """Of the absence that is open on the page."""
    social.follow("Ask for a strategy discussion")
    assert social.page.get_by_label("Missing again and again").is_checked()
    assert not social.page.get_by_label("Missing again, and under 13").is_checked()
    keep(social, words="Again, and a car waited.")
    social.follow("They are found, or back")
    fill(social, how="themselves", where="The home", outside="yes", health="Tired", police="yes")
    keep(social)
    social.follow("Offer the interview")
    keep(social, who="Al, charity", independent="yes", answer="accepted")
    social.look("missing-back", status_is_error=True)
    assert "Back after" in social.text


def at_school(social: Worker) -> None:
    begun_about_tyler(social, "A school concern")
    fill(
        social, left_out="We see to it today.", seen="“I cannot stop.”", where="Class",
        who="Jo, tutor", life="no", hurt="before", violence="no", missing="no", used="yes",
        changed="mood", sudden="yes",
        lasts="over two weeks", agencies="yes", view="He wants it to end.", parents="yes",
        passed="safety", done="Stayed with him.",
    )  # fmt: skip
    begin(social)
    social.look("school-raised", status_is_error=True)
    assert "Why at once" in social.text
    assert "The safeguarding lead has not seen it yet." in social.text
    keep(social, "The lead saw it", who="Ali, lead", help="nobody", done="Rang.", worker="yes")
    keep(social, "Signposted", to="camhs", agreed="yes", **{"for": "To talk."})
    assert "Nobody has written down whether it reached them." in social.text
    social.look("school-seen", status_is_error=True)


def away_with_family(social: Worker) -> None:
    begun_about_tyler(social, "A circuit-breaker")
    fill(social, trigger="A threat.", tried="A move.", hope="He sleeps.")
    begin(social)
    social.look("circuit-proposed", status_is_error=True)
    keep(social, "Consent of the parents", who="Mum agrees.", all="yes")
    keep(social, "What the young person says", want="yes", voice="I want to go.")
    told = {"whom": "Al, duty", "police": "Eastmarsh, Lee", "known": "Nothing."}
    keep(social, "An area was told", council="Eastmarsh Council", **told)
    social.follow("Agreed how it goes")
    for name, on in (("start", "1"), ("end", "20")):
        day(social, name, on, "12", "2026")
    keep(
        social, family="carer", council="Eastmarsh Council", worker="Jo", pays="The council",
        approved="Ash",
    )  # fmt: skip
    kept = {"phones": "A new number.", "who": "Them.", "then": "Ring Jo."}
    keep(social, "How those who exploit them are kept away", **kept)
    social.follow("Left")
    day(social, "end", "20", "12", "2026")
    keep(social, family="carer", how="By train")
    keep(social, "Write down a contact", **{"with": "worker", "what": "Quiet.", "voice": "Good."})
    social.look("circuit-away", status_is_error=True)
    assert "Away with their family until 20 December 2026" in social.text


def goals(social: Worker) -> None:
    begun_about_tyler(social, "Parental capacity to change")
    day(social, "until", "1", "3", "2027")
    fill(social, reason="Stuck.", harm="outside", time="His exams.")
    begin(social)
    assert "is never a failing of theirs" in social.text
    keep(social, "A carer", name="Mum", life="Works at night.")
    social.follow("A goal")
    day(social, "at", "2", "11", "2026", "10:00")
    day(social, "until", "20", "1", "2027")
    keep(
        social, whose="one", carer="1", behaviour="Rings late.", own="yes", impact="Found late.",
        baseline="The next day.", seen="Log of police.", goal="Rings police within the hour",
        much_less="Never", less="The next day", hoped="Within the hour", more="At once",
        much_more="Before", weight="1", agreed="yes",
    )  # fmt: skip
    for on, rater, level in (("4", "first", "-1"), ("12", "first", "0"), ("12", "second", "1")):
        social.follow("How far a goal is")
        day(social, "at", on, "11", "2026", "10:00")
        keep(social, goal="2", rater=rater, who="Jo, worker", level=level, seen="The log.")
    keep(social, "Help offered", goal="2", what="A plan for the phone", answer="yes")
    keep(social, "Checkpoint", there="Mum, Jo", said="It helps.", changed="She rings.")
    social.look("capacity-rated", status_is_error=True)
    assert "From less than hoped for to more than hoped for" in social.text
    assert "Nobody has written down whether it came." in social.text
    assert "It measures no carer and no child" in social.text


def nearly_18(social: Worker) -> None:
    begun_about_tyler(social, "A plan for turning 18")
    day(social, "born", "14", "3", "2009")
    fill(social, sure="not sure", worker="Lee, worker")
    begin(social)
    keep(social, "The lead of adult services", answer="asked")
    social.look("turning18", status_is_error=True)
    assert "days to 18" in social.text
    assert "From 14 March 2027 nothing is told or referred without asking them." in social.text
