"""Roles: a paragraph a manager can read, and the acts it allows. What is not listed is refused.

Nobody holds a right by name, only by role, and every account has exactly one role in one agency.
"""

from dataclasses import dataclass
from enum import StrEnum


class Act(StrEnum):
    """What somebody may set out to do. Every route of the workspace names one."""

    SEE_DESK = "see desk"
    SEARCH = "search for people"
    CHECK = "check who a found child may be"
    RECORD_FOUND = "record that a child was found"
    ANSWER_NOTICE = "answer a notice of a found child"
    SEE_PERSON = "see a person"
    SEE_SIGNS = "see warning signs"
    SEE_LINES = "see lines"
    SEE_FLOWS = "see flows between areas"
    SEE_PLACES = "see places"
    MAP_TOGETHER = "map together at a session"
    STATE_PURPOSE = "state a purpose"
    BREAK_GLASS = "break the glass"
    REVIEW_BREAK_GLASS = "review broken glass"
    SEE_DELIVERIES = "see deliveries"
    SEE_REFUSED_ROWS = "see refused rows"
    SEND_FILES = "send files"
    WITHDRAW_DELIVERY = "withdraw a delivery"
    MANAGE_ACCOUNTS = "manage accounts"
    MANAGE_INTEGRATIONS = "manage integrations"
    SEE_TRAIL = "see the trail"
    EXPORT_TRAIL = "export the trail"
    EXPORT_TIES = "export ties"
    SEE_EXPORTS = "see past exports"
    SEE_RETENTION = "see what is due for review"
    ANSWER_SIGN = "answer a sign"
    DISPUTE_RECORD = "dispute a record"
    DECIDE = "decide what happens next"
    WORK_CASES = "work on cases"
    SET_LIMITS = "set the limits of clocks"
    JUDGE_LINKS = "judge links"
    ACKNOWLEDGE_PARTED = "acknowledge that a person was parted"
    START_BUILD = "start a build"
    SEE_ATTENTION = "see on whom attention falls"
    READ_REPORT = "read the monthly report"
    SEE_JOINING = "see how records are joined"
    OWN_ACCOUNT = "look after one's own account"
    READ_WORDS = "read what words mean"


PERSON_ACTS = frozenset({Act.SEE_PERSON, Act.BREAK_GLASS})  # these also need a decision on a person
EVERYBODY = frozenset({Act.SEE_DESK, Act.OWN_ACCOUNT, Act.READ_WORDS})
_READING = frozenset(
    {Act.SEARCH, Act.SEE_PERSON, Act.SEE_SIGNS, Act.SEE_LINES, Act.STATE_PURPOSE}
    | {Act.SEE_PLACES, Act.SEE_FLOWS, Act.ACKNOWLEDGE_PARTED}
)
_FINDING = frozenset({Act.CHECK, Act.RECORD_FOUND, Act.BREAK_GLASS})  # beside a child, now


@dataclass(frozen=True)
class Role:
    """One role: code, title, what it is for, and its rights."""

    code: str
    title: str
    about: str
    rights: frozenset[Act]
    sees_people: bool = False
    sees_restricted: bool = False  # of the holder's own agency only, whatever the role


