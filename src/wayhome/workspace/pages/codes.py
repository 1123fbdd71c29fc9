"""Codes of the sources in words: DA is "drugs or alcohol", N1 abuse or neglect.

The words are those of the feeds' contracts, so there is one list. A code no list knows stays as
the source wrote it: a guess would be worse than a code.
"""

from functools import cache

from wayhome.extracts import feeds
from wayhome.lexicon.categories import offence_meaning
from wayhome.lexicon.kinds import EventKind as Kind
from wayhome.lexicon.kinds import StayKind

Lists = tuple[tuple[str, str], ...]
# (feed, list of its contract) by kind of record and column; "" is any kind.
LISTS: dict[tuple[str, str], Lists] = {
    (Kind.SUSPENSION, "outcome"): (("education", "reason"),),
    (Kind.SUSPENSION, "code"): (("education", "reason"),),
    (Kind.EXCLUSION, "outcome"): (("education", "reason"),),
    (Kind.EXCLUSION, "code"): (("education", "reason"),),
    (Kind.SCHOOL_MOVE, "outcome"): (("education", "move"),),
    (Kind.SEND, "code"): (("cin", "disability"), ("education", "sen"), ("ssd", "sen_need")),
    (Kind.SEND, "outcome"): (("ssd", "decided"),),
    (Kind.REFERRAL, "code"): (("cin", "need"),),
    (Kind.REFERRAL, "outcome"): (("cin", "closure"),),
    (Kind.CONTACT, "code"): (("cin", "source"),),
    (Kind.FACTOR, "code"): (
        ("cin", "factor"),
        ("youth_justice", "concern"),
        ("youth_justice", "protective"),
    ),
    (Kind.PROTECTION_PLAN, "code"): (("cin", "abuse"),),
    (Kind.CARE_EPISODE, "code"): (("ssda903", "need"),),
    (Kind.CARE_EPISODE, "outcome"): (("ssda903", "ceased"),),
    (Kind.LEGAL_STATUS, "code"): (("ssda903", "legal_status"),),
    (Kind.REVIEW, "code"): (("ssda903", "participation"),),
    (Kind.SDQ, "code"): (("ssda903", "sdq"),),
    (Kind.CARE_LEAVING, "code"): (("ssda903", "accommodation"),),
    (Kind.CARE_LEAVING, "outcome"): (("ssda903", "activity"),),
    (Kind.PERMANENCE, "code"): (("ssda903", "permanence"),),
    (Kind.PERMANENCE, "outcome"): (("ssda903", "reversal"),),
    (Kind.WORKER, "outcome"): (("ssda903", "worker_change"),),
    (Kind.MISSING, "code"): (("missing", "risk"),),
    (Kind.AWAY, "code"): (("missing", "risk"),),
    (Kind.RETURN_INTERVIEW, "outcome"): (("missing", "accepted"),),
    (Kind.NRM_REFERRAL, "code"): (("nrm", "exploitation"),),
    (Kind.NRM_DECISION, "code"): (("nrm", "stage"),),
    (Kind.OFFENCE, "outcome"): (("police", "outcome"),),
    (Kind.EMERGENCY_ATTENDANCE, "code"): (
        ("health", "mechanism"),
        ("health", "intent"),
        ("health", "reason"),
        ("health", "shown"),
    ),
    (Kind.EMERGENCY_ATTENDANCE, "outcome"): (("health", "disposal"),),
    (Kind.PROTECTION_ALERT, "code"): (("health", "plan"),),
    (Kind.SERVICE_REFERRAL, "code"): (("voluntary", "reason"), ("health", "service")),
    (Kind.SERVICE_REFERRAL, "outcome"): (
        ("voluntary", "outcome"),
        ("voluntary", "end_outcome"),
        ("health", "referral_outcome"),
    ),
    (Kind.SUBSTANCE_USE, "code"): (("housing", "vulnerability"), ("health", "substance")),
    (Kind.SUBSTANCE_USE, "outcome"): (("health", "treatment_end"),),
    (Kind.APPOINTMENT, "code"): (
        ("voluntary", "contact"),
        ("health", "service"),
        ("youth_justice", "appointment"),
    ),
    (Kind.APPOINTMENT, "outcome"): (
        ("voluntary", "contact_outcome"),
        ("health", "came"),
        ("youth_justice", "came"),
    ),
    (Kind.COMMUNITY_STATEMENT, "code"): (("community", "topic"), ("community", "place")),
    (Kind.NOTE, "code"): (
        ("health", "observed"),
        ("health", "shown"),
        ("youth_justice", "topic"),
    ),
    (Kind.DISPOSAL, "code"): (("youth_justice", "disposal"),),
    (Kind.DISPOSAL, "outcome"): (("youth_justice", "ended"),),
    (Kind.REMAND, "code"): (("youth_justice", "remand"),),
    (Kind.BREACH, "code"): (("youth_justice", "breach"),),
    (Kind.BREACH, "outcome"): (("youth_justice", "breach_result"),),
    (Kind.ASSESSMENT, "code"): (("youth_justice", "assessment"),),
    (Kind.NOTE, "outcome"): (("housing", "vulnerability"),),
    (Kind.NUISANCE, "code"): (("housing", "nuisance"),),
    (Kind.NUISANCE, "outcome"): (("housing", "case_outcome"),),
    (Kind.TENANCY_VISIT, "code"): (("housing", "concern"),),
    (Kind.TENANCY_VISIT, "outcome"): (("housing", "access"),),
    (Kind.DAMAGE, "code"): (("housing", "repair"),),
    (Kind.DAMAGE, "outcome"): (("housing", "cause"),),
    (Kind.HOMELESSNESS, "code"): (("housing", "homeless"),),
    (Kind.HOMELESSNESS, "outcome"): (("housing", "decision"),),
    (Kind.ADDRESS_MEASURE, "code"): (("housing", "measure"),),
    (Kind.ADDRESS_MEASURE, "outcome"): (("housing", "reason"),),
    (Kind.TRAVEL_INCIDENT, "code"): (("transport", "incident"),),
    (Kind.JOURNEY, "outcome"): (("transport", "mode"),),
    (StayKind.TENANCY, "placement_type"): (("housing", "tenure"),),
    (StayKind.TENANCY, "legal_status"): (("housing", "role"),),
    (StayKind.TENANCY, "end_reason"): (("housing", "end_reason"),),
    ("", "legal_status"): (("ssda903", "legal_status"),),
    ("", "placement_type"): (("ssda903", "placement"),),
    ("", "end_reason"): (("ssda903", "moved"),),
}


