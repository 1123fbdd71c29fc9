"""What is compiled is kept for exactly the code that made it."""

import os
from pathlib import Path

from wayhome.network.graph import walking
from wayhome.people import compiled


def test_another_state_of_any_file_is_another_name(tmp_path: Path) -> None:
    rooms = [tmp_path / "people", tmp_path / "network"]
    for room in rooms:
        room.mkdir()
        (room / "rule.py").write_text("seen = 1\n", encoding="utf-8")
    before = compiled.stamp(rooms)
    assert compiled.stamp(rooms) == before
    for changed in (room / "rule.py" for room in rooms):
        # of the same length: its time alone tells
        os.utime(changed, ns=(1, changed.stat().st_mtime_ns + 1))
        after = compiled.stamp(rooms)
        assert after != before
        before = after


def test_a_loop_lies_where_the_state_of_all_rooms_names_it() -> None:
    """What sees a tie is of another file than what walks along it."""
    kept_in = Path(walking.neighbours._cache.cache_path)
    here = Path(compiled.__file__).parents[1]
    name = f"compiled-{compiled.stamp(here / room for room in compiled.ROOMS)}"
    assert name in kept_in.parts
