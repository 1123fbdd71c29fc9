"""Which answers of the form records can give, from which kind of record, and in which words.

    records that the writer may see  ─>  answers, each with the records it rests on

Facts and no inference: a record that says “missing” fills that they were missing, and not why. What
only a person can say, or what would put somebody in danger if it were wrong, is never filled
(`NEVER`). Words are joined, a line for each record; of one-line answers that differ each is given,
and a person chooses (`filled.How.DIFFERING`).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from string import Formatter

from wayhome.casework.fields import Kind
from wayhome.casework.referral.filled import Filled
from wayhome.casework.referral.routes import ASKED
from wayhome.lexicon.dates import in_words


@dataclass(frozen=True)
class Record:
    """One record: its kind (`subject`, `relation`, `thing`, a kind of stay or of event, or of what
    was said in another case its pathway and entry), its days, and what it says, by name. `place`,
    `area`, `agency` and `force` are names, not codes. A day is `until` as well as `since`; without
    `until` it goes on. A thing is of an event of their own."""

    kind: str
    record_id: str
    said: Mapping[str, str] = field(repr=False)
    since: date | None = None
    until: date | None = None

    @property
    def words(self) -> dict[str, str]:
        """What it says, with its days in words where it has any."""
        told = {name: value.strip() for name, value in self.said.items() if value.strip()}
        return {**told, "when": self._when()} if self.since else told

    def _when(self) -> str:
        assert self.since
        if self.until is None:
            return f"since {in_words(self.since)}"
        if self.until == self.since:
            return f"on {in_words(self.since)}"
        return f"from {in_words(self.since)} to {in_words(self.until)}"


@dataclass(frozen=True)
class Fill:
    """That a kind of record answers a question, in these words. `only`: values it must have;
    `newest`: that the newest such record alone counts."""

    answers: str
    kind: str
    text: str
    only: Mapping[str, frozenset[str]] = field(default_factory=dict)
    newest: bool = False

    def of(self, record: Record) -> str:
        """The words for one record; nothing where it does not say all that they need."""
        told = record.words
        needed = {name for _, name, _, _ in Formatter().parse(self.text) if name}
        fits = all(told.get(name) in values for name, values in self.only.items())
        return self.text.format_map(told) if fits and needed <= told.keys() else ""


_SIGNS, _HARMED = "modern-slavery-indicators-details", {"part": frozenset({"harmed"})}
_PLACES = "where-exploitation-happened-other-uk-other-location"
_EXPLOITER = {"with": frozenset({"exploiter"})}
_NEAR = {"relation": frozenset({"parent", "sibling", "carer"})}
FILLS = (
    Fill("pv-name-first-name", "subject", "{given_names}"),
    Fill("pv-name-last-name", "subject", "{family_name}"),
    Fill("pv-name-nickname", "subject", "{street_name}"),
    Fill("pv-dob", "subject", "{dob}", {"dob_precision": frozenset({"day"})}),
    Fill("pv-gender", "subject", "{gender}", {"gender": frozenset({"female", "male"})}),
    Fill("pv-nationality", "subject", "{nationality}"),
    Fill("pv-ho-reference-type", "immigration", "{reference}"),
    Fill("family", "relation", "{agency} holds a {relation}.", _NEAR),
    Fill("education", "school", "At {place} {when} ({agency})."),
    Fill("education", "suspension", "Suspended {when} ({agency})."),
    Fill("education", "exclusion", "Permanently excluded {when} ({agency})."),
    Fill(_SIGNS, "missing", "Missing {when} ({agency})."),
    Fill(_SIGNS, "found", "Found {when}, {place} ({agency})."),
    Fill(_SIGNS, "thing", "{thing} found with them {when} ({agency})."),
    Fill("current-pv-location-uk-city", "found", "{area}", newest=True),
    Fill("current-pv-location-uk-region", "found", "{region}", newest=True),
    Fill(
        "is-this-the-first-chance-to-report-details", "nrm_referral",
        "Referred {when}, reference {reference} ({agency}).",
    ),
    Fill("reported-to-police-police-forces", "offence", "{force}", _HARMED),
    Fill("reported-to-police-crime-reference", "offence", "{reference}", _HARMED),
    Fill("are-others-involved-details", "worker", "A worker of {agency} {when}."),
    Fill("reported-to-police", "offence", "yes", _HARMED),
    Fill("where-exploitation-happened-uk-city", "offence", "{area}", _HARMED),
    Fill("living-conditions", "placement", "In a placement {when}, {area} ({agency})."),
    # What other cases about them hold, by pathway and entry: words that somebody wrote, and where.
    Fill("when-did-the-exploitation-take-place", "crisis found", "Found {when}, {where}."),
    Fill(_SIGNS, "crisis found", "Found {when}, {where}. With them: {company}"),
    Fill(_SIGNS, "crisis found", "Found with them {when}: {held}"),
    Fill(_PLACES, "crisis found", "Found {when}: {where}"),
    Fill(_PLACES, "missing returned", "Found, or back, {when}: {where}"),
    Fill("living-conditions", "crisis found",
         "How they were when they were found, {when}: {health}"),
    Fill("living-conditions", "missing returned",
         "How they were when they were back, {when}: {health}"),
    Fill("when-last-contact", "circuit contact", "{last}", _EXPLOITER, newest=True),
    Fill("details-last-contact", "circuit contact", "Contact {when}: {what}", _EXPLOITER),
    Fill(_SIGNS, "crisis interview", "Learnt in the return interview {when}: {learnt}"),
    Fill(_SIGNS, "missing interview", "Said in the return interview {when}: {concern_why}"),
    Fill("living-conditions", "missing interview",
         "Where they were, by the return interview {when}: {where}"),
    Fill("were-they-taken-somewhere-by-their-exploiter-journey-details", "missing interview",
         "How they travelled, by the return interview {when}: {transport}"),
    Fill("what-is-keeping-them-in-situation", "plan debt",
         "Money that somebody says they owe, in their own plan {when}: {plan}"),
    Fill("reported-to-police", "justice considered", "yes"),
    Fill("reported-to-police-police-forces", "justice considered", "{police}"),
    Fill("reported-to-police-crime-reference", "justice considered", "{reference}"),
)  # fmt: skip

NEVER: Mapping[str, str] = {
    "pv-under-age": "Whether somebody is a child is said by a person, and decides what is asked.",
    "pv-want-to-submit-nrm": "Only they can agree, or say no.",
    "authorities-cooperation": "Only they can be willing.",
    "pv-phone-number-yes": "Whoever used them may hold that phone.",
    "who-exploited-pv": "Who was near them is no word on who used them.",
    "how-did-the-exploitation-start": "Records hold events; how it began is told by a person.",
    "what-were-they-required-to-do": "What somebody was found doing does not say who made them.",
    "how-they-were-treated": "That they were missing says nothing of how they were treated.",
    "were-they-taken-somewhere-by-their-exploiter": "A journey does not say who took them.",
    "professional-insight": "It is the writer's own.",
    "evidence-of-dishonesty": "Records that differ are no lie.",
    "pv-interpreter-requirements": "A language on record does not say that they need help with it.",
}
WORDS = frozenset(
    one.code for every in ASKED.values() for section in every for one in section.fields
    if one.kind is Kind.WORDS
)  # fmt: skip


# By how many days ago at most, as the form asks when they were last in touch.
_AGO = (
    (7, "within-the-last-week"), (30, "within-the-last-month"), (91, "within-the-last-3-month"),
    (182, "within-the-last-6-month"), (365, "6-12-month"),
)  # fmt: skip


def ago(day: date, today: date) -> str:
    """How long ago a day is, in the form's own names."""
    since = (today - day).days
    return next((name for most, name in _AGO if since <= most), "over-a-year-ago")


def filled(records: Iterable[Record]) -> list[Filled]:
    """What these records answer, in the order of `FILLS`."""
    held = sorted(records, key=lambda one: (one.since or date.min, one.record_id))
    found: dict[str, list[tuple[str, str]]] = {}
    for fill in FILLS:
        each = [(fill.of(one), one.record_id) for one in held if one.kind == fill.kind]
        told = [one for one in each if one[0]]
        found.setdefault(fill.answers, []).extend(told[-1:] if fill.newest else told)
    return [one for code, told in found.items() for one in _answers(code, told)]


def _answers(code: str, told: list[tuple[str, str]]) -> Iterator[Filled]:
    if code in WORDS and told:
        text = "\n".join(dict.fromkeys(words for words, _ in told))
        yield Filled(code, text, tuple(source for _, source in told))
        return
    for value in dict.fromkeys(words for words, _ in told):
        yield Filled(code, value, tuple(source for words, source in told if words == value))