OFFENCES = {Kind.OFFENCE, Kind.ARREST, Kind.CHARGE}
# What leads to an outcome where that is not the word; "found by police" says itself.
BEFORE: dict[str, str] = {
    Kind.SUSPENSION: "for ",
    Kind.EXCLUSION: "for ",
    Kind.SCHOOL_CONCERN: "what was done: ",
    **dict.fromkeys((Kind.MISSING, Kind.AWAY, Kind.FOUND, Kind.RETURN_INTERVIEW), ""),
    **dict.fromkeys((Kind.APPOINTMENT, Kind.EMERGENCY_ATTENDANCE, Kind.PROTECTION_ALERT), ""),
    **dict.fromkeys((Kind.ASSESSMENT, Kind.FACTOR), ""),
    Kind.ADDRESS_MEASURE: "reason: ",
    Kind.DAMAGE: "cause: ",
    Kind.JOURNEY: "by ",
}


def in_words(value: str | None, kind: str, column: str) -> str:
    """One code or several ("DA; DB") in words; what no list knows, as it stands."""
    if column == "code" and kind in OFFENCES:
        return offence_meaning(value or "") or value or ""
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
    return f"{BEFORE.get(kind, 'outcome: ')}{_lower(said)}"


@cache
def _known(kind: str, column: str) -> dict[str, str]:
    lists = LISTS.get((kind, column)) or LISTS.get(("", column)) or ()
    said = (feeds()[feed].codes[name].said for feed, name in lists)
    return {code.upper(): words for one in said for code, words in one.items()}


def _lower(text: str) -> str:
    """A sentence's first letter made small, unless the word is an abbreviation."""
    return text if text[:2].isupper() else text[:1].lower() + text[1:]
