"""The tiny region with people of Eastmarsh whom records put together, for the map and its pictures.

    Tyler Marsh ── arrested ── Kai Rowan ── a telephone ── Leo Finch      two steps
    Tyler Marsh ── sibling ── Mia Marsh                                   family, and nothing else
    Kai, Ned, Oz       stopped together on three days: a group
    Mikey              a line; its number is said to be with Kai
    4 Mill Row, M1 1AE Kai and Leo were seen there

NPD holds one restricted record more: Sam Quill has the telephone of Kai and Leo too. EPD holds
two: Pat Dunn, whom no other record knows, was stopped with Ned and Oz on two days. So for EPD the
three are together again and again; by what all may see it is Kai, Ned, Oz and Tyler.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import tiny_region
from tiny_region import EASTMARSH, Row, at, event

SHARED, OF_LINE = "+447700900123", "+447700900777"
KAI, LEO, NED, OZ, MIA, PAT = (
    ("Kai", "Rowan", date(2010, 2, 3), "male"),
    ("Leo", "Finch", date(2009, 7, 8), "male"),
    ("Ned", "Ashby", date(2010, 9, 1), "male"),
    ("Oz", "Berrow", date(2009, 12, 24), "male"),
    ("Mia", "Marsh", date(2008, 6, 6), "female"),
    ("Pat", "Dunn", date(2010, 4, 4), "female"),
)
HELD = {"7": KAI, "8": LEO, "9": NED, "10": OZ, "11": MIA, "12": PAT}
CLOSE = ("12",)


def rows() -> Iterator[Row]:
    yield from tiny_region.rows()
    for local, (given, family, born, sex) in HELD.items():
        yield "subject", {
            "agency": "EPD", "subject_ref": f"EPD/s/{local}", "local_id": local,
            "given_names": given, "family_name": family, "dob": born, "dob_precision": "day",
            "sex": sex, "recorded_at": at(300),
            "marking": "restricted" if local in CLOSE else "official-sensitive",
        }  # fmt: skip
    yield from together("arrest", "arrested", 60, "1", "7")
    for ago in (80, 50, 25):
        yield from together("stop", "stopped", ago, "7", "9", "10")
    for ago in (70, 40):
        yield from together("stop", "stopped", ago, "9", "10", "12", marking="restricted")
    for local in ("7", "8"):
        yield phone("EPD", local, SHARED, "own")
        yield from event("EPD", local, "suspect", "offence", at(45), category="drug_possession",
                         address="4 Mill Row", postcode="M1 1AE", **EASTMARSH)  # fmt: skip
    yield phone("NPD", "3", SHARED, "own", marking="restricted")
    yield phone("EPD", "7", OF_LINE, "line", line="Mikey")
    yield "relation", {"agency": "EPD", "subject_ref": "EPD/s/1", "other_ref": "EPD/s/11",
                       "kind": "sibling", "recorded_at": at(200)}  # fmt: skip


def together(kind: str, role: str, ago: int, *who: str, **more: str) -> Iterator[Row]:
    """An event with several people in it."""
    first, *others = who
    happened, part = event("EPD", first, role, kind, at(ago), reference=f"{kind}{ago}", **EASTMARSH,
                           **more)  # fmt: skip
    yield from (happened, part)
    yield from (("involvement", part[1] | {"subject_ref": f"EPD/s/{one}"}) for one in others)


def phone(agency: str, local: str, value: str, whose: str, **more: str) -> Row:
    return "contact_point", {
        "agency": agency, "subject_ref": f"{agency}/s/{local}", "kind": "phone", "value": value,
        "whose": whose, "occurred_from": at(90), "recorded_at": at(90), **more,
    }  # fmt: skip


def whole(folder: Path) -> None:
    """Such a release."""
    tiny_region.whole(folder, rows())
