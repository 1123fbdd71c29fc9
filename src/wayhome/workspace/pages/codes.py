"""Codes of the sources in words: OW is "weapon or prohibited item", N1 abuse or neglect.

The words are those of the feeds' contracts, so there is one list. A code no list knows stays as
the source wrote it: a guess would be worse than a code.
"""

from functools import cache

from wayhome.extracts import feeds
from wayhome.lexicon.kinds import EventKind as Kind

# (feed, list of its contract) by kind of record and column; "" is any kind.
LISTS: dict[tuple[str, str], tuple[str, str]] = {
    (Kind.SUSPENSION, "outcome"): ("education", "reason"),
    (Kind.SUSPENSION, "code"): ("education", "reason"),
    (Kind.EXCLUSION, "outcome"): ("education", "reason"),
    (Kind.EXCLUSION, "code"): ("education", "reason"),
    (Kind.SCHOOL_MOVE, "outcome"): ("education", "move"),
    (Kind.REFERRAL, "code"): ("cin", "need"),
    (Kind.REFERRAL, "outcome"): ("cin", "closure"),
    (Kind.CONTACT, "code"): ("cin", "source"),
    (Kind.FACTOR, "code"): ("cin", "factor"),
    (Kind.CARE_EPISODE, "code"): ("ssda903", "need"),
    (Kind.CARE_EPISODE, "outcome"): ("ssda903", "ceased"),
    (Kind.LEGAL_STATUS, "code"): ("ssda903", "legal_status"),
    (Kind.NRM_DECISION, "code"): ("nrm", "stage"),
    ("", "legal_status"): ("ssda903", "legal_status"),
    ("", "placement_type"): ("ssda903", "placement"),
    ("", "end_reason"): ("ssda903", "moved"),
}
# Home Office, Crime Outcomes in England and Wales: the outcome numbers of recorded crime.
CRIME_OUTCOMES = {
    "1": "charged or summonsed",
    "2": "youth caution",
    "3": "adult caution",
    "4": "taken into consideration",
    "8": "community resolution",
    "9": "prosecution not in the public interest, prosecutors decided",
    "10": "action not in the public interest, police decided",
    "14": "no suspect identified, the person harmed does not support action",
    "15": "evidence difficult, suspect named, the person harmed supports action",
    "16": "evidence difficult, suspect named, the person harmed does not support action",
    "18": "investigation complete, no suspect identified",
    "20": "another agency acts",
    "21": "further investigation not in the public interest",
    "22": "education or support instead of prosecution",
}


def in_words(value: str | None, kind: str, column: str) -> str:
    """One code or several ("DA; DB") in words; what no list knows, as it stands."""
    known = _known(kind, column)
    parts = [part.strip() for part in (value or "").split(";")] if known else [value or ""]
    return ", ".join(dict.fromkeys(known.get(part.upper(), part) for part in parts))


def outcome(value: str | None, kind: str) -> str:
    """What came of something, to stand inside a line: "outcome: released under investigation"."""
    if not value:
        return ""
    said = in_words(value, kind, "outcome").rstrip(".")
    said = said.replace("_", " ")
    if kind == Kind.ATTENDANCE:
        return said
    what = {Kind.SUSPENSION: "for", Kind.EXCLUSION: "for", Kind.SCHOOL_CONCERN: "what was done:"}
    return f"{what.get(Kind(kind), 'outcome:') if kind in set(Kind) else 'outcome:'} {_lower(said)}"


@cache
def _known(kind: str, column: str) -> dict[str, str]:
    if (kind, column) == (Kind.OFFENCE, "outcome"):
        return CRIME_OUTCOMES
    feed, name = LISTS.get((kind, column)) or LISTS.get(("", column)) or ("", "")
    contract = feeds().get(feed)
    codes = contract.codes.get(name) if contract else None
    return {str(code).upper(): words for code, words in codes.values.items()} if codes else {}


def _lower(text: str) -> str:
    """A sentence's first letter made small, unless the word is an abbreviation."""
    return text if text[:2].isupper() else text[:1].lower() + text[1:]
