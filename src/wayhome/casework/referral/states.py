"""In which states a referral is, and which of them are worked on."""

from wayhome.casework.referral.routes import Route

STARTED, PASSED = "begun", "passed on"
CHILD, ADULT, NOTICE = Route.CHILD.value, Route.ADULT.value, Route.NOTICE.value
SENT, NOTIFIED = "sent", "notified"
FIRST_YES, FIRST_NO, SECOND_YES, SECOND_NO = "first yes", "first no", "second yes", "second no"
AGAIN, WITHDRAWN, CLOSED, TAKEN_BACK = "again", "withdrawn", "closed", "taken back"

STATES = {
    STARTED: "begun",
    PASSED: "passed on to a first responder",
    CHILD: "being written of a child",
    ADULT: "being written of an adult",
    NOTICE: "being written as a notice",
    SENT: "with those who decide",
    NOTIFIED: "sent as a notice",
    FIRST_YES: "decided with reasonable grounds",
    FIRST_NO: "decided without reasonable grounds",
    SECOND_YES: "decided with conclusive grounds",
    SECOND_NO: "decided without conclusive grounds",
    AGAIN: "looked at again",
    WITHDRAWN: "withdrawn",
    CLOSED: "closed",
    TAKEN_BACK: "taken back",
}
OVER = frozenset({WITHDRAWN, CLOSED, TAKEN_BACK})
OPEN = frozenset(STATES) - OVER
WRITING = frozenset({CHILD, ADULT, NOTICE})
BEFORE = frozenset({STARTED, PASSED}) | WRITING
WITH_THEM = frozenset({SENT, FIRST_YES, AGAIN})
DECIDED = frozenset({FIRST_YES, FIRST_NO, SECOND_YES, SECOND_NO})
