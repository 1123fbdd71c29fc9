"""Whose word an entry is, where the law or a pathway gives it to somebody.

    the agency's kind, whether it leads, whether it sits  ─>  says it, or retells it, or may not

Courts, prosecutors and the competent authority decide and have no accounts here. What they said is
written down by somebody who was told, with who told them and when (`TOLD_US`), so that nobody reads
it as that agency's own word (facts §1.2 to §1.4, §2.2; ADR 0056).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from wayhome.casework.fields import Field, Kind, Said
from wayhome.lexicon.agencies import AgencyKind

if TYPE_CHECKING:
    from wayhome.casework.pathway import Entry

COUNCIL = frozenset({AgencyKind.COUNCIL})
POLICE = frozenset({AgencyKind.POLICE, AgencyKind.TRANSPORT_POLICE})
OF_JUSTICE = POLICE | {AgencyKind.YOUTH_JUSTICE}
SCHOOLS = frozenset({AgencyKind.EDUCATION})
# Whoever may be alone with a child about an absence: not police, not where the child is placed
INDEPENDENT = COUNCIL | {AgencyKind.YOUTH_JUSTICE, AgencyKind.HEALTH, AgencyKind.VOLUNTARY}
ADULTS = frozenset({AgencyKind.COUNCIL, AgencyKind.HEALTH})
AUTHORITY = frozenset({AgencyKind.REFERRAL_BODY})  # the competent authority, where it has accounts
TOLD_US = Field(
    "told_us", "Who told you of it, how, and on which day?", Kind.WORDS, required=False,
    longest=1000, hint="It is not your agency's to say: write from whom you have it.",
)  # fmt: skip


class Retold(StrEnum):
    """Who may write down what they were told by those whose word it is."""

    NOBODY = "nobody"
    LEADER = "the agency that leads"  # to which those who decide write
    ANYBODY = "whoever takes part"


@dataclass(frozen=True)
class Whose:
    """Who says an entry. `kinds`: agencies of these kinds; `leads`: that which leads the case;
    `sits`: one with a member in a core seat of the panel; `another`: not the account that began the
    case; `retold`: by whom, where it is another's word."""

    kinds: frozenset[AgencyKind] = frozenset()
    leads: bool = False
    sits: bool = False
    another: bool = False
    retold: Retold = Retold.NOBODY

    @property
    def words(self) -> str:
        """Who that is here, in the middle of a sentence."""
        of_kinds = [one.words for one in sorted(self.kinds)]
        leads = ["the agency that leads"] * self.leads
        return _listed([*of_kinds, *leads, *["an agency with a member in a core seat"] * self.sits])


@dataclass(frozen=True)
class Speaker:
    """Whoever says it: of what kind their agency is (none where the register has it no more),
    whether it leads the case, whether it sits, and whether they began the case themselves."""

    kind: AgencyKind | None
    leads: bool = False
    sits: bool = False
    began: bool = False


def held(entries: "Iterable[Entry]", words: Mapping[str, Whose]) -> "dict[str, Entry]":
    """Entries by code, each held to whose word it is by a table; what another's people may retell
    asks who told them."""
    every = list(entries)
    unknown = words.keys() - {one.code for one in every}
    if unknown:
        raise ValueError(f"No such entry: {', '.join(sorted(unknown))}.")
    return {one.code: _held(one, words[one.code]) if one.code in words else one for one in every}


def _held(entry: "Entry", whose: Whose) -> "Entry":
    told = (TOLD_US,) if whose.retold is not Retold.NOBODY else ()
    return replace(entry, whose=whose, fields=(*entry.fields, *told))


def says(whose: Whose, speaker: Speaker) -> bool:
    """Whether it is theirs to say."""
    ours = speaker.kind in whose.kinds or (whose.leads and speaker.leads)
    return (ours or (whose.sits and speaker.sits)) and not (whose.another and speaker.began)


def retells(whose: Whose, speaker: Speaker) -> bool:
    """Whether they may write down that they were told of it."""
    leads = whose.retold is Retold.LEADER and speaker.leads
    return leads or whose.retold is Retold.ANYBODY


def asked(entry: "Entry", speaker: Speaker) -> tuple[Field, ...]:
    """The questions of an entry for whoever says it: who told them is asked of those alone whose
    word it is not, and of them always."""
    if entry.whose is None or says(entry.whose, speaker):
        return tuple(one for one in entry.fields if one != TOLD_US)
    return tuple(replace(one, required=True) if one == TOLD_US else one for one in entry.fields)


def refusal(entry: "Entry", details: Said, speaker: Speaker) -> str:
    """Why they may not say this, with who can; nothing where they may."""
    whose = entry.whose
    if whose is None or says(whose, speaker):
        return ""
    if whose.another and speaker.began:
        return f"You began this case. Somebody else says “{entry.words}”: {whose.words} can."
    if not retells(whose, speaker):
        return f"“{entry.words}” is not your agency's to say. Those who can: {_whom(whose)}."
    if str(details.get(TOLD_US.code) or "").strip():
        return ""
    return (
        f"“{entry.words}” is not your agency's to say. Where they told you, write it under “"
        f"{TOLD_US.asks}”."
    )


def _whom(whose: Whose) -> str:
    retold = f", and {whose.retold} once it was told" if whose.retold is Retold.LEADER else ""
    return f"{whose.words}{retold}"


def _listed(items: Iterable[str]) -> str:
    every = list(items)
    return " or ".join([", ".join(every[:-1]), every[-1]] if every[1:] else every)
