"""One viewer's view of one release: the only door through which pages ask the serving file.

SQL names a guarded table as `{event}`, never as `event`: the braces become the table without the
rows this viewer's agency may not see. A query that names a guarded table bare is refused, so a
page cannot forget.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

import duckdb

from wayhome.casework.lists import contacts
from wayhome.governance.access import Viewer
from wayhome.governance.purposes import against_people
from wayhome.governance.visibility import eyes
from wayhome.lexicon.agencies import Agency, AgencyKind
from wayhome.lexicon.home import home
from wayhome.network.graph.opening import NO_END, NO_START, Map
from wayhome.network.graph.view import View as Window
from wayhome.network.kinds import TieKind
from wayhome.people import Lookup
from wayhome.pipeline import Release, current_release
from wayhome.workspace import serving
from wayhome.workspace.reading import release as releases
from wayhome.workspace.reading.asked_before import ASKED, Asked, question
from wayhome.workspace.reading.visibility import GUARDED, seen

Row = dict[str, Any]
EPOCH = date(1970, 1, 1)  # days of the map are counted from it

_registers: dict[str, dict[str, Agency]] = {}  # a release never changes, so its is read once

_BARE = re.compile(rf"\b(?:from|join)\s+(?:{'|'.join(GUARDED)})\b", re.IGNORECASE)


@dataclass
class View:
    """What one viewer may read in one release. `eyes`: the agency whose restricted rows they see,
    or nothing for a role that sees no restricted row at all. `purpose`: what it was opened for, as
    stated at the gate; '' where none was asked."""

    release: Release
    agency: str
    eyes: str
    con: duckdb.DuckDBPyConnection = field(repr=False)
    purpose: str = ""
    asked: Asked | None = field(default=None, repr=False, compare=False)
    # What was asked once for these eyes; a view with other eyes begins anew (dataclasses.replace).
    kept: dict[str, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def rows(self, sql: str, **values: Any) -> list[Row]:
        """The rows of a question, as dictionaries. `$viewer` is always the viewer's eyes."""
        if _BARE.search(sql):
            raise ValueError("A guarded table must be named in braces, or hidden rows could leak.")
        text = sql.format_map({table: seen(table) for table in GUARDED})
        values["viewer"] = self.eyes
        used = {name: value for name, value in values.items() if f"${name}" in text}
        if self.asked is None:
            return self._rows(text, used)
        release, asks = str(self.release.folder), question(text, used)
        before = self.asked.get(release, asks)
        if before is not None:
            return before
        found = self._rows(text, used)
        self.asked.keep(release, asks, found)
        return found

    def _rows(self, text: str, used: dict[str, Any]) -> list[Row]:
        found = self.con.execute(text, used)
        names = [column[0] for column in found.description or ()]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]

    def row(self, sql: str, **values: Any) -> Row | None:
        """The first row, or None."""
        found = self.rows(sql, **values)
        return found[0] if found else None

    def has(self, table: str) -> bool:
        """Whether this release has a table: an older one may be from before it was made."""
        sql = "select 1 from duckdb_tables() where table_name = $table"
        return bool(self.con.execute(sql, {"table": table}).fetchone())

    @property
    def lookup(self) -> Lookup:
        """The index of this release; what it gives is filtered by `eyes`."""
        return serving.lookup(self.release)

    @property
    def map(self) -> Map:
        """The map of this release; whoever walks it does so through a `window`."""
        return serving.map_of(self.release)

    @property
    def leaves_out(self) -> bool:
        """Whether what explains a life stays out of sight: family, home, school, trust. It was told
        to keep somebody safe, and this view was opened to act against people (guard-rail 9)."""
        return against_people(self.purpose)

    def window(
        self,
        since: date | None = None,
        of: Iterable[TieKind] = TieKind,
        until: date | None = None,
    ) -> Window:
        """What of the map is walked, counted and drawn: for these eyes and this purpose, since a
        day and until another, of some kinds of tie. The one way in: a page that asked the map
        itself could forget."""
        kinds = [kind for kind in of if not (kind.context and self.leaves_out)]
        first = (since - EPOCH).days if since else NO_START
        last = (until - EPOCH).days if until else NO_END
        return self.map.view(self.eyes, of=kinds, since=first, until=last)

    @cached_property
    def today(self) -> date:
        """The day this release speaks for."""
        return releases.today(self.release)

    @cached_property
    def agencies(self) -> dict[str, Agency]:
        """The register as the release was built with it, by code, and whom to ring today."""
        # here and not above: a release is read without the applications of a workspace, too
        from wayhome.workspace.lists.held import lines

        return contacts(self._register, releases.clock(), lines())

    @property
    def _register(self) -> dict[str, Agency]:
        key = str(self.release.folder)
        if key not in _registers:
            found = self.rows("select * from agency")
            _registers[key] = {row["code"]: _agency(row) for row in found}
        return _registers[key]

    def agency_name(self, code: str) -> str:
        return self._register[code].name if code in self._register else code


@contextmanager
def view(who: Viewer, purpose: str = "") -> Iterator[View]:
    """This viewer's view of the release that serves now, for the purpose that they stated. NotSetUp
    before the first build."""
    # Named once: what one release answers is kept under its name, and must be its own.
    release = current_release(home())
    with serving.reading(release) as cursor:
        yield View(release, who.agency, eyes(who), cursor, purpose, ASKED)


def _agency(row: Row) -> Agency:
    known = {name: row.get(name) or "" for name in Agency.__dataclass_fields__ if name != "kind"}
    return Agency(kind=AgencyKind(row["kind"]), **known)
