"""What an integration may do: another system of one agency, which speaks by a token of its own.

Keeps: a scope opens one thing and nothing beside it; what is not given is refused, whatever the
account that the integration speaks as may do on pages.
"""

from enum import StrEnum


class Scope(StrEnum):
    """One thing that an integration may do."""

    CONCERNS = "concerns:write"
    FOUND = "found:write"
    KNOWN_TO = "known-to:read"
    REFERRALS = "referrals:read"
    ACTIONS = "actions:read"
    ACTIONS_DONE = "actions:write"


# In words for whoever makes an integration: what it opens.
OPENS = {
    Scope.CONCERNS: "Raise a concern, and read what became of it",
    Scope.FOUND: "Ask who a found child may be, and record that one was found",
    Scope.KNOWN_TO: "Read which agencies know a person, and whom to ring",
    Scope.REFERRALS: "Read how a referral stands: its state, its decisions and its clocks",
    Scope.ACTIONS: "Read the actions that the agency owes",
    Scope.ACTIONS_DONE: "Say that an action of the agency was done",
}
