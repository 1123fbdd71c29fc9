"""The manual of whose word an entry is, as a table: who may say it, who retells it, and what
whoever may not is told (facts §1.2 to §1.4, §2.2)."""

import pytest

from wayhome.casework.pathways import PATHWAYS
from wayhome.casework.whose import TOLD_US, Speaker, Whose, asked, held, refusal
from wayhome.lexicon.agencies import AgencyKind as Is

TOLD = {TOLD_US.code: "The letter of the authority of 3 December"}


def said(entry: str, speaker: Speaker, told: bool = False) -> str:
    way, _, code = entry.partition("/")
    return refusal(PATHWAYS[way].entries[code], TOLD if told else {}, speaker)


@pytest.mark.parametrize(
    ("entry", "speaker", "alone", "told"),
    [
        ("referral/first yes", Speaker(Is.REFERRAL_BODY), True, True),
        ("referral/first yes", Speaker(Is.COUNCIL, leads=True), False, True),
        ("referral/first no", Speaker(Is.VOLUNTARY), False, False),
        ("referral/second yes", Speaker(Is.POLICE), False, False),
        ("justice/charged", Speaker(Is.POLICE), True, True),
        ("justice/charged", Speaker(Is.EDUCATION), False, True),
        ("justice/decided", Speaker(Is.VOLUNTARY, leads=True), False, True),
        ("adult/enquiry", Speaker(Is.COUNCIL), True, True),
        ("adult/no enquiry", Speaker(Is.HOUSING), False, True),
        ("adult/notified", Speaker(Is.POLICE), True, True),
        ("order/made", Speaker(Is.POLICE, leads=True), True, True),
        ("order/made", Speaker(Is.POLICE), False, True),
        ("turning18/lead", Speaker(Is.EDUCATION), False, True),
        ("turning18/home", Speaker(Is.VOLUNTARY), False, True),
        ("turning18/closed", Speaker(Is.VOLUNTARY, leads=True), False, True),
        ("turning18/closed", Speaker(Is.POLICE), False, False),
        ("crisis/closed", Speaker(Is.COUNCIL), True, True),
        ("crisis/closed", Speaker(Is.POLICE, leads=True), False, True),
        ("crisis/closed", Speaker(Is.HEALTH), False, False),
        ("crisis/call", Speaker(Is.POLICE), True, True),
        ("crisis/call", Speaker(Is.EDUCATION), False, True),
        ("crisis/met", Speaker(Is.POLICE), False, True),
        ("crisis/lost", Speaker(Is.VOLUNTARY), True, True),
        ("crisis/not them", Speaker(Is.HEALTH), False, False),
        ("crisis/not them", Speaker(Is.POLICE, leads=True), True, True),
        ("missing/search", Speaker(Is.COUNCIL), False, True),
        ("missing/interview", Speaker(Is.POLICE), False, True),
        ("missing/interview", Speaker(Is.VOLUNTARY), True, True),
        ("missing/returned", Speaker(Is.HOUSING), True, True),
        ("missing/closed", Speaker(Is.EDUCATION), False, False),
        ("school/lead", Speaker(Is.EDUCATION), True, True),
        ("school/lead", Speaker(Is.COUNCIL), False, True),
        ("school/closed", Speaker(Is.COUNCIL), False, False),
        ("school/closed", Speaker(Is.VOLUNTARY, leads=True), True, True),
        ("circuit/planned", Speaker(Is.COUNCIL), True, True),
        ("circuit/planned", Speaker(Is.VOLUNTARY), False, False),
        ("circuit/contact", Speaker(Is.VOLUNTARY), True, True),
        ("capacity/conclusion", Speaker(Is.VOLUNTARY), False, False),
        ("capacity/conclusion", Speaker(Is.VOLUNTARY, leads=True), False, True),
        ("capacity/child view", Speaker(Is.EDUCATION), True, True),
        ("panel/decided", Speaker(Is.COUNCIL, leads=True), True, True),
        ("panel/decided", Speaker(Is.POLICE, sits=True), True, True),
        ("panel/decided", Speaker(Is.VOLUNTARY), False, False),
        ("panel/cancelled", Speaker(Is.POLICE, sits=True), False, False),
        ("concern/no further action", Speaker(Is.COUNCIL), True, True),
        ("concern/no further action", Speaker(Is.COUNCIL, began=True), False, False),
        ("concern/no further action", Speaker(Is.EDUCATION, began=True), False, False),
        ("concern/signposted", Speaker(Is.VOLUNTARY), False, False),
        ("concern/signposted", Speaker(None), False, False),
        ("plan/short", Speaker(None), True, True),
    ],
)
def test_who_says_it_and_who_retells_it(
    entry: str, speaker: Speaker, alone: bool, told: bool
) -> None:
    assert (said(entry, speaker) == "", said(entry, speaker, told=True) == "") == (alone, told)


def test_whoever_may_not_is_told_who_can() -> None:
    assert said("panel/decided", Speaker(Is.VOLUNTARY)) == (
        "“Decided” is not your agency's to say. Those who can: the agency that leads or an agency "
        "with a member in a core seat."
    )
    assert said("referral/first yes", Speaker(Is.VOLUNTARY)) == (
        "“First decision: reasonable grounds” is not your agency's to say. Those who can: referral "
        "bodies, and the agency that leads once it was told."
    )
    assert said("justice/charged", Speaker(Is.EDUCATION)) == (
        "“Charged” is not your agency's to say. Where they told you, write it under “Who told you "
        "of it, how, and on which day?”."
    )
    assert said("concern/signposted", Speaker(Is.COUNCIL, began=True)) == (
        "You began this case. Somebody else says “Signposted”: councils can."
    )


def test_who_told_them_is_asked_of_those_alone_whose_word_it_is_not() -> None:
    charged = PATHWAYS["justice"].entries["charged"]
    assert TOLD_US.code not in [one.code for one in asked(charged, Speaker(Is.POLICE))]
    (told,) = [one for one in asked(charged, Speaker(Is.EDUCATION)) if one.code == TOLD_US.code]
    assert told.required


def test_nobody_who_only_reads_along_ends_the_work_on_a_child() -> None:
    """Of every pathway about somebody that closes as the work of others, and of a mistake."""
    for way in ("crisis", "missing", "school", "circuit", "capacity", "turning18"):
        for code in ("closed", "opened", "not them"):
            assert said(f"{way}/{code}", Speaker(Is.HOUSING), told=True), (way, code)


def test_a_table_speaks_of_entries_that_there_are() -> None:
    with pytest.raises(ValueError, match="No such entry: clsoed"):
        held(PATHWAYS["crisis"].entries.values(), {"clsoed": Whose()})


def test_whatever_is_retold_asks_who_told_it() -> None:
    for way in PATHWAYS.values():
        for one in way.entries.values():
            retold = one.whose is not None and one.whose.retold != "nobody"
            assert (TOLD_US in one.fields) is retold, (way.code, one.code)
