"""Questions asked of the ties around a person: worked out over what a viewer sees, and no role of
children."""

import re
from datetime import date
from functools import partial
from pathlib import Path

import duckdb
import pytest

from wayhome.network.graph.keeping import keep_graph
from wayhome.network.methods.refusing import Refused
from wayhome.network.methods.showing import DRAWS, one_of
from wayhome.network.ties import ORDER
from wayhome.pipeline import Release
from wayhome.workspace import serving
from wayhome.workspace.disputing.told import Disputes
from wayhome.workspace.pages.programs import ANSWERS
from wayhome.workspace.reading import nearby, questions
from wayhome.workspace.reading.questions import Answers, asked
from wayhome.workspace.reading.view import View

TODAY = date(2026, 11, 20)
WIDE, CLOSE = "official-sensitive", "restricted"
MEETINGS = {  # who was stopped together, and how the record is kept
    "E-1": ("2026-09-01", "AMZ", WIDE),
    "E-2": ("2026-09-20", "AMZ", WIDE),
    "E-3": ("2026-10-05", "AMZ", WIDE),
    "E-4": ("2026-10-09", "AH", CLOSE),
    "E-5": ("2026-10-01", "HX", WIDE),  # before E-4, or it could not have led there
}
# Near A by family, home and school alone: of each of these a record says that they were exploited.
CONTEXT = (
    (None, "kin", "K"),
    (("place", "at:1"), "lived", "L"),
    (("institution", "school:1"), "attended", "S"),
)
BORN = {
    "A": "2011-01-01",
    "M": "2010-01-01",
    "Z": "1990-01-01",
    "X": "1985-01-01",
    "T": "1980-01-01",
}
HELD = {"A": "NBC", "M": "NBP", "Z": "NBP", "X": "NBP", "T": "NBC", "H": "NBP"}


@pytest.fixture
def release(tmp_path: Path) -> tuple[Release, duckdb.DuckDBPyConnection]:
    con = duckdb.connect()
    con.execute(
        "create table drawn (left_kind text, left_id text, right_kind text, right_id text,"
        " kind text, said text, first timestamp, last timestamp, marking text, agency text,"
        " record_id text, other_id text, feed text, grading text, times bigint)"
    )
    for event, (day, who, marking) in MEETINGS.items():
        for one in who:
            tie = ["person", one, "event", event, "present", "stopped", day, day, marking, "NBP"]
            con.execute(
                f"insert into drawn values ({'?,' * 10} ?, null, 'f', null, 1)", [*tie, event]
            )
    for place, kind, said in (
        (("place", "at:club"), "protective", "safe place"),
        (("institution", "school:1"), "attended", "school"),
        (("institution", "home:1"), "attended", "placement"),
    ):
        row = ["person", "M", *place, kind, said, "2026-09-01", None, WIDE, "NBC", f"r-{place[1]}"]
        con.execute(f"insert into drawn values ({'?,' * 11} null, 'f', null, 1)", row)
    trust = ["person", "A", "person", "T", "protective", "trusted_adult", None, None, WIDE, "NBC"]
    con.execute(f"insert into drawn values ({'?,' * 10} 'r', null, 'f', null, 1)", trust)
    for at, kind, others in CONTEXT:
        for one in ("A", others) if at else ("A",):
            ends = ["person", one, *(at or ("person", others)), kind, "said", None, None]
            row = [*ends, WIDE, "NBC", f"c-{kind}-{one}"]
            con.execute(f"insert into drawn values ({'?,' * 11} null, 'f', null, 1)", row)
    con.execute(
        "create table tie as select *, null::timestamp as recorded_at"
        f" from drawn order by {ORDER.format('drawn')}"
    )
    con.execute("create table subject (person_id text, dob date, agency text, marking text)")
    con.execute("create table involvement (person_id text, role text, agency text, marking text)")
    con.execute("create table event (person_id text, record_id text, kind text, place_name text,"
                " agency text, marking text)")  # fmt: skip
    con.execute("create table at_place (record_id text, place_id text, place_name text,"
                " address text, postcode text, agency text, marking text)")  # fmt: skip
    for one, agency in HELD.items():
        con.execute("insert into subject values (?, ?, ?, ?)", [one, BORN.get(one), agency, WIDE])
    con.execute("create table person_told (person_id text, what text, record_id text, agency text,"
                " grading text, began timestamp, marking text)")  # fmt: skip
    known = [["Z", "suspected", "t1", WIDE], ["X", "exploited", "t2", CLOSE]]
    known += [[one, "exploited", f"t-{one}", WIDE] for _, _, one in CONTEXT]
    for row in known:
        con.execute("insert into person_told values (?, ?, ?, 'NBP', '1-A', '2026-08-01', ?)", row)
    keep_graph(con, tmp_path)
    serving._maps.clear()
    return Release(tmp_path), con


