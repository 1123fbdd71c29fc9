"""Completing a name while it is typed, from the names of records that the reader may see."""

from dataclasses import dataclass

from duckdb import DuckDBPyConnection

from wayhome.governance.visibility import NOBODY
from wayhome.people.names import WRITTEN, apply, ascii_of
from wayhome.people.search import VISIBLE

SHORTEST = 2  # a single letter completes to half of everybody

TOKENS = f"""
select token, sum(people)::integer as people from search_name
where token >= $start and token < $past and {VISIBLE}
group by token order by people desc, token limit $limit
"""


@dataclass(frozen=True)
class Completion:
    """A name that begins so. `people` counts once a person in each agency that holds them."""

    name: str
    people: int


def complete(
    con: DuckDBPyConnection,
    start: str,
    viewer_agency: str,
    *,
    see_restricted: bool = True,
    limit: int = 8,
) -> tuple[Completion, ...]:
    """The commonest names that begin as typed, for a reader of one agency."""
    typed = apply(WRITTEN, ascii_of(start[:40])).replace(" ", "")
    if len(typed) < SHORTEST:
        return ()
    rows = con.execute(
        TOKENS,
        {
            "start": typed,
            "past": typed + "~",
            "viewer": viewer_agency if see_restricted else NOBODY,
            "limit": limit,
        },
    ).fetchall()
    return tuple(Completion(name, people) for name, people in rows)
