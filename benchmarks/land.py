"""How long a map of the land with 500 markers takes to stand in a browser without a graphics card.

The page's own script draws the bundled outlines and 500 invented markers, the most that a map
holds. Counted from the moment that the page has come to the first whole map. In Chromium, with
its graphics switched off.

python -m benchmarks.land
"""

import json
import statistics
from typing import Any

import numpy as np
from playwright.sync_api import Browser
from rich.console import Console

from benchmarks.drawing import rounds
from wayhome.lexicon.places import sectors
from wayhome.lexicon.spots import HOW_EXACT
from wayhome.workspace.reading.land import MOST

BAR = 2.0
PAGE = """<!doctype html><html lang="en"><meta charset="utf-8">
<link rel="stylesheet" href="/vendor/leaflet.css"><link rel="stylesheet" href="/wayhome/land.css">
<body><script type="application/json" id="places-data">{data}</script>
<div data-needs-script><div class="ld-map" id="places-map"></div></div>
<div id="places-chosen"></div>
<script src="/vendor/leaflet.js" defer></script>
<script src="/vendor/topojson-client.min.js" defer></script>
<script type="module" src="/wayhome/places/start.js"></script>"""
STANDS = """() => new Promise(done => {
  const look = () => {
    const map = document.querySelector("#places-map[data-outlines][data-markers]");
    if (!map) return requestAnimationFrame(look);
    const [page] = performance.getEntriesByType("navigation");
    requestAnimationFrame(() => setTimeout(() => done(performance.now() - page.responseEnd)));
  };
  look();
})"""
Figure = dict[str, Any]


def maps(markers: int = MOST) -> list[Figure]:
    """The bar of the map."""
    took = statistics.median(_drawn(_invented(markers)))
    return [
        {
            "name": f"drawing the land with {markers:,} markers in a browser, no graphics card",
            "figure": round(took, 2),
            "unit": "s",
            "bar": f"under {BAR:g}",
            "met": took < BAR,
            "ratio_against": "",
        }
    ]


def _invented(markers: int) -> dict[str, Any]:
    """So many postcode sectors by chance, each with a place."""
    held = list(sectors().values())
    chosen = np.random.default_rng(1).choice(len(held), markers, replace=False)
    return {
        "exact": HOW_EXACT,
        "markers": [
            {"key": one.sector, "lat": one.lat, "lon": one.lon, "area": one.area, "shape": "place",
             "precision": "sector", "word": f"Place in {one.sector}", "district": "",
             "places": [{"called": "A place", "link": "/"}]}
            for one in (held[place] for place in chosen.tolist())
        ],
    }  # fmt: skip


def _drawn(data: dict[str, Any]) -> list[float]:
    """Seconds until the map stands, one a round."""
    page = PAGE.format(data=json.dumps(data))
    return rounds(page, _round)


def _round(browser: Browser, address: str) -> float:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(address, wait_until="commit")
    took: float = page.evaluate(STANDS)
    page.close()
    return took / 1_000


if __name__ == "__main__":
    for figure in maps():
        Console(highlight=False).print(json.dumps(figure), soft_wrap=True)
