"""A sign is held from its other side too: by what is nearly it, and is not.

Every sign has an example that does not fire though it has every kind of record of one that does.
A rule that counts has more: were it a step looser (one fewer, a day longer, a point less), one of
its examples that do not fire would fire. So nobody loosens a rule and sees all examples pass.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest

from wayhome.signs.addresses import trial as of_addresses
from wayhome.signs.addresses.catalogue import ADDRESS_SIGNS
from wayhome.signs.catalogue import SIGNS
from wayhome.signs.examples import Example, rows_of
from wayhome.signs.forms import AtLeast, Different, Falling, Form, Rising, SchoolYear, Steady
from wayhome.signs.sign import Sign
from wayhome.signs.subject import ADDRESS, PERSON, Subject
from wayhome.signs.trial import every_example, fired, run

EVERY = {**SIGNS, **ADDRESS_SIGNS}
STEPS: Mapping[str, Mapping[type, tuple[str, int]]] = {
    "fewer": {
        AtLeast: ("times", -1),
        Different: ("times", -1),
        Rising: ("least", -1),
        Falling: ("least_total", -1),
        SchoolYear: ("least_total", -1),
        Steady: ("least_total", -1),
    },
    "longer": {
        AtLeast: ("within", 1),
        Different: ("within", 1),
        Rising: ("within", 1),
        Falling: ("points", -1),
        SchoolYear: ("at_most", 1),
        Steady: ("floor", -1),
    },
    "milder": {Falling: ("floor", 1)},
}


@pytest.mark.parametrize("sign", [pytest.param(sign, id=code) for code, sign in EVERY.items()])
def test_an_example_nearly_fires(sign: Sign) -> None:
    firing = [_kinds(one) for one in sign.examples if one.fires]
    others = [_kinds(one) for one in sign.examples if not one.fires]
    near = [kinds for kinds in others if any(kinds >= one for one in firing)]
    assert near, "add an example that does not fire, of the kinds of record of one that does"


@pytest.mark.parametrize("step", STEPS)
def test_a_rule_that_is_a_step_looser_is_seen(step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    people = _loosened(SIGNS, step, monkeypatch)
    homes = _loosened(ADDRESS_SIGNS, step, monkeypatch)
    seen = {
        *_now_firing(run, every_example(), people, PERSON),
        *_now_firing(of_addresses.run, of_addresses.every_example(), homes, ADDRESS),
    }
    assert {*people, *homes} - seen == set(), "none of their examples is that near"


def _kinds(one: Example) -> set[str]:
    return {row["kind"] for row in rows_of(one.records)}


def _loosened(signs: dict[str, Sign], step: str, patch: pytest.MonkeyPatch) -> set[str]:
    """Those of which a rule counts, in the catalogue from now on with their rules a step looser."""
    found = set()
    for code, sign in signs.items():
        clauses = tuple(replace(c, form=_looser(c.form, step)) for c in sign.clauses)
        if clauses != sign.clauses:
            patch.setitem(signs, code, replace(sign, clauses=clauses))
            found.add(code)
    return found


def _looser(form: Form, step: str) -> Form:
    """One that holds for whatever happens once has nothing to be fewer of."""
    if isinstance(form, AtLeast) and form.times == 1:
        return form
    for kind, (field, change) in STEPS[step].items():
        if isinstance(form, kind):
            return replace(form, **{field: getattr(form, field) + change})
    return form


def _now_firing(
    trying, examples: Mapping[str, tuple[str, Example]], codes: set[str], of: Subject
) -> Iterator[str]:
    """The codes of which an example fires that should not."""
    near = {m: (c, e) for m, (c, e) in examples.items() if c in codes and not e.fires}
    con = trying(near)
    for mark, (code, example) in near.items():
        if fired(con, code, example, mark, of):
            yield code
    con.close()
