"""What to ask when a child has been found: questions with their citation, never a verdict.

Dated data, from the project's sheet of facts (its sections stand in each source). `checked` says
whether the sheet was made from the source itself; where not, the policy lead of a partnership
confirms the words before real use. Keeps: every prompt is a question; age, sex and ethnicity raise
none of them.
"""

from dataclasses import dataclass
from datetime import date

from wayhome.casework.majority import line, near_majority
from wayhome.lexicon.dates import in_words
from wayhome.signs.citations import CITATIONS

WRITTEN_ON = date(2026, 11, 25)


@dataclass(frozen=True)
class Prompt:
    """One question, what lies behind it in a sentence, and on whose word."""

    code: str
    question: str
    why: str
    source: str
    checked: bool = True
    since: date = WRITTEN_ON


_OURS = "order of a crisis response as this project sets it out, for each partnership to agree"
_FIRST_RESPONDER = (
    "Home Office, guidance for first responders and the public referral form, April 2026 "
    "(facts §1.2)"
)

# What has to be settled before the child leaves where they are; the order is the order of asking.
AT_ONCE: tuple[Prompt, ...] = (
    Prompt(
        "hurt",
        "Are they hurt, ill, exhausted, or is there any chance that something is hidden inside "
        "their body?",
        "Then health comes before everything else on this page: ring 999.",
        f"{CITATIONS['TCS']} (facts §5, I43, I45, I51)",
    ),
    Prompt(
        "adult",
        "Who is with them as appropriate adult, and is it somebody whom they trust and who has no "
        "part in this?",
        "Somebody under 18 in custody, or whose age is not sure, has one from the beginning.",
        "Police and Criminal Evidence Act 1984, Code C (unverified); facts §6.1, " + _OURS,
        checked=False,
    ),
    Prompt(
        "leaves",
        "Is there anybody here to fetch them, and has the home council said that it knows this "
        "adult?",
        "Whoever exploits a child may come for them. Nobody leaves with an adult who is not known "
        "to those responsible for them.",
        "facts §6.1, " + _OURS,
        checked=False,
    ),
    Prompt(
        "section_45",
        "Could what they are held for be a direct result of being exploited?",
        "Under 18 nobody has to show that they were forced. Tell the solicitor and the prosecutor "
        "that it may be so, and write down why you think it may.",
        "Modern Slavery Act 2015, section 45 (facts §2.2, test there unverified)",
        checked=False,
    ),
    Prompt(
        "referral",
        "Has the council been told, and who will make the referral to the National Referral "
        "Mechanism?",
        "A child's consent is not asked for. The council is told first. Age not sure: treat them "
        "as a child. A body that is not a first responder passes it to one that is.",
        _FIRST_RESPONDER,
    ),
    Prompt(
        "way_home",
        "How do they get home safely, with whom, and who there is waiting for them?",
        "Back to the home area for intensive support, and not further away.",
        f"{CITATIONS['CRE']} (facts §3.2)",
    ),
)

# Signs that somebody beside them can see today and no record holds yet.
LOOK_FOR: tuple[Prompt, ...] = (
    Prompt(
        "older",
        "Is there anybody with them who is older, or whom nobody can place?",
        "Write down who, and how they come to be here.",
        f"{CITATIONS['PLY']}; {CITATIONS['TEES']} (facts §5, I05)",
    ),
    Prompt(
        "far",
        "Are they far from home, or in a place that they do not seem to know?",
        "Write down how they came, with what ticket, and who paid for it.",
        f"{CITATIONS['TEES']}; {CITATIONS['CRE']}; {CITATIONS['R&R']} (facts §5, I04, I32, I33)",
    ),
    Prompt(
        "missing",
        "Is anybody looking for them, and have they been missing before?",
        "Often and for long counts for more.",
        f"{CITATIONS['CRE']} (facts §5, I01, I02)",
    ),
    Prompt(
        "phones",
        "Have they more than one telephone or SIM, or one that keeps ringing?",
        "Somebody may be watching where they are, or waiting for an answer.",
        f"{CITATIONS['HO']}; {CITATIONS['PLY']} (facts §5, I18)",
    ),
    Prompt(
        "goods",
        "Is there cash, new clothing or a bag that they will not let go of, and that nobody can "
        "explain?",
        "Ask whose it is before asking what it is for.",
        f"{CITATIONS['HO']}; {CITATIONS['TEES']} (facts §5, I21, I66)",
    ),
    Prompt(
        "debt",
        "Do they speak of owing somebody, or of having been robbed of what was not theirs?",
        "A robbery may have been staged so that they owe. Losing what is seized today may make a "
        "debt of its own.",
        f"{CITATIONS['PLY']}; {CITATIONS['PIT']} (facts §5, I22, I23)",
    ),
    Prompt(
        "afraid",
        "Are they afraid, for themselves or for their family, or do they say nothing at all?",
        "Saying nothing may be fear. Ask whether somebody at home needs protecting tonight.",
        f"{CITATIONS['PLY']}; {CITATIONS['TEES']} (facts §5, I24; §6.2)",
    ),
    Prompt(
        "address",
        "Does somebody live here whose home has been taken over?",
        "That person may need protecting too.",
        f"{CITATIONS['CRE']}; {CITATIONS['TCS']} (facts §5, I34)",
    ),
)

_LIMIT = (
    "Devolved decision-making pilot, statistics annex to September 2024; Crest Advisory, Breaking "
    "the Cycle, 2022 (facts §1.4, §3.2)"
)
URGENT = (
    "If they are arrested for a drugs offence in a county line, this is an urgent crisis: back to "
    "the home area, with intensive support."
)


def of_age(born: date | None, today: date, limit: int | None = None) -> Prompt:
    """What the days that are left to 18 ask; without a whole date of birth, the date itself.
    `limit`: how many days short of 18 the line is."""
    limit = line(today) if limit is None else limit
    if born is None:
        return Prompt(
            "age",
            "What is their date of birth, the whole of it?",
            f"More or fewer than {limit} days short of 18 decides who takes the decision on a "
            "referral. Age not sure: treat them as a child.",
            _LIMIT,
        )
    near = near_majority(born, today, limit)
    said = f"Born on {in_words(born)} they are {near.age} years old"
    if not near.is_child:
        return Prompt(
            "age",
            "Is it certain that they are 18?",
            f"{said}. Age not sure: treat them as a child. An adult decides for themselves on a "
            "referral.",
            _FIRST_RESPONDER,
        )
    side = "more than" if near.beyond_limit else "not more than"
    days = f"{near.days} day{'' if near.days == 1 else 's'}"
    then = (
        "A panel of the area may take the decision on a referral, where it has one."
        if near.beyond_limit
        else "The central authority takes the decision on a referral, and adult services are "
        "asked now."
    )
    return Prompt(
        "age",
        "Is this their date of birth?",
        f"{said}, {days} short of 18: {side} {limit}. {then} {URGENT}",
        _LIMIT,
    )
