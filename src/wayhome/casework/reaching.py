"""Whom a worry about somebody reaches: never the agency alone that had it.

    agencies of the register, the area of home  ─>  ticked for whoever begins  ─>  or why not

Children's services of a council and the police can act (Children Act 1989, sections 46 and 47); a
school, a charity or a health service that told nobody would have told nobody who can. Keeps:
nothing is sent against the will of whoever writes; but that nobody hears of it is said with a
reason, and stands in the case.
"""

from collections.abc import Collection, Iterable, Mapping

from wayhome.lexicon.agencies import Agency, AgencyKind

ABLE = frozenset({AgencyKind.COUNCIL, AgencyKind.POLICE, AgencyKind.TRANSPORT_POLICE})
WHY = "left_out"  # the question of an entry that asks it


def able(agencies: Iterable[Agency], own: str) -> frozenset[str]:
    """Those besides one's own that can act."""
    return frozenset(one.code for one in agencies if one.kind in ABLE and one.code != own)


def refusal(
    ticked: Collection[str], chosen: Collection[str], can_act: Collection[str],
    names: Mapping[str, str], why: str,
) -> str:  # fmt: skip
    """Why it cannot begin so; nothing where it can. `chosen`: ticked by rule; `why`: what whoever
    begins says of it."""
    out = [names[one] for one in chosen if one not in ticked and one in names]
    if why.strip() or (not out and not can_act) or (not out and set(ticked) & set(can_act)):
        return ""
    if out:
        return f"{' and '.join(sorted(out))} would not hear of it. Tick it again, or write why not."
    return "Nobody besides your own agency who could act hears of it. Tick one, or write why not."
