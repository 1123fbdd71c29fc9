"""What two child ids of one council cost, counted by hand."""

from wayhome.evaluation.councils import councils
from wayhome.evaluation.labelled import Labelled

# one child: a and b under two numbers of one council, p with the police; another child: q
HELD = (("a", "NBC", "NBC:1", None), ("b", "NBC", "NBC:2", None), ("p", "NPF", None, None),
        ("q", "NPF", None, None))  # fmt: skip
FOUND = {"a": "1", "b": "2", "p": "2", "q": "3"}


def _held(some: Labelled, former: str | None = None) -> None:
    some.con.execute("delete from subject; delete from truth")
    for ref, agency, child, _ in HELD:
        some.con.execute(
            "insert into subject by name select ? as subject_ref, ? as agency, ? as child_id, "
            "? as former_child_id",
            [ref, agency, child, former if ref == "b" else None],
        )
        some.con.execute("insert into truth values (?, ?, '')", [ref, "Q" if ref == "q" else "C"])


def test_pairs_for_a_council_alone_are_left_out_or_said(some: Labelled) -> None:
    _held(some)
    found = councils(some.con, FOUND)
    assert found.pairs == 1
    assert (found.as_it_is.precision, found.as_it_is.recall) == (1, 1 / 3)
    assert (found.left_out.precision, found.left_out.recall) == (1, 1 / 2)
    assert (found.once_said.precision, found.once_said.recall) == (1, 1)


def test_what_a_council_has_said_is_not_for_it_to_say_again(some: Labelled) -> None:
    _held(some, former="NBC:1")
    found = councils(some.con, FOUND)
    assert found.pairs == 0
    assert found.as_it_is == found.left_out == found.once_said
