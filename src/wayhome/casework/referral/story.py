"""Sections C to F: background, what happened, how it stands now, and who was told before.

What a child says is written in their own words. Nobody asks again what somebody else has asked: an
answer may be “not known”, and where it comes from records it is shown with them.
"""

from wayhome.casework.fields import NO, YES, Field, Kind
from wayhome.casework.referral.section import (
    FORM_NOT_SURE,
    SPOKE,
    Section,
    on,
    words,
    yes_no,
    yes_no_not_sure,
)

_KNOWN = "Write what is known, and do not probe. “Not known” is an answer."
BACKGROUND = Section(
    "C", "background", "Background", SPOKE,
    (
        words("birthplace", "Where were they born? Town or village", hint=_KNOWN),
        words("family", "Who are their family?", hint=_KNOWN),
        words("education", "School and college", hint=_KNOWN),
        words("employment-history", "Work they have done", hint=_KNOWN),
    ),
)  # fmt: skip

_MULTIPLE = "potential-victim-exploitative-situation-multiple"
_TAKEN = "were-they-taken-somewhere-by-their-exploiter"
EXPLOITATION = Section(
    "D", "exploitation", "What happened", SPOKE,
    (
        Field(
            _MULTIPLE, "Did this happen in more than one situation?", Kind.CHOICE,
            choices={YES: "Yes", NO: "No", "i-dont-know": "Not known"},
        ),
        words(
            "when-did-the-exploitation-take-place", "When was it?",
            when=on(_MULTIPLE, NO, "i-dont-know"),
            hint="A month, a season or an age will do.",
        ),
        words(
            "when-did-the-exploitation-take-place-multiple", "When was each of them?",
            when=on(_MULTIPLE, YES), hint="A month, a season or an age will do.",
        ),
        words(
            "how-did-the-exploitation-start", "How did it start?",
            hint="What they were promised, what they expected, what pay was spoken of.",
        ),
        yes_no(_TAKEN, "Were they taken somewhere by those who used them?"),
        words(
            f"{_TAKEN}-journey-details", "What is known of the journey?", when=on(_TAKEN, YES),
            hint="Routes, places, landmarks, times, how they travelled.",
        ),
        words(
            "what-were-they-required-to-do", "What were they made to do?",
            hint="Tasks, hours, breaks.",
        ),
        words("living-conditions", "How did they live there?"),
        words("how-they-were-treated", "How were they treated?"),
    ),
)  # fmt: skip

_STILL = "still-in-exploitative-situation"
# The sheet of facts shortens these names; they stand here as the form's own code has them (read at
# an earlier commit, 1 December 2026), and `6-12-month` as the sheet has it: check at the form.
_LAST_CONTACT = {
    "within-the-last-week": "Within the last week",
    "within-the-last-month": "Within the last month",
    "within-the-last-3-month": "Within the last 3 months",
    "within-the-last-6-month": "Within the last 6 months",
    "6-12-month": "6 to 12 months ago",
    "over-a-year-ago": "Over a year ago",
    FORM_NOT_SURE: "Not sure",
}
SITUATION = Section(
    "E", "situation", "How it stands now", SPOKE,
    (
        yes_no(_STILL, "Are they still in it?"),
        words(
            "what-is-keeping-them-in-situation", "What keeps them there?", when=on(_STILL, YES),
            hint="Papers that are withheld, fear, debt.",
        ),
        words(
            "how-why-did-they-leave-the-situation", "How did they get out, and why then?",
            when=on(_STILL, NO),
        ),
        Field(
            "when-last-contact", "When were those who used them last in touch?", Kind.CHOICE,
            choices=_LAST_CONTACT,
        ),
        words(
            "details-last-contact", "What is known of that?", required=False,
            hint="How, who, what was said, threats, what is done so that it does not happen again.",
        ),
    ),
)  # fmt: skip

# The name is an older one than the question: the form asks by now whether it was reported before.
_BEFORE = "is-this-the-first-chance-to-report"
TOLD_BEFORE = Section(
    "F", "told before", "Who was told before", SPOKE,
    (
        yes_no_not_sure(_BEFORE, "Was this reported before?"),
        words(f"{_BEFORE}-details", "To whom, and when?", required=False, when=on(_BEFORE, YES)),
        words("why-report-now", "What made it possible to say it now?", when=on(_BEFORE, NO)),
    ),
)  # fmt: skip
