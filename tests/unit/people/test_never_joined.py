"""Nobody is joined who must not be: the issue's own promises, as worlds of a few records.

adopted children      what a sealed record holds joins nobody of before with anybody of after
chains                two births that are wholly unlike are never one person's
twins and siblings    two names of two children are for a human, whatever else agrees
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from wayhome.people import link
from wayhome.people.model import load

Build = Callable[..., duckdb.DuckDBPyConnection]
Row = dict[str, object]
HOME = {"address": "14 Mill Road", "postcode": "AB1 2CD"}
AWAY = {"address": "9 Hill Street", "postcode": "AB3 4EF"}
UPN = "A823012345678"
A, B, C, D = "NBC/ssd/1", "NPF/rms/2", "HOS/pas/3", "GPS/emis/4"
A_MILLION = replace(load(), at_least_records=1_000_000)


def joined(
    records: Build,
    subjects: Iterable[Row],
    homes: Iterable[tuple[str, Row]],
    judgement: Iterable[Row] = (),
    model: object = None,
    **more: object,
) -> tuple[set[frozenset[str]], dict[tuple[str, str], tuple[str, str]]]:
    """The people found, and band and reason of each link."""
    stays = [{"subject_ref": ref, **home} for ref, home in homes]
    con = records(subject=subjects, stay=stays, judgement=judgement, **more)
    link(con, model)  # type: ignore[arg-type]
    rows = con.execute("select list(subject_ref) from person_subject group by person_id").fetchall()
    links = con.execute("select left_ref, right_ref, band, reason from link").fetchall()
    return {frozenset(refs) for (refs,) in rows}, {row[:2]: row[2:] for row in links}


def named(
    ref: str, given: str, family: str = "Turner", born: str | None = None, **more: object
) -> Row:
    return {"subject_ref": ref, "given_names": given, "family_name": family, "dob": born, **more}


# Twins and siblings


TWINS = [
    # unlike in what is recorded of their sex, each name one of its own
    ("Amir", "male", "Amira", "female"),
    ("Oliver", "male", "Olivia", "female"),
    ("Alexander", "male", "Alexandra", "female"),
    ("Daniel", "male", "Daniella", "female"),
    # each name common in its own right
    ("Ella", None, "Bella", None),
    ("Jack", None, "Jake", None),
    ("Tyler", None, "Taylor", None),
    ("Christopher", None, "Christian", None),
    ("Mia", None, "Maya", None),
    ("Ava", None, "Eva", None),
    # listed as variants, and names of two
    ("Emily", None, "Emma", None),
    ("Sara", None, "Zara", None),
    ("Aaron", None, "Erin", None),
    ("Alex", "male", "Alexandra", "female"),
    # names of a girl and of a boy, the sex not recorded
    ("Amir", None, "Amira", None),
    ("Alexander", None, "Alexandra", None),
]


SURNAMES = (
    *("Turner", "Okafor", "Hughes", "Kowalski", "Begum", "Silva", "Murray", "Jenkins"),
    *("Novak", "Pereira", "Chowdhury", "Fitzpatrick", "Zhang", "Osei", "Dimitrov", "Larsen"),
)


def families(records: Build, each: Iterable[tuple[Row, Row]], model: object = None):
    """Two records a family, each family with a surname and a home of its own."""
    subjects, homes = [], []
    for n, two in enumerate(each):
        for agency, told in zip(("NBC", "NPF"), two, strict=True):
            ref = f"{agency}/own/{n}"
            subjects.append(named(ref, family=SURNAMES[n], born=f"201{n % 10}-05-17", **told))
            homes.append((ref, {"address": f"{n + 1} Mill Road", "postcode": f"AB{n + 1} 2CD"}))
    people, links = joined(records, subjects, homes, model=model)
    return [
        (frozenset({f"NBC/own/{n}", f"NPF/own/{n}"}) in people,
         links.get((f"NBC/own/{n}", f"NPF/own/{n}"), ("", ""))[0])
        for n in range(len(subjects) // 2)
    ]  # fmt: skip


@pytest.mark.parametrize("model", [load(), A_MILLION], ids=["few held", "a million held"])
def test_two_names_of_one_birth_and_home_are_for_a_human(records: Build, model: object) -> None:
    told = [({"given": a, "sex": s}, {"given": b, "sex": t}) for a, s, b, t in TWINS]
    found = families(records, told, model)
    assert dict(zip(TWINS, found, strict=True)) == dict.fromkeys(TWINS, (False, "for a human"))


TWO_MIDDLES = [
    ("Mohammed Ali", "Mohammed Amin"),
    ("Muhammad Hassan", "Mohammed Ali"),
    ("Maria Elena", "Maria Sofia"),
    ("Abdul Rahman", "Abdul Karim"),
    ("Anna Grace May", "Anna Louise"),
]
ONE_MIDDLE = [
    ("Mohammed Ali", "Mohammed"),
    ("Mohammed Ali", "Mohammed A"),
    ("Mohammed Ali", "Ali"),
    ("Mohammed Ali", "Muhammad Aly"),
    ("Abdul Rahman", "Abdur Rehman"),
    ("Mary Ann", "Mary Anne"),
    ("Anna Grace May", "Anna May"),
    ("Jessica Katharine", "Jessica Katherine"),
]


def test_one_first_name_and_two_middle_names_are_for_a_human(records: Build) -> None:
    found = families(records, [({"given": a}, {"given": b}) for a, b in TWO_MIDDLES])
    assert dict(zip(TWO_MIDDLES, found, strict=True)) == dict.fromkeys(
        TWO_MIDDLES, (False, "for a human")
    )


def test_a_middle_name_left_out_or_written_otherwise_is_one_child(records: Build) -> None:
    found = families(records, [({"given": a}, {"given": b}) for a, b in ONE_MIDDLE])
    assert dict(zip(ONE_MIDDLE, found, strict=True)) == dict.fromkeys(ONE_MIDDLE, (True, "linked"))


def test_one_first_name_belongs_to_neither_twin(records: Build) -> None:
    told = ((A, "Mohammed Ali"), (B, "Mohammed"), (C, "Mohammed Amin"))
    three = [named(ref, given, born="2011-05-05") for ref, given in told]
    people, links = joined(records, three, [(A, HOME), (B, HOME), (C, HOME)])
    assert people == {frozenset({A}), frozenset({B}), frozenset({C})}
    assert {links[pair][0] for pair in ((A, B), (C, B))} == {"for a human"}


def test_twins_are_kept_apart_without_a_home_too(records: Build) -> None:
    twins = [named(A, "Jack", born="2011-05-05"), named(B, "Jake", born="2011-05-05")]
    people, _ = joined(records, twins, [])
    assert people == {frozenset({A}), frozenset({B})}


def test_siblings_born_in_one_month_are_for_a_human(records: Build) -> None:
    two = [named(A, "Jack", born="2011-05-05"), named(B, "Jake", born="2013-05-15")]
    people, links = joined(records, two, [(A, HOME), (B, HOME)])
    assert people == {frozenset({A}), frozenset({B})}
    assert links[A, B][0] == "for a human"


ONE_NAME = [
    ("Katherine", "Katie"),
    ("Mohammed", "Muhammad"),
    ("Callum", "Calum"),
    ("Kian", "Kyan"),
    ("Zainab", "Zaynab"),
    ("Sophia", "Sofia"),
    ("Aiden", "Aidan"),
    ("Jessica", "Jesica"),
    ("Yusuf", "Yousef"),
    ("Olivia", "Oliwia"),
    ("Aisha", "Ayesha"),
]


def test_one_name_written_in_two_ways_is_still_one_child(records: Build) -> None:
    told = [({"given": a, "sex": "female"}, {"given": b, "sex": "female"}) for a, b in ONE_NAME]
    found = families(records, told)
    assert dict(zip(ONE_NAME, found, strict=True)) == dict.fromkeys(ONE_NAME, (True, "linked"))


def test_a_trusted_number_in_common_tells_one_child_of_two_names(records: Build) -> None:
    child = [named(n, g, born="2011-05-05", upn=UPN) for n, g in ((A, "Jack"), (B, "Jake"))]
    people, _ = joined(records, child, [(A, HOME), (B, HOME)])
    assert people == {frozenset({A, B})}


def test_a_persons_same_joins_two_names(records: Build) -> None:
    child = [named(A, "Jack", born="2011-05-05"), named(B, "Jake", born="2011-05-05")]
    said = [{"left_ref": A, "right_ref": B, "judgement": "same"}]
    people, _ = joined(records, child, [(A, HOME), (B, HOME)], said)
    assert people == {frozenset({A, B})}


def test_an_initial_belongs_to_neither_twin(records: Build) -> None:
    three = [
        named(A, "Jack", born="2011-05-05"),
        named(B, "Jake", born="2011-05-05"),
        named(C, "J", born="2011-05-05"),
    ]
    people, links = joined(records, three, [(ref, HOME) for ref in (A, B, C)])
    assert len(people) == 3
    assert {links[C, A][0], links[C, B][0]} == {"for a human"}


def test_father_and_son_of_one_name_and_birthday_are_for_a_human(records: Build) -> None:
    two = [named(A, "Kai", born="2011-05-05"), named(B, "Kai", born="1981-05-05")]
    people, links = joined(records, two, [(A, HOME), (B, HOME)])
    assert people == {frozenset({A}), frozenset({B})}
    assert links[A, B][0] == "for a human"


# Chains


@pytest.mark.parametrize(
    ("young", "old"), [("2012-01-05", "1979-08-30"), ("2010-03-12", "2003-09-30")]
)
def test_a_record_without_a_birth_is_no_bridge_between_two_homes(
    records: Build, young: str, old: str
) -> None:
    three = [
        named(A, "Daniel", "Joseph", young),
        named(B, "Daniel", "Joseph"),
        named(C, "Daniel", "Joseph", old),
    ]
    homes = [(A, HOME), (B, HOME), (B, AWAY), (C, AWAY)]
    people, links = joined(records, three, homes)
    assert people == {frozenset({A}), frozenset({B}), frozenset({C})}, "as near to one as the other"
    assert links[A, B][0] == "for a human"
    assert "another date of birth" in links[A, B][1]


def test_the_record_without_a_birth_goes_where_it_agrees_most(records: Build) -> None:
    three = [
        named(A, "Daniel", "Joseph", "2012-01-05", upn=UPN),
        named(B, "Daniel", "Joseph", upn=UPN),
        named(C, "Daniel", "Joseph", "1979-08-30"),
    ]
    homes = [(A, HOME), (B, AWAY), (C, AWAY)]
    people, links = joined(records, three, homes)
    assert people == {frozenset({A, B}), frozenset({C})}
    assert links[C, B][0] == "for a human"


def test_births_that_drift_from_record_to_record_do_not_end_in_another_child(
    records: Build,
) -> None:
    births = ["2010-03-12", "2010-03-13", "2010-03-23", "2010-05-23", "2012-05-23", "2013-05-23"]
    rows = [named(f"A{n}A/x/{n}", "Kai", born=born) for n, born in enumerate(births)]
    people, _ = joined(records, rows, [(str(row["subject_ref"]), HOME) for row in rows])
    assert not any({"A0A/x/0", "A5A/x/5"} <= person for person in people)


@pytest.mark.parametrize("number", [{"upn": UPN}, {"uln": "1234567890"}])
def test_a_number_that_both_hold_is_more_than_a_birth(records: Build, number: Row) -> None:
    """One of the births is wrong; a third record that has the one of them and no number joins."""
    three = [
        named(A, "Kai", born="2010-03-12", **number),
        named(B, "Kai", born="2003-09-30", **number),
        named(C, "Kai", born="2003-09-30"),
    ]
    people, _ = joined(records, three, [(ref, HOME) for ref in (A, B, C)])
    assert people == {frozenset({A, B, C})}


# Adopted children


BORN = {"dob": "2011-05-05", "sex": "female"}
SEALED = {"subject_ref": "NBC/ssd/1", "given_names": "Poppy", "family_name": "Reed", **BORN,
          "upn": UPN, "marking": "sealed", "sealed_reason": "adopted"}  # fmt: skip
BEFORE = [
    {"subject_ref": "NBE/sims/1", "given_names": "Poppy", "family_name": "Reed", "upn": UPN},
    {"subject_ref": "NPF/rms/1", "given_names": "Poppy", "family_name": "Reed"},
]
AFTER = [
    {"subject_ref": "SBC/ssd/9", "given_names": "Poppy", "family_name": "Hale"},
    {"subject_ref": "SBE/sims/9", "given_names": "Poppy", "family_name": "Hale", "upn": UPN},
]
HOMES = [("NBE/sims/1", HOME), ("NPF/rms/1", HOME), ("SBE/sims/9", AWAY), ("SBC/ssd/9", AWAY)]


def refs(rows: Iterable[Row]) -> frozenset[str]:
    return frozenset(str(row["subject_ref"]) for row in rows)


def adopted(records: Build, *more: Row, **given: object):
    rows = [SEALED, *({**BORN, **row} for row in (*BEFORE, *AFTER, *more))]
    return joined(records, rows, HOMES, **given)  # type: ignore[arg-type]


def test_what_a_sealed_record_holds_joins_nobody_of_before_with_anybody_of_after(
    records: Build,
) -> None:
    people, links = adopted(records)
    assert people == {frozenset({"NBC/ssd/1"}), refs(BEFORE), refs(AFTER)}
    across = {pair for pair in links if len(set(pair) & refs(BEFORE)) == 1}
    assert across == set(), "nobody is asked, and nothing is told: the question would tell"


def test_nor_does_a_number_that_the_sealed_record_does_not_hold(records: Build) -> None:
    """A hospital says that it was before an adoption and knows no pupil number; the council that
    had the child never sends. What leads across is the number of whoever has those names."""
    of_hospital = {**SEALED, "subject_ref": "HOS/pas/1", "upn": None, "nhs_number": "9434765919"}
    rows = [of_hospital, *({**BORN, **row} for row in (*BEFORE, *AFTER))]
    people, links = joined(records, rows, HOMES)
    assert people == {frozenset({"HOS/pas/1"}), refs(BEFORE), refs(AFTER)}
    assert not any(len(set(pair) & refs(BEFORE)) == 1 for pair in links)


def test_without_a_seal_they_are_one_child(records: Build) -> None:
    open_record = {**SEALED, "marking": "official-sensitive", "sealed_reason": None}
    rows = [open_record, *({**BORN, **row} for row in (*BEFORE, *AFTER))]
    people, _ = joined(records, rows, HOMES)
    assert refs([*BEFORE, *AFTER]) | {"NBC/ssd/1"} in people


def test_not_even_a_judgement_joins_across_a_seal_nor_is_it_told(records: Build) -> None:
    said = {"left_ref": "NPF/rms/1", "right_ref": "SBC/ssd/9", "judgement": "same"}
    people, links = adopted(records, judgement=[said])
    assert refs(BEFORE) in people
    assert refs(AFTER) in people
    assert ("NPF/rms/1", "SBC/ssd/9") not in links


@pytest.mark.parametrize(
    "other",
    [
        {"given_names": "Anna", "family_name": "Hale"},  # another first name as well
        {"given_names": None, "family_name": None},  # a census that holds no name
    ],
)
def test_nobody_else_with_the_number_is_joined_to_who_they_were(records: Build, other: Row) -> None:
    people, links = adopted(records, {"subject_ref": "SBE/census/9", "upn": UPN, **other})
    assert refs(BEFORE) in people
    assert not any(len({"SBE/census/9"} & set(pair)) and set(pair) & refs(BEFORE) for pair in links)


def test_a_record_that_knows_neither_side_is_no_bridge_and_tells_nobody(records: Build) -> None:
    """It has no birth and no number, and hangs on both sides by the telephone it states."""
    bridge = named("GPS/emis/4", "Poppy", "Reed")
    phones = [
        {"subject_ref": ref, "value": "+447700900123", "whose": "own"}
        for ref in ("GPS/emis/4", "NPF/rms/1", "SBC/ssd/9")
    ]
    people, links = adopted(records, bridge, contact_point=phones)
    assert not any(refs(BEFORE) & person and refs(AFTER) & person for person in people)
    of_one = next(person for person in people if "GPS/emis/4" in person)
    other = refs(AFTER) if of_one & refs(BEFORE) else refs(BEFORE)
    if len(of_one) > 1:
        assert not any("GPS/emis/4" in pair and set(pair) & other for pair in links)


def test_a_child_of_another_name_born_that_day_is_nobodys_business(records: Build) -> None:
    """Two surnames of one child, who is not the sealed one, are joined by their own number."""
    other = {"given_names": "Poppy", **BORN, "nhs_number": "9434765919"}
    two = [
        {"subject_ref": "NBC/ssd/7", "family_name": "Marsh", **other},
        {"subject_ref": "NPF/rms/7", "family_name": "Okafor", **other},
    ]
    people, _ = adopted(records, *two)
    assert frozenset({"NBC/ssd/7", "NPF/rms/7"}) in people


def test_what_a_seal_parts_later_is_told_to_nobody(records: Build, tmp_path: Path) -> None:
    """They were one person while nobody had sealed anything; no page may lead from one to other."""
    rows = [{**BORN, **row} for row in (*BEFORE, *AFTER)]
    stays = [{"subject_ref": ref, **home} for ref, home in HOMES]
    link(records(subject=rows, stay=stays), keep=tmp_path / "0")
    con, afresh = (records(subject=[SEALED, *rows], stay=stays) for _ in range(2))
    link(con, before=tmp_path / "0", keep=tmp_path / "1")
    link(afresh, before=tmp_path / "0", keep=tmp_path / "2", afresh=True)
    ids = dict(con.execute("select subject_ref, person_id from person_subject").fetchall())
    then, now = ids["NPF/rms/1"], ids["SBC/ssd/9"]
    assert then != now
    told = con.execute("select was, now from person_change union from (select was, now from"
                       " person_forward)").fetchall()  # fmt: skip
    assert not any({then, now} <= set(row) for row in told)
    for table in ("person_subject", "link", "person_change", "person_forward"):
        found = [each.execute(f"from {table} order by all").fetchall() for each in (con, afresh)]
        assert found[0] == found[1], table
