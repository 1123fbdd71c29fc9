"""Runs of episodes as spells: a stay at one placement, a period of being looked after.

The returns cut a stay into episodes whenever the legal status changes, and send the open episode
again, with its end, a year later. So what the spells were depends on when one asks: for every
moment at which episodes came, the episodes known then are put in order and joined, and a spell
that looks the same at two moments is one row.

    received  episode          as known from January          as known from April
    January   E1 open          spell E1 …                     spell E1, E2, over in March
    April     E1 closed, E2

Invariant: at any moment exactly one version of a spell stands.
"""

from dataclasses import dataclass, replace

from duckdb import DuckDBPyConnection

from wayhome.records.mapping import Mapping, person


@dataclass(frozen=True)
class Spells:
    """What to join: SQL names of columns of the view, and when an episode begins a new spell."""

    name: str  # of the table to make
    view: str
    person: str
    began: str
    ended: str
    breaks: str  # over `k`, the episode, with was_<kept> of the one before: true begins a new spell
    kept: tuple[str, ...]  # columns whose last value in the spell is kept


def make_spells(con: DuckDBPyConnection, spells: Spells) -> None:
    """Make the table: the first episode's columns, `_ended`, `last_<kept>`, `_since`, `_until`."""
    con.execute(_SQL.format(**_words(spells)))


def evidence(event: Mapping, spells: str, number: str) -> Mapping:
    """The person's part in the event of a spell, as each later episode of it bears out."""
    version = "coalesce('-' || nullif(v._version, 1), '')"
    return replace(
        event,
        into="involvement",
        part=f"{event.part}-evidence",
        columns={
            "subject_ref": person(number),
            "event_id": f"v._spell_record || ':{event.part}' || {version}",
            "role": "'subject'",
        },
        joins=f"JOIN (SELECT *, unnest(_members) AS _member FROM {spells}) v"
        " ON v._member = s._record AND v._spell_record <> s._record",
        # an episode may belong to different spells at different moments
        suffix="replace(v._spell_record, ':', '.') || '-' || v._version",
    )


def _words(spells: Spells) -> dict[str, str]:
    lasts = [f"last(e.{c} ORDER BY e._place) AS last_{c}" for c in spells.kept]
    before = [f"lag(k.{c}) OVER line AS was_{c}" for c in spells.kept]
    return {
        "name": f'"{spells.name}"',
        "view": f'"{spells.view}"',
        "person": spells.person,
        "began": spells.began,
        "ended": spells.ended,
        "breaks": spells.breaks,
        "lasts": ", ".join(lasts),
        "same": ", ".join(f"last_{c}" for c in spells.kept),
        "before": ", ".join(before),
    }


_SQL = """
CREATE OR REPLACE TEMP TABLE {name} AS
WITH episode AS (SELECT * FROM {view}),
moment AS (
    SELECT _agency, _system, came,
        row_number() OVER (PARTITION BY _agency, _system ORDER BY came) AS n
    FROM (SELECT DISTINCT _agency, _system, _received AS came FROM episode)),
known AS (
    SELECT m.n, m.came, k.* FROM moment m JOIN episode k
    ON k._agency = m._agency AND k._system = m._system AND k._received <= m.came
    AND (k._superseded_at IS NULL OR k._superseded_at > m.came)),
ordered AS (
    SELECT k.*, row_number() OVER line AS _place, lag(k.{ended}) OVER line AS _ended_before,
        {before}
    FROM known k
    WINDOW line AS (PARTITION BY k._agency, k._system, k.{person}, k.n
        ORDER BY k.{began}, k.{ended} NULLS LAST, k._record)),
numbered AS (
    SELECT k.*, sum(CASE WHEN _ended_before IS DISTINCT FROM k.{began} OR ({breaks})
        THEN 1 ELSE 0 END) OVER (PARTITION BY _agency, _system, {person}, n
        ORDER BY _place ROWS UNBOUNDED PRECEDING) AS _spell
    FROM ordered k),
joined AS (
    SELECT e.n, e.came, first(e._record ORDER BY e._place) AS _record,
        last(e.{ended} ORDER BY e._place) AS _ended,
        arg_max(e._record, (e._received, e._record)) AS _newest,
        list(e._record ORDER BY e._place) AS _members, {lasts}
    FROM numbered e GROUP BY e.n, e.came, e._agency, e._system, e.{person}, e._spell),
islands AS (
    SELECT *, n - row_number() OVER (
        PARTITION BY _record, _ended, _members, {same} ORDER BY n) AS _island
    FROM joined),
version AS (
    SELECT _record, _ended, _members, {same}, min(n) AS n_from, max(n) AS n_to, min(came) AS _since
    FROM islands GROUP BY _record, _ended, _members, {same}, _island)
SELECT v._record AS _spell_record, v.* EXCLUDE (_record, n_from, n_to, _since), v._since,
    m.came AS _until,
    row_number() OVER (PARTITION BY v._record ORDER BY v._since) AS _version,
    j._newest AS _until_by
FROM version v JOIN episode e ON e._record = v._record
LEFT JOIN moment m ON m._agency = e._agency AND m._system = e._system AND m.n = v.n_to + 1
LEFT JOIN joined j ON j._record = v._record AND j.n = v.n_to + 1
"""
