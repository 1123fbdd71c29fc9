"""Which files may go with a referral: what the form takes (facts §1.5, 21 April 2026)."""

from collections.abc import Iterable
from dataclasses import dataclass

KINDS = (".jpg", ".jpeg", ".png", ".pdf", ".doc", ".docx")
LARGEST = 25 * 1024 * 1024  # bytes, and one of that size is refused


@dataclass(frozen=True)
class Attached:
    """A file that is attached to a referral's case. `size` in bytes. Its name ends as its content
    says: nothing else is attached (casework.attachments.kinds)."""

    name: str
    size: int
    sha256: str
    shows: str

    @property
    def refusal(self) -> str:
        """Why the form does not take it; nothing where it does."""
        return refusal(self.name, self.size)


def refusal(name: str, size: int | None = None) -> str:
    """Why a file of this name and size is not taken; nothing where it is. `size` in bytes, None
    where it is not known here."""
    if not name.lower().endswith(KINDS):
        return f"“{name}” is not taken: send it as JPG, JPEG, PNG, PDF, DOC or DOCX."
    if size is not None and size >= LARGEST:
        return f"“{name}” is not taken: it is to be under 25 MB. Send it in parts, or smaller."
    return ""


def refusals(names: Iterable[str]) -> list[str]:
    """The same for several, of which only the names are known."""
    return [words for words in map(refusal, names) if words]


def going(attached: Iterable[Attached]) -> list[Attached]:
    """Those that go with a referral: what the form takes."""
    return [one for one in attached if not one.refusal]


def not_attached(named: Iterable[str], attached: Iterable[Attached]) -> list[str]:
    """What section Q names and nobody attached here: it has to be sent from elsewhere."""
    here = {one.name.casefold() for one in going(attached)}
    return [one for one in named if one.casefold() not in here]
