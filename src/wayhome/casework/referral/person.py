"""Sections M to Q: consent, the person, whom to write to, the first responder, and evidence.

Of a child no consent is asked, and nobody writes to them (facts §1.5): sections M and O, and what N
asks of support, are for adults alone. An adult who says no is in a notice that names nobody.
"""

from wayhome.casework.fields import NO, YES, Field, Kind
from wayhome.casework.referral.section import (
    RESPONDER,
    SPOKE,
    Section,
    line,
    on,
    ticks,
    words,
    yes_no,
)

CONSENT = "pv-want-to-submit-nrm"
CONSENTED = Section(
    "M", "consented", "They agreed", SPOKE,
    (
        Field(CONSENT, "Do they want to be referred?", Kind.CHOICE, choices={YES: "Yes"}),
        Field(
            "privacy", "Did you explain who will see this, and what for?", Kind.CHOICE,
            choices={YES: "Yes"}, hint="Without that it is no informed consent.",
        ),
    ),
    own=frozenset({"privacy"}),
)  # fmt: skip
DECLINED = Section(
    "M", "declined", "They said no", SPOKE,
    (
        Field(CONSENT, "Do they want to be referred?", Kind.CHOICE, choices={NO: "No"}),
        words("refuse-nrm", "Why not, if they said so?", required=False),
    ),
)  # fmt: skip

_GENDER = Field(
    "pv-gender", "How do they describe their gender?", Kind.CHOICE,
    choices={
        "female": "Female", "male": "Male", "unknown": "They do not identify as male or female",
    },
)  # fmt: skip
_NATIONALITY = (
    line("pv-nationality", "Nationality"),
    line("pv-nationality-second", "Second nationality", required=False),
)
_NAME = (
    line("pv-name-first-name", "First name"),
    line("pv-name-last-name", "Family name"),
    line("pv-name-nickname", "A name they went by while it happened", required=False),
)
_INTERPRETER, _HELP, _HOME_OFFICE, _CHILDREN = (
    "pv-interpreter-requirements", "pv-other-help-with-communication", "pv-ho-reference",
    "does-pv-have-children",
)  # fmt: skip
PERSON = Section(
    "N", "person", "The person", SPOKE,
    (
        *_NAME,
        Field("pv-dob", "Date of birth, if it is known", Kind.DAY, required=False),
        _GENDER,
        yes_no(_CHILDREN, "Have they children of their own?"),
        Field(f"{_CHILDREN}-yes-amount", "How many?", Kind.NUMBER, when=on(_CHILDREN, YES)),
        *_NATIONALITY,
        yes_no(_INTERPRETER, "Do they need an interpreter?"),
        line(f"{_INTERPRETER}-language", "Of which language?", when=on(_INTERPRETER, YES)),
        yes_no(_HELP, "Do they need other help to be understood?"),
        line(f"{_HELP}-aid", "What helps?", when=on(_HELP, YES)),
        yes_no(_HOME_OFFICE, "Have they a Home Office reference?"),
        line(f"{_HOME_OFFICE}-type", "Which?", when=on(_HOME_OFFICE, YES)),
    ),
)  # fmt: skip

_SUPPORT, _PHONE = "does-pv-need-support", "pv-phone-number"
SUPPORT = Section(
    "N", "support", "Support, and how to reach them", SPOKE,
    (
        yes_no(_SUPPORT, "Do they need support?"),
        Field(
            _PHONE, "Is there a number on which it is safe to ring them?", Kind.CHOICE,
            when=on(_SUPPORT, YES),
            choices={YES: "Yes", "pv-alternative-number": "Somebody else's", NO: "No"},
            hint="Whoever used them may hold their phone.",
        ),
        line(f"{_PHONE}-yes", "Which number?", when=on(_PHONE, YES)),
        line(f"{_PHONE}-alternative", "Which number?", when=on(_PHONE, "pv-alternative-number")),
        line(
            "alternative-number-relation-to-pv", "Whose is it?",
            when=on(_PHONE, "pv-alternative-number"), longest=250,
        ),
        words("no-contact-details", "How else can they be reached?", when=on(_PHONE, NO)),
    ),
)  # fmt: skip


