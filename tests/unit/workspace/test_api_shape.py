"""What is sent is read as JSON Schema reads it: held beside a validator that is not ours."""

from typing import Any

import jsonschema_rs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wayhome.lexicon.errors import BadUsage
from wayhome.workspace.api.document import CALLS, document
from wayhome.workspace.api.shape import Shape, faults
from wayhome.workspace.config.numbers import networks

SHAPES: list[Shape] = [one for of, _ in CALLS for one in (of.body, of.query) if one]
WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
TELLING = st.sampled_from([
    "", "yes", "female", "C-7K3M-9Q2X.4", "P-7K3M-9Q2X-4TBC", "2026-11-30", "2026-11-30\n",
    "2026-02-30T02:10", "2026-13-01", "x" * 5000,
])  # fmt: skip
PLAIN = st.none() | st.booleans() | st.integers(-5, 300) | st.floats(-3, 300) | WORDS | TELLING
ANY = st.recursive(
    PLAIN, lambda one: st.lists(one, max_size=3) | st.dictionaries(WORDS, one, max_size=3)
)


def like(shape: Shape) -> st.SearchStrategy[Any]:
    """What often fits, and often nearly."""
    if shape["type"] == "object":
        fields = {name: like(one) for name, one in shape["properties"].items()}
        return st.fixed_dictionaries({}, optional=fields) | ANY
    if shape["type"] == "array":
        return st.lists(like(shape["items"]), max_size=3) | ANY
    told = st.sampled_from(shape["enum"]) if "enum" in shape else TELLING
    return {"integer": st.integers(-1, 400), "string": told | WORDS}.get(shape["type"], ANY) | PLAIN


@given(st.data())
@settings(max_examples=100)
def test_it_fits_where_a_validator_says_so(data: st.DataObject) -> None:
    shape = data.draw(st.sampled_from(SHAPES))
    value = data.draw(like(shape))
    ours = list(faults(value, shape))
    assert (not ours) == jsonschema_rs.is_valid(shape, value), (value, ours)
    assert all(one.says.endswith(".") for one in ours)


@pytest.mark.parametrize("of", [of for of, _ in CALLS], ids=lambda of: of.name)
def test_what_the_document_gives_as_examples_fits(of: Any) -> None:
    components = {"components": document()["components"]}
    assert of.body is None or not list(faults(of.example, of.body))
    jsonschema_rs.Draft202012Validator({**of.gives, **components}).validate(of.given)


def test_networks_are_named_by_a_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAYHOME_HOOK_NETWORKS", "10.1.2.0/24, fd00::/8")
    assert [str(one) for one in networks("WAYHOME_HOOK_NETWORKS")] == ["10.1.2.0/24", "fd00::/8"]
    monkeypatch.setenv("WAYHOME_HOOK_NETWORKS", "10.1.2.3/24")
    with pytest.raises(BadUsage, match="is no network, such as"):
        networks("WAYHOME_HOOK_NETWORKS")
