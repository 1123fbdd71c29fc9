"""A small labelled set: families of two, each person in two agencies."""

import random
from datetime import date

import pyarrow as pa
import pytest

from wayhome.evaluation.flat import labelled
from wayhome.evaluation.labelled import Labelled

GIVEN = ("Kai", "Amira", "Leo", "Mia", "Tomasz", "Ruth", "Hodan", "Piotr")
FAMILY = ("Turner", "Okafor", "Nowak", "Warsame", "Hollins")


@pytest.fixture
def some() -> Labelled:
    """Forty people, eighty records."""
    chance = random.Random(4)
    rows = []
    for person in range(40):
        born = date(2006 + chance.randrange(12), chance.randrange(1, 13), chance.randrange(1, 28))
        told = {
            "person": str(person),
            "household": str(person // 2),
            "born": born,
            "dob": born,
            "given_names": GIVEN[person % 8],
            "family_name": FAMILY[person // 2 % 5],
            "sex": "female" if person % 2 else "male",
            "address": f"{person // 2} Mill Road",
            "postcode": f"AB1 {person % 9}DE",
            "phone": f"0770090{person // 2:04d}",
            "whose": "parent",
            "nhs_number": None,
            "half": "one" if person < 20 else "other",
        }
        rows += [
            {"record_id": f"{person}-{agency}", "agency": agency, **told}
            for agency in ("NBC", "NPF")
        ]
    return labelled("some", pa.Table.from_pylist(rows))
