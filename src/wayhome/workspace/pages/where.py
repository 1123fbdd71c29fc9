"""Where somebody is and when they were born, in words that say whose word it is.

Keeps: an open address is where somebody lives and never said to be where they are.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from wayhome.chronology import Place, Seen, Whereabouts
from wayhome.lexicon.dates import in_words
from wayhome.workspace.pages import codes
from wayhome.workspace.pages.words import listed
from wayhome.workspace.reading.areas import area_name

Names = Mapping[str, str]  # an agency's by its code
NAMED = 2  # of those who say the same; the others are counted
SEEN = {"found": "found", "arrest": "arrested", "stop": "stopped"}


def where_now(where: Whereabouts, names: Names) -> tuple[str, list[str]]:
    """What stands large, and beneath it who says so and when anybody last saw them."""
    main, lines = _stays(where, names)
    return main, [*lines, *([last_seen(where.seen, names)] if where.seen else [])]


def _stays(where: Whereabouts, names: Names) -> tuple[str, list[str]]:
    if where.absence:
        return "Missing", [_since("", where.absence, names)]
    if where.placement:
        placed = where.placement
        of_type = codes.in_words(placed.placement_type, placed.kind, "placement_type")
        said = ". ".join(filter(None, (of_type, placed.words)))
        begun = _since("Placed", placed, names)
        area = area_name(placed.area) or placed.words or "Placed, address not given"
        return area, [f"{begun}: {said}" if said else begun]
    if where.home:
        lives = f"{_since('Home', where.home, names)}: {where.home.words or 'address not given'}"
        return "No later place recorded", [lives]
    return "Not known", []


def _since(what: str, place: Place, names: Names) -> str:
    since = f"since {in_words(place.since)}" if place.since else ""
    begun = " ".join(filter(None, (what, since)))
    return f"{begun[:1].upper()}{begun[1:]}, {_says([place.agency], names)}"


def last_seen(seen: Seen, names: Names) -> str:
    """ "Last seen 12 November 2026, let go from custody, says Eastmarsh Constabulary"."""
    how = SEEN.get(seen.kind) or ("kept in custody" if seen.kept else "let go from custody")
    at = f"{how} at {seen.place}" if seen.place else how
    return f"Last seen {in_words(seen.on)}, {at}, {_says([seen.agency], names)}"


def born_words(births: Sequence[tuple[date, list[str]]], precision: str, names: Names) -> list[str]:
    """The date of birth and whose word it is; then any other that an agency states."""
    (born, says), *others = births
    hidden = {"month": f"{born:%B %Y}", "year": f"{born:%Y}"}
    lines = [f"Born {hidden.get(precision, in_words(born))}, {_says(says, names)}"]
    differ = "; ".join(f"{in_words(other)}, {_says(who, names)}" for other, who in others)
    agencies = {*says, *(one for _, who in others for one in who)}
    how = "Also stated" if len(agencies) == 1 else "Agencies differ"
    return [*lines, f"{how}: {differ}"] if differ else lines


def _says(agencies: Sequence[str], names: Names) -> str:
    named = [names.get(code, code) for code in agencies[:NAMED]]
    more = len(agencies) - len(named)
    counted = [f"{more} other{'' if more == 1 else 's'}"] if more else []
    return f"{'says' if len(agencies) == 1 else 'say'} {listed([*named, *counted])}"
