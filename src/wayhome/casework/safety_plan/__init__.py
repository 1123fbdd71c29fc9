"""What is printed of a safety plan: one page, and a short form that gives nothing away.

Pure: from the entries of a case to lines. The newest of each section counts.
"""

from wayhome.casework.safety_plan.hidden import GIVES_AWAY, hidden
from wayhome.casework.safety_plan.one_page import (
    OnePage,
    Part,
    next_look,
    one_page,
    promised,
)

__all__ = ["GIVES_AWAY", "OnePage", "Part", "hidden", "next_look", "one_page", "promised"]
