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
from wayhome.network.graph.opening import Map
from wayhome.network.graph.opening import make_ready as make_map_ready
from wayhome.network.methods.who_is_near import make_ready as make_walk_ready

_lock = threading.Lock()
_lookups: dict[str, people.Lookup] = {}  # as below
_maps: dict[str, Map] = {}
_open: dict[str, duckdb.DuckDBPyConnection] = {}  # at most one: release name → connection


@contextmanager
def reading(release: pipeline.Release | None = None) -> Iterator[duckdb.DuckDBPyConnection]:
    """A read-only cursor on a release; without one on that which serves, NotSetUp before the first
    build."""
    cursor = _connection(release or pipeline.current_release(home())).cursor()
    try:
        yield cursor
    finally:
        cursor.close()


def _connection(release: pipeline.Release) -> duckdb.DuckDBPyConnection:
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


def map_of(release: pipeline.Release) -> Map:
    """The map of a release, opened once a process."""
    key = str(release.folder)
    with _lock:
        if key not in _maps:
            opened = Map(release.map)
            _maps.clear()
            _maps[key] = opened
        return _maps[key]


def make_ready() -> None:
    """Open what serves, if there is any, so that nobody waits for what is compiled."""
    try:
        release = pipeline.current_release(home())
        people.make_ready(lookup(release))
        of = map_of(release)
        make_map_ready(of)
        make_walk_ready(of)
    except WayhomeError:
        return  # what is wrong is said to whoever asks first
