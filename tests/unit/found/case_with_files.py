"""A case of two agencies to which files are attached by the page, as a browser sends them."""

import html
import re
from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from tests.unit.workspace.a_case import say

from wayhome.casework.pathways import PATHWAYS
from wayhome.governance.roles import Act
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions import cases as actions
from wayhome.workspace.actions.access import state_purpose
from wayhome.workspace.attachments.forms import new_attachment
from wayhome.workspace.attachments.models import Attachment
from wayhome.workspace.cases.forms import new_case, new_number
from wayhome.workspace.cases.models import Case
from wayhome.workspace.cases.standing import present

CONSIDERED = {
    "offence": "Carrying for others, with Jaden Cole.", "police": "Eastmarsh, PC Bell",
    "adult": "yes", "line": "yes",
}  # fmt: skip


def ago(**since: int) -> str:
    """As a form has it; the clock here is that of the release."""
    return f"{timezone.localtime(present() - timedelta(**since)):%Y-%m-%dT%H:%M}"


def justice(by: User, *tell: str) -> Case:
    """Of prosecutor and justice, before a decision on charge."""
    details = CONSIDERED | {"at": ago(days=2)}
    return actions.begin(
        case=new_case(), pathway=PATHWAYS["justice"], about=actions.Subject("Tyler Marsh"),
        tell=tell, saying=actions.Saying(new_number(), "considered", details, 0), release="r",
        by=by,
    )  # fmt: skip


def referral(by: User, age: str, **of_age: str) -> Case:
    """Written as far as the age: `child` or `adult`."""
    begun = {
        "reference": "K-7", "user-organisation": "Eastmarsh Police", "kind": "police",
        "fr-location": "england",
    }  # fmt: skip
    row = actions.begin(
        case=new_case(), pathway=PATHWAYS["referral"], about=actions.Subject("Tyler Marsh"),
        tell=[], saying=actions.Saying(new_number(), "begun", begun, 0), release="r", by=by,
    )  # fmt: skip
    say(row, age, by, **of_age)
    return row


def looks(case: Case, *accounts: User) -> None:
    """They said why."""
    for one in accounts:
        state_purpose(about=case.pk, task=Act.WORK_CASES, purpose="case", words="", by=one)


def attach(client: Client, case: Case, name: str, held: bytes, **more: str) -> Any:
    """The answer to a form that was sent."""
    given = {"shows": "A letter of the school", "number": new_attachment(), "place": "", **more}
    file = SimpleUploadedFile(name, held)
    return client.post(f"/cases/{case.pk}/attachments/attach/", {**given, "file": file})


def text(client: Client, case: Case) -> str:
    """The page of the case in words."""
    return words(client.get(f"/cases/{case.pk}/"))


def words(answer: Any) -> str:
    plain = re.sub(r"<[^>]+>", " ", answer.content.decode())
    return " ".join(html.unescape(plain).split())


def of(case: Case, attachment: Attachment, page: str = "file") -> str:
    return f"/cases/{case.pk}/attachments/{attachment.pk}/{page}"
