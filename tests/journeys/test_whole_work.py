"""Work for a child or an adult in a browser, from its beginning to its end: the state that each
step leads to, the clocks that it ends, and the document that is taken away."""

import re
from collections.abc import Callable

import pytest
from browsing import Worker
from saying import begun_about_tyler, day, fill
from test_crisis import why

Open = Callable[..., Worker]
A_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?: (\d{2}:\d{2}))?")


def answered(social: Worker, boxes: dict[str, str]) -> None:
    """Each box, days in their three, and a time in its own."""
    for name, words in boxes.items():
        if when := A_DAY.fullmatch(words):
            year, month, on, clock = when.groups("")
            day(social, name, on, month, year, clock)
        else:
            fill(social, **{name: words})


def begin(social: Worker, way: str, **boxes: str) -> None:
    begun_about_tyler(social, way)
    answered(social, boxes)
    social.press("Begin")
    why(social)


def step(social: Worker, link: str, state: str = "", **boxes: str) -> None:
    """One thing written down, and the state that it leads to."""
    social.follow(link, exact=True)
    answered(social, boxes)
    social.press("Keep it")
    assert "Kept: " in social.text, social.text
    assert f"Now: {state}" in social.text, social.text


def over(social: Worker) -> str:
    """Clocks that are done, or are not needed."""
    return social.page.locator("section[aria-labelledby='over']").inner_text()


def runs(social: Worker) -> str:
    return social.page.locator("section[aria-labelledby='due']").inner_text()


def on_paper(social: Worker) -> None:
    with social.page.expect_download() as taken:
        social.page.get_by_role("link", name="All of it as PDF").click()
    assert taken.value.path().read_bytes().startswith(b"%PDF-")


@pytest.mark.writes
def test_missing_back_and_heard(worker: Open) -> None:
    social = worker("practitioner")
    begun_about_tyler(social, "Missing and return")
    day(social, "seen", "19", "11", "2026", "18:30")
    answered(social, {"by": "placement", "who": "Jo, key worker", "where": "The home",
                      "kind": "missing", "police": "yes", "concern": "no",
                      "left_out": "Police rang us."})  # fmt: skip
    social.press("Begin")
    why(social)
    assert "Now: not back yet" in social.text
    step(social, "Found, or back", "back", how="police", where="Platform 2", outside="yes",
         health="Tired", police="yes")  # fmt: skip
    assert "interview" in runs(social)
    step(social, "Prevention check by police", "back", went="held", who="PC Low", harm="no",
         said="He was cold.", next="A coat.", told_us="PC Low rang at nine.")  # fmt: skip
    step(social, "Return home interview held", "back", who="Al, charity", independent="yes",
         voice="“They had my phone.”", concern="no", want="A new number.", map="nothing",
         shared="yes")  # fmt: skip
    assert "Done" in over(social)
    social.follow("Closed", exact=True)
    fill(social, why="Al sees him.")
    social.press("Keep it")
    assert "Write down that it was held, or why it was not" in social.text
    social.page.go_back()
    social.page.go_back()
    step(social, "Strategy discussion", "back", went="held", there="All.", agreed="A plan.")
    step(social, "Closed", "closed", why="He is home, and Al sees him on Friday.")
    on_paper(social)


@pytest.mark.writes
def test_away_with_the_family_and_back(worker: Open) -> None:
    social = worker("practitioner")
    begin(social, "A circuit-breaker", trigger="A threat.", tried="A move.", hope="He sleeps.")
    step(social, "Consent of the parents", "proposed", who="Mum agrees.", all="yes")
    step(social, "What the young person says", "proposed", want="yes", voice="I want to go.")
    step(social, "An area was told", "proposed", council="Eastmarsh", whom="Al", police="Lee",
         known="Nothing.")  # fmt: skip
    step(social, "Agreed how it goes", "agreed", family="carer", council="Eastmarsh", worker="Jo",
         start="2026-12-01", end="2026-12-20", pays="The council", approved="Ash")  # fmt: skip
    step(social, "How those who exploit them are kept away", "agreed", phones="A new number.",
         who="Them.", then="Ring Jo.")  # fmt: skip
    step(social, "Left", "away with their family", family="carer", how="Train", end="2026-12-20")
    step(social, "How they come back", "away with their family", with_them="yes", help="School.",
         safe="Another bus.")  # fmt: skip
    step(social, "Came back", "back home", how="planned")
    assert "Look at it after two weeks" in runs(social)
    step(social, "Looked at after the return", "back home", week="2", voice="It was quiet.",
         family="Rested.", since="Nobody rang.", helps="Boxing.")  # fmt: skip
    assert "Look at it after two weeks" in over(social)
    step(social, "What happened after", "back home", what="At school.", worked="The new number.")
    step(social, "Closed", "closed", why="Jo stays.")
    on_paper(social)