def _address(who: str, on_post: str) -> tuple[Field, ...]:
    at = on(on_post, "post")
    return (
        line(f"{who}-street", "House and street", when=at),
        line(f"{who}-town", "Town", when=at),
        line(f"{who}-county", "County", required=False, when=at),
        line(f"{who}-postcode", "Postcode", when=at),
    )


def _safe(code: str, when_field: str, value: str) -> Field:
    return Field(
        code, "Is it safe to write to them there?", Kind.CHOICE, when=on(when_field, value),
        choices=ticks("It is safe to write to them here"),
    )  # fmt: skip


_BY, _THEM, _ELSE = {"email": "By e-mail", "post": "By post"}, "pv-contact-details", "someone-else"


def _them(asked: Field) -> tuple[Field, ...]:
    return (
        asked,
        line(f"{_THEM}-email-input", "E-mail address", when=on(_THEM, "email")),
        _safe(f"{_THEM}-email-check", _THEM, "email"),
        *_address(_THEM, _THEM),
        _safe(f"{_THEM}-post-check", _THEM, "post"),
    )


_TO = on("who-contact", _ELSE)
CONTACT = Section(
    "O", "contact", "To whom the decision is sent", SPOKE,
    (
        Field(
            "who-contact", "Who is to have the decision?", Kind.CHOICE,
            choices={"potential-victim": "They themselves", _ELSE: "Somebody else"},
        ),
        *_them(
            Field(
                _THEM, "How can they be written to?", Kind.SEVERAL, choices=_BY,
                when=on("who-contact", "potential-victim"),
            ),
        ),
        Field(_ELSE, "How can that somebody be written to?", Kind.SEVERAL, choices=_BY, when=_TO),
        line(f"{_ELSE}-first-name", "First name", required=False, when=_TO),
        line(f"{_ELSE}-last-name", "Family name", required=False, when=_TO),
        line(f"{_ELSE}-email-input", "E-mail address", when=on(_ELSE, "email")),
        *_address(_ELSE, _ELSE),
        Field(
            f"{_ELSE}-permission-check", "Did they agree to that?", Kind.CHOICE, when=_TO,
            choices=ticks("They agreed that it is sent there"),
        ),
    ),
)  # fmt: skip

NOTICE_PERSON = Section(
    "N", "notice person", "What a notice says of them", SPOKE, (_GENDER, *_NATIONALITY)
)
NOTICE_NAME = Section(
    "N", "notice name", "Their name, if they work with the authorities", SPOKE,
    (*_NAME, *_them(Field(_THEM, "How can they be written to?", Kind.SEVERAL, choices=_BY))),
)  # fmt: skip

FIRST_RESPONDER = Section(
    "P", "responder", "The first responder", RESPONDER,
    (
        line("fr-details-first-name", "Your first name"),
        line("fr-details-last-name", "Your family name"),
        line("fr-details-role", "Your role"),
        line("fr-details-phone", "Your telephone number"),
        line("fr-alternative-contact", "Another e-mail address to reach you", required=False),
    ),
)  # fmt: skip

EVIDENCE = Section(
    "Q", "evidence", "Evidence", RESPONDER,
    (
        yes_no("files", "Do files go with it?"),
        words(
            "upload-file", "Which files? One name a line", when=on("files", YES),
            hint="JPG, JPEG, PNG, PDF, DOC or DOCX, each under 25 MB.",
        ),
        words(
            "what-evidence-you-will-submit", "What is each, and of which day?",
            when=on("files", YES),
            hint="Assessments, medical or legal reports, police statements, letters of support.",
        ),
    ),
    own=frozenset({"files"}),
)  # fmt: skip
