"""The chain shows any change, removal or insertion, and names the first link that fails."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayhome.governance.audit import START, Link, canonical, hash_of, plain, verify

BODIES = st.lists(
    st.dictionaries(
        st.text(max_size=5), st.none() | st.booleans() | st.integers() | st.text(max_size=8)
    ),
    min_size=1,
    max_size=8,
)


def chain(bodies) -> list[Link]:
    links, head = [], START
    for number, body in enumerate(bodies, 1):
        links.append(Link(number, body, head, hash_of(head, body)))
        head = links[-1].hash
    return links


@given(BODIES)
def test_an_untouched_chain_holds(bodies) -> None:
    links = chain(bodies)
    verdict = verify(links)
    assert (verdict.held, verdict.head, verdict.broken) == (len(links), links[-1].hash, None)


@given(BODIES, st.data())
def test_a_changed_event_is_named(bodies, data) -> None:
    links = chain(bodies)
    at = data.draw(st.integers(0, len(links) - 1))
    links[at] = replace(links[at], body={**links[at].body, "forged": True})
    assert verify(links).broken.number == at + 1


@given(BODIES, st.data())
def test_a_change_that_mends_its_own_hash_breaks_the_next(bodies, data) -> None:
    links = chain([*bodies, {"last": True}])
    at = data.draw(st.integers(0, len(links) - 2))
    body = {**links[at].body, "forged": True}
    links[at] = replace(links[at], body=body, hash=hash_of(links[at].previous, body))
    verdict = verify(links)
    assert verdict.broken.number == at + 2
    assert verdict.held == at + 1


@given(BODIES, st.data())
def test_a_removed_event_is_missed(bodies, data) -> None:
    links = chain([*bodies, {"last": True}])
    at = data.draw(st.integers(0, len(links) - 2))
    del links[at]
    broken = verify(links).broken
    assert broken.number == at + 2
    assert str(at + 1) in broken.what


def test_order_of_keys_does_not_matter_and_floats_are_refused() -> None:
    assert canonical({"b": [1, {"d": "é", "c": None}], "a": True}) == (
        '{"a":true,"b":[1,{"c":null,"d":"é"}]}'
    )
    with pytest.raises(ValueError, match="whole numbers"):
        plain({"a": [{"b": 0.1}]})
