"""What signs show of invented children, beside the answer key: who had them, how early, who else.

lived      a region received, linked and built whole, with its answers: tables child, had, sole
counting   each sign over those tables: exploited children, other children, days before
page       the same as the page docs/signs/evaluation.md
"""

from wayhome.evaluation.signs.counting import Told, agreement, count
from wayhome.evaluation.signs.lived import lived
from wayhome.evaluation.signs.page import summed, write

__all__ = ["Told", "agreement", "count", "lived", "summed", "write"]
