"""What an outsider is told is what there would be if the restricted people had never been sent.

Worlds of made-up children, each held by several agencies, are received, built and read twice: once
whole, once without what a force or a school keeps to itself. Search, heads, holders, chronologies,
whereabouts and signs must be equal for a reader of another agency, and so must those of everybody
whom others hold openly: a restriction never narrows what another agency sent.
"""

import random
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest

from wayhome import chronology, network, people, records, signs
from wayhome.lexicon.agencies import Agency, AgencyKind
from wayhome.lexicon.identifiers import upn_check
from wayhome.pipeline import Release, release, serving
from wayhome.signs import addresses
from wayhome.workspace.reading import search
from wayhome.workspace.reading import signs as reading
from wayhome.workspace.reading.head import head, holders
from wayhome.workspace.reading.life import life, whereabouts
from wayhome.workspace.reading.view import View

TODAY = date(2026, 11, 20)
CHILDREN = 8
REGISTER = {
    "NBP": Agency("NBP", "Northborough Police", AgencyKind.POLICE, "E23000010"),
    "NBC": Agency("NBC", "Northborough City Council", AgencyKind.COUNCIL, "E08000035", "383"),
    "NBE": Agency("NBE", "Northborough Education", AgencyKind.EDUCATION, ""),
}
GIVEN = ("Kai", "Leo", "Amir", "Zoe", "Ruth", "Nadia", "Owen", "Tess")
FAMILY = ("Turner", "Khan", "Hill", "Frost", "Quill", "Marsh", "Dale", "Webb")
EVIDENCE = "select * from {sign_evidence} where person_id = $person order by all"
TELLS_OF = {"NBP": "nominal_id", "NBE": "upn"}
Row = dict[str, Any]
World = dict[tuple[str, str, str], list[Row]]  # agency, feed, table


def world(seed: int) -> World:
    """Rows by where they go; each with its number, so that leaving one out moves no other."""
    chance = random.Random(seed)
    told: World = {}
    for child in range(CHILDREN):
        for place, row in _child(child, chance):
            told.setdefault(place, []).append(row)
    for rows in told.values():
        for number, row in enumerate(rows, 2):
            row["row"] = number
    return told


def number_of(child: int) -> str:
    """A unique pupil number with a right check letter."""
    rest = f"2100000000{child:02}"
    return upn_check(rest) + rest


def _child(child: int, chance: random.Random) -> Iterator[tuple[tuple[str, str, str], Row]]:
    def close(share: float) -> Row:
        return {"marking": "restricted" if chance.random() < share else None}

    given, family = GIVEN[child], FAMILY[child]
    dob = date(2010, 1 + child, 9)
    if chance.random() < 0.7:
        named = {"pers_person_id": f"C{child}", "pers_forename": given, "pers_surname": family}
        yield ("NBC", "ssd", "ssd_person"), {**named, "pers_upn": number_of(child), "pers_dob": dob}
    nominal, upn = {"nominal_id": f"N{child}"}, {"upn": number_of(child)}
    who = {"forename": given, "surname": family, "dob": dob, "postcode": "LS1 4DY"}
    yield ("NBP", "police", "nominals"), {**nominal, **who, **close(0.4)}
    for school in ("1", "2"):
        joined = {"school_urn": school, "school_name": f"School {school}"}
        start = {"start_date": date(2024, 9, int(school))}
        pupil = {**upn, **who, **joined, **start, **close(0.3)}
        if pupil["marking"]:  # what a school alone believes
            pupil["dob"] = date(2006, 1 + child, 9)
        yield ("NBE", "education", "pupils"), pupil
    for number in range(4):
        when = datetime(2026, 9, 7, 21, 30) + timedelta(days=14 * number + child)
        key = f"{child}-{number}"
        yield ("NBP", "police", "custody"), {
            **nominal, **close(0.2), "custody_no": f"A{key}", "arrested_at": when,
            "occurrence_no": f"O{number}", "arrest_postcode": "LS1 4DY", "category": "weapon",
        }  # fmt: skip
        yield ("NBP", "police", "occurrences"), {
            **close(0.2), "occurrence_no": f"V{key}", "recorded": when, "category": "robbery",
        }  # fmt: skip
        yield ("NBP", "police", "roles"), {**nominal, "occurrence_no": f"V{key}", "role": "victim"}
        yield ("NBP", "missing", "reports"), {
            **nominal, **close(0.2), "misper_ref": f"M{key}", "reported_at": when,
            "found_at": when + timedelta(hours=30), "found_postcode": "LS1 4DY",
        }  # fmt: skip
        yield ("NBP", "missing", "return_interviews"), {
            "interview_ref": f"R{key}", "misper_ref": f"M{key}", "outcome": "declined",
            "interview_date": when + timedelta(days=3),
        }  # fmt: skip
        yield ("NBE", "education", "attendance"), {
            **upn, "week_start": when.date(), "possible": 10, "attended": 3
        }  # fmt: skip


