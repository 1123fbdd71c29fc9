"""What a published code means stands in the contract in whole words, or its doubt does."""

from pathlib import Path

import pytest

from wayhome.extracts import BadContract, feeds, manual_page, read_feed
from wayhome.extracts.contract import CodeList

LISTS = [
    pytest.param(codes, id=f"{feed.name}.{codes.name}")
    for feed in feeds().values()
    for codes in feed.codes.values()
]

# Department for Education code sets, as the safeguarding dataset repeats them (domain/ssd).
PUBLISHED = [
    ("cin", "factor", "3B", "concern that a parent or carer is the subject of domestic abuse"),
    ("cin", "factor", "4B", "concern about the mental health of a parent or carer"),
    ("cin", "factor", "8C", "privately fostered: from overseas, intending to stay"),
    ("cin", "factor", "18B", "concern about physical abuse by another child"),
    ("cin", "factor", "24A", "concern about harm through child criminal exploitation"),
    ("cin", "source", "1A", "family member, relative or carer"),
    ("cin", "upn_unknown", "UN7", "referral with no further action"),
    ("cin", "closure", "RC3", "child arrangements order made"),
    ("ssda903", "activity", "F4", "full time apprenticeship"),
    ("ssda903", "adopter", "L2", "civil partners"),
    ("ssda903", "adopter", "L12", "married couple of the same sex"),
    ("ssda903", "ceased", "E4B", "returned home, which was not as planned"),
    ("ssda903", "ceased", "E46", "special guardianship to former foster carers, not relatives"),
    ("ssda903", "legal_status", "V2", "accommodated by agreement, section 20"),
    ("ssda903", "moved", "CREQB", "the carer asked for it to end, giving behaviour as the reason"),
    ("ssda903", "participation", "PN3", "attended and gave a view without words"),
    ("ssda903", "permanence", "P4", "not known whether there was one"),
    ("ssda903", "placement", "U6", "foster care, not long term"),
    ("ssda903", "placement", "K3", "supported accommodation"),
    (
        "police",
        "outcome",
        "15",
        "difficulties with evidence: suspect named, the person harmed supports action",
    ),
    ("police", "outcome", "18", "investigation complete, no suspect named"),
    ("education", "reason", "DA", "drugs or alcohol"),
]


@pytest.mark.parametrize(("feed", "codes", "code", "means"), PUBLISHED)
def test_a_code_means_what_is_published(feed: str, codes: str, code: str, means: str) -> None:
    assert feeds()[feed].codes[codes].values[code] == means


@pytest.mark.parametrize("codes", LISTS)
def test_no_two_codes_of_a_list_say_the_same(codes: CodeList) -> None:
    said = [words for code, words in codes.values.items() if code not in codes.doubtful]
    assert all(said)
    assert sorted(set(said)) == sorted(said)


@pytest.mark.parametrize("name", ["disability", "ethnicity", "need", "sex", "source"])
def test_a_list_of_the_department_says_the_same_in_every_feed(name: str) -> None:
    told = [feed.codes[name].values for feed in feeds().values() if name in feed.codes]
    for one in told:
        for other in told:
            assert {c: w for c, w in one.items() if c in other} == {
                c: w for c, w in other.items() if c in one
            }


def test_a_doubtful_code_is_marked_in_the_manual() -> None:
    page = manual_page(feeds()["ssda903"])
    assert "`Z11` other placement (meaning not confirmed)" in page
    assert "`U6` foster care, not long term; `Z1` other placement; " in page


def test_only_a_code_of_the_list_can_be_doubtful(tmp_path: Path) -> None:
    path = tmp_path / "thing.yaml"
    path.write_text(
        "feed: thing\ntitle: T\nabout: T\nauthority: us\nversion: '1'\nformats: [csv]\n"
        "codes: {sex: {values: {M: male}, doubtful: [X]}}\n"
        "tables: {people: {key: [id], columns: {id: text}}}\n"
    )
    with pytest.raises(BadContract, match=r"codes\.sex\.doubtful: X is not among the values"):
        read_feed(path)
