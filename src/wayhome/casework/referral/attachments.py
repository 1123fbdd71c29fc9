"""Which files may go with a referral: what the form takes (facts §1.5, 21 April 2026)."""

from collections.abc import Iterable

KINDS = (".jpg", ".jpeg", ".png", ".pdf", ".doc", ".docx")
LARGEST = 25 * 1024 * 1024  # bytes, and one of that size is refused


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
