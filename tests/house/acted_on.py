"""What the actions of test_actions_audit are done to: accounts, a found child, what was said."""

import json
from datetime import datetime
from typing import Any

from django.utils import timezone

from wayhome.casework.decisions import Chosen, Of
from wayhome.casework.disputes import Word
from wayhome.casework.pathways.crisis import CRISIS
from wayhome.casework.pathways.justice import JUSTICE
from wayhome.casework.stated import Whose
from wayhome.extracts.withdrawing import Why
from wayhome.governance.scopes import Scope
from wayhome.lexicon.home import home
from wayhome.network.lines.models import Model
from wayhome.people import Particulars
from wayhome.signs.answered import Said as Answered
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions.answering import Subject, Words
from wayhome.workspace.actions.attachments import Brought, Bundled, Kept
from wayhome.workspace.actions.cases import Saying
from wayhome.workspace.actions.cases import Subject as CaseAbout
from wayhome.workspace.actions.deciding import Said as DecisionSaid
from wayhome.workspace.actions.deciding import Subject as DecidedOn
from wayhome.workspace.actions.disputing import Said as DisputeSaid
from wayhome.workspace.actions.disputing import Subject as Disputed
from wayhome.workspace.actions.exporting import SAID
from wayhome.workspace.actions.stating import Said as ModelSaid
from wayhome.workspace.api.hooks.kinds import KINDS
from wayhome.workspace.deciding.owing import Owner
from wayhome.workspace.deliveries.models import KeptSpecification
from wayhome.workspace.found.models import FoundEntry
from wayhome.workspace.found.telling import Told
from wayhome.workspace.found.where import Finding, aware
from wayhome.workspace.news.models import News
from wayhome.workspace.sessions.models import Participant

PASSWORD = "quiet harbour lantern"
WHO = {"name": "Sam Reed", "agency": "NBC", "role": "practitioner"}
PERSON = "P-7K3M-9Q2X-4TBC"
DELIVERY = "0123456789"


def by() -> User:
    return User.objects.get(email="by@example.org")


def other() -> User:
    return User.objects.get(email="other@example.org")


def held(*, withdrawn: bool = False) -> str:
    """A delivery in the store, which is not a database."""
    folder = home().store / DELIVERY
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "receipt.json").write_text("{}", encoding="utf-8")
    mark = {
        "at": "2026-11-19T10:00:00",
        "by": "",
        "why": Why.FAULTY,
        "undone_at": "" if withdrawn else "2026-11-20",
    }
    (folder / "withdrawn.json").write_text(json.dumps(mark), encoding="utf-8")
    return DELIVERY


def kept() -> KeptSpecification:
    return KeptSpecification.objects.get()


def found(reference: str) -> dict[str, Any]:
    """A child found, of whom the council is told."""
    at = aware(datetime(2026, 11, 20, 2, 10))
    finding = Finding(Particulars(given="Kai", age=15), at, "Alder Road", "", "01632 960001")
    told = [Told("NBC", "home")]
    return {
        "reference": reference, "finding": finding, "person_id": "", "tell": told,
        "release": "r", "by": by(),
    }  # fmt: skip


def case(number: str, found_entry: str) -> dict[str, Any]:
    """The crisis response for a child who was found, begun by the agency that found them."""
    said = {"what": "stop", "at": "2026-11-20T02:10", "where": "Alder Road", "away": "yes"}
    saying = Saying(f"E-{number}", "found", {**said, "supply": "no"}, 0)
    about = CaseAbout("Kai", found=FoundEntry.objects.get(pk=found_entry))
    return {
        "case": number, "pathway": CRISIS, "about": about, "saying": saying, "tell": [],
        "release": "r", "by": by(),
    }  # fmt: skip


def considered(number: str) -> dict[str, Any]:
    """A charge that is considered."""
    given = {
        "offence": "Carrying.", "at": "2026-11-20T02:10", "police": "PC Bell", "adult": "yes",
        "line": "not sure",
    }  # fmt: skip
    return {
        "case": number, "pathway": JUSTICE, "about": CaseAbout("Kai"), "tell": [], "release": "r",
        "saying": Saying(f"E-{number}", "considered", given, 0), "by": by(),
    }  # fmt: skip


def attached(number: str) -> dict[str, Any]:
    """A file that lies on the disk under this name."""
    on_disk = Kept(f"file-{number}", 3, number.ljust(64, "0"))
    brought = Brought("letter.pdf", "pdf", "a letter of the school", None, on_disk)
    return {"case": "C-HELD", "number": number, "brought": brought, "by": by()}