@pytest.mark.writes
def test_goals_of_carers_to_a_conclusion(worker: Open) -> None:
    social = worker("practitioner")
    begin(social, "Parental capacity to change", reason="Stuck.", harm="outside", time="His exams.",
          until="2027-03-01")  # fmt: skip
    step(social, "A carer", "being worked on", name="Mum", life="Works at night.")
    step(
        social, "A goal", "being worked on", whose="together", behaviour="Rings late.", own="yes",
        impact="Found late.", baseline="The next day.", seen="Log of police.", until="2027-01-20",
        goal="Rings within the hour", much_less="Never", less="Next day", hoped="In an hour",
        more="At once", much_more="Before", weight="1", agreed="yes",
    )  # fmt: skip
    social.follow("Conclusion", exact=True)
    assert "Missing first" in social.text
    social.page.go_back()
    step(
        social, "Checkpoint", "being worked on", there="Mum, Jo", said="It helps.", changed="Rings."
    )
    assert "Hold the first checkpoint" in over(social)
    step(social, "What a carer says", "being worked on", carer="1", voice="I ring now.")
    step(social, "What the child says", "being worked on", voice="She comes.")
    step(social, "Analysis", "being worked on", able="Yes.", want="Yes.", evidence="Log.",
         help="Came.", outside="Not hers to stop.")  # fmt: skip
    step(social, "Conclusion", "concluded", change="sufficient", why="She rings.", sure="fairly",
         next="Jo stays.")  # fmt: skip
    step(social, "Closed", "closed", why="Jo stays.")
    on_paper(social)


@pytest.mark.writes
def test_a_school_hears_what_came_of_it(worker: Open) -> None:
    social = worker("practitioner")
    begin(
        social, "A school concern", left_out="We see to it today.", seen="“I am tired.”",
        where="Class", who="Jo, tutor", life="no", hurt="no", violence="no", missing="no",
        used="no", changed="mood", sudden="no",
        lasts="two weeks", agencies="no", view="To sleep.", parents="yes", passed="parents",
        done="Talked.",
    )  # fmt: skip
    assert "Green: " in social.text
    step(social, "The safeguarding lead saw it", "with the safeguarding lead", who="Ali",
         help="nobody", done="Rang home.", worker="yes")  # fmt: skip
    step(social, "Signposted", "with the safeguarding lead", to="camhs", agreed="yes",
         **{"for": "To talk."})  # fmt: skip
    step(social, "Whether it reached them", "with the safeguarding lead", signpost="2",
         went="seen")  # fmt: skip
    step(
        social,
        "Looked at again",
        "looked at again",
        view="Better.",
        changed="Sleeps.",
        next="Rest.",
    )
    social.follow("Closed", exact=True)
    assert "Missing first: School told what came of it" in social.text
    social.page.go_back()
    step(social, "School told what came of it", "looked at again", whom="Jo", words="He is seen.")
    step(social, "Closed", "closed", why="He is seen.")
    on_paper(social)


LETTER = "Their letter to the council of today."


