"""Answers to signs over the release of these tests: who may answer, what a desk asks, whom a
question names. They are here because a release takes long to make, and this room has one."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from wayhome.governance.roles import Act
from wayhome.signs.answered import OPEN, Said
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions import answering as actions
from wayhome.workspace.actions.access import state_purpose
from wayhome.workspace.answering.behind import raised
from wayhome.workspace.answering.models import SignAnswer
from wayhome.workspace.reading import signs
from wayhome.workspace.reading.release import clock
from wayhome.workspace.reading.view import view

ANOTHER = """
select person_id, subject_ref from {subject} where person_id <> $tyler order by all limit 1
"""
HIDDEN = re.compile(r'name="(number|records)" value="([^"]*)"')


def text(answer) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def person_of(user: User, ref: str) -> str:
    with view(user.viewer) as seen:
        row = seen.row("select person_id from {subject} where subject_ref = $ref", ref=ref)
    assert row is not None
    return str(row["person_id"])


def standing(user: User, person: str) -> list[str]:
    with view(user.viewer) as seen:
        return [one.sign_id for one in signs.of_person(seen, person).standing]


def entered(at, account, *of: object, person: str) -> Client:
    state_purpose(about=person, task=Act.SEE_PERSON, purpose="case", words="", by=account(*of))
    return at(*of)


@pytest.fixture
def tyler(account) -> str:
    return person_of(account("NBC"), "NBC/s/1")


def agreed(by: User, **more: str) -> dict[str, str]:
    """An answer that agrees, with who does what comes next, and by when."""
    day = {"due": (clock() + timedelta(days=2)).isoformat()}
    return {"said": "agree", "next_step": "Priya visits", "owner": str(by.pk), **day, **more}


def answer(client: Client, sign: str, **given: str):
    drawn = dict(HIDDEN.findall(client.get(sign).content.decode()))
    return client.post(f"{sign}answer/", {**drawn, **given})


def test_a_desk_asks_until_all_is_answered_and_answered_is_not_safe(at, account, tyler) -> None:
    worker, client = account("NBC"), entered(at, account, "NBC", person=tyler)
    every = standing(worker, tyler)
    assert "Tyler Marsh" in text(client.get("/")).partition("How fresh")[0]
    for sign_id in every:
        sign = f"/people/{tyler}/signs/{sign_id}/"
        assert answer(client, sign, **agreed(worker)).status_code == 302
    desk = text(client.get("/")).partition("Find a person")
    assert "Overdue" not in desk[0]
    assert desk[0].count("Priya visits") == len(every), "what somebody said they would do"
    desk = desk[2]
    assert "Tyler Marsh" not in desk
    assert "That is not the same as safe" in desk
    shown = text(client.get(f"/people/{tyler}/signs/"))
    assert f"Answered ({len(every)})" in shown
    assert "Every sign that stands today has been answered. That is not the same as safe." in shown
    # what all may see is answered for all: another force that holds him is not asked either
    assert "Tyler Marsh" not in text(at("NPD").get("/"))
    (first, *_) = SignAnswer.objects.all()
    back = f"/people/{tyler}/signs/{first.sign_id}/answers/{first.number}/back/"
    assert client.post(back).status_code == 302
    assert "Tyler Marsh" in text(client.get("/"))


def test_nothing_of_what_was_answered_of_another_child_is_on_a_page(at, account, tyler) -> None:
    """The same sign of two children may rest on one record, of somebody whom both were with."""
    worker, client = account("NBC"), entered(at, account, "NBC", person=tyler)
    with view(worker.viewer) as seen:
        shown = signs.of_person(seen, tyler).standing[0]
        records = list(raised(seen, [shown])[shown.sign_id].records)
        other = seen.row(ANOTHER, tyler=tyler)
        assert other is not None
    of = actions.Subject(
        other["person_id"], other["subject_ref"], "S-other", shown.code, shown.version, OPEN,
        records, restricted=False,
    )  # fmt: skip
    given = actions.Words(Said.AGREE, "About the other child.")
    actions.answer(number="20261120T100000-o", of=of, given=given, release="r", by=worker)
    sign = f"/people/{tyler}/signs/{shown.sign_id}/"
    page = client.get(sign).content.decode()
    assert "About the other child." not in page
    assert "Nobody has answered this sign yet" in page
    assert not any(record in page.partition('id="answer-form"')[2] for record in records)
    assert "Answered (" not in text(client.get(f"/people/{tyler}/signs/"))
    assert client.post(f"{sign}answers/20261120T100000-o/back/").status_code == 404
    assert not SignAnswer.objects.filter(said=Said.WITHDRAWN).exists()


def test_a_form_without_its_words_keeps_nothing_and_loses_nothing(at, account, tyler) -> None:
    client = entered(at, account, "NBC", person=tyler)
    sign = f"/people/{tyler}/signs/{standing(account('NBC'), tyler)[0]}/"
    for given, sentence in (
        ({}, "Choose one of these."),
        ({"said": "agree", "needed": "typed elsewhere"}, "what will happen next"),
        (agreed(account("NBC"), owner=""), "Choose who does it."),
        (agreed(account("NBC"), owner="named"), "Write which role, team or agency."),
        (agreed(account("NBC"), owner=str(account("NPD").pk)), "not one of those on offer"),
        (agreed(account("NBC"), due=""), "Write by which day."),
        (agreed(account("NBC"), due="2020-01-01"), "Choose today or a day that is still to come."),
        ({"said": "disagree", "reason": "I was there"}, "Choose which it is."),
        ({"said": "ask", "question": "Who was there?"}, "Choose the agency you ask."),
        ({"said": "ask", "question": "Who?", "asked": "NBC"}, "not one of those on offer"),
    ):
        kept = answer(client, sign, **given)
        assert kept.status_code == 422
        assert sentence in text(kept)
        assert all(typed in text(kept) for name, typed in given.items() if name == "reason")
    gone = client.post(f"/people/{tyler}/signs/S-none/answer/", {"reason": "typed with care"})
    assert (gone.status_code, "typed with care" in text(gone)) == (409, True)
    assert not SignAnswer.objects.exists()


@pytest.mark.parametrize("of", [("NBC", "panel_coordinator"), ("ECC", "duty_worker")])
def test_who_does_not_answer_is_offered_no_form(at, account, tyler, of) -> None:
    why = "found_child" if of[1] == "duty_worker" else "case"
    state_purpose(about=tyler, task=Act.SEE_PERSON, purpose=why, words="", by=account(*of))
    client = at(*of)
    sign = f"/people/{tyler}/signs/{standing(account('NBC'), tyler)[0]}/"
    shown = client.get(sign)
    assert "The rule" in text(shown)
    assert "Keep this answer" not in text(shown)
    posted = client.post(f"{sign}answer/", {"said": "agree", "next_step": "something"})
    assert posted.status_code == 404
    assert not SignAnswer.objects.exists()


def test_a_question_names_nobody_whom_its_reader_may_not_know(at, account, last) -> None:
    asker = account("NPD")
    sam = person_of(asker, "NPD/s/3")
    of = actions.Subject(sam, "NPD/s/3", "S-x", "I01", "2026-11-22", OPEN, ["r"], restricted=False)
    given = actions.Words(Said.ASK, "Do you know this child?", asked="NBC")
    actions.answer(number="20261120T100000-a", of=of, given=given, release="r", by=asker)
    desk = text(at("NBC").get("/"))
    assert "Somebody of whom you can see no record" in desk
    assert "Do you know this child?" in desk
    assert sam not in last().details["people"]
    shown = at("NBC").get("/asked/20261120T100000-a/")
    assert sam not in shown.content.decode()
    assert "Quill" not in desk + text(shown)
    assert "0161 496 0110" in text(shown)
    assert at("ECC").get("/asked/20261120T100000-a/").status_code == 404
    assert at("NBC", "panel_coordinator").get("/asked/20261120T100000-a/").status_code == 403
    said = {"number": "20261120T110000-b", "words": "We know nobody like that."}
    assert at("NBC").post("/asked/20261120T100000-a/", said).status_code == 302
    assert "Do you know this child?" not in text(at("NBC").get("/"))
