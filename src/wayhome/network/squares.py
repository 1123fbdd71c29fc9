"""Squares of a grid over the land: what is near is in one's own square or in one of the eight
around it, so that the two are joined by an equality and not compared each with each.

Sides are a little longer than the distance asked for, so that no rounding leaves a neighbour out.
How near two points are is asked of them afterwards.
"""

_ROW = 1_000_000  # squares that may lie side by side, from west to east, before the next row
_AROUND = [row * _ROW + column for row in (-1, 0, 1) for column in (-1, 0, 1)]


def square(alias: str, north: float, east: float) -> str:
    """SQL of the square of a row's point. `north`, `east`: degrees within which is near."""
    return (
        f"(floor({alias}.lat / {north * 1.1:.6f})::bigint * {_ROW}"
        f" + floor({alias}.lon / {east * 1.1:.6f})::bigint)"
    )


def around(table: str, north: float, east: float) -> str:
    """A select of a table's rows, one for each square in which something near may be: `square`."""
    nine = ", ".join(f"{square('r', north, east)} + {step}" for step in _AROUND)
    return f"(select r.*, unnest([{nine}]) as square from {table} r where r.lat is not null)"
