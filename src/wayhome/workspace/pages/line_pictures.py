"""The pictures of a line in words: arrows between areas, activity by the month, numbers over time.

Plain data from the same flows, months and numbers that stand in the page's tables. A title is what
the picture shows, with its count and how far chance alone would carry it; a month without a record
is left empty and never told as quiet.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from wayhome.lexicon.numbers import times
from wayhome.network.lines.activity import Month
from wayhome.network.lines.numbers import Number
from wayhome.workspace.pages.words import between, count, day, upper_first
from wayhome.workspace.reading.areas import area_name
from wayhome.workspace.reading.flow_land import Arrow, Flows

Told = dict[str, Any]


def flows_told(flows: Flows) -> Told:
    """The flow picture: its title, its arrows, and what it leaves out."""
    return {
        "title": _title(flows.most),
        "arrows": [arrow(one, _range(one)) for one in flows.arrows],
        "left_out": _left_out(flows),
    }


def chart_told(months: Sequence[Month], numbers: Sequence[Number]) -> Told:
    """Activity by the month, and each number from its first to its last day."""
    dated = [one for one in numbers if one.first and one.last]
    return {
        "months": [[_moment(one.first), one.rows, one.calls] for one in months],
        "numbers": [
            {"number": one.number, "first": _moment(one.first), "last": _moment(one.last)}
            for one in dated
            if one.first and one.last
        ],
        "said": _numbers_said(dated),
    }


def busiest(months: Sequence[Month]) -> str:
    """What the chart shows, without a full stop."""
    if not months:
        return "No record that you can see has a day"
    most = max(months, key=lambda one: (one.rows, one.first))
    alone = sum(one.rows == most.rows for one in months) == 1
    told = f"Most is told of {most.first:%B %Y}: {count(most.rows, 'record')}" if alone \
        else f"No month has more than {count(most.rows, 'record')}"  # fmt: skip
    called = max(months, key=lambda one: (one.calls, one.first))
    return f"{told}; most calls are of {called.first:%B %Y}" if called.calls else told


def _title(most: Arrow | None) -> str:
    if most is None:
        return "From where to where is not known"
    flow = most.flow
    where = f"within {area_name(flow.origin)}" if most.within \
        else f"from {area_name(flow.origin)} to {area_name(flow.destination)}"  # fmt: skip
    return upper_first(f"{where} {times(flow.times)}; by chance alone {_range(most)}")


def arrow(one: Arrow, beside: str) -> Told:
    """One arrow; `beside`: what stands in brackets after its number."""
    flow = one.flow
    return {
        "from": [one.origin.lat, one.origin.lon],
        "to": [one.destination.lat, one.destination.lon],
        "areas": [flow.origin, flow.destination],
        "names": [area_name(flow.origin), area_name(flow.destination)],
        "within": one.within,
        "times": flow.times,
        "range": beside,
    }


def _range(one: Arrow) -> str:
    return f"{one.flow.low:.1f} to {one.flow.high:.1f}"


def _left_out(flows: Flows) -> str:
    said = []
    if flows.not_known:
        said.append(f"{upper_first(times(flows.not_known))} the home or the place is not known: "
                    "in the table, and on no map.")  # fmt: skip
    if flows.off_the_map:
        said.append(f"{upper_first(times(flows.off_the_map))} a district has no middle here.")
    return " ".join(said)


def _numbers_said(numbers: Sequence[Number]) -> str:
    if not numbers:
        return ""
    newest = max(numbers, key=lambda one: (one.last or date.min, one.number))
    assert newest.first
    assert newest.last
    when = between(newest.first, newest.last) if newest.first != newest.last else day(newest.last)
    return f"The newest number told of is {newest.number}, {when}"


def _moment(when: date) -> int:
    """Seconds since 1970, as a chart counts."""
    return int(datetime(when.year, when.month, when.day, tzinfo=UTC).timestamp())
