"""Attachments as the page of a case tells them: which there are, which can be opened, and why not.

Keeps: whoever takes part in a case reads what is attached to it. A file that a scanner has not
looked at yet, where there is one, or in which it found something, is opened by nobody; one that was
taken out by the agency alone that brought it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.conf import settings

from wayhome.casework.case import Case as Told
from wayhome.casework.pathways.referral import REFERRAL
from wayhome.casework.referral.attachments import Attached, refusal
from wayhome.casework.referral.person import EVIDENCE
from wayhome.casework.referral.written import sections
from wayhome.workspace.accounts.models import User
from wayhome.workspace.attachments.models import Attachment, Bundle
from wayhome.workspace.cases.models import Case
from wayhome.workspace.cases.opening import Opened

NO_FILES = "With a notice go no files: one may name them."
Stays = Callable[[str, int], str]


class Standing(StrEnum):
    """How a file stands with the virus scanner."""

    CLEAN = "clean"
    FOUND = "found"  # something
    WAITS = "waits"
    NO_SCANNER = "no scanner"


@dataclass(frozen=True)
class Shown:
    """One file. `entry`: what it belongs to, in words; `opens`: that whoever looks can open it;
    `out`: that it was taken out; `own`: that whoever looks may take it out; `not_sent`: why it does
    not go with a referral."""

    one: Attachment
    agency: str
    entry: str
    standing: Standing
    out: bool
    opens: bool
    own: bool
    not_sent: str = ""

    @property
    def size(self) -> str:
        return size_words(self.one.size)


@dataclass(frozen=True)
class Attachments:
    """All of a case. `unscanned`: that there is no scanner here, said once."""

    files: Sequence[Shown]
    bundles: Sequence[Bundle]
    unscanned: bool

    @property
    def waiting(self) -> bool:
        return any(one.standing is Standing.WAITS and not one.out for one in self.files)

    @property
    def going(self) -> int:
        """How many go with the referral that they are attached to."""
        return sum(not (one.out or one.not_sent) and one.opens for one in self.files)

    @staticmethod
    def sized(bundle: Bundle) -> str:
        return size_words(bundle.size)


def shown(found: Opened, agencies: Mapping[str, str], user: User) -> Attachments:
    """The files of a case that was opened, the newest first: those taken out stay to be seen."""
    words = {one.place: found.told.pathway.entries[one.code].words for one in found.told.said}
    stays = _stays(found.told)
    files = [_shown(one, agencies, words, stays, user) for one in every(found.row)]
    bundles = found.row.bundles.select_related("export__by").order_by("-export__made_at")
    unscanned = settings.CLAMAV is None and any(not one.out for one in files)
    return Attachments(files[::-1], list(bundles), unscanned)


def every(case: Case) -> Iterable[Attachment]:
    """The files of a case, the oldest first."""
    rows: Iterable[Attachment] = case.attachments.select_related("by", "scan", "out__by")
    return rows


def standing(one: Attachment) -> Standing:
    """How a file stands with the scanner that is set up here, if one is."""
    if hasattr(one, "scan"):
        return Standing.FOUND if one.scan.found else Standing.CLEAN
    return Standing.NO_SCANNER if settings.CLAMAV is None else Standing.WAITS


def opens(one: Attachment, user: User) -> bool:
    """Whether somebody who reads the case can open a file of it."""
    safe = standing(one) in {Standing.CLEAN, Standing.NO_SCANNER}
    return safe and (not hasattr(one, "out") or one.agency == user.agency)


def usable(case: Case) -> list[Attachment]:
    """What can go on to others: neither taken out nor held back by a scanner."""
    safe = {Standing.CLEAN, Standing.NO_SCANNER}
    return [one for one in every(case) if not hasattr(one, "out") and standing(one) in safe]


def as_sent(case: Case) -> list[Attached]:
    """The same as a referral lists them."""
    return [Attached(one.name, one.size, one.sha256, one.shows) for one in usable(case)]


def size_words(size: int) -> str:
    """214 KB, 1.2 MB; as telephones and mail programs count, in thousands."""
    if size < 1000:
        return f"{size} bytes"
    return f"{size / 1000:,.0f} KB" if size < 1_000_000 else f"{size / 1_000_000:,.1f} MB"


def _shown(
    one: Attachment, agencies: Mapping[str, str], words: Mapping[int, str], stays: Stays, user: User
) -> Shown:
    out = hasattr(one, "out")
    return Shown(
        one, agencies.get(one.agency, one.agency),
        "" if one.place is None else words.get(one.place, "an entry that was taken back"),
        standing(one), out, opens(one, user), not out and one.agency == user.agency,
        stays(one.name, one.size),
    )  # fmt: skip


def _stays(case: Told) -> Stays:
    """By name and size, why a file does not go with a referral; nothing where it does, or where
    this is none."""
    if case.pathway is not REFERRAL:
        return lambda name, size: ""
    asked = sections(case)
    return (lambda name, size: NO_FILES) if asked and EVIDENCE not in asked else refusal
