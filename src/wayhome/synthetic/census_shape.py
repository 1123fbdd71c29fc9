"""The shape of one child in the children in need census, as XML text.

Element names and nesting follow the census of 2026 (pre-proceedings included). Text is joined, not
built as a tree: a region of a million people has thousands of children and a tree of them all
would need memory for nothing.
"""

from dataclasses import dataclass, field
from datetime import date

Pairs = tuple[tuple[str, str | date | None], ...]


@dataclass(frozen=True)
class Episode:
    """One `CINdetails`: a referral and what followed. Each part is a row of (element, value)."""

    head: Pairs
    assessments: tuple[tuple[Pairs, tuple[str, ...]], ...] = ()
    plans: tuple[Pairs, ...] = ()
    enquiries: tuple[Pairs, ...] = ()
    protection: tuple[tuple[Pairs, tuple[date, ...]], ...] = ()
    pre_proceedings: tuple[Pairs, ...] = ()
    no_further_action: bool = False


@dataclass(frozen=True)
class CensusChild:
    """One `Child`."""

    identifiers: Pairs
    ethnicity: str
    disabilities: tuple[str, ...] = ("NONE",)
    episodes: tuple[Episode, ...] = field(default_factory=tuple)


def header(*, council: str, year: int, written: str) -> str:
    """Everything before the first child. `council` is the DfE number, `written` an ISO time."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<Message>\n'
        "<Header><CollectionDetails><Collection>CIN</Collection>"
        f"<Year>{year}</Year><ReferenceDate>{year}-03-31</ReferenceDate></CollectionDetails>"
        f"<Source><SourceLevel>L</SourceLevel><LEA>{council}</LEA>"
        "<SoftwareCode>Invented</SoftwareCode><Release>1</Release><SerialNo>001</SerialNo>"
        f"<DateTime>{written}</DateTime></Source></Header>\n<Children>\n"
    )


FOOTER = "</Children>\n</Message>\n"


def child_xml(child: CensusChild) -> str:
    """One child on one line."""
    disabilities = "".join(f"<Disability>{code}</Disability>" for code in child.disabilities)
    return (
        f"<Child><ChildIdentifiers>{_elements(child.identifiers)}</ChildIdentifiers>"
        f"<ChildCharacteristics><Ethnicity>{child.ethnicity}</Ethnicity>"
        f"<Disabilities>{disabilities}</Disabilities></ChildCharacteristics>"
        f"{''.join(map(_episode, child.episodes))}</Child>\n"
    )


def _episode(episode: Episode) -> str:
    parts = [
        _elements(episode.head),
        *(_assessment(*one) for one in episode.assessments),
        *(_wrapped("CINPlanDates", one) for one in episode.plans),
        *(_wrapped("Section47", one) for one in episode.enquiries),
        f"<ReferralNFA>{int(episode.no_further_action)}</ReferralNFA>",
        *(_protection(*one) for one in episode.protection),
        *(_wrapped("PreProceedingsandFGDM", one) for one in episode.pre_proceedings),
    ]
    return f"<CINdetails>{''.join(parts)}</CINdetails>"


def _assessment(dates: Pairs, factors: tuple[str, ...]) -> str:
    found = "".join(f"<AssessmentFactors>{code}</AssessmentFactors>" for code in factors)
    inner = f"<FactorsIdentifiedAtAssessment>{found}</FactorsIdentifiedAtAssessment>"
    return f"<Assessments>{_elements(dates)}{inner if factors else ''}</Assessments>"


def _protection(plan: Pairs, reviews: tuple[date, ...]) -> str:
    held = "".join(f"<CPPreviewDate>{day}</CPPreviewDate>" for day in reviews)
    inner = f"<Reviews>{held}</Reviews>" if reviews else ""
    return f"<ChildProtectionPlans>{_elements(plan)}{inner}</ChildProtectionPlans>"


def _wrapped(name: str, pairs: Pairs) -> str:
    return f"<{name}>{_elements(pairs)}</{name}>"


def _elements(pairs: Pairs) -> str:
    return "".join(f"<{name}>{value}</{name}>" for name, value in pairs if value is not None)
