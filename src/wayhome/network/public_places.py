"""What a record's own words name of a place where anybody may be: a street, an open space, shops.

    'outside Canal St, Beeston'  ─>  street, 'canal street', of 'beeston'
    'Victoria Park'              ─>  open space, 'victoria park'

Keeps: only what has a name of its own; 'the park' may be any, and 'Jay's place' is somebody's home.
Nothing with a number, for that is somebody's address. Two streets in one text are none, for nobody
can say which it was. And a name alone is no place: there is a High Street in every town, so whoever
uses this adds which one.
"""

import re
import unicodedata
from enum import StrEnum
from typing import NamedTuple


class PublicKind(StrEnum):
    """What sort of place."""

    STREET = "street"
    OPEN = "open"  # a park, a car park, a common
    SHOP = "shop"


class Named(NamedTuple):
    """A place by its name, in one spelling; `town` where the record says it, else empty."""

    kind: PublicKind
    name: str
    town: str


ABBREVIATED = {
    "rd": "road", "st": "street", "str": "street", "ave": "avenue", "av": "avenue", "ln": "lane",
    "cres": "crescent", "dr": "drive", "sq": "square", "gdns": "gardens", "gdn": "gardens",
    "pl": "place", "ter": "terrace", "terr": "terrace", "cl": "close", "pde": "parade",
    "gr": "green", "pk": "park", "rec": "recreation ground", "ctr": "centre", "wk": "walk",
}  # fmt: skip
# A court, a house, a yard or cottages may be one building, so they are no street.
STREETS = frozenset(
    "road street lane avenue way terrace close hill square drive gardens crescent place parade mews"
    " row grove rise walk green embankment promenade esplanade broadway quay wharf".split()
)
OPEN = (
    "recreation ground", "playing field", "playing fields", "nature reserve", "car park",
    "country park", "skate park", "park", "playground", "common", "skatepark", "allotments",
    "meadow", "meadows", "woods", "canal", "towpath", "beach",
)  # fmt: skip
SHOPS = (
    "shopping centre", "shopping precinct", "retail park", "off licence", "precinct", "arcade",
    "supermarket", "market", "shops", "shop", "takeaway", "newsagent", "newsagents", "cafe",
)  # fmt: skip
# Words that say what sort of place it is and not which.
ANY = frozenset(
    "the a an my his her their our local nearby near main side back corner some any at in by of on"
    " old new chicken fried chip kebab betting pizza coffee vape phone street road car skate"
    " country retail business recreation playing nature shopping".split()
)
# Somebody lives in The Green or The Avenue; in "the street" nobody says which.
ANY_STREET = frozenset({"the street", "the road", "the lane", "the way", "the row", "the place"})
# Whose it is says that somebody lives there, or that it is no name: “his nan's place”, “her way”.
# Not sisters nor friends: there is a Seven Sisters Road.
WHOSE = frozenset(
    "my his her their our your whose mum mums dad dads nan nans gran grans girlfriend girlfriends"
    " boyfriend boyfriends mate mates this took".split()
)
# Jay's place or shop; but King's Road, and St James's Place.
THEIRS = re.compile(
    r"(?<!\bst )(?<!\bst\. )(?<!\bsaint )\b\w+['’]s? +(?:place|shops?)\b", re.IGNORECASE
)
BESIDE = re.compile(
    r"^(?:near(?:by)?(?: to)?|outside(?: of)?|o and s|opposite|opp|off|in|on|at|by|behind|along"
    r"|(?:the )?(?:corner|end|top|bottom|area|side) of|junction (?:of|with)|jct(?: of| with)?) "
)
WRITTEN = {"'": "", "&": " and ", "/": " and ", " - ": ", ", ";": ","}
TWO = re.compile(r"\b(?:and|junction|jct|to)\b")


def named_place(text: str | None) -> Named | None:
    """What a text names; None where it names none, more than one, or a number."""
    if THEIRS.search(text or ""):
        return None
    said, _, after = _plain(text).partition(",")
    name = _full(_without_beside(said.strip()))
    if not name or re.search(r"[0-9]", f"{said} {after}"):
        return None
    kind = _kind(name)
    return Named(kind, name, _town(after)) if kind else None


def _plain(text: str | None) -> str:
    """Small letters without accents and apostrophes; commas stay, for the town is after one."""
    letters = unicodedata.normalize("NFKD", (text or "").replace("’", "'"))
    bare = "".join(one for one in letters if not unicodedata.combining(one)).lower()
    for written, meant in WRITTEN.items():
        bare = bare.replace(written, meant)
    return " ".join(re.sub(r"[^a-z0-9,]", " ", bare).split()).replace(" ,", ",")


def _without_beside(said: str) -> str:
    while (less := BESIDE.sub("", said)) != said:
        said = less
    return said


def _full(said: str) -> str:
    """The last word written out, and Saint as people write it: 'saint albans rd' is 'st albans
    road'; 'the victoria park' is 'victoria park'."""
    words = ["st" if word == "saint" else word for word in said.split()]
    if words and (len(words) > 1 or words[0] == "rec"):
        words[-1:] = ABBREVIATED.get(words[-1], words[-1]).split()
    if len(words) > 2 and words[0] == "the":
        words = words[1:]
    return " ".join(words)


def _kind(name: str) -> PublicKind | None:
    words = name.split()
    if WHOSE.intersection(words):
        return None
    if TWO.search(name) and sum(word in STREETS for word in words) > 1:
        return None
    for kind, sorts in ((PublicKind.SHOP, SHOPS), (PublicKind.OPEN, OPEN)):
        for sort in sorts:
            if name.endswith(f" {sort}"):
                own = set(name.removesuffix(sort).split()) - ANY
                return kind if own else None
    a_street = len(words) > 1 and words[-1] in STREETS and name not in ANY_STREET
    return PublicKind.STREET if a_street else None


def _town(after: str) -> str:
    """The last part that is no street: 'Mill Lane, Beeston, Northborough' is in Northborough."""
    parts = [part.strip() for part in after.split(",") if part.strip()]
    found = [part for part in parts if _kind(_full(part)) is None]
    return found[-1] if found else ""
