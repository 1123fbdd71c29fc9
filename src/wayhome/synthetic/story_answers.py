"""What should be true of the stories: written beside the key, for demonstrations and journeys."""

import json
from pathlib import Path
from typing import Any

import duckdb
import numpy as np

from wayhome.synthetic.deliver import SYSTEMS
from wayhome.synthetic.holders import COUNCIL, HOLDERS
from wayhome.synthetic.population import People
from wayhome.synthetic.story_cast import CAST, NUMBER

# Signs are codes of facts §5; each is met by what `stories` tells, on the day the region ends.
EXPECTED: dict[str, dict[str, Any]] = {
    "callum": {
        "about": "A boy of 15 of Northborough, found 90 miles away beside an older man.",
        "missing_episodes": 6,
        "signs": ["I01", "I02", "I03", "I04", "I06", "I10", "I12", "I13", "I14"]
        + ["I26", "I28", "I29", "I54"],
        "found": "Thetford railway station",
    },
    "amira": {
        "about": "A girl of 14 placed far away; agencies hold pieces, two spell her otherwise.",
        "missing_episodes": 3,
        "signs": ["I01", "I02", "I03", "I04", "I06", "I10", "I28", "I54", "I57", "I58"],
        "search": ["Amira Hollins", "Amirah Holins", "Mia Hollins"],
    },
    "kyle": {
        "about": "One of twins in Eastmarsh, used by a local line; not his brother.",
        "missing_episodes": 3,
        "signs": ["I01", "I03", "I06", "I10", "I12", "I14", "I26", "I54"],
        "never_the_same_as": "kian",
    },
    "kian": {
        "about": "The other twin. Nothing of his brother's may stand on his chronology.",
        "missing_episodes": 0,
        "signs": ["I54"],
        "never_the_same_as": "kyle",
    },
    "poppy": {
        "about": "Adopted. Her record before it is sealed; nothing joins it to the one after.",
        "missing_episodes": 0,
        "signs": ["I54"],
        "never_the_same_as": "poppy_after",
        "sealed": True,
    },
    "poppy_after": {
        "about": "The same child after adoption, with another name and number.",
        "missing_episodes": 0,
        "signs": [],
        "never_the_same_as": "poppy",
    },
}


def write_stories(
    con: duckdb.DuckDBPyConnection, everyone: People, cast: int, folder: Path
) -> None:
    """stories.json: one entry a person of the cast, with every number agencies know them by."""
    held = con.execute(
        f"select pid, h, local_id, upn, nhs from held where pid >= {cast} order by pid, h"
    ).fetchall()
    told = {role.key: _entry(everyone, cast, role.key, held) for role in CAST}
    text = json.dumps(told, indent=1, ensure_ascii=False, sort_keys=False)
    (folder / "stories.json").write_text(text + "\n", encoding="utf-8")


def _entry(everyone: People, cast: int, key: str, held: list[tuple[Any, ...]]) -> dict[str, Any]:
    pid = cast + NUMBER[key]
    mine = [row for row in held if row[0] == pid]
    return {
        "given": everyone.given[pid],
        "family": everyone.family[pid],
        "dob": str(np.datetime64(everyone.born[pid], "D")),
        "postcode": everyone.homes.postcode[everyone.homes.at(pid)],
        "refs": [_ref(h, local_id) for _, h, local_id, _, _ in mine],
        "upn": next((upn for *_, upn, _ in mine if upn), None),
        "nhs_number": next((nhs for *_, nhs in mine if nhs), None),
        "agencies": sorted({HOLDERS[h].agency for _, h, *_ in mine}),
        **EXPECTED.get(key, {}),
    }


def _ref(h: int, local_id: str) -> str:
    holder = HOLDERS[h]
    feed = "ssd" if holder.sort == COUNCIL else holder.sort
    return f"{holder.agency}/{SYSTEMS[feed]}/{local_id}"
