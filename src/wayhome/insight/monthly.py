"""The report of a month: on whom attention fell and how signs were answered, as it may be shown.

    counts ─> what may be shown ─> plain figures ─> a hash, kept once

Rules this file keeps:
- only what may be shown is in a report: a number that is hidden is not kept, so nobody can find it;
- a month is told once. Records of it that come later would make two versions, and the difference
  between them would tell of the few children they are about;
- what moved is worked out of what is shown;
- months that a page shows beside it and that no report tells are told with it, of attention alone,
  so that they are counted once as well: who comes late must not be seen in them either.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from wayhome.governance.audit import canonical
from wayhome.insight.attention import Had, Share, Told, Trait
from wayhome.insight.attention import Moved as AttentionMoved
from wayhome.insight.intervals import wilson
from wayhome.insight.prompts import Moved as PromptsMoved
from wayhome.insight.prompts import Outcome
from wayhome.insight.prompts import Told as Prompts

MOST = 6  # months that are caught up with where nothing was built; older ones are not counted
FORM = 1  # of the figures; a report of another form is not read as this one


Attention = Mapping[tuple[Had, Trait], Sequence[Share]]  # of one month


@dataclass(frozen=True)
class Figures:
    """One month. `silent`: agencies that had supplied nothing when it was made; `earlier`: on whom
    attention fell in months before it that no report had told."""

    month: date
    attention: Attention
    attention_moved: Sequence[AttentionMoved]
    prompts: Sequence[Prompts]
    prompts_moved: Sequence[PromptsMoved]
    silent: Sequence[str] = ()
    earlier: Mapping[date, Attention] = field(default_factory=dict)

    @property
    def months(self) -> dict[date, Attention]:
        """Every month of which it tells on whom attention fell."""
        return {**self.earlier, self.month: self.attention}

    @property
    def told(self) -> Told:
        """The same, as months are held against each other."""
        found: dict[tuple[Had, Trait], dict[date, Sequence[Share]]] = {}
        for month, attention in self.months.items():
            for key, shares in attention.items():
                found.setdefault(key, {})[month] = shares
        return found


def before(month: date) -> date:
    """The first day of the month before."""
    return (month.replace(day=1) - timedelta(days=1)).replace(day=1)


def due(today: date, newest: date | None) -> list[date]:
    """Months that are over and were not told, the oldest first. `newest`: the last that was; where
    there is none, the last month alone, since nobody was there to read the others."""
    found: list[date] = []
    month = before(today)
    while len(found) < MOST and (newest is None or month > newest):
        found.append(month)
        if newest is None:
            break
        month = before(month)
    return found[::-1]


def plain(of: Figures) -> dict[str, Any]:
    """The figures as they are kept: text and whole numbers, in one order."""
    earlier = [[m.isoformat(), _plain(shares)] for m, shares in sorted(of.earlier.items())]
    return {
        "form": FORM,
        "month": of.month.isoformat(),
        "attention": _plain(of.attention),
        "attention_moved": [
            [one.had, one.trait, one.group, round(10 * one.then)] for one in of.attention_moved
        ],
        "prompts": [
            [one.code, one.whole, [one.of[outcome] for outcome in Outcome]] for one in of.prompts
        ],
        "prompts_moved": [[one.code, round(10 * one.then)] for one in of.prompts_moved],
        "silent": list(of.silent),
    } | ({"earlier": earlier} if earlier else {})


def read(held: Mapping[str, Any]) -> Figures:
    """The same back. ValueError for a report of another form."""
    if held.get("form") != FORM:
        raise ValueError("This report is written in a form that is not known here.")
    shares = _read(held["attention"])
    signs = [
        Prompts(code, whole, dict(zip(Outcome, of, strict=True)))
        for code, whole, of in held["prompts"]
    ]
    now = {(had, trait, one.group): one for (had, trait), of in shares.items() for one in of}
    right = {one.code: one.right for one in signs}
    return Figures(
        date.fromisoformat(held["month"]),
        shares,
        [
            AttentionMoved(Had(had), Trait(trait), group, then / 10, now[had, trait, group])
            for had, trait, group, then in held["attention_moved"]
        ],
        signs,
        [
            PromptsMoved(code, then / 10, held_now)
            for code, then in held["prompts_moved"]
            if (held_now := right[code])
        ],
        held["silent"],
        {date.fromisoformat(month): _read(of) for month, of in held.get("earlier", ())},
    )


def seal(figures: Mapping[str, Any], made_at: datetime, release: str) -> str:
    """The hash by which a report is known to be as it was made."""
    body: dict[str, Any] = {
        "figures": dict(figures),
        "made_at": made_at.isoformat(),
        "release": release,
    }
    return hashlib.sha256(canonical(body).encode()).hexdigest()


def _plain(of: Attention) -> list[list[Any]]:
    return [
        [had, trait, [[one.group, one.hits, one.whole, one.apart] for one in shares]]
        for (had, trait), shares in sorted(of.items())
    ]


def _read(held: Sequence[Any]) -> Attention:
    return {
        (Had(had), Trait(trait)): [_share(*one) for one in groups] for had, trait, groups in held
    }


def _share(group: str, hits: int | None, whole: int | None, apart: bool) -> Share:
    if hits is None or whole is None:
        return Share(group, None, None, None)
    return Share(group, hits, whole, wilson(hits, whole), apart)
