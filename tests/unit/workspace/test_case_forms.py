"""Every form of every pathway is drawn: each question with its box, hint, and what it hangs on."""

import pytest
from django.template.loader import get_template

from wayhome.casework.fields import Kind
from wayhome.casework.pathway import Entry, Pathway
from wayhome.casework.pathways import PATHWAYS
from wayhome.workspace.cases.forms import Saying

EVERY = [
    pytest.param(way, entry, id=f"{way.code}/{entry.code}")
    for way in PATHWAYS.values()
    for entry in way.entries.values()
]


@pytest.mark.parametrize(("way", "entry"), EVERY)
def test_a_form_is_drawn(way: Pathway, entry: Entry) -> None:
    drawn = _drawn(entry, Saying(entry.fields))
    for asked in entry.fields:
        assert f'name="said-{asked.code}' in drawn or not asked.choices
        assert not asked.hint or 'class="govuk-hint"' in drawn
    assert drawn.count('class="ca-when"') == sum(one.when is not None for one in entry.fields)


@pytest.mark.parametrize(("way", "entry"), EVERY)
def test_what_is_missing_is_said_beside_each_question(way: Pathway, entry: Entry) -> None:
    form = Saying(entry.fields, {"number": "E-0000-0001", "place": "1"})
    form.is_valid()
    wrong = {code.removeprefix("said-") for code in form.errors}
    assert wrong == {one.code for one in entry.fields if one.required and one.when is None}
    _drawn(entry, form)


def _drawn(entry: Entry, form: Saying) -> str:
    environment = get_template("cases/say.html").template.environment
    page = environment.from_string(
        '{% from "parts/day.html" import day_input %}'
        '{% from "cases/parts.html" import questions with context %}'
        "{{ questions(form, kinds, day_input) }}"
    )
    return str(page.render(form=form, kinds=Kind))
