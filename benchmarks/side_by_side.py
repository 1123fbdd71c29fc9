"""An index of many millions from that of one: regions laid side by side, nobody linked or sorted.

    faces   ten times, each region's after the last; so all that is kept of a face
    a key   that leads to several people leads to those of every region; one person's stays theirs

So every name, date and place leads to ten times as many people, and look-ups are as long as among
ten million. It is a test of looking up and of nothing else: everybody has nine doubles, which a
nation has not, and what only one person has (a number, a whole name with a date) is not there
again under other values. The arrays are those that the product wrote, repeated. The last face of
each region cannot be shown, because what faces state is not written ten times.
"""

import json
import shutil
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from wayhome.people.compiled import compiled
from wayhome.people.lookup.opening import ARRAYS

Numbers = NDArray[np.int64]
ENTRIES = ("keys", "starts", "faces", "agencies")
BY_PERSON = ("formers", "homes", "housed")  # of the first region alone: a check reads none of them


def lay(one: Path, many: Path, regions: int = 10) -> None:
    """Write the index of `regions` like the one in the folder `one` into `many`."""
    many.mkdir(parents=True)
    of = {name: np.load(one / f"{name}.npy", mmap_mode="r") for name in ARRAYS}
    people = int(of["people"][-1]) + 1
    _lay_entries(of, many, regions)
    repeated = ["owners", "years", *(path.stem for path in one.glob("codes_*.npy"))]
    for name in repeated:
        _repeat(np.load(one / f"{name}.npy", mmap_mode="r"), many / f"{name}.npy", regions, 0)
    _repeat(of["people"], many / "people.npy", regions, people)
    _repeat(of["places"][:-1], many / "places.npy", regions, 0, of["places"][-1:])
    kept = [*one.glob("values_*.arrow"), one / "names.arrow", one / "states.jsonl"]
    for path in (*kept, *(one / f"{name}.npy" for name in BY_PERSON)):
        shutil.copyfile(path, many / path.name)
    head = json.loads((one / "head.json").read_text(encoding="utf-8"))
    head["records"] = int(head["records"]) * regions
    (many / "head.json").write_text(json.dumps(head), encoding="utf-8")


def _lay_entries(of: dict[str, NDArray[np.generic]], many: Path, regions: int) -> None:
    starts = np.asarray(of["starts"])
    times = _times(starts, np.asarray(of["faces"]), np.asarray(of["people"]), regions)
    ends = np.concatenate(([0], np.cumsum(np.diff(starts) * times)))
    shutil.copyfile(Path(of["keys"].filename), many / "keys.npy")  # type: ignore[attr-defined]
    np.save(many / "starts.npy", ends)
    for name, further in (("faces", len(of["people"])), ("agencies", 0)):
        kind = of[name].dtype
        laid = _empty(many / f"{name}.npy", kind, int(ends[-1]))
        if further or of[name].any():  # else all zeros, which an empty file is already
            _spread(np.asarray(of[name]), starts, times, ends, laid, further)
        laid.flush()


@compiled
def _times(starts: Numbers, faces: NDArray[np.uint32], people: Numbers, regions: int) -> Numbers:
    """How many regions each key is of: all, where it leads to several people."""
    found = np.ones(len(starts) - 1, np.int64)
    for key in range(len(found)):
        first = people[faces[starts[key]]]
        for place in range(starts[key] + 1, starts[key + 1]):
            if people[faces[place]] != first:
                found[key] = regions
                break
    return found


@compiled
def _spread(
    values: Numbers, starts: Numbers, times: Numbers, ends: Numbers, laid: Numbers, further: int
) -> None:
    for key in range(len(times)):
        place = ends[key]
        for region in range(times[key]):
            for each in range(starts[key], starts[key + 1]):
                laid[place] = values[each] + region * further
                place += 1


def _repeat(
    values: NDArray[np.generic],
    path: Path,
    regions: int,
    further: int,
    last: NDArray[np.generic] | None = None,
) -> None:
    more = 0 if last is None else len(last)
    laid = _empty(path, values.dtype, len(values) * regions + more)
    for region in range(regions):
        begin = region * len(values)
        laid[begin : begin + len(values)] = np.asarray(values) + further * region
    if last is not None:
        laid[-more:] = last
    laid.flush()


def _empty(path: Path, kind: np.dtype[np.generic], length: int) -> NDArray[np.generic]:
    return np.lib.format.open_memmap(path, mode="w+", dtype=kind, shape=(length,))
