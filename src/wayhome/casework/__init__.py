"""The rules of safeguarding work: states, allowed moves, clocks, who must decide. No database.

For now it holds the one rule that the head of a person's page needs: how near 18 is, and what
that means for the route of a referral.
"""

from wayhome.casework.majority import NearMajority, near_majority

__all__ = ["NearMajority", "near_majority"]