def bundled(number: str) -> dict[str, Any]:
    """What of a case is disclosed."""
    manifest = dict.fromkeys(SAID, "") | {"why_named": "", "files": [], "number": number}
    days = {"expires": "2026-12-20", "made_at": "2026-11-20T14:05:00"}
    given = {"for": "court", "holds": "001.pdf", "left": "Nothing.", "by": "Ann Lee"}
    saying = Saying(f"E-{number}", "bundle", {**given, "at": "2026-11-20T14:05"}, 1)
    on_disk = Kept(f"file-{number}", 3, "0" * 64)
    return {
        "case": "C-JUSTICE", "saying": saying, "by": by(),
        "bundled": Bundled(manifest | days, on_disk, [], ""),
    }  # fmt: skip


def told_home(number: str = "E-TOLD") -> Saying:
    given = {"council": "Northborough", "reached": "yes", "whom": "Jo", "at": "2026-11-20T02:15"}
    return Saying(number, "home told", given, 1)


def news(what: str) -> News:
    """What is new for an account in the case of a found child."""
    return News(
        account=by(), case_id="C-HELD", new=what, of="call@2026-11-20T04:10", place=0, whole=False,
        told_at=timezone.now(),
    )  # fmt: skip


def held_news() -> News:
    return News.objects.get(new="due soon")


def agreed(number: str) -> Saying:
    """An action of the agency of both accounts, of which its hook is told."""
    given = {"what": "Ring the school.", "agency": "NBC", "owner": "Jo", "due": "2099-01-05"}
    return Saying(number, "action", given, 1)


def integration(token: str) -> dict[str, Any]:
    """Another system of the agency of both accounts."""
    scopes = [Scope.KNOWN_TO]
    return {"name": "Records", "purpose": "case", "scopes": scopes, "token": token, "by": by()}


def hook() -> dict[str, Any]:
    """Where that agency has word sent."""
    of = {"name": "Records", "address": "https://records.example.org/", "kinds": [*KINDS]}
    return {**of, "by": by()}


def answer(number: str) -> dict[str, Any]:
    """A question about a sign, to the agency of both accounts."""
    of = Subject(PERSON, "NBC/ssd/1", "S-1", "I01", "2026-11-22", "open", ["r1", "r2"], False)
    given = Words(Answered.ASK, "who was with them?", asked="NBC")
    return {"number": number, "of": of, "given": given, "release": "r", "by": by()}


def exported(number: str) -> dict[str, Any]:
    """What ties a person to others, as files."""
    manifest = dict.fromkeys(SAID, "") | {"why_named": "", "files": [], "number": number}
    days = {"expires": "2026-12-20", "made_at": "2026-11-20T14:05:00"}
    return {
        "kind": "person", "about": PERSON, "purpose": "disruption", "manifest": manifest | days,
        "records": ["d1:a:1:x", "d1:a:2:x"], "named": [PERSON], "by": by(),
    }  # fmt: skip


def disputed(number: str) -> dict[str, Any]:
    """A record that a child says is wrong."""
    of = Disputed("d1:missing:1:own", PERSON, "NBC/ssd/1", False)
    said = DisputeSaid(Word.PERSON, "I was at home.")
    return {"number": number, "of": of, "said": said, "release": "r", "by": by()}


def decided(number: str) -> dict[str, Any]:
    """What happens next about a line, and who does it."""
    of = DecidedOn(Of.LINE, "L-0123456789ab", "", ["d1:intel:1:said"], False)
    day = datetime(2026, 12, 20).date()
    said = DecisionSaid(Chosen.ACT, "ring the council", Owner(by()), day, day)
    return {"number": number, "of": of, "said": said, "release": "r", "by": by()}


def stated(number: str) -> dict[str, Any]:
    """How somebody says that a line works."""
    how = ModelSaid(Model.URBAN, Whose.COLLEAGUE, "they have all grown up there")
    of = {"line": "L-0123456789ab", "restricted": False}
    return {"number": number, **of, "said": how, "release": "r", "by": by()}


def begun(number: str) -> dict[str, Any]:
    """A mapping session of the agency of both accounts."""
    return {
        "number": number, "title": "Around the station", "why": "who can help", "basis": "enquiry",
        "venue": "", "marking": "official-sensitive", "review_on": datetime(2026, 12, 20).date(),
        "by": by(),
    }  # fmt: skip


def said(number: str) -> dict[str, Any]:
    """A statement of whoever began the session."""
    given = {
        "speaker": Participant.objects.get(session="MS-HELD"), "said_by": "practitioner",
        "about_kind": "person", "about": PERSON, "kind": "line", "line": "Mikey",
        "source_evaluation": "2", "information_assessment": "C", "handling": "P",
    }  # fmt: skip
    return {"session": "MS-HELD", "number": number, "given": given, "close": False, "by": by()}


# What each action is called with; an action that is missing here fails the test below.