@pytest.mark.writes
def test_a_prosecutor_is_asked_early(worker: Open) -> None:
    social = worker("practitioner")
    begin(social, "Prosecutor and justice", offence="Possession with intent.", police="PC Low, EMC",
          adult="yes", line="yes")  # fmt: skip
    assert "Now: before a decision on charge" in social.text
    assert "Go through section 45" in runs(social)
    social.follow("Charged", exact=True)
    fill(social, offence="Possession", court="Northborough", bail="No contact.", told_us=LETTER)
    social.press("Keep it")
    assert "Go through it, or write down why it was not waited for" in social.text
    social.page.go_back()
    social.page.go_back()
    step(social, "Youth justice service told", "before a decision on charge", whom="Al")
    step(social, "Early advice asked of the prosecutor", "before a decision on charge",
         strategy="Wait for the referral.", **{"with": "police"})  # fmt: skip
    step(social, "Section 45 gone through", "before a decision on charge", under="yes",
         direct="yes", direct_why="He was driven.", reasonable="yes", reasonable_why="15.",
         excluded="no", excluded_why="Not in the schedule.", by="Lee",
         told="What it is.")  # fmt: skip
    step(social, "The four stages gone through", "before a decision on charge", believe="yes",
         believe_why="Records.", clear="yes", clear_why="Driven.", duress="no", duress_why="No.",
         interest="no", interest_why="Exploited.", referral="Sent.", by="Lee",
         told_us=LETTER)  # fmt: skip
    for told in ("Go through section 45", "Tell the youth justice service"):
        assert told in over(social)
    step(social, "Decided", "decided", outcome="22", why="He was made to.", by="The prosecutor",
         told_us=LETTER)  # fmt: skip
    step(social, "Closed", "closed", why="Al stays.")
    on_paper(social)


@pytest.mark.writes
def test_turning_18_and_then_asked_as_an_adult(worker: Open) -> None:
    social = worker("practitioner")
    begin(social, "A plan for turning 18", born="2009-03-14", sure="yes", worker="Lee, worker")
    assert "Now: planned" in social.text
    step(social, "What the young person wants", "planned", voice="A flat.", told="What changes.")
    step(social, "Orders that are open", "planned", any="no")
    step(social, "The lead of adult services", "planned", answer="named", who="Ash", met="yes")
    step(social, "Who stays", "planned", who="Lee.")
    assert "Say who stays" in over(social)
    social.follow("Asked as an adult", exact=True)
    answered(social, {"work": "yes", "share": "All.", "referral": "no", "voice": "Yes."})
    social.press("Keep it")
    assert "They are 18 on 14 March 2027, and are asked as an adult from that day." in social.text
    social.page.go_back()
    social.page.go_back()
    step(social, "Put right how it began", "planned", born="2008-11-20",
         at="2026-11-18 10:00", sure="yes", worker="Lee")  # fmt: skip
    step(social, "Asked as an adult", "asked as an adult", work="partly", share="Not with school.",
         referral="no", voice="Ask me first.")  # fmt: skip
    step(social, "Closed", "closed", why="Ash goes on.")
    on_paper(social)


@pytest.mark.writes
def test_an_adult_whose_home_was_taken_over_is_asked_first(worker: Open) -> None:
    social = worker("practitioner")
    begin(social, "Help for an adult", left_out="We see to it today.",
          seen="Strangers in the flat.", home="yes", children="no", danger="no")  # fmt: skip
    assert "Now: raised" in social.text
    assert "See them, or speak with them" in runs(social)
    step(social, "Seen, or spoken with", "raised", by="Jo", alone="yes", voice="They will not go.",
         want="My door back.", capacity="yes")  # fmt: skip
    step(social, "Asked about a referral", "raised", explained="yes", says="no", words="Not now.")
    step(social, "Notice sent that names nobody", "raised", by="Jo", reference="N-1")
    step(
        social,
        "Enquiry under section 42",
        "with an enquiry open",
        why="A home taken over.",
        worker="Jo",
    )
    step(social, "Their home made safer", "with an enquiry open", how="locks", what="New locks.",
         tenancy="yes")  # fmt: skip
    step(social, "Looked at again", "safer, and looked after", voice="It is mine.", own="yes",
         next="Jo rings.")  # fmt: skip
    step(social, "Closed", "closed", why="It is their own again.", wanted="Yes.")
    on_paper(social)
