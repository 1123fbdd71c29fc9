"""Entries put in order on disk, a range of keys at a time: memory follows a range, not the nation.

    as they come ─> one file for each range of keys ─> each sorted by itself ─> the arrays, in order

Keys are hashes, so the ranges are about the same size.
"""

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

RANGES_BITS = 6  # 64 ranges: among 10 million records six million entries each
ENTRY = np.dtype([("key", "u8"), ("face", "u4"), ("agency", "u2")])
ARRAYS = {"keys": "u8", "starts": "i8", "faces": "u4", "agencies": "u2"}

Entries = NDArray[np.void]


def write_sorted(batches: Iterator[Entries], folder: Path) -> None:
    """Write keys.npy, starts.npy, faces.npy and agencies.npy into `folder`: by key, face and
    agency, so that the order in which an engine gives them changes nothing."""
    with tempfile.TemporaryDirectory(dir=folder) as scratch, ExitStack() as opened:
        ranges = [Path(scratch) / f"{n}.entries" for n in range(1 << RANGES_BITS)]
        _divide(batches, [opened.enter_context(each.open("w+b")) for each in ranges])
        arrays = {name: _Array(folder / f"{name}.npy", kind) for name, kind in ARRAYS.items()}
        count = 0
        for path in ranges:
            some = np.fromfile(path, ENTRY)
            path.unlink()
            some = some[np.lexsort((some["agency"], some["face"], some["key"]))]
            keys, first = np.unique(some["key"], return_index=True)
            arrays["keys"].add(keys)
            arrays["starts"].add(first + count)
            arrays["faces"].add(some["face"])
            arrays["agencies"].add(some["agency"])
            count += len(some)
        arrays["starts"].add(np.array([count]))
        for array in arrays.values():
            array.finish()


def _divide(batches: Iterator[Entries], files: list[BinaryIO]) -> None:
    for batch in batches:
        which = (batch["key"] >> np.uint64(64 - RANGES_BITS)).astype(np.uint8)
        order = np.argsort(which, kind="stable")
        ends = np.searchsorted(which[order], np.arange(len(files) + 1)).tolist()
        for file, first, past in zip(files, ends[:-1], ends[1:], strict=True):
            batch[order[first:past]].tofile(file)
    for file in files:
        file.flush()


class _Array:
    """An .npy file whose length is known once it is written."""

    HEAD = 128  # bytes: what a header of one dimension takes, however long

    def __init__(self, path: Path, kind: str) -> None:
        self._kind, self._count = np.dtype(kind), 0
        self._file = path.open("wb")
        self._file.write(bytes(self.HEAD))

    def add(self, values: NDArray[np.generic]) -> None:
        values.astype(self._kind).tofile(self._file)
        self._count += len(values)

    def finish(self) -> None:
        said = {"descr": self._kind.str, "fortran_order": False, "shape": (self._count,)}
        self._file.seek(0)
        np.lib.format.write_array_header_1_0(self._file, said)
        assert self._file.tell() == self.HEAD
        self._file.close()
