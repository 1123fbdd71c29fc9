"""What signs show of invented children, beside the answer key: who had them, how early, who else.

lived      a region received, linked and built whole, with its answers: tables child, had, sole
homes      the same of addresses: which homes others used, and the signs of addresses
counting   each sign over those tables: exploited children, other children, days before
by_group   every sign by sex, ethnicity and care
page       the same as the page docs/signs/evaluation.md
stamp      of which rules and lives that page is, and whether they are those of today
"""

from wayhome.evaluation.signs.counting import Told, agreement, count, count_homes
from wayhome.evaluation.signs.lived import lived
from wayhome.evaluation.signs.page import summed, write
from wayhome.evaluation.signs.stamp import check, stamp

__all__ = [
    "Told",
    "agreement",
    "check",
    "count",
    "count_homes",
    "lived",
    "stamp",
    "summed",
    "write",
]
