"""What a run prints and logs holds no person: no invented name, date of birth or number."""

import os
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from wayhome.lexicon.agencies import write_register
from wayhome.lexicon.home import Home
from wayhome.pipeline import current_release

sys.path.insert(0, str(Path(__file__).parents[1] / "journeys"))

from small_region import AGENCIES, FILES

PARTICULARS = """
select unnest([given_names, family_name, street_name, dob::varchar, strftime(dob, '%d/%m/%Y'),
    nhs_number, upn, pnc_id]) from subject
union select value from contact_point
union select address from stay
union select text from event
"""


def _run(home: Home, *words: str) -> str:
    command = [sys.executable, "-m", "wayhome.cli", *words]
    environment = os.environ | {"WAYHOME_HOME": str(home.root)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return done.stdout + done.stderr


@pytest.mark.slow
def test_a_run_over_invented_people_names_none(tmp_path: Path) -> None:
    home = Home(tmp_path)
    write_register(home.agencies, AGENCIES)
    said = _run(home, "receive", str(FILES))
    said += _run(home, "build", "--as-of", "2026-11-20")
    with duckdb.connect(str(current_release(home).database), read_only=True) as con:
        held = {value for (value,) in con.execute(PARTICULARS).fetchall() if value}
    assert len(held) > 20
    # Whole words: 'Marsh' is a family name there and a part of an agency's name here.
    words = set(said.replace(",", " ").replace(".", " ").split())
    assert (
        sorted(value for value in held if value in words or len(value) > 9 and value in said) == []
    )
