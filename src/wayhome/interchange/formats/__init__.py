"""One file a form: what other people's tools read.

Every writer is given a picture and its handling, both settled, and a folder; it returns the files
that it wrote with how many rows each holds. None of them filters, masks or counts people.
"""

from collections.abc import Callable
from pathlib import Path

from wayhome.interchange.formats import (
    counts,
    followthemoney,
    geojson,
    gexf,
    graphml,
    i2_csv,
    neo4j,
    parquet,
    sheet,
    workbook,
)
from wayhome.interchange.handling import Handling
from wayhome.interchange.picture import Picture

Rows = dict[str, int]  # file's name, and how many rows it holds
Writer = Callable[[Picture, Handling, Path], Rows]

FORMATS: dict[str, Writer] = {
    "i2": i2_csv.write,
    "i2-uk": i2_csv.write_uk,
    "graphml": graphml.write,
    "gexf": gexf.write,
    "followthemoney": followthemoney.write,
    "neo4j": neo4j.write,
    "geojson": geojson.write,
    "parquet": parquet.write,
    "xlsx": workbook.write,
    "sheet": sheet.write,
    "counts": counts.write,
}
TITLES = {
    "i2": "Link chart (CSV, one row a link)",
    "i2-uk": "Link chart (CSV, days as 31/12/2026)",
    "graphml": "GraphML (Gephi, yEd, Cytoscape, igraph)",
    "gexf": "GEXF with times (Gephi)",
    "followthemoney": "FollowTheMoney (OpenAleph)",
    "neo4j": "Neo4j (CSV for its importer)",
    "geojson": "GeoJSON (maps)",
    "parquet": "Parquet",
    "xlsx": "Workbook",
    "sheet": "Chart on A3 for a meeting (PDF)",
    "counts": "Counts alone, small numbers hidden",
}
