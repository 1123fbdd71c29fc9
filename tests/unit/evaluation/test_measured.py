"""A labelled set, linked and measured: the figures agree and reach their readers."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from wayhome.cli import app
from wayhome.evaluation import figures, measure, public, table, told, write
from wayhome.evaluation.labelled import Labelled
from wayhome.evaluation.page import BEGIN, END
from wayhome.evaluation.public import SETS
from wayhome.lexicon.errors import BadUsage

LABELLED = "record_id,person,first_name,surname,date_of_birth,zip\n1,a,Kai,Turner,20100312,2580\n"


def test_figures_of_one_set_agree(some: Labelled) -> None:
    found = measure(some)
    assert (found.records, found.people) == (80, 40)
    assert sum(found.bands) == found.blocking.true_pairs == 40
    assert found.ways["pairs"].recall == found.bands[0] / 40
    assert sum(many for _, many in found.causes.lost) == 40 - found.bands[0]
    assert found.judged["pairs"].recall >= found.ways["pairs"].recall
    assert {each.trait for each in found.errors.by_trait()} == {"half"}
    said = told(found)
    assert "| half | people |" in said
    assert "80 records of 40 people" in said
    assert json.loads(json.dumps(figures(found)))["ways"]["pairs"]["recall"] <= 1


# "A lad called Kai": his other record cannot be told from another Kai's.
BARE = "update subject set dob = null, family_name = null, sex = null where subject_ref = ?"


def test_pairs_that_no_program_may_join_are_told_apart(some: Labelled) -> None:
    (ref,) = some.con.execute("select min(subject_ref) from truth").fetchall()[0]
    for table_ in ("stay", "contact_point"):
        some.con.execute(f"delete from {table_} where subject_ref = ?", [ref])
    some.con.execute(BARE, [ref])
    found = measure(some)
    assert found.beyond == 1
    assert dict(found.causes.lost)["one of them states a name and nothing else"] == 1
    assert found.enough.recall == found.bands[0] / 39
    (trait,) = found.errors.by_trait()
    assert sum(rate.pairs for rate in trait.missed) == sum(rate.pairs for rate in trait.failed) + 1
    assert "beyond joining by a program" in told(found)


@pytest.mark.parametrize("told_of", ["dob", "postcode", "phone"])
def test_what_tells_one_kai_from_another_is_more_than_a_name(some: Labelled, told_of: str) -> None:
    ref = some.con.execute("select min(subject_ref) from truth").fetchall()[0][0]
    if told_of != "dob":
        some.con.execute("update subject set dob = null where subject_ref = ?", [ref])
    for table_, says in (("stay", "postcode"), ("contact_point", "phone")):
        if told_of != says:
            some.con.execute(f"delete from {table_} where subject_ref = ?", [ref])
    assert measure(some).beyond == 0


def test_figures_stand_between_the_marks_of_a_page(some: Labelled, tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"before\n{BEGIN}\nold\n{END}\nafter\n", encoding="utf-8")
    found = measure(some)
    alike = replace(found, even=True, name="every group alike, hasty")
    unlike = replace(found.errors, traits={"race": found.errors.traits["half"]})
    write(page, [found, alike, replace(found, errors=unlike, name="a town, hasty")])
    text = page.read_text(encoding="utf-8")
    assert text.startswith("before\n")
    assert text.endswith("\nafter\n")
    assert "\nold\n" not in text
    assert "| some | 80 |" in text
    heads = ("every group about as many people", "some, each person once", "a town, each person")
    assert all(text.count(f"### By group, {head}") == 1 for head in heads)
    assert text.count("| race | people |") == 1
    assert text.count("| half | people |") == 2
    assert "| hasty | slips of the hand everywhere" in text
    page.write_text("no marks", encoding="utf-8")
    with pytest.raises(BadUsage, match="once each"):
        write(page, [])


def test_a_table_of_anybodys_is_read_by_its_headings(tmp_path: Path) -> None:
    file = tmp_path / "set.csv"
    file.write_text(LABELLED, encoding="utf-8")
    con = table("mine", [file]).con
    rows = con.execute("select given_names, family_name, dob::varchar, postcode from subject, stay")
    assert rows.fetchall() == [("Kai", "Turner", "2010-03-12", "2580")]
    file.write_text("name\nKai\n", encoding="utf-8")
    with pytest.raises(BadUsage, match="no heading for record and given and family"):
        table("mine", [file])


@pytest.mark.parametrize(("name", "floor"), [("febrl1", 0.98), ("febrl3", 0.97)])
def test_public_sets_link(name: str, floor: float) -> None:
    if not SETS[name].here:
        pytest.skip("public-sets.lock is not installed")
    found = measure(public(name).read())
    assert found.ways["pairs"].f1 >= floor
    assert found.ways["pairs"].precision >= 0.999


def test_a_population_of_others_is_read() -> None:
    if not SETS["pseudopeople"].here:
        pytest.skip("public-sets.lock is not installed")
    read = public("pseudopeople").read()
    sources = read.con.execute("select source, count(*) from truth group by all").fetchall()
    assert len(sources) == 5
    assert min(records for _, records in sources) > 500
    assert read.traits == ("race as the sample has it",)


def test_groups_alone_are_measured_where_somebody_asks() -> None:
    asked = ["evaluate", "link", "--groups", "--each", "12", "--noise", "as written", "--json"]
    said = CliRunner().invoke(app, asked)
    assert said.exit_code == 0, said.exception
    (found,) = json.loads(said.stdout)
    assert found["name"] == "every group about 12 people, seed 1, as written"
    assert {"care, of children", "recorded ethnicity"} < {
        trait["trait"] for trait in found["groups"]
    }
