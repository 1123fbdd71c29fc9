"""A build started from a page is `wayhome build`, in a process that outlives the page."""

import time
from datetime import date, datetime
from pathlib import Path

import pytest

from wayhome.extracts import receive
from wayhome.lexicon.agencies import Agency, AgencyKind, write_register
from wayhome.lexicon.home import Home
from wayhome.pipeline import current_release
from wayhome.workspace import building

WAITS = 180  # seconds; a busy machine is no fault


@pytest.mark.slow
def test_it_runs_by_itself_and_serves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAYHOME_HOME", str(tmp_path))
    monkeypatch.delenv("WAYHOME_DATABASE", raising=False)
    home = Home(tmp_path)
    write_register(home.agencies, [Agency("NBP", "Northborough Police", AgencyKind.POLICE)])
    file = tmp_path / "nominals.csv"
    file.write_text("nominal_id,forename,surname,dob\n1,Kai,Turner,2011-04-03\n", encoding="utf-8")
    receive([file], agency="NBP", at=home, now=datetime(2026, 11, 1))
    home.database.touch()  # a workspace's, so what was judged in it is asked for
    assert not building.under_way(home)
    building.start(date(2026, 11, 20))
    seen_under_way, until = False, time.monotonic() + WAITS
    while not home.current.exists() and time.monotonic() < until:
        seen_under_way |= building.under_way(home)
        time.sleep(0.05)
    assert current_release(home).manifest()["as_of"] == "2026-11-20"
    assert seen_under_way
    assert not building.under_way(home)
