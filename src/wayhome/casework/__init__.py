"""The rules of safeguarding work: states, allowed moves, clocks, who must decide. No database.

For now it holds how near 18 somebody is and what that means for the route of a referral, and what
to ask when a child has been found.
"""

from wayhome.casework.majority import NearMajority, near_majority
from wayhome.casework.prompts import AT_ONCE, LOOK_FOR, Prompt, of_age

__all__ = ["AT_ONCE", "LOOK_FOR", "NearMajority", "Prompt", "near_majority", "of_age"]
