"""What stands of disputes, and what ended what was said of a record."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from wayhome.casework.disputes import Dispute, Says, ended_by, standing

NINE = datetime(2026, 11, 30, 9)
# of each dispute of one record, after how many hours it was taken back, or that it stands
COURSES = st.lists(st.none() | st.integers(0, 9), max_size=5)


def test_an_agency_takes_back_its_own_alone() -> None:
    """Two agencies may have given one number to what they say of one record."""
    ours = Dispute("n1", "r", Says.DISPUTED, agency="NBC")
    theirs = Dispute("n1", "r", Says.DISPUTED, agency="NBP")
    back = Dispute("b1", "r", Says.WITHDRAWN, "n1", "NBP")
    assert standing([ours, theirs, back]) == [ours]


@given(COURSES)
def test_the_last_to_be_taken_back_ends_it_where_nothing_stands(courses) -> None:
    """Told once: not of each step, and not while somebody still says that it is wrong."""
    said = [Dispute(f"n{at}", "r", Says.DISPUTED) for at in range(len(courses))]
    taken = [Dispute(f"b{at}", "r", Says.WITHDRAWN, f"n{at}")
             for at, hours in enumerate(courses) if hours is not None]  # fmt: skip
    back = {one.number: NINE + timedelta(hours=courses[int(one.number[1:])]) for one in taken}
    stand = {one.number for one in standing([*said, *taken])}
    found = ended_by(stand, back)
    if None in courses or not courses:
        assert found == ""
    else:
        assert back[found] == max(back.values())
    assert ended_by(stand, dict(reversed(back.items()))) == found
