"""Where a row's place is: its postcode in one form, its point, its district and police area.

The point is that of the source when it gave one inside the United Kingdom, else that of the
postcode's sector. A point without a postcode takes district and force of the nearest sector.
"""

from duckdb import DuckDBPyConnection

from wayhome.lexicon.places import REFERENCE, miles_sql
from wayhome.lexicon.postcodes import postcode_sql

IN_BOUNDS = "_lat BETWEEN 49 AND 61.5 AND _lon BETWEEN -9 AND 2.5"
# degrees: most points have a sector within the first cells around, the Highlands need the second
CELLS = (0.04, 0.5)
EXACT = 3  # decimals of a degree that are looked at, a hundred yards: fewer points to look up


def load_sectors(con: DuckDBPyConnection) -> None:
    """Make `_sector` (sector, lat, lon, area, force)."""
    con.execute(
        "CREATE OR REPLACE TEMP TABLE _sector AS SELECT * FROM read_csv(?, header = true,"
        " columns = {'sector': 'VARCHAR', 'lat': 'DOUBLE', 'lon': 'DOUBLE', 'area': 'VARCHAR',"
        " 'force': 'VARCHAR'})",
        [str(REFERENCE / "postcode_sectors.csv")],
    )


def placed(select: str, columns: set[str]) -> str:
    """The same rows with postcode, lat, lon, area and force filled in."""
    if not {"postcode", "lat"} & columns:
        return select
    held = [name for name in ("postcode", "lat", "lon") if name in columns]
    postcode = postcode_sql("postcode") if "postcode" in columns else "NULL::VARCHAR"
    lat, lon = ("lat", "lon") if "lat" in columns else ("NULL::DOUBLE", "NULL::DOUBLE")
    return (
        f"SELECT p.* EXCLUDE (_postcode, _lat, _lon), _postcode AS postcode,"
        f" CASE WHEN {IN_BOUNDS} THEN _lat ELSE c.lat END AS lat,"
        f" CASE WHEN {IN_BOUNDS} THEN _lon ELSE c.lon END AS lon, c.area, c.force"
        f" FROM (SELECT * EXCLUDE ({', '.join(held)}), {postcode} AS _postcode,"
        f" {lat} AS _lat, {lon} AS _lon FROM ({select})) p"
        f" LEFT JOIN _sector c ON c.sector = left(p._postcode, -2)"
    )


def name_points(con: DuckDBPyConnection, table: str) -> None:
    """District and force of points that came without a postcode."""
    con.execute(
        "CREATE OR REPLACE TEMP TABLE _nearest (lat DOUBLE, lon DOUBLE, area VARCHAR,"
        " force VARCHAR)"
    )
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE _point AS SELECT DISTINCT round(lat, {EXACT}) AS lat,"
        f" round(lon, {EXACT}) AS lon FROM {table} WHERE lat IS NOT NULL AND area IS NULL"
    )
    for cell in CELLS:
        con.execute(_NEAREST.format(cell=cell, miles=miles_sql("p.lat", "p.lon", "c.lat", "c.lon")))
    con.execute(
        f"UPDATE {table} SET area = n.area, force = n.force FROM _nearest n"
        f" WHERE {table}.area IS NULL AND round({table}.lat, {EXACT}) = n.lat"
        f" AND round({table}.lon, {EXACT}) = n.lon"
    )


_NEAREST = """
INSERT INTO _nearest
SELECT p.lat, p.lon, arg_min(c.area, {miles}) AS area, arg_min(c.force, {miles}) AS force
FROM (SELECT *, unnest([-1, 0, 1]) AS north FROM _point ANTI JOIN _nearest USING (lat, lon)) p
CROSS JOIN unnest([-1, 0, 1]) AS e(east)
JOIN _sector c ON floor(c.lat / {cell}) = floor(p.lat / {cell}) + p.north
    AND floor(c.lon / {cell}) = floor(p.lon / {cell}) + e.east
GROUP BY ALL
"""
