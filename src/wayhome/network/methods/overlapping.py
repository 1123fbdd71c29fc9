"""Were two at one address at the same time? Days held against days, and nothing guessed.

    March 2023 ──────── June 2024
                                        May 2025 ─────────      not at the same time

Keeps: it is said only of a stay, that is of what is stated to last; what merely happened on a day
says nothing of how long somebody was there. What has no day may have been at any time.
"""

from collections.abc import Iterable

Days = tuple[int, int]  # since 1970, both within


def stretches(days: Iterable[Days]) -> list[Days]:
    """The same days in order, what touches put together."""
    found: list[Days] = []
    for first, last in sorted(days):
        if found and first <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return found


def at_other_times(one: Iterable[Days], two: Iterable[Days]) -> bool:
    """Whether records say that these two were never there on one day. Of two of whom no stay is
    recorded they do not."""
    one, two = list(one), list(two)
    stays = any(first < last for first, last in (*one, *two))
    return stays and not any(a[0] <= b[1] and b[0] <= a[1] for a in one for b in two)
