"""Whose word each entry is in a crisis response, an absence, a school concern, a circuit-breaker,
capacity to change and turning 18, with the authority that gives it to them (ADR 0062).

An entry that is in no table is anybody's: what somebody sees, hears or does, whoever they are. Read
1 December 2026 in facts §1.1, §1.4, §3.1, §3.2, §6.1, §8 and §9 where not said otherwise.

Keeps: nobody is kept from writing at night what they know. Where the word is another's they write
it with who told them; to end work on a child, or to judge carers, belongs to few.
"""

from collections.abc import Mapping

from wayhome.casework.whose import (
    AUTHORITY,
    COUNCIL,
    INDEPENDENT,
    POLICE,
    SCHOOLS,
    Retold,
    Whose,
)
from wayhome.lexicon.agencies import AgencyKind

Words = Mapping[str, Whose]

_OF_COUNCIL = Whose(COUNCIL, retold=Retold.ANYBODY)
_OF_POLICE = Whose(POLICE, retold=Retold.ANYBODY)
# Children Act 1989, sections 17 and 47: the council where the child lives answers for them, so it
# ends the work. An area whose council has no accounts here: whoever leads, once it was told.
_ENDS = Whose(COUNCIL, retold=Retold.LEADER)
# That there was no such case ends every clock of it: not for everybody who reads along.
_MISTAKEN = Whose(COUNCIL, leads=True)
# Working Together to Safeguard Children 2023, chapter 3: children's social care convenes a strategy
# discussion, and police take part in each.
_STRATEGY = Whose(COUNCIL | POLICE, retold=Retold.ANYBODY)
# Statutory guidance on children who run away or go missing, January 2014 (facts §3.1): independent
# of police and placement.
_INTERVIEWS = Whose(INDEPENDENT, retold=Retold.ANYBODY)
# First responders by kind (facts §1.1); a charity on the list writes who told it, as others do.
_REFERS = Whose(COUNCIL | POLICE, retold=Retold.ANYBODY)

CRISIS: Words = {
    "call": _STRATEGY,
    "adult": _OF_POLICE,  # PACE Code C: the custody officer has an appropriate adult come
    "referrer": _REFERS,
    "referred": _REFERS,
    # Children Act 1989, section 22C; Care Planning Regulations 2010, regulation 11 (facts §3.2)
    "to stay": _OF_COUNCIL,
    "met": _INTERVIEWS,  # facts §6.1: not by the force that arrested them alone
    "interview": _INTERVIEWS,
    "plan": _INTERVIEWS,
    "slot": Whose(COUNCIL | {AgencyKind.PARTNERSHIP}, retold=Retold.ANYBODY),
    "charge": _OF_POLICE,  # Code for Crown Prosecutors; Director's Guidance on Charging
    "advice": _OF_POLICE,
    # facts §1.3, §1.4. Whoever leads a response may be the force that found them, far away.
    "decided": Whose(AUTHORITY, retold=Retold.ANYBODY),
    "reviewed": _ENDS,
    "closed": _ENDS,
    "opened": _ENDS,
    "not them": _MISTAKEN,
}

MISSING: Words = {
    # College of Policing, Authorised Professional Practice, Missing persons
    "search": _OF_POLICE,
    "checked": _OF_POLICE,
    "risk": _STRATEGY,
    "offered": _OF_COUNCIL,
    "interview": _INTERVIEWS,
    "strategy": _STRATEGY,
    "closed": _ENDS,
    "opened": _ENDS,
    "not them": _MISTAKEN,
}

# Keeping children safe in education 2025, annex C: the designated safeguarding lead of the school
# has lead responsibility, and it is not delegated. A club that raised one leads it likewise.
_OF_SCHOOL = Whose(SCHOOLS, leads=True)
_SEEN_BY_SCHOOL = Whose(SCHOOLS, leads=True, retold=Retold.ANYBODY)
SCHOOL: Words = {
    "lead": _SEEN_BY_SCHOOL,
    "social care": Whose(SCHOOLS | COUNCIL, leads=True, retold=Retold.ANYBODY),
    "parents": _SEEN_BY_SCHOOL,
    "help": _SEEN_BY_SCHOOL,
    "reviewed": _SEEN_BY_SCHOOL,
    "closed": _OF_SCHOOL,
    "opened": _OF_SCHOOL,
    "not them": _OF_SCHOOL,
}

# Children Act 1989, sections 2 and 20: asked by the council, answered by those who have parental
# responsibility; a council tells the area to which a family goes (facts §3.2).
_PLANS = Whose(COUNCIL, leads=True, retold=Retold.ANYBODY)
CIRCUIT: Words = {
    "parents": _PLANS,
    "area": _PLANS,
    "planned": _ENDS,
    "return plan": _PLANS,
    "longer": _ENDS,
    "stay": _ENDS,
    "not gone": _ENDS,
    "closed": _ENDS,
    "opened": _ENDS,
    "not them": _MISTAKEN,
}

# A social worker assesses, motivates and concludes (facts §8; Working Together 2023, chapter 3).
_ASSESSES = Whose(COUNCIL, leads=True)
CAPACITY: Words = {
    "goal": _ASSESSES,
    "checkpoint": _ASSESSES,
    "analysis": _ASSESSES,
    "conclusion": _ENDS,
    "again": _ENDS,
    "closed": _ENDS,
    "opened": _ENDS,
    "not them": _MISTAKEN,
}

TURNING18: Words = {
    "referral": _REFERS,
    "home": _OF_COUNCIL,  # Children Act 1989, sections 23C, 23E and 24B
    "closed": _ENDS,
    "opened": _ENDS,
    "not them": _MISTAKEN,
}