def answers(release: tuple[Release, duckdb.DuckDBPyConnection], eyes: str, purpose: str) -> Answers:
    of, con = release
    seen = View(of, eyes or "NBC", eyes, con)
    seen.__dict__["today"] = TODAY
    return asked(seen, "A", purpose)


def test_a_record_that_an_answer_rests_on_is_said_to_be_disputed(release, monkeypatch) -> None:
    asked_of: set[str] = set()

    def disputes(_: View, named: set[str]) -> Disputes:
        asked_of.update(named)
        return Disputes({"E-2": ()})

    monkeypatch.setattr(questions, "disputes", disputes)
    of, con = release
    found = questions.with_disputes(View(of, "NBC", "", con), answers(release, "", "case"))
    (told,) = ANSWERS["together"](found)["together"]
    assert [one["record"] for one in told["own_records"] if one["disputed"]] == ["E-2"]
    near = [one for way in ANSWERS["near"](found)["near"] for one in way["records"]]
    assert {one["record"] for one in near if one["disputed"]} <= {"E-2"}
    assert {one["record"] for one in near} <= asked_of


def test_who_is_together_again_and_again_with_the_records_of_it(release) -> None:
    (group,) = answers(release, "", "case").together
    assert group.people == ("A", "M", "Z")
    assert [row["record_id"] for row in group.own] == ["E-1", "E-2", "E-3"]
    assert group.without == 0


def test_ways_to_what_is_known_have_at_most_two_steps_and_their_records(release) -> None:
    found = answers(release, "", "case").near
    assert {way.end.name for way in found} == {"Z"}
    assert {way.says["record_id"] for way in found if way.says} == {"t1"}
    direct = [way for way in found if len(way.steps) == 2]
    assert [way.steps[0].tie["record_id"] for way in direct] == ["E-3", "E-2", "E-1"]
    theirs = answers(release, "NBP", "case").near
    assert {way.end.name for way in theirs} == {"Z", "X"}, "X by two records that NBP keeps close"


def test_beside_each_way_stands_whether_any_way_there_would_still_show(release) -> None:
    """To Z lead three meetings, to X one alone, by four ties."""
    still = {way.end.name: way.still for way in answers(release, "NBP", "case").near}
    met = [[f"present {one} {event} {event} None" for one in "AZ"] for event in MEETINGS][:3]
    assert still["Z"].shows >= one_of(met).shows > max(one_of([each]).shows for each in met)
    assert still["X"].shows < still["Z"].shows
    assert not still["X"].holds


def test_what_is_hidden_changes_no_draw(release, tmp_path) -> None:
    """Hidden ties come and go between releases, and with them the numbers of all others."""
    _, con = release
    con.execute("delete from drawn where kind = 'present' and right_id <> 'E-1'")
    hidden = f"select * replace ('0' as left_id, '{CLOSE}' as marking) from drawn limit 1"
    told = []
    for n in range(5):
        found = answers((kept_anew(con, tmp_path / f"with {n}"), con), "", "case")
        told.append([way.still for way in found.near])
        con.execute(f"insert into drawn {hidden}")
    assert told == [told[0]] * 5
    assert told[0]


def anew(release: tuple[Release, duckdb.DuckDBPyConnection]):
    of, con = release
    return kept_anew(con, of.folder / "anew"), con


def kept_anew(con: duckdb.DuckDBPyConnection, folder: Path) -> Release:
    con.execute(
        "create or replace table tie as select *, null::timestamp as recorded_at"
        f" from drawn order by {ORDER.format('drawn')}"
    )
    folder.mkdir()
    keep_graph(con, folder)
    return Release(folder)


def test_without_a_tie_missing_every_way_still_shows(release, monkeypatch) -> None:
    monkeypatch.setattr(nearby, "one_of", partial(one_of, lost=0))
    assert all(way.still.shows == DRAWS for way in answers(release, "NBP", "case").near)


@pytest.mark.parametrize(
    ("open_", "hidden", "eyes", "followed"),
    [(17, 0, "", True), (18, 0, "", False), (17, 9, "", True), (17, 9, "NBP", False)],
)
def test_where_a_crowd_is_seen_no_way_leads_on_and_the_answer_says_so(
    release, tmp_path, open_: int, hidden: int, eyes: str, followed: bool
) -> None:
    """A, Z and M were at a hostel with so many others: with 21 whom a viewer sees it is a crowd."""
    _, con = release
    there = [(one, WIDE) for one in "AZM"] + [(f"o{n}", WIDE) for n in range(open_)]
    there += [(f"h{n}", CLOSE) for n in range(hidden)]
    for one, marking in there:
        ends = ["person", one, "place", "at:hostel", "seen_at", "nuisance", "2026-09-01"]
        row = [*ends, "2026-10-01", marking, "NBP", f"n-{one}"]
        con.execute(f"insert into drawn values ({'?,' * 11} null, 'f', null, 1)", row)
    con.execute("delete from drawn where kind = 'present'")
    found = answers((kept_anew(con, tmp_path / "crowded"), con), eyes, "case")
    assert {way.end.name for way in found.near} == ({"Z"} if followed else set())
    told = [(each.name, each.people) for each in found.nearby.crowds]
    seen = 3 + open_ + (hidden if eyes else 0)
    assert told == ([] if followed else [("at:hostel", seen)])
    assert [each["people"] for each in ANSWERS["near"](found)["not_followed"]] == [
        many for _, many in told
    ]


