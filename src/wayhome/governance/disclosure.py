"""Small numbers are suppressed before anything leaves: 1 to 5 never stands in a published table.

Authority: 1 to 5 shown as "c" (Department for Education, characteristics of children in need 2020;
facts §10.7). Zero is shown. Secondary suppression: where one hidden cell could be worked out from
a row's or table's total, the next smallest goes too.
"""

from collections.abc import Mapping

SMALLEST_SHOWN = 6  # 1 to 5 suppressed


def suppress(counts: Mapping[str, int], *, total_is_known: bool = True) -> dict[str, int | None]:
    """Counts of one breakdown, None where a cell is hidden.

    With the total known, hidden cells must be at least two and sum to at least SMALLEST_SHOWN, or
    subtraction would give them back. ValueError for a negative count.
    """
    if any(count < 0 for count in counts.values()):
        raise ValueError("A count cannot be negative.")
    hidden = {name for name, count in counts.items() if 0 < count < SMALLEST_SHOWN}
    if hidden and total_is_known:
        hidden |= _also_hidden(counts, hidden)
    return {name: None if name in hidden else count for name, count in counts.items()}


def _also_hidden(counts: Mapping[str, int], hidden: set[str]) -> set[str]:
    """The smallest further cells, by count then name, until subtraction says nothing."""
    spare = sorted((count, name) for name, count in counts.items() if name not in hidden)
    also: set[str] = set()
    # Cells that are not zero first: hiding a zero beside a one still gives the one away.
    for _, name in [s for s in spare if s[0]] + [s for s in spare if not s[0]]:
        covered = hidden | also
        if len(covered) > 1 and sum(counts[n] for n in covered) >= SMALLEST_SHOWN:
            break
        also.add(name)
    return also


def safe_total(counts: Mapping[str, int]) -> int | None:
    """A total that may stand alone: None when it is itself small."""
    total = sum(counts.values())
    return None if 0 < total < SMALLEST_SHOWN else total
