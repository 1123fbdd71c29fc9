"""What people judged comes into the next build through the front door, once, and can be undone."""

import tempfile
from datetime import datetime
from pathlib import Path

import duckdb
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from wayhome import records
from wayhome.cli.build import build as command
from wayhome.extracts import receive
from wayhome.extracts.withdrawing import Why, withdraw
from wayhome.governance.roles import Act
from wayhome.lexicon.agencies import Agency, AgencyKind, read_register, write_register
from wayhome.lexicon.errors import BadUsage, NotSetUp
from wayhome.lexicon.home import Home
from wayhome.people import link
from wayhome.people.judging import Said, counted
from wayhome.pipeline import current_release
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions.access import state_purpose
from wayhome.workspace.actions.accounts import open_account
from wayhome.workspace.actions.judging import judge, take_back
from wayhome.workspace.judging.handing_back import hand_back
from wayhome.workspace.judging.models import Judgement, PartedNotice

pytestmark = pytest.mark.slow

NOMINALS = """nominal_id,forename,surname,dob,sex
1,Kai,Turner,2011-04-03,M
2,Kai,Turner,2011-04-03,M
3,Zofia,Nowak,1999-12-30,F
4,Young K,,,
"""
REFS = tuple(f"NBP/records management system/{n}" for n in range(1, 5))
DAY = datetime(2026, 11, 20)
MODEL = [{REFS[0], REFS[1]}, {REFS[2]}, {REFS[3]}]


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return _home(tmp_path)


def _home(folder: Path) -> Home:
    home = Home(folder)
    write_register(home.agencies, [Agency("NBP", "Northborough Police", AgencyKind.POLICE)])
    file = folder / "nominals.csv"
    file.write_text(NOMINALS, encoding="utf-8")
    receive([file], agency="NBP", feed="police", at=home, now=datetime(2026, 11, 1))
    return home


def _account(name: str) -> User:
    return open_account(
        email=f"{name}@example.org", name=name.title(), agency="NBP", role="analyst",
        password="quiet harbour lantern", by=None,
    )  # fmt: skip


def said(left: int, right: int, what: Said, by: User, *, restricted: bool = False) -> Judgement:
    refs = {"left": REFS[left - 1], "right": REFS[right - 1]}
    return judge(
        **refs, said=what, reason="their own words", restricted=restricted, people=(), release="",
        by=by,
    )  # fmt: skip


def linked(home: Home) -> duckdb.DuckDBPyConnection:
    """The next build as far as its people."""
    hand_back(home)
    con = duckdb.connect()
    records.build(con, home.store, read_register(home.agencies))
    link(con)
    return con


def people(home: Home) -> list[set[str]]:
    """Who is one person after the next build."""
    with linked(home) as con:
        found = con.execute("select list(subject_ref) from person_subject group by person_id")
        return sorted((set(refs) for (refs,) in found.fetchall()), key=sorted)


@pytest.mark.django_db
def test_a_judgement_is_obeyed_and_its_undoing_gives_the_earlier_people_back(home: Home) -> None:
    ann = _account("ann")
    assert people(home) == MODEL
    made = said(1, 2, Said.NOT_SAME, ann)
    assert people(home) == [{ref} for ref in REFS]
    back = take_back(number=made.number, reason="a slip", people=(), release="", by=ann)
    assert people(home) == MODEL
    take_back(number=back.number, reason="a slip", people=(), release="", by=ann)
    assert people(home) == [{ref} for ref in REFS]


@pytest.mark.django_db
def test_what_was_received_is_not_received_again(home: Home) -> None:
    ann = _account("ann")
    said(1, 2, Said.NOT_SAME, ann)
    (first,) = hand_back(home)
    assert (first.outcome, first.question, first.total.accepted) == ("received", "", 1)
    (again,) = hand_back(home)
    assert again.outcome == "held already"
    said(3, 4, Said.UNSURE, ann)
    (more,) = hand_back(home)
    assert (more.total.accepted, more.total.unchanged, more.total.refused) == (1, 1, 0)


