"""The pictures of a line say what its tables say, and what they leave out."""

from datetime import date

from wayhome.network.lines.activity import Month
from wayhome.network.lines.numbers import Number
from wayhome.network.methods.between import NOT_KNOWN, flows
from wayhome.workspace.pages.line_pictures import busiest, chart_told, flows_told
from wayhome.workspace.reading.flow_land import on_land

NOTTINGHAM, NORWICH, BELFAST = "E06000018", "E07000148", "N09000003"
MOVES = [(NOTTINGHAM, NORWICH)] * 3 + [(NOTTINGHAM, NOTTINGHAM)] * 5 + [(None, NORWICH)] * 2
MOVES += [(BELFAST, NORWICH)]


def test_every_flow_is_an_arrow_or_counted() -> None:
    found = on_land(flows(MOVES))
    assert sum(one.flow.times for one in found.arrows) == 8
    assert (found.not_known, found.off_the_map) == (2, 1)
    told = flows_told(found)
    assert told["title"] == "From Nottingham to Norwich three times; by chance alone 0.6 to 8.8"
    assert told["left_out"].startswith("Twice the home or the place is not known")
    assert {one["within"]: one["times"] for one in told["arrows"]} == {True: 5, False: 3}


def test_nothing_known_is_said_and_not_drawn() -> None:
    told = flows_told(on_land(flows([(None, NORWICH), (None, None)])))
    assert (told["title"], told["arrows"]) == ("From where to where is not known", [])
    assert NOT_KNOWN not in str(told["arrows"])


def test_a_month_without_a_record_is_left_empty() -> None:
    months = [Month(date(2026, 7, 1), 2, 0, ("NBC",)), Month(date(2026, 11, 1), 3, 40, ("NBC",))]
    numbers = [
        Number("0770", date(2026, 7, 1), date(2026, 8, 2), (), 0),
        Number("0771", None, None, (), 0),
    ]
    told = chart_told(months, numbers)
    assert told["months"] == [[1782864000, 2, 0], [1793491200, 3, 40]]
    assert [one["number"] for one in told["numbers"]] == ["0770"]
    assert told["said"] == "The newest number told of is 0770, 1 July to 2 August 2026"
    assert busiest(months) == (
        "Most is told of November 2026: 3 records; most calls are of November 2026"
    )
    assert busiest([months[0], months[0]]) == "No month has more than 2 records"
    assert busiest([]) == "No record that you can see has a day"
