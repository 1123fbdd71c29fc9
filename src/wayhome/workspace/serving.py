"""The release that serves, opened for reading: one connection a process, one cursor a use.

When another release is switched in, the next use opens it; cursors already given keep theirs.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import duckdb

from wayhome import people, pipeline
from wayhome.lexicon.errors import WayhomeError
from wayhome.lexicon.home import home

_lock = threading.Lock()
_lookups: dict[str, people.Lookup] = {}  # as below
_open: dict[str, duckdb.DuckDBPyConnection] = {}  # at most one: release name → connection


@contextmanager
def reading() -> Iterator[duckdb.DuckDBPyConnection]:
    """A read-only cursor on the release that serves. NotSetUp before the first build."""
    cursor = _connection().cursor()
    try:
        yield cursor
    finally:
        cursor.close()


def _connection() -> duckdb.DuckDBPyConnection:
    release = pipeline.current_release(home())
    key = str(release.database)
    with _lock:
        if key not in _open:
            opened = duckdb.connect(key, read_only=True)
            # The old one is dropped, not closed: a page may still be reading from it.
            _open.clear()
            _open[key] = opened
        return _open[key]


def lookup(release: pipeline.Release) -> people.Lookup:
    """The index of a release, mapped once a process."""
    key = str(release.folder)
    with _lock:
        if key not in _lookups:
            opened = people.Lookup(release.lookup)
            _lookups.clear()
            _lookups[key] = opened
        return _lookups[key]


def make_ready() -> None:
    """Open the index that serves, if there is one, so that nobody waits for what is compiled."""
    try:
        people.make_ready(lookup(pipeline.current_release(home())))
    except WayhomeError:
        return  # what is wrong is said to whoever asks first