@pytest.mark.django_db
def test_a_build_does_not_go_on_without_what_was_judged(home: Home) -> None:
    said(1, 2, Said.NOT_SAME, _account("ann"))
    (receipt,) = hand_back(home)
    withdraw(home.store, receipt.delivery, Why.FAULTY, by="", now=datetime(2026, 11, 2))
    with pytest.raises(NotSetUp, match="take judgements back one by one"):
        hand_back(home)
    write_register(home.agencies, [Agency("EMC", "Eastmarsh", AgencyKind.POLICE)])
    with pytest.raises(BadUsage, match="Agency NBP is not in the register"):
        hand_back(home)


@pytest.mark.django_db
def test_a_restricted_judgement_is_its_agencys_own_in_the_release(home: Home) -> None:
    said(1, 2, Said.NOT_SAME, _account("ann"), restricted=True)
    with linked(home) as con:
        found = con.execute("select agency, marking, text, judged_by from judgement").fetchone()
    assert found == ("NBP", "restricted", "their own words", f"account-{User.objects.get().pk}")


@pytest.mark.django_db
def test_the_command_builds_with_it_and_tells_who_had_looked(home: Home, monkeypatch) -> None:
    ann = _account("ann")
    monkeypatch.setenv("WAYHOME_HOME", str(home.root))
    home.database.touch()  # a workspace is here; these tests keep theirs elsewhere
    command(DAY)
    with duckdb.connect(str(current_release(home).database), read_only=True) as con:
        whose = "select person_id from person_subject where subject_ref = ?"
        (person,) = con.execute(whose, [REFS[0]]).fetchall()[0]
    state_purpose(about=person, task=Act.SEE_PERSON, purpose="data_quality", words="", by=ann)
    made = said(1, 2, Said.NOT_SAME, ann)
    command(DAY)
    rows = current_release(home).manifest()["rows"]
    assert (rows["person"], rows["judgement"]) == (4, 1)
    assert [one.account for one in PartedNotice.objects.all()] == [ann]
    take_back(number=made.number, reason="a slip", people=(), release="", by=ann)
    command(DAY)
    assert current_release(home).manifest()["rows"]["person"] == 3
    assert PartedNotice.objects.count() == 1


PAIRS = st.sampled_from([(1, 2), (1, 3), (2, 3), (3, 4)])
STEP = st.one_of(
    st.tuples(PAIRS, st.sampled_from([Said.SAME, Said.NOT_SAME, Said.UNSURE]), st.booleans()),
    st.integers(0, 9),  # takes back the judgement of this place, where there is one
)


class AnySequence(TestCase):
    """Over any sequence of judgements and withdrawals, through the real store and build."""

    # A build takes seconds, so few worlds, and none is made smaller when it fails.
    @settings(max_examples=5, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(st.lists(st.lists(STEP, max_size=4), min_size=1, max_size=2))
    def test_every_rebuild_obeys_what_counts(self, rounds: list[list[object]]) -> None:
        accounts = _account("ann"), _account("ben")
        with tempfile.TemporaryDirectory() as folder:
            home = _home(Path(folder))
            for steps in rounds:
                for step in steps:
                    self.take(step, accounts)
                held = counted(one.judged for one in Judgement.objects.all())
                _obeyed(people(home), held)

    def take(self, step, accounts) -> None:  # type: ignore[no-untyped-def]
        if not isinstance(step, int):
            (left, right), what, first = step
            said(left, right, what, accounts[0 if first else 1])
            return
        held = list(Judgement.objects.all())[step : step + 1]
        taken = set(Judgement.objects.values_list("takes_back", flat=True))
        for one in held:
            if one.number not in taken:
                take_back(number=one.number, reason="a slip", people=(), release="", by=accounts[1])


def _obeyed(found: list[set[str]], held) -> None:  # type: ignore[no-untyped-def]
    assert all(any(set(pair) <= one for one in found) for pair in held.same)
    assert not [pair for pair in held.not_same for one in found if set(pair) <= one]
    if not held.same and not held.not_same:
        assert found == MODEL
