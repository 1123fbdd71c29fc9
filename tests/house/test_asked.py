"""On PostgreSQL those tests are run that ask between them everything that was asked on SQLite."""

from pathlib import Path

import pytest
from django.db import IntegrityError, connection
from tests.asked import Noted, fewest, keep, kept, shape


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("select a from t where b in (%s, %s)", "select a from t where b in (%s)", True),
        ("insert into t values (%s, %s), (%s, %s)", "insert into t values (%s, %s)", True),
        ("select 1 from t limit 21", "select 1 from t limit 1", True),
        ("select a from t where b = 'x'", "select a from t where b = 'y'", True),
        ("select a from t1", "select a from t2", False),
        ("select a from t where b = %s", "select a from t where c = %s", False),
    ],
)
def test_a_statement_is_the_same_whatever_is_given_to_it(one: str, other: str, alike: bool) -> None:
    assert (shape(one) == shape(other)) == alike


def test_everything_is_asked_and_in_the_shortest_time() -> None:
    noted = {
        "long": Noted(9.0, {"a", "b", "c", "d"}),
        "short": Noted(0.1, {"a", "b"}),
        "alone": Noted(5.0, {"c"}),
        "both": Noted(0.2, {"b", "d"}),
        "nothing new": Noted(0.1, {"b"}),
    }
    assert fewest(noted) == {"short", "both", "alone"}
    assert fewest(noted, sure={"long", "never noted"}) == {"long", "never noted"}


@pytest.mark.django_db
def test_what_a_test_asks_is_noted_with_what_came_of_it(tmp_path: Path) -> None:
    noted = Noted()
    with connection.execute_wrapper(noted.note), connection.cursor() as cursor:
        cursor.execute("create temporary table noted (one integer unique)")
        cursor.execute("insert into noted values (1)")
        first = set(noted.asked)
        cursor.execute("insert into noted values (2)")
        assert noted.asked == first
        with pytest.raises(IntegrityError):
            cursor.execute("insert into noted values (2)")
    assert len(noted.asked) == len(first) + 1, "a refusal is an answer of its own"
    keep(tmp_path / "asked", "one", noted)
    keep(tmp_path / "asked", "another", Noted(1.5, {"a"}))
    assert list(kept(tmp_path / "asked").items()) == [
        ("another", Noted(1.5, {"a"})), ("one", noted),
    ]  # fmt: skip
