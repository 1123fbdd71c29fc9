"""An invented region from first to last: people, lives, what agencies saw, what they send, answers.

Each step is one line below and one module beside this one.
"""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb
import numpy as np
from numpy.typing import NDArray

from wayhome.lexicon.agencies import write_register
from wayhome.lexicon.errors import BadUsage
from wayhome.synthetic.afterwards import afterwards
from wayhome.synthetic.again import again
from wayhome.synthetic.agencies import AREAS, register
from wayhome.synthetic.answers import answers
from wayhome.synthetic.asked_again import asked_again
from wayhome.synthetic.away_life import away_life
from wayhome.synthetic.bench import bench
from wayhome.synthetic.care_life import care_life
from wayhome.synthetic.clock import Window, window
from wayhome.synthetic.deliver import deliver
from wayhome.synthetic.exploited import Spell, how_many, spells
from wayhome.synthetic.exploited_life import tell
from wayhome.synthetic.exploited_shown import shown
from wayhome.synthetic.identifiers import upns
from wayhome.synthetic.line_life import line_life
from wayhome.synthetic.lines import Line, lines
from wayhome.synthetic.lived import live
from wayhome.synthetic.looked_after import Placed, looked_after
from wayhome.synthetic.missing_life import missing_life
from wayhome.synthetic.noticed import noticed
from wayhome.synthetic.other_agencies import other_agencies
from wayhome.synthetic.police_life import police_life
from wayhome.synthetic.population import People, people
from wayhome.synthetic.recruiting import Harm, harms
from wayhome.synthetic.recruiting_life import tell_harm
from wayhome.synthetic.reference import Words
from wayhome.synthetic.school_life import school_life
from wayhome.synthetic.schools import Schools, enrol, school_years, schools
from wayhome.synthetic.seen import see
from wayhome.synthetic.settled import settle
from wayhome.synthetic.stories import on_roll, tell_stories
from wayhome.synthetic.story_cast import CAST, with_cast
from wayhome.synthetic.truth import Truth
from wayhome.synthetic.world import World
from wayhome.synthetic.written import (
    community,
    education,
    health,
    housing,
    missing,
    nrm,
    police,
    ssd,
    telephones,
    transport,
    voluntary,
    youth_justice,
)
from wayhome.synthetic.written.cin import write_cin
from wayhome.synthetic.written.ssda903 import write_903

FEWEST = 500  # fewer people than this hold no schools, no homes, no story
TODAY = date(2026, 11, 20)
SHEETS = (
    *police.SHEETS,
    *missing.SHEETS,
    *education.SHEETS,
    *ssd.SHEETS,
    *nrm.SHEETS,
    *telephones.SHEETS,
    *voluntary.SHEETS,
    *community.SHEETS,
    *youth_justice.SHEETS,
    *health.SHEETS,
    *housing.SHEETS,
    *transport.SHEETS,
)


@dataclass(frozen=True)
class Region:
    """Everything true about a region, before anybody saw it."""

    everyone: People
    schools: Schools
    school: NDArray[np.int64]
    truth: Truth
    harmed: list[Spell]
    harms: list[Harm]
    lines: list[Line]
    cast: int  # the first row of the cast of stories

    def open(self, span: Window, seed: int) -> duckdb.DuckDBPyConnection:
        """A bench with the truth, and what agencies saw of it as tables `held` and `lived`."""
        con = bench(self.truth, self.everyone, self.schools, span)
        afterwards(con)
        settle(con)
        numbers = _pupil_numbers(self.everyone, self.schools, self.school)
        see(con, self.everyone, numbers, self.cast, seed)
        live(con, self.everyone, self.cast, seed)
        return con


