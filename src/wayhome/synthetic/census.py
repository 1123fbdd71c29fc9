"""A children in need census of any size, for measuring how fast one is received.

Not part of a region: the children here have no lives, only a return with the nesting, the repeats
and the gaps that real returns have. Same arguments, same bytes.
"""

from datetime import date, timedelta
from pathlib import Path

import numpy as np

from wayhome.lexicon.identifiers import upn_check
from wayhome.synthetic.census_shape import FOOTER, CensusChild, Episode, Pairs, child_xml, header
from wayhome.synthetic.chance import Stream, stream
from wayhome.synthetic.codes import DISABILITIES, ETHNICITIES, FACTORS

YEAR = 2026
COUNCIL = "991"
_END = date(YEAR, 3, 31)


def write_census(path: Path | str, children: int, seed: int = 1) -> Path:
    """Write a census of `children` children to `path` and return it."""
    rng = stream(seed, "census")
    path = Path(path)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(header(council=COUNCIL, year=YEAR, written=f"{YEAR}-06-12T09:30:00"))
        for number in range(1, children + 1):
            file.write(child_xml(_child(rng, number)))
        file.write(FOOTER)
    return path


def _child(rng: Stream, number: int) -> CensusChild:
    born = _END - timedelta(days=int(rng.integers(30, 18 * 365)))
    identifiers: Pairs = (
        ("LAchildID", f"C{number:07d}"),
        ("UPN", _upn(number) if rng.random() < 0.7 else None),
        ("UPNunknown", "UN2" if rng.random() < 0.3 else None),
        ("PersonBirthDate", born),
        ("Sex", "FM"[int(rng.integers(2))]),
    )
    count = 1 + int(rng.random() < 0.18)
    return CensusChild(
        identifiers,
        str(rng.choice(ETHNICITIES)),
        ("NONE",) if rng.random() < 0.85 else tuple(_some(rng, DISABILITIES, 2)),
        tuple(_episode(rng, born) for _ in range(count)),
    )


def _upn(number: int) -> str:
    digits = f"991{number:09d}"
    return upn_check(digits) + digits


def _episode(rng: Stream, born: date) -> Episode:
    start = max(born, _END - timedelta(days=int(rng.exponential(300)) + 1))
    closed = start + timedelta(days=int(rng.exponential(200)) + 10)
    enquiry, protected = rng.random() < 0.35, rng.random() < 0.14
    conference = start + timedelta(days=15) if protected else None
    head: Pairs = (
        ("CINreferralDate", start),
        ("ReferralSource", str(rng.choice(["1A", "2A", "3A", "5B", "6", "8"]))),
        ("PrimaryNeedCode", f"N{int(rng.integers(1, 9))}"),
        ("CINclosureDate", closed if closed <= _END else None),
        ("ReasonForClosure", "RC8" if closed <= _END else None),
        ("DateOfInitialCPC", conference),
    )
    return Episode(
        head,
        # A child assessed again is assessed later: two that start on one day are one, sent twice.
        assessments=tuple(
            _assessment(rng, start + timedelta(days=60 * n))
            for n in range(1 + int(rng.random() < 0.25))
        ),
        plans=_plan(start, closed) if rng.random() < 0.55 and closed > start + PLANNED else (),
        enquiries=_enquiry(start, conference) if enquiry or protected else (),
        protection=_protection(rng, start, closed) if protected else (),
        pre_proceedings=_pre_proceedings(start) if rng.random() < 0.03 else (),
    )


def _assessment(rng: Stream, start: date) -> tuple[Pairs, tuple[str, ...]]:
    dates: Pairs = (
        ("AssessmentActualStartDate", start),
        ("AssessmentInternalReviewDate", start + timedelta(days=10)),
        ("AssessmentAuthorisationDate", start + timedelta(days=int(rng.integers(15, 50)))),
    )
    return dates, tuple(_some(rng, FACTORS, int(rng.integers(1, 6))))


PLANNED = timedelta(days=30)  # from the referral to the plan


def _plan(start: date, closed: date) -> tuple[Pairs, ...]:
    end = closed if closed <= _END else None
    return ((("CINPlanStartDate", start + PLANNED), ("CINPlanEndDate", end)),)


def _enquiry(start: date, conference: date | None) -> tuple[Pairs, ...]:
    return (
        (
            ("S47ActualStartDate", start + timedelta(days=2)),
            ("InitialCPCtarget", start + timedelta(days=23)),
            ("DateOfInitialCPC", conference),
            ("ICPCnotRequired", "false" if conference else "true"),
        ),
    )


def _protection(
    rng: Stream, start: date, closed: date
) -> tuple[tuple[Pairs, tuple[date, ...]], ...]:
    begun = start + timedelta(days=15)
    category = str(rng.choice(["NEG", "EMO", "PHY", "SAB", "MUL"]))
    plan: Pairs = (
        ("CPPstartDate", begun),
        ("CPPendDate", closed if closed <= _END else None),
        ("InitialCategoryOfAbuse", category),
        ("LatestCategoryOfAbuse", category),
        ("NumberOfPreviousCPP", str(int(rng.random() < 0.2))),
    )
    reviews = tuple(begun + timedelta(days=90 + 180 * n) for n in range(int(rng.integers(1, 4))))
    return ((plan, tuple(day for day in reviews if day <= _END)),)


def _pre_proceedings(start: date) -> tuple[Pairs, ...]:
    return (
        (
            ("PPStartDate", start + timedelta(days=60)),
            ("LBPSentDate", start + timedelta(days=64)),
            ("FGDMMeetingOffer", "1"),
            ("FGDMMeetingFac", "0"),
            ("InitialPPMeetingDate", start + timedelta(days=74)),
            ("ReviewMeetingsCount", "2"),
            ("PPOutcome", "A"),
        ),
    )


def _some(rng: Stream, codes: tuple[str, ...], count: int) -> list[str]:
    """`count` different codes in the list's own order; a census refuses a factor twice."""
    chosen = np.sort(rng.choice(len(codes), size=count, replace=False))
    return [codes[int(index)] for index in chosen]
