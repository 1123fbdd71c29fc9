"""Sections G to L: signs, where, who, what kinds, who else, and the police."""

from wayhome.casework.fields import NOT_SURE, YES, Field, Kind
from wayhome.casework.referral.section import (
    POLICE,
    RESPONDER,
    SPOKE,
    YES_NO_OWN,
    Section,
    on,
    words,
    yes_no,
    yes_no_not_sure,
)
from wayhome.casework.referral.section import line as short

_SIGNS, _DISHONESTY, _OTHERS = (
    "modern-slavery-indicators", "evidence-of-dishonesty", "are-others-involved",
)  # fmt: skip
INDICATORS = Section(
    "G", "indicators", "Signs, and what you think", RESPONDER,
    (
        yes_no(_SIGNS, "Were there signs of exploitation?"),
        words(f"{_SIGNS}-details", "Which? What was seen, by whom, when", when=on(_SIGNS, YES)),
        words(
            "where-how-interview-carried-out", "Where and how did you speak with them?",
            hint="Who was there, breaks, how they were, worries about their safety.",
        ),
        words("professional-insight", "What do you make of it, as a professional?"),
        yes_no(
            _DISHONESTY, "Did anything speak against what they said?",
            hint="Fear and trauma change what somebody says, and in what order.",
        ),
        words(f"{_DISHONESTY}-details", "What was it?", when=on(_DISHONESTY, YES)),
        yes_no(_OTHERS, "Do others work with them?"),
        words(
            f"{_OTHERS}-details", "Who? Name, role and how to reach them", when=on(_OTHERS, YES),
            hint="Social worker, solicitor, doctor, support worker, mental health worker.",
        ),
    ),
)  # fmt: skip

_WHERE = "where-exploitation-happened"
_HERE, _ABROAD = on(_WHERE, "uk", "uk-and-overseas"), on(_WHERE, "overseas", "uk-and-overseas")
WHERE = Section(
    "H", "where", "Where it happened, and where they are", SPOKE,
    (
        Field(
            _WHERE, "Where did it happen?", Kind.CHOICE,
            choices={
                "uk": "In the UK", "overseas": "Abroad", "uk-and-overseas": "In both",
            },
        ),
        words(
            f"{_WHERE}-uk-city", "In which towns or cities? One a line, ten at most", when=_HERE,
        ),
        words(
            f"{_WHERE}-other-uk-other-location", "Addresses or places there", required=False,
            when=_HERE,
        ),
        words(
            f"{_WHERE}-overseas-country", "In which countries? One a line, ten at most",
            when=_ABROAD,
        ),
        words(
            f"{_WHERE}-other-overseas-other-location", "Addresses or places there",
            required=False, when=_ABROAD,
        ),
        short(
            "current-pv-location-uk-city", "In which town or city are they now?",
            hint="The town is enough: not the address of where they are kept safe.",
        ),
        short("current-pv-location-uk-region", "In which region is that?"),
    ),
    numbered=frozenset({f"{_WHERE}-uk-city", f"{_WHERE}-overseas-country"}),
)  # fmt: skip

_FOUND = "exploiters-location"
EXPLOITERS = Section(
    "I", "exploiters", "Who used them", SPOKE,
    (
        words(
            "who-exploited-pv", "What is known of whoever used them?",
            hint="Names and nicknames, languages, tattoos. Write “not known” where nobody knows.",
        ),
        yes_no(_FOUND, "Is it known where they are?"),
        yes_no("are-exploiters-in-the-uk", "Are they in the UK?", when=on(_FOUND, YES)),
        words("exploiters-current-location-details", "Where?", when=on(_FOUND, YES)),
    ),
)  # fmt: skip

_TYPE = "types-of-exploitation"
OTHER = f"{_TYPE}-other"
TYPES = Section(
    "J", "types", "What kinds it was", RESPONDER,
    (
        Field(
            _TYPE, "What were they made to do, or what was done to them? All that apply",
            Kind.SEVERAL,
            choices={
                f"{_TYPE}-forced-to-work": "Made to work for nothing, or almost nothing",
                f"{_TYPE}-wages-taken": "Their pay was taken",
                f"{_TYPE}-forced-to-commit-fraud": "Made to take part in fraud",
                f"{_TYPE}-prostitution": "Made to sell sex",
                f"{_TYPE}-child-exploitation": "Sexually exploited as a child",
                f"{_TYPE}-taken-somewhere": "Held somewhere and sexually assaulted",
                f"{_TYPE}-forced-to-commit-crime": "Made to break the law: county lines, "
                "growing cannabis, dealing, begging",
                f"{_TYPE}-organs-removed": "Organs were taken",
                f"{_TYPE}-unpaid-household-work": "Made to work in a household without pay",
                OTHER: "Something else",
            },
        ),
        words("other-exploitation-details", "What else?", when=on(_TYPE, OTHER)),
        # The form has no box for county lines: the authority marks it from the text (facts §1.5).
        Field(
            "county-lines", "Was it for a county line?", Kind.CHOICE, choices=YES_NO_OWN,
            required=False, hint="Kept here, not sent: the form has no box for it.",
        ),
        words(
            "county-lines-why", "What says so?", required=False,
            when=on("county-lines", YES, NOT_SURE),
        ),
    ),
    own=frozenset({"county-lines", "county-lines-why"}), ticked=frozenset({_TYPE}),
)  # fmt: skip

_FUTURE = "future-exploitation-concerns"
OTHERS = Section(
    "K", "others", "Others, and what may come", RESPONDER,
    (
        yes_no_not_sure("any-other-pvs", "May others have been used in the same way?"),
        words(
            "any-other-pvs-details", "Who, or which operation?", required=False,
            when=on("any-other-pvs", YES), hint="No names of other children.",
        ),
        yes_no(_FUTURE, "Do you fear that it may happen again?"),
        words("future-exploitation-reasons", "Why?", when=on(_FUTURE, YES)),
    ),
)  # fmt: skip

_POLICE, COOPERATION = "reported-to-police", "authorities-cooperation"
POLICE_TOLD = Section(
    "L", "police", "The police", RESPONDER,
    (
        yes_no(
            _POLICE, "Was it reported to the police?",
            hint="Of a child, the police are always told.",
        ),
        words(f"{_POLICE}-police-forces", "To which force?", when=on(_POLICE, YES), who=POLICE),
        short(
            f"{_POLICE}-crime-reference", "Crime or incident reference", when=on(_POLICE, YES),
            who=POLICE,
        ),
        yes_no(COOPERATION, "Are they willing to work with the police and other authorities?"),
        words(
            f"{COOPERATION}-details", "What did they say?", required=False,
            when=on(COOPERATION, YES),
        ),
    ),
)  # fmt: skip