def test_of_somebody_not_known_the_measure_refuses_by_itself(release, monkeypatch) -> None:
    """Without the question's own refusal a program is refused still, and is answered no fault."""
    monkeypatch.setattr(questions, "adults_only", lambda *given: None)
    of, con = release
    seen = View(of, "NBC", "", con)
    seen.__dict__["today"] = TODAY
    with pytest.raises(Refused, match="their age is not known"):
        asked(seen, "A", "panel", ["P-nobody"])


def test_family_home_and_school_carry_nothing_and_bring_nobody_in(release) -> None:
    """Of a brother, a neighbour and a classmate records say that they were exploited."""
    found = answers(release, "", "panel")
    assert not {way.end.name for way in found.near} & {"K", "L", "S"}
    assert not {"K", "L", "S"} & set(found.around.people)


def test_no_answer_rests_on_what_was_worked_out_before(release, monkeypatch) -> None:
    """Nothing is inferred from what was inferred: records and what they say, never a sign."""
    read: set[str] = set()
    rows = View.rows
    names = "person_id text, code text, audience text, split text, fired_on date"
    release[1].execute(f"create table sign ({names})")

    def heard(view: View, sql: str, **given: object) -> list:
        read.update(re.findall(r"{(\w+)}", sql))
        return rows(view, sql, **given)

    monkeypatch.setattr(View, "rows", heard)
    answers(release, "NBP", "panel")
    assert read == {"tie", "subject", "involvement", "event", "at_place", "person_told"}


def test_where_one_agency_alone_holds_a_child_the_other_is_asked(release) -> None:
    (ask,) = answers(release, "", "case").ask
    assert (ask.agency, ask.held_by, ask.beside) == ("NBP", "NBC", ("M", "Z"))


def test_help_goes_through_schools_safe_places_and_adults_whom_a_child_trusts(release) -> None:
    """A and M are at one school; M is in a home for children besides, which is no way to others."""
    plan = answers(release, "", "case").through
    told = [(each.who, each.reaches) for each in plan.through]
    assert told == [("institution:school:1", ("A", "M"))]
    release[1].execute("delete from drawn where right_id = 'school:1'")
    plan = answers(anew(release), "", "case").through
    assert [(each.who, each.reaches) for each in plan.through] == [
        ("person:T", ("A",)), ("place:at:club", ("M",))]  # fmt: skip
    assert not plan.not_reached


def test_of_nobody_is_it_said_that_nobody_is_trusted_because_others_come_first(release) -> None:
    """Seven children, each with a trusted adult of their own: the page shows some and says so."""
    tie = f"insert into drawn values ({'?,' * 11} null, 'f', null, 1)"
    day, who = "2026-10-07", ["A", *(f"Y{n}" for n in range(6))]
    for one in who:
        met = ["person", one, "event", "E-7", "present", "stopped", day, day, WIDE, "NBP", "E-7"]
        trust = ["person", one, "person", f"T{one}", "protective", "trusted_adult", day, None]
        release[1].execute(tie, met)
        release[1].execute(tie, [*trust, WIDE, "NBC", f"t-{one}"])
    release[1].execute("delete from drawn where right_id in ('T', 'school:1', 'at:club')")
    plan = answers(anew(release), "", "case").through
    assert {each.who for each in plan.through} == {f"person:T{one}" for one in who}
    assert not set(who) & set(plan.not_reached)


@pytest.mark.parametrize(("purpose", "told"), [("case", False), ("panel", True)])
def test_roles_are_worked_out_for_some_purposes_alone(release, purpose: str, told: bool) -> None:
    assert (answers(release, "", purpose).roles is not None) is told


def test_no_role_is_worked_out_of_a_child_or_of_one_whose_age_is_not_known(release) -> None:
    roles = answers(release, "NBP", "panel").roles
    assert roles is not None
    assert (roles.asked, roles.refused) == (2, 3), "Z and X; not A, M and H, whose age nobody gives"


def test_what_is_kept_close_changes_nothing_for_others(release) -> None:
    """Through E-4 alone A is near H and X."""
    theirs, others = answers(release, "NBP", "panel"), answers(release, "", "panel")
    assert {"H", "X"} <= set(theirs.around.people)
    assert not {"H", "X"} & set(others.around.people)
    assert others.around.children == {"A", "M"}
