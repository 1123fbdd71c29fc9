"""Why somebody looks: a short list, each purpose with its lawful basis as dated data.

The wording of the law is material to check with a lawyer, not scripture (facts §10.1, largely
unverified there): it stands here as data with the day it was written, so that it can be replaced
whole and older looks keep the wording they were made under.
"""

from dataclasses import dataclass
from datetime import date

WRITTEN_ON = date(2026, 11, 22)


@dataclass(frozen=True)
class Purpose:
    """One purpose: what people choose, the basis in law, who may state it, what it is stated of."""

    code: str
    title: str
    about: str
    basis: str
    roles: frozenset[str]
    of: str = "person"  # or "delivery"
    also: frozenset[str] = frozenset()  # what else: "line", "address", "group", "case", "near"
    outsiders: frozenset[str] = frozenset()  # roles for which it opens a person of other agencies
    against_people: bool = False  # then what explains a life is left out (`network.kinds`)
    since: date = WRITTEN_ON


_THINGS = frozenset({"line", "address", "group"})
_CASE = frozenset({"case"})
# Which children are near known exploitation: asked to keep them safe, and for nothing else.
_NEAR = frozenset({"near"})
_WORKERS = frozenset({"practitioner", "duty_worker", "panel_coordinator"})
_SAFEGUARDING = (
    "Public task or legal obligation (UK GDPR article 6(1)(e), (c)); safeguarding of children and "
    "of individuals at risk (article 9(2)(g), Data Protection Act 2018 schedule 1 paragraph 18); "
    "duty to co-operate (Children Act 2004 sections 10 and 11)."
)
_ENFORCEMENT = (
    "For police, law enforcement purpose (Data Protection Act 2018 section 35 and schedule 8 "
    "paragraph 4); for others, power to disclose (Crime and Disorder Act 1998 section 115)."
)

PURPOSES: tuple[Purpose, ...] = (
    Purpose(
        "found_child",
        "A child has been found or stopped, now",
        "Somebody is with the child, or about to be, and needs to know who they are and whom to "
        "ring.",
        _SAFEGUARDING + " Vital interests (article 6(1)(d)) where life is at risk.",
        frozenset({"practitioner", "duty_worker"}),
        also=_CASE,
        outsiders=frozenset({"duty_worker"}),
    ),
    Purpose(
        "case",
        "I work with this person",
        "You are allocated to them, supervise who is, or are asked by those who are.",
        _SAFEGUARDING,
        _WORKERS,
        also=_CASE,
    ),
    Purpose(
        "enquiry",
        "A new concern, referral or strategy discussion",
        "A worry has come in and you are deciding what should happen.",
        _SAFEGUARDING + " Enquiries under Children Act 1989 sections 17 and 47.",
        _WORKERS,
        also=_THINGS | _CASE | _NEAR,
    ),
    Purpose(
        "panel",
        "A panel will discuss or decide on them",
        "You prepare, sit on or follow up a multi-agency panel.",
        _SAFEGUARDING,
        _WORKERS,
        also=_THINGS | _CASE | _NEAR,
    ),
    Purpose(
        "disruption",
        "Acting against those who exploit them",
        "You prepare an order, an investigation or another measure against the people who exploit.",
        _ENFORCEMENT,
        _WORKERS | {"analyst"},
        also=_THINGS,
        against_people=True,
    ),
    Purpose(
        "data_quality",
        "Checking that records are right and rightly joined",
        "You look at a person because records about them may be wrong, doubled or mixed up.",
        "Accuracy (UK GDPR article 5(1)(d)) and the basis under which the records are held.",
        frozenset({"practitioner", "analyst", "information_governance"}),
        also=_THINGS,
    ),
    Purpose(
        "rights",
        "A request, complaint or correction",
        "The person, their family or their representative has asked what is held or to put it "
        "right.",
        "Legal obligation: rights of the data subject (UK GDPR articles 12 to 21).",
        frozenset({"information_governance"}),
    ),
    Purpose(
        "refused_rows",
        "Finding out why rows were refused",
        "You help an agency to put right what could not be read.",
        "Accuracy (UK GDPR article 5(1)(d)) and the agreement under which the file was sent.",
        frozenset({"analyst"}),
        of="delivery",
    ),
)

_BY_CODE = {purpose.code: purpose for purpose in PURPOSES}


def purposes_for(role: str, of: str = "person") -> tuple[Purpose, ...]:
    """The purposes that a role can state about a person, a line, an address or a delivery."""
    return tuple(p for p in PURPOSES if role in p.roles and of in {p.of, *p.also})


def purpose(code: str) -> Purpose | None:
    """The purpose of a code, or None."""
    return _BY_CODE.get(code)


def may_state(role: str, code: str, of: str = "") -> bool:
    """Whether a role can state a purpose at all; `of`: of a person, a delivery, a line or place."""
    found = _BY_CODE.get(code)
    return found is not None and role in found.roles and of in ("", found.of, *found.also)


def against_people(code: str) -> bool:
    """Whether it is a purpose of acting against people; one that nobody knows is none."""
    found = _BY_CODE.get(code)
    return found is not None and found.against_people


def narrower(one: str, other: str) -> str:
    """Of two purposes that both hold the one that shows less; else the second."""
    return one if against_people(one) else other


def opens_for_outsider(role: str, code: str) -> bool:
    """Whether a purpose opens a person whom the viewer's agency does not hold."""
    found = _BY_CODE.get(code)
    return found is not None and role in found.outsiders
