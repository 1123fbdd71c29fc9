"""Finding people for a viewer, and describing what was found as far as the viewer may know.

Who is found is for `people.search`, which looks only at keys of records this viewer may see. What
is shown of somebody whom the viewer's agency does not hold is a name, an age and who to ask.
"""

from dataclasses import dataclass
from datetime import date

from wayhome import people
from wayhome.lexicon.dates import age_on
from wayhome.people.search import Hit
from wayhome.workspace.reading.view import View

MOST = 200  # nobody reads further; the page asks for more of the name instead
HOMES = """
select person_id, arg_max(area, occurred_from) as area from {stay}
where list_contains($people, person_id) and kind = 'home' and superseded_at is null
group by person_id
"""


@dataclass(frozen=True)
class Wanted:
    """What somebody asked for; ages in whole years on the day of the release."""

    text: str
    agency: str = ""
    youngest: int | None = None
    oldest: int | None = None
    own: bool = False


@dataclass(frozen=True)
class Result:
    """One person found, and why."""

    person_id: str
    name: str
    dob: date | None
    age: int | None
    area: str
    agencies: list[str]
    own: bool
    reasons: list[str]


@dataclass(frozen=True)
class Answer:
    """Hits that pass the filters, the nearest first, and how many more the filters left out."""

    hits: list[Hit]
    left_out: int


def found(view: View, wanted: Wanted) -> Answer:
    """What the search finds for this viewer."""
    text, today = wanted.text, view.today
    hits = people.search(view.lookup, text, view.eyes, today=today, limit=MOST).hits
    fitting = [hit for hit in hits if fits(view, wanted, hit)]
    return Answer(fitting, len(hits) - len(fitting))


def described(view: View, hits: list[Hit]) -> list[Result]:
    """Hits in words, from records that this viewer may see."""
    ids = [hit.person_id for hit in hits]
    homes = {row["person_id"]: row["area"] or "" for row in view.rows(HOMES, people=ids)}
    return [_result(view, hit, homes) for hit in hits]


def _result(view: View, hit: Hit, homes: dict[str, str]) -> Result:
    own = view.agency in hit.agencies
    name = " ".join(filter(None, [hit.given_names, hit.family_name]))
    return Result(
        person_id=hit.person_id,
        name=name or "Name not known",
        dob=hit.dob if own else None,
        age=_age(view, hit),
        area=homes.get(hit.person_id, "") if own else "",
        agencies=[view.agency_name(code) for code in hit.agencies],
        own=own,
        reasons=list(dict.fromkeys(hit.reasons)),
    )


def _age(view: View, hit: Hit) -> int | None:
    return age_on(hit.dob, view.today) if hit.dob else None


def fits(view: View, wanted: Wanted, hit: Hit) -> bool:
    """Whether a hit is within what the search was narrowed to."""
    if wanted.agency and wanted.agency not in hit.agencies:
        return False
    if wanted.own and view.agency not in hit.agencies:
        return False
    if wanted.youngest is None and wanted.oldest is None:
        return True
    age = _age(view, hit)
    oldest = age if wanted.oldest is None else wanted.oldest
    return age is not None and oldest is not None and (wanted.youngest or 0) <= age <= oldest
