"""What a sign is about: a person, or an address at which somebody may be harmed.

Rules, dating and audiences are the same for both, so the same statements are told of either: a
statement is written of a person, and `told` puts the other subject's key and tables in its place.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Subject:
    """The column that names it, the tables of its records, its signs and their needs; `made` is all
    that one stage makes of single subjects, so that the next run may carry it over."""

    key: str
    records: str
    signs: str
    needs: str
    made: tuple[str, ...] = ()

    @property
    def wake(self) -> str:
        """The table of the days on which a sign begins though no record comes (kept.py)."""
        return f"{self.signs}_wake"

    @property
    def touched(self) -> str:
        """The table of those who were looked at anew (kept.py)."""
        return f"{self.signs}_touched"

    def told(self, sql: str) -> str:
        """A statement about persons, said of this kind of subject."""
        own = {
            "person_id": self.key,
            "fact": self.records,
            "sign": self.signs,
            "sign_evidence": f"{self.signs}_evidence",
            "sign_touched": self.touched,
        }
        return re.sub(rf"\b({'|'.join(own)})\b", lambda found: own[found[0]], sql)


PERSON = Subject(
    "person_id",
    "fact",
    "sign",
    "sign_need",
    ("sign", "sign_evidence", "sign_aside", "sign_aside_evidence"),
)
ADDRESS = Subject(
    "place_id",
    "address_record",
    "address_sign",
    "address_need",
    ("address_sign", "address_sign_evidence"),
)