def invent(
    n: int,
    seed: int,
    out: Path,
    today: date = TODAY,
    years: float = 3.0,
    said: Callable[[str], None] = lambda text: None,
) -> None:
    """Write a region of `n` people to a folder that is new or empty. `said` hears each step."""
    _fresh(n, out)
    span = window(np.datetime64(today), years)
    said("people and their lives")
    region = tell_region(n, seed, span)
    said("what agencies saw")
    con = region.open(span, seed)
    said("what agencies send")
    write_register(out / "agencies.csv", register())
    for sheet in SHEETS:
        deliver(con, sheet, out, span, region.cast)
    write_903(con, out, span)
    write_cin(con, out, span)
    said("answers")
    answers(con, region.everyone, region.harmed, region.harms, region.lines, region.cast, out)
    con.close()


def tell_region(n: int, seed: int, span: Window) -> Region:
    """`n` people, their everyday lives, those who are exploited, and the stories."""
    ordinary = people(n - len(CAST), seed, span)
    cast = len(ordinary)
    everyone = with_cast(ordinary, span)
    truth = Truth()
    made = schools(everyone, seed, span.today)
    harmed, drawn_lines, school, placed = _lives(truth, everyone, made, cast, seed, span)
    for spell in harmed:
        tell(truth, everyone, spell, seed, placed, span, shown)
    line_life(truth, everyone, drawn_lines, harmed, seed, span)
    found = harms(everyone, school, harmed, seed, span)
    of_child = {spell.pid: spell for spell in harmed}
    for harm in found:
        tell_harm(truth, everyone, harm, of_child, seed, span)
    world = World(truth, everyone, harmed, drawn_lines, placed, cast, seed, span)
    other_agencies(world)
    tell_stories(truth, everyone, cast, span)
    again(truth, everyone, harmed, found, seed, span)
    away_life(world)
    noticed(world, school, found)
    asked_again(world)
    return Region(everyone, made, school, truth, harmed, found, drawn_lines, cast)


def _lives(
    truth: Truth, everyone: People, made: Schools, cast: int, seed: int, span: Window
) -> tuple[list[Spell], list[Line], NDArray[np.int64], Placed]:
    """Everyday lives, and who among them is exploited: care first, for it says who was known."""
    episodes = care_life(truth, everyone, seed, span)
    care = looked_after(truth, everyone, episodes, seed, span)
    helped = np.zeros(len(everyone), dtype=bool)
    helped[episodes.pid[episodes.start < span.begin + np.timedelta64(500, "D")]] = True
    drawn_lines = lines(everyone, how_many(len(everyone), span), seed, span)
    harmed = spells(everyone, drawn_lines, care, helped, seed, span)
    apart = np.zeros(len(everyone), dtype=bool)
    apart[[spell.pid for spell in harmed]] = True
    sure = apart | on_roll(everyone, cast)
    school = enrol(truth, everyone, made, sure, apart, seed, span)
    apart[cast:] = True
    school_life(truth, everyone, school, apart, seed, span)
    missing_life(truth, everyone, care, seed, span)
    police_life(truth, everyone, seed, span)
    return harmed, drawn_lines, school, care.placed


def _fresh(n: int, out: Path) -> None:
    if n < FEWEST:
        raise BadUsage(f"A region needs at least {FEWEST} people; {n} were asked for.")
    if out.exists() and any(out.iterdir()):
        if not (out / "agencies.csv").exists() or not (out / "answers").exists():
            raise BadUsage(f"The folder {out.name} holds other things; name a new one with --out.")
        for part in ("deliveries", "answers"):
            shutil.rmtree(out / part, ignore_errors=True)
    out.mkdir(parents=True, exist_ok=True)


def _pupil_numbers(everyone: People, made: Schools, school: NDArray[np.int64]) -> Words:
    """A unique pupil number for everybody who is or was on a roll; nothing for others."""
    found = np.full(len(everyone), None, dtype=object)
    who = np.flatnonzero(school >= 0)
    year = school_years(everyone.born[who])
    order = np.lexsort((who, year, school[who]))
    who, year = who[order], year[order]
    group = school[who] * 10_000 + year
    start = np.searchsorted(group, group, side="left")
    council = np.array([AREAS[area].dfe for area in sorted(AREAS)])[made.area[school[who]]]
    found[who] = upns(council, made.urn[school[who]], year, np.arange(len(who)) - start + 1)
    return found
