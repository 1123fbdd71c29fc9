"""The referral to the National Referral Mechanism, from the first line to the second decision.

Its form is `casework/referral`: a file for a few sections, each with the form's own names. An entry
of a section may be said again while the referral is written. What it goes by (who may refer, who is
asked, who decides) is in `casework/referral/checks.py`.
"""

from wayhome.casework.every_case import of_every_case
from wayhome.casework.pathway import Pathway
from wayhome.casework.referral import deciding, writing
from wayhome.casework.referral.checks import also
from wayhome.casework.referral.states import OPEN, OVER, STATES

ENTRIES = (*writing.ENTRIES, *deciding.ENTRIES)

REFERRAL = Pathway(
    "referral",
    "a referral to the National Referral Mechanism",
    STATES,
    closed=OVER,
    entries={one.code: one for one in (*ENTRIES, *of_every_case(deciding.CLOCKS, OPEN))},
    clocks=deciding.CLOCKS,
    also=also,
)
