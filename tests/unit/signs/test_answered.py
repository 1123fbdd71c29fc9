"""When a sign is answered, waits, or is raised again: by the records an answer was given on."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wayhome.signs.answered import (
    OPEN,
    Answer,
    Raised,
    Said,
    State,
    about,
    seen_by,
    stands,
    taken_back,
)

DAY = datetime(2026, 11, 20)


def answer(number: int, records: str, said: str = "agree", **more: str) -> Answer:
    """`answer(1, "ab")`: on the records a and b."""
    given = {"subject_id": "P-A", "code": "I01", "sign_id": "S-1", "about": "", "audience": OPEN}
    return Answer(f"n{number}", said=said, at=DAY + timedelta(days=number),
                  records=frozenset(records), **{**given, **more})  # fmt: skip


def raised(
    records: str,
    sign_id: str = "S-1",
    code: str = "I01",
    subject_id: str = "P-A",
    strength: str = "",
    **versions: str,
) -> Raised:
    """`raised("ab", b="xy")`: a and b, of which b came before as x and as y."""
    held = {one: frozenset(versions.get(one, "")) for one in records}
    return Raised(sign_id, subject_id, code, held, strength)


# what the sign rests on, what was answered, how it stands, by which, and what is new since
SPEC = {
    "nobody answered": (raised("ab"), [], State.NEW, "", ""),
    "on the same records": (raised("ab"), [answer(1, "ab")], State.SETTLED, "n1", ""),
    "on more than it rests on now": (raised("a"), [answer(1, "ab")], State.SETTLED, "n1", ""),
    "one record came": (raised("abc"), [answer(1, "ab")], State.AGAIN, "n1", "c"),
    "a later version came": (raised("ac", c="b"), [answer(1, "ab")], State.SETTLED, "n1", ""),
    "an earlier one is back": (raised("ab", b="c"), [answer(1, "ac")], State.SETTLED, "n1", ""),
    "another rule, same records": (raised("ab", code="I02"), [answer(1, "ab")], State.NEW, "", ""),
    "under another id, as people are joined and parted": (
        raised("ab", "S-2"), [answer(1, "ab")], State.SETTLED, "n1", ""),
    "of another child, on the record of somebody that both were with": (
        raised("a", "S-2", subject_id="P-B"), [answer(1, "a")], State.NEW, "", ""),
    "another spell, none of the records": (raised("cd", "S-2"), [answer(1, "ab")], State.NEW, "",
                                           ""),
    "another spell, one of the records": (raised("bc", "S-2"), [answer(1, "ab")], State.AGAIN, "n1",
                                          "c"),
    "the same sign, on none of the records": (raised("cd"), [answer(1, "ab")], State.AGAIN, "n1",
                                              "cd"),
    "two who each saw a part": (raised("abc"), [answer(1, "ab"), answer(2, "bc")], State.AGAIN,
                                "n2", "a"),
    "an older one saw all": (raised("abc"), [answer(1, "abc"), answer(2, "bc")], State.SETTLED,
                             "n1", ""),
    "more is needed": (raised("a"), [answer(1, "a", "need_more")], State.WAITING, "n1", ""),
    "asked": (raised("a"), [answer(1, "a", "ask")], State.WAITING, "n1", ""),
    "two differ: the newest says": (
        raised("a"), [answer(1, "a"), answer(2, "a", "need_more")], State.WAITING, "n2", ""),
    "a reply settles nothing": (
        raised("a"), [answer(1, "a", "ask"), answer(2, "a", "reply", about="n1")], State.WAITING,
        "n1", ""),
    "taken back": (
        raised("a"), [answer(1, "a"), answer(2, "a", "withdrawn", about="n1")], State.NEW, "", ""),
    "one of two taken back": (
        raised("a"), [answer(1, "a"), answer(2, "a", "disagree"),
                      answer(3, "a", "withdrawn", about="n2")], State.SETTLED, "n1", ""),
    "more haste than when it was answered": (
        raised("a", strength="A"), [answer(1, "a", strength="S")], State.AGAIN, "n1", ""),
    "less haste": (
        raised("a", strength="S"), [answer(1, "a", strength="A")], State.SETTLED, "n1", ""),
    "as much, and what goes well has none": (
        raised("a", strength="P"), [answer(1, "a", strength="P")], State.SETTLED, "n1", ""),
    "how much it was is not known": (
        raised("a", strength="A"), [answer(1, "a")], State.SETTLED, "n1", ""),
    "more haste, and answered so": (
        raised("a", strength="A"), [answer(1, "a", strength="S"), answer(2, "a", strength="A")],
        State.SETTLED, "n2", ""),
    "more haste, and a record too": (
        raised("ab", strength="A"), [answer(1, "a", strength="M")], State.AGAIN, "n1", "b"),
    "a sign without records, answered as such": (raised(""), [answer(1, "")], State.SETTLED, "n1",
                                                 ""),
}  # fmt: skip


@pytest.mark.parametrize(("sign", "answers", "state", "by", "new"), SPEC.values(), ids=list(SPEC))
def test_how_a_sign_stands(
    sign: Raised, answers: list[Answer], state: State, by: str, new: str
) -> None:
    found = stands(sign, answers)
    assert (found.state, found.by.number if found.by else "", found.new) == (
        state, by, frozenset(new),
    )  # fmt: skip
    assert found.to_answer is (state in {State.NEW, State.AGAIN})


@pytest.mark.parametrize(
    ("answers", "undone", "state", "by"),
    [
        ([answer(1, "a")], "n1", State.AGAIN, "n1"),
        ([answer(1, "a"), answer(2, "a")], "n1", State.SETTLED, "n2"),  # somebody did more since
        ([answer(1, "a"), answer(2, "a")], "n2", State.AGAIN, "n2"),
        ([answer(1, "a"), answer(2, "a", "need_more")], "n1", State.WAITING, "n2"),
        ([answer(1, "a"), answer(2, "a", "withdrawn", about="n1")], "n1", State.NEW, ""),
        ([answer(1, "a")], "n7", State.SETTLED, "n1"),
    ],
)
def test_what_was_to_be_done_and_was_not_is_asked_again(
    answers: list[Answer], undone: str, state: State, by: str
) -> None:
    found = stands(raised("a"), answers, {undone})
    assert (found.state, found.by.number if found.by else "") == (state, by)
    assert found.undone is (state is State.AGAIN)
    assert found.new == frozenset(), "and no record came"


def test_what_was_taken_back_stays_in_the_history() -> None:
    answers = [answer(2, "a", "withdrawn", about="n1"), answer(1, "a")]
    assert [one.number for one in about(raised("a"), answers)] == ["n1"]
    assert taken_back(answers) == {"n1"}


RECORDS = st.frozensets(st.sampled_from("abcd"), max_size=4)
SAID = st.sampled_from(["agree", "disagree", "need_more", "ask", "reply"])
STRENGTH = st.sampled_from(["", "M", "S", "A", "V"])
ONE = st.tuples(RECORDS, SAID, st.sampled_from(["S-1", "S-2"]), st.sampled_from([OPEN, "NPD"]),
                st.booleans(), STRENGTH)  # fmt: skip
EVERY = st.lists(ONE, max_size=6)
SIGN = st.builds(
    Raised,
    st.just("S-1"),
    st.just("P-A"),
    st.just("I01"),
    # record e came before as a, f as b
    st.fixed_dictionaries({}, optional={"a": st.just(()), "b": st.just(()), "c": st.just(()),
                                        "e": st.just(("a",)), "f": st.just(("b",))}),
    STRENGTH,
)  # fmt: skip


def _made(drawn: list[tuple]) -> list[Answer]:
    found = []
    for n, (records, said, sign_id, audience, back, strength) in enumerate(drawn):
        one = answer(n, "", said, sign_id=sign_id, audience=audience, about="n99",
                     strength=strength)  # fmt: skip
        found.append(Answer(**{**vars(one), "records": records}))
        if back:
            found.append(answer(100 + n, "", "withdrawn", about=f"n{n}", audience=audience))
    return found


def _covers(one: Answer, sign: Raised) -> bool:
    haste = ("M", "S", "A")
    hasty = one.strength in haste and sign.strength in haste
    if hasty and haste.index(sign.strength) > haste.index(one.strength):
        return False
    return all({record, *ids} & one.records for record, ids in sign.records.items())


@settings(max_examples=60)
@given(SIGN, EVERY, st.randoms())
def test_never_hidden_with_something_new_never_raised_on_the_same(
    sign: Raised, drawn: list[tuple], chance
) -> None:
    answers = _made(drawn)
    gone = taken_back(answers)
    held = [one for one in about(sign, answers) if one.number not in gone]
    found = stands(sign, answers)
    assert found.to_answer is not any(_covers(one, sign) for one in held)
    assert bool(found.new or found.risen) is (found.state is State.AGAIN)
    assert found.new <= set(sign.records)
    chance.shuffle(answers)
    assert stands(sign, answers) == found


@settings(max_examples=60)
@given(SIGN, EVERY, st.sets(st.sampled_from(["n0", "n1", "n2"])), st.randoms())
def test_what_is_left_undone_raises_signs_and_settles_none(
    sign: Raised, drawn: list[tuple], undone: set[str], chance
) -> None:
    answers = _made(drawn)
    before, found = stands(sign, answers), stands(sign, answers, undone)
    assert found == before or (found.undone and found.by == before.by and not before.to_answer)
    assert found.to_answer or found.by is None or found.by.number not in undone
    chance.shuffle(answers)
    assert stands(sign, answers, undone) == found


@settings(max_examples=60)
@given(SIGN, EVERY)
def test_what_a_reader_may_not_see_changes_nothing(sign: Raised, drawn: list[tuple]) -> None:
    answers = _made(drawn)
    openly = [one for one in answers if one.audience == OPEN]
    for eyes in ("", "NBC"):
        assert stands(sign, seen_by(answers, eyes)) == stands(sign, openly)
    assert seen_by(answers, "NPD") == answers


@settings(max_examples=60)
@given(SIGN, EVERY, EVERY)
def test_what_was_answered_of_another_child_never_counts(
    sign: Raised, drawn: list[tuple], others: list[tuple]
) -> None:
    own = _made(drawn)
    of_another = [replace(one, number=f"x{one.number}", about=f"x{one.about}", subject_id="P-B")
                  for one in _made(others)]  # fmt: skip
    assert about(sign, of_another) == []
    assert about(sign, [*of_another, *own]) == about(sign, own)
    assert stands(sign, [*of_another, *own]) == stands(sign, own)


def test_a_reply_and_a_withdrawal_are_no_answers() -> None:
    assert {one for one in Said if stands(raised("a"), [answer(1, "a", one)]).by} == {
        Said.AGREE, Said.DISAGREE, Said.NEED_MORE, Said.ASK,
    }  # fmt: skip


def test_nobody_takes_back_what_another_agency_answered() -> None:
    given = answer(1, "ab", agency="NBC")
    theirs = answer(2, "", "withdrawn", about="n1", agency="NBP")
    own = answer(3, "", "withdrawn", about="n1", agency="NBC")
    assert taken_back([given, theirs]) == set()
    assert stands(raised("ab"), [given, theirs]).state is State.SETTLED
    assert taken_back([theirs, own, given]) == {"n1"}
    assert stands(raised("ab"), [given, theirs, own]).state is State.NEW