def without_close(told: World) -> World:
    """What is left when all that an agency keeps to itself had never been sent."""
    close = {
        row[TELLS_OF[agency]]
        for (agency, _, table), rows in told.items()
        if table in {"nominals", "pupils"}
        for row in rows
        if row["marking"]
    }
    gone = {
        row[key]
        for rows in told.values()
        for row in rows
        for key in ("occurrence_no", "misper_ref")
        if key in row and row.get("marking") and "custody_no" not in row
    }
    of_gone = {
        row["misper_ref"] for row in told["NBP", "missing", "reports"] if row["nominal_id"] in close
    }

    def sent(row: Row) -> bool:
        about = {row.get("nominal_id"), row.get("upn")}
        hangs_on = {row.get("misper_ref"), "custody_no" not in row and row.get("occurrence_no")}
        return not (row.get("marking") or about & close or hangs_on & (gone | of_gone))

    kept = {place: [row for row in rows if sent(row)] for place, rows in told.items()}
    roled = {row["occurrence_no"] for row in kept["NBP", "police", "roles"]}
    occurrences = kept["NBP", "police", "occurrences"]
    kept["NBP", "police", "occurrences"] = [r for r in occurrences if r["occurrence_no"] in roled]
    return kept


def built(store: Any, folder: Path, told: World) -> Path:
    for (agency, feed, table), rows in told.items():
        day = "2026-11-19" if table == "pupils" else "2026-11-18"  # the newest word
        store.deliver(feed, table, rows, agency=agency, day=day)
    folder.mkdir()
    with duckdb.connect() as con:
        records.build(con, store.path, REGISTER)
        people.link(con)
        chronology.build(con)
        network.map_out(con)
        signs.build(con, TODAY)
        addresses.build(con, TODAY)
        people.index(con)
        list(serving.keep(con, folder, folder / release.SERVING))
    manifest = f'{{"as_of": "{TODAY}", "began_at": "{TODAY}T06:00:00"}}'
    (folder / release.MANIFEST).write_text(manifest, encoding="utf-8")
    return folder


def answers(folder: Path, agency: str) -> dict[str, Any]:
    """All that this reader is told of everybody they can find, and all that they can find."""
    with duckdb.connect(str(folder / release.SERVING), read_only=True) as con:
        view = View(Release(folder), agency, agency, con)
        hits = {
            text: people.search(people.Lookup(folder / "lookup"), text, agency, today=TODAY)
            for text in (
                *GIVEN,
                *FAMILY,
                "Kai Turner 2010",
                "LS1 4DY",
                "N1",
                number_of(2),
                "09/03/2010",
            )
        }
        known = {row["person_id"] for row in view.rows("select person_id from {subject}")}
        return {"hits": hits, **{person: told_of(view, person) for person in known}}


def told_of(view: View, person: str) -> dict[str, Any]:
    found, told = reading.of_person(view, person), life(view, person)
    shown = [*found.standing, *found.context, *(one for s in found.past for one in s.spells)]
    held = {holder.code for holder in holders(view, person)}
    assert held == {silence.agency for silence in told.silence if silence.holds}
    assert held == set(search.found(view, search.Wanted(person)).hits[0].agencies)
    return {
        "head": head(view, person),
        "holders": holders(view, person),
        "life": told,
        "where": whereabouts(view, person),
        "signs": [one.row for one in shown],
        "evidence": view.rows(EVIDENCE, person=person),
    }


def _same(new_store: Callable[[Path], Any], tmp_path: Path, seed: int) -> None:
    told = world(seed)
    whole = built(new_store(tmp_path / "a"), tmp_path / "whole", told)
    alone = built(new_store(tmp_path / "b"), tmp_path / "alone", without_close(told))
    got, expected = answers(whole, "NBC"), answers(alone, "NBC")
    assert any(one["signs"] for name, one in expected.items() if name != "hits")
    assert got.keys() == expected.keys()
    for name, value in expected.items():
        assert got[name] == value, name
    assert len(str(answers(whole, "NBP"))) > len(str(got))  # the force sees its own


@pytest.mark.slow
@pytest.mark.django_db  # signs are read beside disputes
def test_an_outsider_cannot_tell_whom_an_agency_keeps_close(
    new_store: Callable[[Path], Any], tmp_path: Path
) -> None:
    _same(new_store, tmp_path, seed=1)


@pytest.mark.long
@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(2, 22))
def test_an_outsider_cannot_tell_in_many_worlds(
    new_store: Callable[[Path], Any], tmp_path: Path, seed: int
) -> None:
    _same(new_store, tmp_path, seed)
