"""What police occurrences in a region are about: code, words, category and how common.

Home Office counting codes from general knowledge, unverified; only the category is relied on.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Offence:
    """One kind of occurrence. `young` is how much likelier its suspects are under 18."""

    code: str
    title: str
    category: str
    weight: float
    victim: float
    young: float = 1.0


OFFENCES = (
    Offence("105/01", "Common assault", "violence", 15, 1.0, 1.2),
    Offence("8/06", "Assault occasioning actual bodily harm", "violence", 9, 1.0, 1.3),
    Offence("195/94", "Harassment", "violence", 8, 1.0, 0.5),
    Offence("DOM", "Domestic incident", "domestic_abuse", 19, 1.0, 0.2),
    Offence("46/00", "Theft from shop", "theft", 9, 0.0, 1.2),
    Offence("49/10", "Theft", "theft", 7, 0.8, 1.0),
    Offence("28/01", "Burglary in a dwelling", "theft", 3, 1.0, 0.8),
    Offence("58/01", "Criminal damage", "damage", 7, 0.8, 1.8),
    Offence("125/12", "Public fear, alarm or distress", "disorder", 6, 0.6, 1.5),
    Offence("92/23", "Possession of cannabis", "drug_possession", 4.5, 0.0, 1.6),
    Offence("92/24", "Possession of a Class A drug", "drug_possession", 1.4, 0.0, 0.4),
    Offence("92/30", "Possession with intent to supply Class A", "drug_supply", 0.9, 0.0, 0.6),
    Offence("92/36", "Possession with intent to supply cannabis", "drug_supply", 0.7, 0.0, 1.1),
    Offence("8/27", "Having an article with a blade in public", "weapon", 0.9, 0.0, 2.5),
    Offence("34/01", "Robbery of personal property", "robbery", 1.2, 1.0, 3.0),
    Offence("20/05", "Sexual assault", "sexual", 1.8, 1.0, 1.0),
    Offence("53/01", "Fraud by false representation", "fraud", 2.2, 0.9, 0.2),
    Offence("48/02", "Taking a motor vehicle", "vehicle", 1.3, 0.7, 2.0),
    Offence("11/11", "Child neglect", "abuse_or_neglect", 0.6, 1.0, 0.05),
)
RAIL_OFFENCES = (
    Offence("TKT", "Travelling without a ticket", "other", 60, 0.0, 2.0),
    Offence("105/01", "Common assault", "violence", 12, 1.0, 1.2),
    Offence("49/10", "Theft", "theft", 14, 0.9, 1.0),
    Offence("125/12", "Public fear, alarm or distress", "disorder", 10, 0.5, 1.4),
    Offence("92/23", "Possession of cannabis", "drug_possession", 4, 0.0, 1.5),
)
# Told one by one of those who use children, and drawn of nobody else.
OF_EXPLOITERS = (
    Offence(
        "106/02", "Arranging the travel of another to exploit them", "exploitation", 0, 1.0, 0.0
    ),
)


def weights(rows: tuple[Offence, ...]) -> NDArray[np.float64]:
    return np.array([row.weight for row in rows])


def words(rows: tuple[Offence, ...], name: str) -> NDArray[np.object_]:
    """One particular of every row, as an array to pick from."""
    return np.array([getattr(row, name) for row in rows], dtype=object)


def by_code(code: str) -> Offence:
    return next(row for row in (*OFFENCES, *RAIL_OFFENCES, *OF_EXPLOITERS) if row.code == code)
