"""What an event says that somebody did, in words: "Read the chronology", "Closed an account"."""

from wayhome.governance.roles import Act
from wayhome.workspace.trail.models import AuditEvent

LOOKED: dict[str, str] = {
    Act.SEE_DESK: "Opened the desk",
    Act.SEARCH: "Searched for people",
    Act.CHECK: "Checked who a found child may be",
    Act.RECORD_FOUND: "Was asked what to record of a found child",
    Act.ANSWER_NOTICE: "Opened a notice of a found child",
    Act.SEE_PERSON: "Opened a page about a person",
    Act.SEE_SIGNS: "Read the list of signs",
    Act.SEE_LINES: "Read the list of lines",
    Act.SEE_PLACES: "Read the list of places",
    Act.MAP_TOGETHER: "Sat at a mapping session",
    Act.STATE_PURPOSE: "Was asked why they look",
    Act.BREAK_GLASS: "Was asked why they break the glass",
    Act.REVIEW_BREAK_GLASS: "Read about broken glass",
    Act.SEE_DELIVERIES: "Read about deliveries",
    Act.SEE_REFUSED_ROWS: "Read refused rows",
    Act.SEND_FILES: "Opened the page that takes files",
    Act.WITHDRAW_DELIVERY: "Opened the page that withdraws a delivery",
    Act.MANAGE_ACCOUNTS: "Read accounts",
    Act.SEE_TRAIL: "Read the trail",
    Act.EXPORT_TRAIL: "Read the trail",
    Act.EXPORT_TIES: "Opened the page that exports ties",
    Act.SEE_EXPORTS: "Read the register of exports",
    Act.SEE_RETENTION: "Read what is due for review",
    Act.ANSWER_SIGN: "Read a question about a sign",
    Act.DISPUTE_RECORD: "Was asked why a record is wrong",
    Act.DECIDE: "Was asked what happens next, or what became of it",
    Act.JUDGE_LINKS: "Read what records have in common, to judge a link",
    Act.ACKNOWLEDGE_PARTED: "Opened a notice that a person was parted",
    Act.START_BUILD: "Opened the page of builds",
    Act.SEE_ATTENTION: "Read on which groups attention falls",
    Act.READ_REPORT: "Opened the report of a month",
    Act.SEE_JOINING: "Read how records are joined",
    Act.OWN_ACCOUNT: "Opened the page of their own password",
}
PAGES = {
    "person": "Opened the person's page",
    "chronology": "Read the chronology",
    "person-signs": "Read the person's signs",
    "sign": "Read a sign and its records",
    "record": "Read one record",
    "dispute-record": "Opened the page that marks a record as disputed",
    "person-map": "Saw the person's ties drawn",
    "map-data": "Saw more of the person's ties drawn",
    "keep-picture": "Opened the page that keeps a picture of ties",
    "export-ties": "Opened the page that exports ties",
    "export-line": "Opened the page that exports a line",
    "export-place": "Opened the page that exports an address",
    "note-export": "Opened the page that notes what became of an export",
    "line": "Read what records say of a line",
    "place": "Read what records say of a place",
    "place-sign": "Read a sign of an address and its records",
    "groups": "Read which people are together again and again",
    "group": "Read of people who are together again and again",
    "decide-group": "Was asked what happens next about people who are together",
    "decide-line": "Was asked what happens next about a line",
    "decide-person": "Was asked what happens next about what ties the person",
    "next-step": "Read what somebody said they would do",
    "found-entry": "Read that a child was found",
    "one-person": "Read why records are one person",
    "held-together": "Read two records of one person side by side",
    "sessions": "Read the list of mapping sessions",
    "session-about": "Looked for whom a mapping session is about",
    "session-review": "Looked through what was said at a mapping session",
    "links": "Read the links that wait for a human",
    "answered": "Read how signs were answered",
    "reports": "Read the list of monthly reports",
    "report": "Read the report of a month",
}
WROTE: dict[str, str] = {
    Act.STATE_PURPOSE: "Said why they look",
    Act.BREAK_GLASS: "Broke the glass",
    Act.REVIEW_BREAK_GLASS: "Reviewed broken glass",
    Act.SEE_REFUSED_ROWS: "Took refused rows away as a file",
    Act.SEND_FILES: "Handed files in",
    Act.EXPORT_TRAIL: "Took a copy of the trail away",
    Act.EXPORT_TIES: "Took what ties somebody or something to others away as files",
}
# Events of accounts and deliveries say in their reason which change it was.
CHANGED = {
    "open account": "Opened an account",
    "open demonstration account": "Opened an account of the demonstration",
    "change account": "Changed an account",
    "close account": "Closed an account",
    "reopen account": "Opened an account again",
    "set password": "Changed their own password",
    "set one-time password": "Gave somebody a one-time password",
    "lift lock": "Lifted a lock",
    "give token": "Gave an account a token for a program",
    "end token": "Ended an account's token",
    "withdraw delivery": "Withdrew a delivery",
    "put back delivery": "Put a withdrawn delivery back",
    "record found": "Recorded that a child was found",
    "acknowledge found": "Saw the notice that a child was found",
    "take back found": "Took back that a child was found",
    "answer sign": "Answered a sign",
    "reply about sign": "Replied to a question about a sign",
    "withdraw answer": "Took an answer to a sign back",
    "dispute record": "Marked a record as disputed",
    "withdraw dispute": "Took back that a record is disputed",
    "decide": "Decided what happens next",
    "withdraw decision": "Took a decision back",
    "note next step": "Noted what became of a next step",
    "note export": "Noted what became of an export",
    "keep picture": "Kept a picture of a person's ties",
    "begin session": "Began a mapping session",
    "add to session": "Added somebody to the table of a mapping session",
    "add subject of session": "Said whom a mapping session is about",
    "say at session": "Wrote down what was said at a mapping session",
    "take statement back": "Took back what was said at a mapping session",
    "close session": "Closed a mapping session",
    "reopen session": "Opened a mapping session again",
    "hand in session": "Handed in what was said at a mapping session",
    "take session out": "Took a mapping session out of the records again",
    "judge link": "Judged whether two records are one person",
    "take judgement back": "Took a judgement back",
    "start build": "Had a build made",
    "tell parted": "Wayhome told those who had looked that a person was parted",
    "acknowledge parted": "Saw the notice that a person was parted",
    "make report": "Wayhome made the report of a month",
    "read report": "Said that they have read the report of a month",
}
WHATS = {
    "": "Anything",
    "look": "Looks",
    "write": "Changes",
    "refused": "Refusals",
    "failed": "Pages that failed",
    "sign-in": "Signing in and out",
}


def what_was_done(event: AuditEvent) -> str:
    """A whole sentence's worth, without who and when."""
    if event.what == "sign-in":
        return "Signed out" if event.act == "sign out" else "Signed in"
    if event.what == "refused":
        return "Was not let in" if event.act == "sign in" else f"Was not allowed to {event.act}"
    if event.what == "failed":
        return f"Tried to {event.act}; the page failed"
    if event.what == "look":
        return PAGES.get(event.details.get("page", ""), "") or LOOKED.get(event.act, event.act)
    return CHANGED.get(event.reason, "") or WROTE.get(event.act, event.act)
