"""The small region and Robin Vale, who is sixty days short of 18 on the day the tests run: looked
after by nobody, known to the council and to the force of home, found far away in the summer.

Every day of the road is counted from when Robin was found, so that all of it has happened.
"""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from joined_region import sent
from small_region import received

from wayhome.lexicon.home import Home
from wayhome.pipeline import build

LONG_AGO, TO_18 = timedelta(days=160), timedelta(days=60)
HOME = {"address": "9 Mill Row", "postcode": "NG7 2AB"}
Rows = list[dict[str, object]]


class Road:
    """The days of the road, from the day on which the tests run."""

    def __init__(self, today: date) -> None:
        self.today = today
        self.found = datetime.combine(today - LONG_AGO, time(2, 10))
        self.adult = today + TO_18
        if (self.adult.month, self.adult.day) == (2, 29):
            self.adult += timedelta(days=1)  # eighteen years before there is no such day
        self.born = self.adult.replace(year=self.adult.year - 18)

    def after(self, days: int, clock: str) -> datetime:
        """So many days after the day of the finding, at a time of the clock."""
        return datetime.combine(self.found.date() + timedelta(days=days), time.fromisoformat(clock))


def on_the_road(home: Home, road: Road) -> None:
    """Receive the region and Robin's records, and build."""
    received(home)
    arrived = datetime.combine(road.today, time(5))
    for agency, files in (
        ("NBC", _council(road)),
        ("NBP", _home_force(road)),
        ("EMC", _away(road)),
    ):
        sent(home, agency, files, arrived)
    build(home, road.today)


def _council(road: Road) -> dict[str, Rows]:
    return {
        "ssd_person.csv": [
            {"pers_person_id": "4002", "pers_upn": "", "pers_forename": "Robin",
             "pers_surname": "Vale", "pers_sex": "M", "pers_ethnicity": "WBRI",
             "pers_dob": road.born}
        ],
        "ssd_address.csv": [
            {"addr_table_id": "A2", "addr_person_id": "4002", "addr_address_type": "HOME",
             "addr_address_start_date": "2021-05-30", "addr_address_end_date": "",
             "addr_address_postcode": HOME["postcode"],
             "addr_address_json": '{"HOUSE":"9","STREET":"Mill Row"}'}
        ],
    }  # fmt: skip


def _nominal(reference: str, road: Road, **more: object) -> Rows:
    return [
        {"nominal_id": reference, "forename": "Robin", "surname": "Vale", "dob": road.born,
         "sex": "M", **more, "recorded": f"{road.found:%Y-%m-%d} 03:00"}
    ]  # fmt: skip


def _home_force(road: Road) -> dict[str, Rows]:
    return {"nominals.csv": _nominal("N40", road, **HOME)}


def _away(road: Road) -> dict[str, Rows]:
    return {
        "nominals.csv": _nominal("E40", road),
        "custody.csv": list(_arrest(road)),
    }


def _arrest(road: Road) -> Iterable[dict[str, object]]:
    yield {
        "custody_no": "C40", "occurrence_no": "EOCC40", "nominal_id": "E40",
        "arrested_at": f"{road.found:%Y-%m-%d %H:%M}", "arrest_location": "Eastmarsh bus station",
        "arrest_postcode": "NR1 3AB", "offence_code": "92A",
        "offence_description": "Possession with intent to supply a class A drug",
        "category": "drug_supply", "detained_at": f"{road.found:%Y-%m-%d} 03:00",
        "released_at": f"{road.found:%Y-%m-%d} 11:00", "outcome": "bailed",
        "recorded": f"{road.found:%Y-%m-%d} 12:00",
    }  # fmt: skip
