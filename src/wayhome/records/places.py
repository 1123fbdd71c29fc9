"""Where a row's place is: its postcode in one form, its point, its district and police area.

The point is that of the source when it gave one inside the United Kingdom, else that of the
postcode's sector. A point without a postcode takes district and force of the nearest sector.
"""

from duckdb import DuckDBPyConnection

from wayhome.lexicon.places import REFERENCE, miles_sql
from wayhome.lexicon.postcodes import postcode_sql

IN_BOUNDS = "_lat BETWEEN 49 AND 61.5 AND _lon BETWEEN -9 AND 2.5"
CELL = 0.1  # degrees, about 7 miles: wide enough that a sector lies within the cells around


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
        f"CREATE OR REPLACE TEMP TABLE _point AS SELECT DISTINCT lat, lon FROM {table}"
        " WHERE lat IS NOT NULL AND area IS NULL"
    )
    con.execute(_NEAREST.format(cell=CELL, miles=miles_sql("p.lat", "p.lon", "c.lat", "c.lon")))
    con.execute(
        f"UPDATE {table} SET area = n.area, force = n.force FROM _nearest n"
        f" WHERE {table}.area IS NULL AND {table}.lat = n.lat AND {table}.lon = n.lon"
    )


_NEAREST = """
CREATE OR REPLACE TEMP TABLE _nearest AS
SELECT p.lat, p.lon, arg_min(c.area, {miles}) AS area, arg_min(c.force, {miles}) AS force
FROM (SELECT *, unnest([-1, 0, 1]) AS north FROM _point) p, unnest([-1, 0, 1]) AS e(east)
JOIN _sector c ON floor(c.lat / {cell}) = floor(p.lat / {cell}) + p.north
    AND floor(c.lon / {cell}) = floor(p.lon / {cell}) + e.east
GROUP BY ALL
"""
