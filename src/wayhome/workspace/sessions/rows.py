"""What was said at a session as rows of the community feed, an agency at a time.

Who said it is a role and never a name, as the contract has it; whose name stands behind the
session's number is kept in the workspace. Keeps: a row is in the name of the agency whose account
wrote it down, so nobody speaks in another's name; what was taken back is in no row; somebody in the
records is a number of the session's own, and nothing that the records say of them is copied.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from wayhome.casework.round_table import Wants
from wayhome.lexicon.marking import Marking
from wayhome.workspace.pages.words import here
from wayhome.workspace.sessions.models import (
    NEW,
    PERSON,
    MappingSession,
    SessionStatement,
)
from wayhome.workspace.sessions.telling import newcomer_of, other_newcomer_of

Row = dict[str, str]
SESSION = (
    "session_ref held_on place purpose led_by agencies_present review_on recorded marking".split()
)
STATEMENT = (
    "statement_ref session_ref said_at seen_on said_by taken_by person_ref given_name family_name "
    "street_name age_stated description other_person_ref place_name address postcode line_name "
    "phone phone_is_theirs topic source_evaluation information_assessment handling conditions text "
    "review_on recorded marking"
).split()
FEED = "community"
NAMES = ("given_name", "family_name", "street_name", "description")
MOST_OF_ROLE, MOST_OF_PURPOSE = 80, 2000  # as the contract has it: a longer one is refused


def file_names(session: str) -> tuple[str, str]:
    """What the two files are called that an agency has of a session: itself, and what was said."""
    return f"sessions-{session}.csv", f"statements-{session}.csv"


def session_row(session: MappingSession, agencies: dict[str, str]) -> Row:
    """The session itself."""
    held = here(session.begun_at)
    present = dict.fromkeys(agencies.get(one.agency, one.agency) for one in session.table.all())
    lead = session.by.role_held
    return {
        "session_ref": session.number,
        "held_on": f"{held:%Y-%m-%d}",
        "place": session.venue,
        "purpose": f"{session.title}: {' '.join(session.why.split())}"[:MOST_OF_PURPOSE],
        "led_by": lead.title if lead else session.by.role,
        "agencies_present": "; ".join(present)[:800],
        "review_on": session.review_on.isoformat(),
        "recorded": f"{held:%Y-%m-%d %H:%M}",
        "marking": session.marking,
    }


def statement_rows(
    session: MappingSession, said: Iterable[SessionStatement], agencies: dict[str, str]
) -> list[Row]:
    """One agency's statements that stand, and a row for whoever is named by no other."""
    standing = [one for one in said if one.stands]
    brought = _brought(session.statements.all())
    rows = [_row(session, one, brought, agencies) for one in standing]
    described = {row["person_ref"] for row in rows}
    for one in standing:
        ref = _other(session, one)
        if one.other_kind == NEW and ref not in described:
            rows.append(_named(session, one, ref, brought, agencies))
            described.add(ref)
    return rows


def number(session: MappingSession, kind: str, ref: str) -> str:
    """The session's own number for somebody."""
    return f"{session.number}-{ref.removeprefix('P-') if kind == PERSON else ref}"


def _row(
    session: MappingSession,
    one: SessionStatement,
    brought: dict[str, Row],
    agencies: dict[str, str],
) -> Row:
    about, other = _about(session, one), _other(session, one)
    names = brought.get(about, {})
    # Of an adult who protects the feed says so of the adult. And of two who were together the one
    # whom nobody described yet is the one a row can describe.
    undescribed = one.kind == "seen_with" and bool(brought.get(other)) and not names
    swapped = one.what.of_other or undescribed
    if swapped and other:
        about, other = other, about
        names = brought.get(about, {})
    return _filled(session, one, agencies) | names | {
        "statement_ref": one.number,
        "person_ref": about,
        "other_person_ref": other,
        "line_name": one.line,
        "phone": one.phone,
        "phone_is_theirs": "Y" if one.what.wants is Wants.PHONE and about else "",
        "topic": one.what.topic,
        "text": _text(one),
        **_place(one),
    }  # fmt: skip


def _named(
    session: MappingSession,
    one: SessionStatement,
    ref: str,
    brought: dict[str, Row],
    agencies: dict[str, str],
) -> Row:
    """Somebody named only as the other of a statement: what they were called, and no more."""
    return _filled(session, one, agencies) | brought.get(ref, {}) | {
        "statement_ref": f"{one.number}-named",
        "person_ref": ref,
        "topic": "other",
        "text": f"Named in statement {one.number}.",
    }  # fmt: skip


def _filled(session: MappingSession, one: SessionStatement, agencies: dict[str, str]) -> Row:
    """What every row of a statement has."""
    at = f"{here(one.said_at):%Y-%m-%d %H:%M}"
    role = f"{one.speaker.role}, {agencies.get(one.speaker.agency, one.speaker.agency)}"
    return dict.fromkeys(STATEMENT, "") | {
        "session_ref": session.number,
        "said_at": at,
        "seen_on": one.seen_on.isoformat() if one.seen_on else "",
        "said_by": one.said_by,
        "taken_by": role[:MOST_OF_ROLE],
        "source_evaluation": one.source_evaluation,
        "information_assessment": one.information_assessment,
        "handling": one.handling,
        "conditions": one.conditions,
        "review_on": session.review_on.isoformat(),
        "recorded": at,
        "marking": Marking.RESTRICTED if one.close else session.marking,
    }


def _about(session: MappingSession, one: SessionStatement) -> str:
    if one.about_kind == PERSON:
        return number(session, PERSON, one.about)
    return number(session, NEW, newcomer_of(one)) if one.about_kind == NEW else ""


def _other(session: MappingSession, one: SessionStatement) -> str:
    if one.other_kind == PERSON:
        return number(session, PERSON, one.other)
    return number(session, NEW, other_newcomer_of(one)) if one.other_kind == NEW else ""


def _brought(said: Sequence[SessionStatement] | Any) -> dict[str, Row]:
    """Of each newcomer what was said of who they are, by the session's number for them."""
    found: dict[str, Row] = {}
    for one in said:
        if one.about_kind == NEW and not one.about:
            names = {name: getattr(one, name) for name in NAMES}
            age = "" if one.age is None else str(one.age)
            found[_about(one.session, one)] = names | {"age_stated": age}
        if one.other_kind == NEW and not one.other:
            # one box for a name or a description: nobody knows which part of it is which
            found[_other(one.session, one)] = {"street_name": one.other_name}
    return found


def _place(one: SessionStatement) -> Row:
    numbered = any(letter.isdigit() for letter in one.place) or bool(one.place and one.postcode)
    return {
        "place_name": "" if numbered else one.place,
        "address": one.place if numbered else "",
        "postcode": one.postcode,
    }


def _text(one: SessionStatement) -> str:
    """What was said without a name: the kind and the words."""
    said = f"Said: {one.what.title.partition(',')[0]}." if one.kind != "other" else ""
    return " ".join(part for part in (said, " ".join(one.words.split())) if part)
