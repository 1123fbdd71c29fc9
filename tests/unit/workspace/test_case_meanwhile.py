"""Two who write the same form: each answer of the other stands beside one's own box, marked where
it differs, in every form of every pathway, and nothing of either is lost."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.http import QueryDict
from django.template.loader import get_template

from wayhome.casework.fields import Field, Kind, Value
from wayhome.casework.pathway import Entry, Pathway
from wayhome.casework.pathways import PATHWAYS
from wayhome.workspace.accounts.models import User
from wayhome.workspace.cases import meanwhile
from wayhome.workspace.cases.forms import Saying, TakeBack, initial_of
from wayhome.workspace.cases.models import CaseDraft, CaseEntry

AT = datetime(2026, 12, 1, 2, 12, tzinfo=UTC)
EVERY = [
    pytest.param(way, entry, id=f"{way.code}/{entry.code}")
    for way in PATHWAYS.values()
    for entry in way.entries.values()
    if entry.fields
]


def written(code: str, details: dict[str, Value], takes_back: int | None = None) -> CaseEntry:
    by = User(name="Sam Marlow", agency="NBC")
    return CaseEntry(code=code, details=details, said_at=AT, by=by, takes_back=takes_back, place=4)


def answer(asked: Field, words: str) -> Value:
    """An answer that a form can show: the words where they can be written, else the last choice."""
    if asked.choices:
        last = list(asked.choices)[-1]
        return [last] if asked.kind is Kind.SEVERAL else last
    plain = {Kind.DAY: "2026-12-18", Kind.NUMBER: "15", Kind.MOMENT: "2026-11-30T02:10",
             Kind.HAPPENED: "2026-11-30T02:10"}  # fmt: skip
    return plain.get(asked.kind, words)


def page_of(form: Saying, theirs: meanwhile.Beside) -> str:
    environment = get_template("cases/say.html").template.environment  # type: ignore[attr-defined]
    page = environment.from_string(
        '{% from "parts/day.html" import day_input %}'
        '{% from "cases/parts.html" import questions with context %}'
        "{{ questions(form, kinds, day_input, theirs) }}"
    )
    return str(page.render(form=form, kinds=Kind, theirs=theirs))


@pytest.mark.parametrize(("way", "entry"), EVERY)
def test_both_versions_of_every_form_are_on_the_page(way: Pathway, entry: Entry) -> None:
    mine = {one.code: answer(one, f"Mine of {one.code}") for one in entry.fields}
    others = {one.code: answer(one, f"Theirs of {one.code}") for one in entry.fields}
    form = Saying(entry.fields, initial=initial_of(entry.fields, mine))
    theirs = meanwhile.of_entries(form, entry.code, [written(entry.code, others)])
    page = page_of(form, theirs)
    for one in entry.fields:
        if one.kind in {Kind.LINE, Kind.WORDS}:
            assert f"Mine of {one.code}" in page
            assert f"Theirs of {one.code}" in page
            assert theirs[f"said-{one.code}"][0].differs
    asked = [one for one in entry.fields if others[one.code] and one.kind is not Kind.CASE]
    assert page.count('class="ca-theirs"') >= len(asked) - _unchosen(entry.fields)


def _unchosen(fields: tuple[Field, ...]) -> int:
    """Questions whose choices depend on the case: here there are none."""
    kinds = {Kind.ENTRY, Kind.AGENCY, Kind.ANY_AGENCY, Kind.CASE}
    return sum(one.kind in kinds for one in fields)


DIFFERS = """
mine                | theirs              | differs
Jo                  | Jo                  | no
Jo                  | Jo ,                | yes
 Jo                 | Jo                  | no
Jo                  |                     | yes
                    | Jo                  | yes
                    |                     | nothing
"""


@pytest.mark.parametrize(
    ("mine", "theirs", "differs"),
    [tuple(cell.strip() for cell in line.split("|")) for line in DIFFERS.strip().splitlines()[1:]],
)
def test_what_differs_is_marked(mine: str, theirs: str, differs: str) -> None:
    entry = PATHWAYS["crisis"].entries["home told"]
    form = Saying(entry.fields, initial={"said-whom": mine})
    found = meanwhile.of_entries(form, "home told", [written("home told", {"whom": theirs})])
    if differs == "nothing":
        assert "said-whom" not in found
    else:
        assert found["said-whom"][0].differs == (differs == "yes")


def test_several_are_alike_in_any_order_and_a_moment_as_it_was_typed() -> None:
    call = PATHWAYS["crisis"].entries["call"]
    boxes = {"said-there": ["health", "council"], "said-at-day": "30", "said-at-month": "11",
             "said-at-year": "2026", "said-at-time": "0210"}  # fmt: skip
    form = Saying(call.fields, _sent(boxes))
    details: dict[str, Value] = {"there": ["council", "health"], "at": "2026-11-30T02:10"}
    found = meanwhile.of_entries(form, "call", [written("call", details)])
    assert [found[name][0].differs for name in ("said-there", "said-at")] == [False, False]


def test_another_kind_of_entry_stands_beside_no_box() -> None:
    form = Saying(PATHWAYS["crisis"].entries["home told"].fields)
    assert meanwhile.of_entries(form, "home told", [written("met", {"who": "Jo"})]) == {}


def test_why_another_took_it_back_stands_beside_why_one_does() -> None:
    form = TakeBack(initial={"why": "It was another child."})
    since = [written("take back", {"why": "Told twice."}, takes_back=3)]
    (one,) = meanwhile.of_taking_back(form, 3, since)["why"]
    assert (one.answer, one.differs, one.whose) == ("Told twice.", True, "Sam Marlow")
    assert meanwhile.of_taking_back(form, 2, since) == {}


def test_a_draft_of_another_window_stands_beside_the_boxes() -> None:
    form = Saying(PATHWAYS["crisis"].entries["home told"].fields, initial={"said-whom": "Jo"})
    other = CaseDraft(typed={"said-whom": ["Al"], "said-at-day": ["31"]}, kept_at=AT)
    found = meanwhile.of_drafts(form, [other])
    assert [(one.whose, one.answer) for one in found["said-whom"]] == [(meanwhile.MINE, "Al")]
    assert found["said-at"][0].answer == "31T", "what is no moment is told as it was typed"


def _sent(boxes: dict[str, Any]) -> Any:
    sent = QueryDict(mutable=True)
    for name, given in boxes.items():
        sent.setlist(name, given if isinstance(given, list) else [given])
    return sent
