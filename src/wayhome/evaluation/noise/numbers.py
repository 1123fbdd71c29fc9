"""Noise in identifiers: left out, or a brother's or sister's by mistake."""

from collections.abc import Sequence

import numpy as np

from wayhome.evaluation.noise.choosing import numbered
from wayhome.evaluation.noise.written import NUMBERS, Bools, Stream, Written


def gone(rng: Stream, written: Written, here: Bools, columns: Sequence[str] = NUMBERS) -> Written:
    """Not stated."""
    found = {}
    for column in columns:
        values = written.at(column)
        values[here] = None
        found[column] = values
    return written.changed(**found)


def of_a_sibling(rng: Stream, written: Written, here: Bools, column: str = "nhs") -> Written:
    """The number of somebody else in the household."""
    values, homes, people = (
        written.at(column),
        numbered(written.household),
        numbered(written.person),
    )
    there: dict[int, list[int]] = {}
    for row in np.flatnonzero(np.array([bool(v) for v in values], dtype=bool)).tolist():
        there.setdefault(int(homes[row]), []).append(row)
    for row in np.flatnonzero(here).tolist():
        others = [r for r in there.get(int(homes[row]), []) if people[r] != people[row]]
        if others:
            values[row] = written.stated[column][others[int(rng.integers(len(others)))]]
    return written.changed(**{column: values})


def of_the_row_above(
    rng: Stream, written: Written, here: Bools, columns: Sequence[str] = NUMBERS
) -> Written:
    """What the row above has in the agency's file: somebody slipped by a line."""
    agencies = written.agency.astype(str)
    follows = np.append(False, agencies[1:] == agencies[:-1]) & here
    found = {}
    for column in columns:
        values = written.at(column)
        rows = [row for row in np.flatnonzero(follows).tolist() if values[row - 1] and values[row]]
        for row in rows:
            values[row] = written.stated[column][row - 1]
        found[column] = values
    return written.changed(**found)