ROLES: tuple[Role, ...] = (
    Role(
        "practitioner",
        "Practitioner",
        "Works with children and adults: a social worker, youth justice worker, officer of an "
        "exploitation team, school or health safeguarding lead. Sees in full the people whom "
        "their own agency holds, after saying why. Of anyone else they see that the person is "
        "known and whom to ring. Checks who a found child may be, and records it. Answers signs of "
        "people whom their own agency holds, and questions to it about signs. Decides what happens "
        "next about groups, lines and what ties a person, and who does it. Works on the cases in "
        "which their agency takes part. Judges whether records are rightly joined. Marks a record "
        "as disputed for somebody who says that it is wrong. Maps with others at a session. May "
        "break the glass when a child is at immediate risk.",
        EVERYBODY
        | _READING
        | _FINDING
        | {Act.ANSWER_SIGN, Act.JUDGE_LINKS, Act.DISPUTE_RECORD, Act.MAP_TOGETHER, Act.DECIDE}
        | {Act.WORK_CASES},
        sees_people=True,
        sees_restricted=True,
    ),
    Role(
        "duty_worker",
        "Duty worker",
        "Answers at any hour when a child has been found: an emergency duty team, a custody or "
        "control room. As a practitioner, and besides sees anyone in full when the purpose is a "
        "child who has just been found, and answers notices of children found elsewhere. Works on "
        "the cases in which their agency takes part.",
        EVERYBODY
        | _READING
        | _FINDING
        | {Act.ANSWER_NOTICE, Act.ANSWER_SIGN, Act.DECIDE, Act.WORK_CASES},
        sees_people=True,
        sees_restricted=True,
    ),
    Role(
        "analyst",
        "Analyst",
        "Brings in what agencies send, withdraws what should not have come, sees what was refused "
        "and why, judges whether records are rightly joined, sees how well they are joined over "
        "all and on which groups attention falls, and has a build made. Sees in full the people "
        "whom their own agency holds, after saying why. Takes what ties them, a line, an address "
        "or a group to others away as files for a named recipient, and sees what became of those "
        "files. Maps with others at a session.",
        EVERYBODY
        | _READING
        | {
            Act.SEE_DELIVERIES,
            Act.SEE_REFUSED_ROWS,
            Act.SEND_FILES,
            Act.WITHDRAW_DELIVERY,
            Act.JUDGE_LINKS,
            Act.SEE_JOINING,
            Act.SEE_ATTENTION,
            Act.START_BUILD,
            Act.EXPORT_TIES,
            Act.SEE_EXPORTS,
            Act.MAP_TOGETHER,
        },
        sees_people=True,
        sees_restricted=True,
    ),
    Role(
        "panel_coordinator",
        "Panel coordinator",
        "Prepares and minutes the local exploitation panel. Sees in full the people whom their "
        "own agency holds or whose case comes to the panel, after saying why; never another "
        "agency's restricted records, and not their own agency's either. Decides what happens "
        "next about groups, lines and what ties a person, and who does it. Works on the cases in "
        "which their agency takes part. Maps with others at a session.",
        EVERYBODY | _READING | {Act.MAP_TOGETHER, Act.DECIDE, Act.WORK_CASES},
        sees_people=True,
    ),
    Role(
        "strategic_lead",
        "Strategic lead",
        "Answers for the partnership's work: counts, times and flows that are safe to publish, and "
        "on which groups attention falls. Is told of each monthly report. Never sees a person.",
        EVERYBODY | {Act.SEE_ATTENTION, Act.SEE_FLOWS, Act.READ_REPORT},
    ),
    Role(
        "information_governance",
        "Information governance lead",
        "Proves that use is lawful and proportionate: reads and exports the trail, reviews every "
        "broken glass and past export, sees on which groups attention falls and is told of each "
        "monthly report, sees deliveries and their agency's refused rows, and what of their "
        "agency's is due for review. Sees in full a person whom their own agency holds, after "
        "saying why, to answer a request about their rights, and marks a record as disputed.",
        EVERYBODY
        | _READING
        | {
            Act.SEE_DELIVERIES,
            Act.SEE_REFUSED_ROWS,
            Act.SEE_TRAIL,
            Act.EXPORT_TRAIL,
            Act.SEE_RETENTION,
            Act.REVIEW_BREAK_GLASS,
            Act.DISPUTE_RECORD,
            Act.SEE_EXPORTS,
            Act.SEE_ATTENTION,
            Act.READ_REPORT,
        },
        sees_people=True,
        sees_restricted=True,
    ),
    Role(
        "administrator",
        "Administrator",
        "Opens, changes and closes accounts, gives new passwords and lifts locks, and sees whether "
        "deliveries arrive. Lets other systems of their own agency in, each for one purpose, and "
        "says where word is sent. Sets by when a step of a case is due, where the partnership "
        "agreed it, and keeps the lists that change: whom to ring, helplines, who may refer. Never "
        "sees a person, and never a row that was refused.",
        EVERYBODY
        | {Act.MANAGE_ACCOUNTS, Act.MANAGE_INTEGRATIONS, Act.SEE_DELIVERIES, Act.SET_LIMITS},
    ),
)

_BY_CODE = {role.code: role for role in ROLES}


def role(code: str) -> Role | None:
    """The role of a code; None for a code that is not known, which then allows nothing."""
    return _BY_CODE.get(code)
