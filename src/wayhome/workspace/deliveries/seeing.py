"""Who knows of a delivery at all, and who sees refused rows: they hold values of people, as the
agency had them in its file."""

import re

from wayhome import extracts
from wayhome.governance.access import Decision, Level, may
from wayhome.governance.roles import Act
from wayhome.lexicon.agencies import OWN_FEED
from wayhome.workspace.accounts.models import User
from wayhome.workspace.deliveries.receipts import Receipt
from wayhome.workspace.gate.passages import stated_purpose

# What was said at a mapping session: how many rows it has would tell another agency, beside what
# it heard at the table, how much this one keeps close (ADR 0031).
OF_A_SESSION = re.compile(r"(sessions|statements)-MS-[0-9A-Z-]+\.csv")


def may_know_of(user: User, held: Receipt | extracts.Receipt) -> bool:
    """Whether this account may know of a delivery: not of what another agency's people said at a
    session, or decided here, where one row more would tell of what they keep close."""
    said = held.feed == OWN_FEED or OF_A_SESSION.fullmatch(held.file)
    return user.agency == held.agency or not said


def may_see_refused(user: User, held: Receipt) -> Decision:
    """The sending agency's own; an analyst of another agency only with a purpose stated."""
    decision = may(user.viewer, Act.SEE_REFUSED_ROWS)
    if not decision.allowed:
        return decision
    if user.agency == held.agency:
        return Decision(True, Level.FULL, "Your agency sent this file.")
    if user.role != "analyst":
        return Decision(False, Level.NONE, "Only the agency that sent it sees the rows.")
    if stated_purpose(user, held.delivery, Act.SEE_REFUSED_ROWS):
        return Decision(True, Level.FULL, "You said why you look at another agency's rows.")
    words = "Another agency sent this file. Say why you need to see its refused rows."
    return Decision(False, Level.NONE, words, ask_purpose=True)
