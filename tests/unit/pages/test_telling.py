"""A lane of an agency holds what that agency told, from when it wrote it down."""

from datetime import datetime, timedelta

from life_in_lines import START, entry, source

from wayhome.workspace.pages.timeline.telling import Heard, as_told_by, closings, drawn_until

NOVEMBER = datetime(2026, 11, 11, 19, 47)
TODAY = datetime(2026, 11, 20, 23, 59)


def home(**more: object):
    """A home that the council dates from 2020 and a force wrote down in November 2026."""
    sources = (
        source("NBC", feed="ssd", from_=datetime(2020, 11, 11)),
        source("EMC", recorded_at=NOVEMBER, precision="not known"),
    )
    began = {"from_": datetime(2020, 11, 11), "agencies": ("EMC", "NBC"), "sources": sources}
    return entry("home", 0, **{**began, **more})


def test_a_stay_stands_in_an_agency_s_lane_from_when_it_was_written_down() -> None:
    assert as_told_by(home(), "EMC").from_ == NOVEMBER
    assert as_told_by(home(), "EMC").agencies == ("EMC",)
    assert as_told_by(home(), "NBC").from_ == datetime(2020, 11, 11), "not stated: from the day"


def test_a_stay_written_down_after_it_ended_is_a_moment() -> None:
    late = source("EMC", recorded_at=NOVEMBER, from_=START, to=datetime(2026, 3, 1))
    told = as_told_by(entry("home", 0, 24.0, sources=(late,), label="Lived at"), "EMC")
    assert (told.from_, told.to) == (NOVEMBER, NOVEMBER)
    assert told.label == "Told afterwards: lived at"


def test_a_happening_keeps_the_times_of_the_agency_itself() -> None:
    day, minute = datetime(2026, 9, 26), datetime(2026, 9, 26, 19)
    told = entry(
        "missing", 0, sources=(
            source("NBP", from_=minute, to=minute + timedelta(hours=11), precision="minute"),
            source("NBC", from_=day, to=day + timedelta(days=1)),
        ),
    )  # fmt: skip
    assert as_told_by(told, "NBC").from_ == day
    assert as_told_by(told, "NBC").precision == "day"
    assert as_told_by(told, "NBP").to == minute + timedelta(hours=11)


HEARD = Heard({("NBC", "ssd"): datetime(2026, 6, 20, 6)}, TODAY)


def test_an_open_stay_is_drawn_no_further_than_its_source_was_heard() -> None:
    assert drawn_until(as_told_by(home(), "NBC"), HEARD, {}) == datetime(2026, 6, 20, 6)
    assert drawn_until(entry("home", 0), HEARD, {}) == TODAY, "nothing is known of its source"


def test_nothing_is_drawn_past_today() -> None:
    plan = entry("protection_plan", 600, 24 * 300)
    assert drawn_until(plan, HEARD, {}) == TODAY


def test_a_school_is_drawn_to_the_exclusion_from_it() -> None:
    school = entry("school", 0, place="Dyke Bank Academy, NG5 9FA")
    other = entry("school", 1, place="Nettle Bank Academy")
    out = entry("exclusion", 500, place="Dyke Bank Academy")
    ends = closings([school, other, out])
    assert ends == {school.episode_id: out.from_}
    assert drawn_until(school, HEARD, ends) == out.from_
