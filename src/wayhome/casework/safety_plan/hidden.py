"""The short form of a safety plan for somebody who cannot hold one safely: numbers and times, as
anybody has them in a pocket or a phone.

Keeps: no word of `GIVES_AWAY` stands in it, whatever was written into the plan. Such a word is left
out, and the number beside it stays: a number that nobody explains is better than none.
"""

import re
import unicodedata
from collections.abc import Iterator

from wayhome.casework.case import Case
from wayhome.casework.safety_plan.one_page import next_look

# House list of 30 November 2026, for each partnership to add to: words that say what the list is
# for, who keeps it, or what happened. Whole words, in any case.
GIVES_AWAY = frozenset(
    """
    abuse abused abuser adviser advisor advocate agency appropriate arrest arrested assessment
    barnardo barnardos camhs care carer caseworker cce charity child childline children childrens
    code copper cops council county court crime criminal cse ctac danger dangerous dealer debt debts
    disclosure drug drugs dsl duty edt elder emergency escape exploit exploitation exploited
    exploiter feds fosterer gang gangs guardian guide harm harmed help helper helpline hidden
    hospital ictg iftt intervention interview justice key keyworker lado lawyer line lines mace mash
    mentor missing nrm nspcc officer owe owed panel pc pcso pi plan planned planning plans police
    policeman policewoman probation prosecutor protect protection raid referral refuge refuges
    rescue review reviewed rhi risk risks runaway safe safeguard safeguarding safely safer safety
    salvation secret secure service services shift snitch social solicitor staff support supporter
    surgery sw teacher team therapist therapy threat threats trafficked trafficking trap trust
    victim warning witness work worker yjs yos yot youth
    """.split()
)
_WORD = re.compile(r"[^\W\d_]+(?:['’`][^\W\d_]+)*")  # with what hangs on an apostrophe
_EMPTY = re.compile(r"\(\W*\)|\[\W*\]")


def hidden(case: Case) -> tuple[str, ...]:
    """The lines, from the newest of each section; nothing where no number was said."""
    numbers = tuple(_of(case, "people", "one", "two", "three", "night"))
    lift = ", ".join(_of(case, "fetch", "who", "where"))
    on = next_look(case)
    times = (*((f"Lift: {lift}",) if lift else ()), *((f"{on:%a} {on.day} {on:%b}",) if on else ()))
    return (
        *(("Numbers", *numbers) if numbers else ()),
        *(("Times", *times) if times else ()),
    )


def _of(case: Case, code: str, *asked: str) -> Iterator[str]:
    said = case.latest(code)
    each = (_plain(str(said.get(one) or "")) for one in asked)
    return (one for one in each if one)


def _plain(told: str) -> str:
    """A line without the words that give it away, and without what they leave behind."""
    words = _WORD.sub(lambda one: "" if _gives_away(one[0]) else one[0], _seen(told))
    left = " ".join(_EMPTY.sub(" ", words).split()).strip(" ,;:/&+-–—’'")
    return left if any(one.isalnum() for one in left) else ""


def _seen(told: str) -> str:
    """What an eye reads: without letters and joins that look like nothing or like another."""
    plain = unicodedata.normalize("NFKC", told)
    return "".join(one for one in plain if unicodedata.category(one) != "Cf")


def _gives_away(word: str) -> bool:
    """Whether it is on the list, alone or with what hangs on it: police’s, children’s."""
    parts = re.split(r"['’`]", word.casefold())
    return not GIVES_AWAY.isdisjoint({*parts, "".join(parts)})
