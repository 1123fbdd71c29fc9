"""Small numbers are suppressed before anything leaves: 1 to 5 never stands in a published table.

Authority: 1 to 5 shown as "c" (Department for Education, characteristics of children in need 2020;
facts §10.7). Zero is shown. Secondary suppression: where one hidden cell could be worked out from
a row's or table's total, others go too.
"""

from collections.abc import Mapping

SMALLEST_SHOWN = 6  # 1 to 5 suppressed


def suppress(
    counts: Mapping[str, int], *, total_is_known: bool = True, smallest: int = SMALLEST_SHOWN
) -> dict[str, int | None]:
    """Counts of one breakdown, None where a cell is hidden.

    With the total known, hidden cells must be at least two and sum to at least `smallest`, or
    subtraction would give them back. ValueError for a negative count.
    """
    if any(count < 0 for count in counts.values()):
        raise ValueError("A count cannot be negative.")
    hidden = {name for name, count in counts.items() if 0 < count < smallest}
    if hidden and total_is_known:
        hidden |= _also_hidden(counts, hidden, smallest)
    return {name: None if name in hidden else count for name, count in counts.items()}


def _also_hidden(counts: Mapping[str, int], hidden: set[str], smallest: int) -> set[str]:
    """Further cells in the order of their names, until subtraction says nothing.

    By name and not by size: whoever knows that the smallest was taken can work back from that.
    """
    spare = sorted(set(counts) - hidden)
    also: set[str] = set()
    # Cells that are not zero first: hiding a zero beside a one still gives the one away.
    for name in [n for n in spare if counts[n]] + [n for n in spare if not counts[n]]:
        if _says_nothing([counts[name] for name in hidden | also], smallest):
            break
        also.add(name)
    return also


def _says_nothing(covered: list[int], smallest: int) -> bool:
    """Whether the sum of the hidden cells leaves each of them open.

    The sum must not be small itself. And whoever knows that only small cells are hidden must not
    find it at an end of the range, where all are 1 or all are the largest that is hidden.
    """
    total, many = sum(covered), len(covered)
    if many < 2 or total < smallest:
        return False
    all_small = max(covered) < smallest
    return not all_small or many < total < many * (smallest - 1)


def total_may_stand(counts: Mapping[str, int]) -> bool:
    """Whether a total may be told beside cells of which only the small ones are hidden: where it
    gives none of them back."""
    hidden = [count for count in counts.values() if 0 < count < SMALLEST_SHOWN]
    return not hidden or _says_nothing(hidden, SMALLEST_SHOWN)


def safe_total(counts: Mapping[str, int]) -> int | None:
    """A total that may stand alone: None when it is itself small."""
    total = sum(counts.values())
    return None if 0 < total < SMALLEST_SHOWN else total
