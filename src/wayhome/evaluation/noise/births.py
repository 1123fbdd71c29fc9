"""Noise in dates of birth: swapped, a digit wrong, a year only, 1 January, another year."""

from datetime import date, timedelta

import numpy as np

from wayhome.evaluation.noise.choosing import numbered
from wayhome.evaluation.noise.written import Bools, Stream, Written


def swapped(rng: Stream, written: Written, here: Bools) -> Written:
    """Day and month the other way round, where that is a date."""
    dates = written.at("dob")
    for row in _dated(written, here):
        if dates[row].day <= 12:
            dates[row] = dates[row].replace(day=dates[row].month, month=dates[row].day)
    return written.changed(dob=dates)


def digit(rng: Stream, written: Written, here: Bools) -> Written:
    """One digit of the day, the month or the year another."""
    dates = written.at("dob")
    for row in _dated(written, here):
        for _ in range(20):  # until it is a date that can be
            text = f"{dates[row]:%Y%m%d}"
            at = int(rng.integers(2, 8))
            text = text[:at] + str(int(rng.integers(10))) + text[at + 1 :]
            try:
                other = date(int(text[:4]), int(text[4:6]), int(text[6:]))
            except ValueError:
                continue
            if other != dates[row] and other <= date(2026, 11, 20):
                dates[row] = other
                break
    return written.changed(dob=dates)


def near(rng: Stream, written: Written, here: Bools, days: int = 400) -> Written:
    """Another date nearby: misremembered, or given falsely."""
    dates = written.at("dob")
    for row in _dated(written, here):
        dates[row] = dates[row] + timedelta(days=int(rng.integers(-days, days + 1)))
    return written.changed(dob=dates)


def first_january(rng: Stream, written: Written, here: Bools, years: int = 0) -> Written:
    """1 January, of a year that may be off by some: the age that somebody was judged to be."""
    dates = written.at("dob")
    for row in _dated(written, here):
        dates[row] = date(dates[row].year + int(rng.integers(-years, years + 1)), 1, 1)
    return written.changed(dob=dates)


def year_only(rng: Stream, written: Written, here: Bools) -> Written:
    """The year and no more is stated."""
    dates, precision = written.at("dob"), written.at("precision")
    for row in _dated(written, here):
        dates[row], precision[row] = date(dates[row].year, 7, 1), "year"
    return written.changed(dob=dates, precision=precision)


def from_an_age(rng: Stream, written: Written, here: Bools) -> Written:
    """The year counted back from an age: as often the one before the year of birth as that."""
    dates, precision = written.at("dob"), written.at("precision")
    earlier = rng.random(len(written)) < 0.5
    for row in _dated(written, here):
        dates[row], precision[row] = date(dates[row].year - bool(earlier[row]), 7, 1), "year"
    return written.changed(dob=dates, precision=precision)


def gone(rng: Stream, written: Written, here: Bools) -> Written:
    """No date is stated."""
    dates = written.at("dob")
    dates[here] = None
    return written.changed(dob=dates)


def twinned(rng: Stream, written: Written, here: Bools) -> Written:
    """Brothers and sisters of the chosen households born on one day: twins, triplets."""
    dates, homes = written.at("dob"), numbered(written.household)
    first: dict[int, date] = {}
    rows = [row for row in _dated(written, here) if dates[row].year >= 2006]
    for row in sorted(rows, key=lambda row: (homes[row], str(written.person[row]))):
        dates[row] = first.setdefault(int(homes[row]), dates[row])
    return written.changed(dob=dates)


def _dated(written: Written, here: Bools) -> list[int]:
    dates = written.stated["dob"]
    return [row for row in np.flatnonzero(here).tolist() if dates[row] is not None]
