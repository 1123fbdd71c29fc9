"""A small invented region as files that agencies send, known by heart so that tests are exact.

    Tyler Marsh   15, looked after by NBC, placed far away; missing six times, found twice in
                  Eastmarsh, arrested there; excluded from school; one restricted police report
    Ellie Frost   14, known to ECC alone: for everybody else, somebody to ring about
    12 Cutter Lane  in Eastmarsh, where Tyler was arrested: nuisance, visits and a notice of ECC's
    Mikey         a line in Eastmarsh under two numbers, one after the other; Jayden, who is said to
                  use it, and Dean Crossley, whom a record gives the first, are known by it alone
    Sam Quill     known by one restricted police record: only NBP may find him

Files arrive on two days, so that a past day can be asked for. One row is bad on purpose.
"""

from datetime import date, datetime
from pathlib import Path

from wayhome.extracts import receive
from wayhome.lexicon.agencies import Agency, AgencyKind, write_register
from wayhome.lexicon.home import Home
from wayhome.pipeline import build

TODAY = date(2026, 11, 20)
AUGUST, NOVEMBER = datetime(2026, 8, 20, 6), datetime(2026, 11, 18, 6)
DUTY = "Multi-agency safeguarding hub, duty worker"
AGENCIES = [
    Agency("NBC", "Northborough City Council", AgencyKind.COUNCIL, "E06000018", "991", DUTY,
           "01632 960100", "01632 960101"),
    Agency("ECC", "Eastmarsh County Council", AgencyKind.COUNCIL, "E10000020", "992", DUTY,
           "01632 960102", "01632 960103"),
    Agency("NBP", "Northborough Police", AgencyKind.POLICE, "E23000019", "",
           "Control room, duty inspector", "01632 960106", "01632 960107"),
    Agency("EMC", "Eastmarsh Constabulary", AgencyKind.POLICE, "E23000024", "",
           "Control room, duty inspector", "01632 960108", "01632 960109"),
    Agency("NBE", "Northborough Education Service", AgencyKind.EDUCATION, "E06000018", "",
           "Safeguarding lead", "01632 960114", ""),
    Agency("EMH", "Eastmarsh Health Trust", AgencyKind.HEALTH, "E10000020", "",
           "Named nurse for safeguarding", "01632 960122", "01632 960123"),
]  # fmt: skip

FILES = Path(__file__).parent / "small_region_files"
# Each delivery arrives on its day; the folder's note says who sent it.
ARRIVES = {
    "NBC-august": AUGUST,
    "ECC-august": AUGUST,
    "NBE-august": AUGUST,
    "NBC-november": NOVEMBER,
    "NBP-police-november": NOVEMBER,
    "NBP-missing-november": NOVEMBER,
    "EMC-november": NOVEMBER,
    "ECC-housing-november": NOVEMBER,
    "EMC-telephones-november": NOVEMBER,
    "ECC-community-november": NOVEMBER,
}


def received(home: Home) -> None:
    """Receive each delivery on its day."""
    write_register(home.agencies, AGENCIES)
    for folder, day in ARRIVES.items():
        receive([FILES / folder], at=home, now=day)


def built(home: Home) -> None:
    """Build for the region's own day."""
    build(home, TODAY)


def one_more_missing() -> str:
    """A file that an analyst sends in a browser: the council's rows and one more."""
    held = (FILES / "NBC-november" / "ssd_missing.csv").read_text(encoding="utf-8")
    return held + "MS7,4001,2026-11-16,M,2026-11-17,Y,N\n"
