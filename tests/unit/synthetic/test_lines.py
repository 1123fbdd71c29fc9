"""Lines open, work from addresses in a town, are disrupted, open again, move, and end."""

from datetime import datetime, timedelta

import numpy as np
import pytest

from wayhome.synthetic.exploited import how_many
from wayhome.synthetic.lines import MODELS, at_once
from wayhome.synthetic.places import sector_miles

TODAY = datetime(2026, 11, 20)
COUNTY_LINES = ("franchise", "relay", "pop-up", "local franchise")


def test_a_million_people_have_three_to_eight_county_lines_at_once(measured):
    exploited = how_many(1_000_000, measured.span)
    found = sum(at_once(exploited, m) for m in MODELS if m.name in COUNTY_LINES)
    assert 3 <= found <= 8


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.name)
def test_each_model_has_its_share_of_children(measured, model):
    share = measured.one(f"select avg((model = '{model.name}')::int) from spell")
    assert abs(share - model.share) < 0.04


def test_a_line_has_four_to_fifteen_children_at_once(measured):
    """As many as live exploited on one day, over as many lines as a million people have."""
    exploited = how_many(1_000_000, measured.span)
    found = sum(at_once(exploited, model) for model in MODELS)
    on_a_day = "select count(*) from spell where b < timestamp '2025-09-01'"
    children = measured.a_million(f"{on_a_day} and (e is null or e > timestamp '2025-09-01')")
    assert 4 <= children / found <= 15


def test_no_child_is_exploited_by_a_line_before_it_opens_or_long_after_it_ends(measured):
    for spell in measured.region.harmed:
        assert spell.line.begin <= spell.begin
        if spell.line.end:
            assert spell.begin < spell.line.end
            assert (spell.end or TODAY) <= spell.line.end + timedelta(days=31)


def test_a_number_is_followed_by_another_with_another_holder(measured):
    again = 0
    for line in measured.region.lines:
        assert len({run.phone for run in line.runs}) == len(line.runs)
        for run, after in zip(line.runs, line.runs[1:], strict=False):
            assert run.end
            assert timedelta(days=4) < after.begin - run.end < timedelta(days=41)
            assert run.holder != after.holder
            again += 1
        assert all(run.end is None or run.end > run.begin for run in line.runs)
    assert again >= 5


def test_some_lines_work_and_some_have_ended(measured):
    ended = [line.end is not None for line in measured.region.lines]
    assert 0 < sum(ended) < len(ended)


def test_addresses_are_used_for_days_and_most_are_used_again(measured):
    stays = [house for line in measured.region.lines for house in line.houses]
    days = [(house.end - house.begin).days for house in stays]
    assert max(days) <= 21
    assert 9 <= np.mean(days) <= 14
    again = 1 - len({house.tenant for house in stays}) / len(stays)
    assert 0.5 <= again <= 0.75


@pytest.mark.parametrize("at", [datetime(2024, 9, 1), datetime(2025, 9, 1), datetime(2026, 6, 1)])
def test_never_more_than_three_addresses_at_once(measured, at):
    for line in measured.region.lines:
        assert sum(house.begin <= at < house.end for house in line.houses) <= 3


def test_an_address_lies_near_the_town_the_line_works_in(measured):
    away = []
    for line in measured.region.lines:
        for house in line.houses:
            town = line.run(house.begin).town.sector
            away.append(float(sector_miles(np.array([town]), np.array([house.sector]))[0]))
    assert np.median(away) < 5


def test_lines_move_between_towns(measured):
    towns = [len({run.town.name for run in line.runs}) for line in measured.region.lines]
    assert max(towns) > 1


def test_a_line_holder_is_charged_when_the_line_is_disrupted(measured):
    """And nobody is remanded again and again beside one child after another."""
    begin = datetime(2023, 11, 20)
    for line in measured.region.lines:
        for run in line.runs:
            if run.end and run.end > begin + timedelta(days=1) and run.taken:
                assert measured.one(
                    f"""select count(*) from t_custody where pid = {run.holder} and remanded
                    and arrested::date = date '{run.end.date()}'"""
                )
    most = "select max(n) from (select count(*) n from t_custody where remanded group by pid)"
    assert measured.one(most) <= 3


def test_an_appropriate_adult_sits_with_children_alone(measured):
    wrong = """select count(*) from t_custody join person using (pid)
        where adult is not null and not child(born, arrested::date)"""
    assert measured.one(wrong) == 0


def test_hired_cars_are_seen_with_more_than_one_child(measured):
    most = "select max(n) from (select count(distinct pid) n from t_vehicle group by registration)"
    assert measured.one(most) > 1
