"""How long a picture of many ties takes to stand in a browser without a graphics card.

The page's own script draws an invented star of stars: 5,000 nodes and 20,000 ties, the most that a
picture may hold. Counted twice: from the moment the page's script begins to the first whole
picture, list, table and timeline; and from the moment the page is asked for, with what the server
does for
it (the walk, SQL, the layout, JSON), on a release that holds such a star. In Chromium, with its
graphics switched off.

python -m benchmarks.picture
"""

import json
import os
import statistics
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
from playwright.sync_api import Browser, Page, sync_playwright
from rich.console import Console

from benchmarks.drawing import ROUNDS, opened, rounds
from benchmarks.neighbourhood_region import starred
from benchmarks.served import EMAIL, PASSWORD, PORT, account, server, wayhome
from wayhome.lexicon.home import Home
from wayhome.network.graph.layout import placed
from wayhome.network.kinds import NodeKind, TieKind
from wayhome.workspace.pages.picture.telling import KINDS

NODES, TIES, BAR = 5_000, 20_000, 3.0
PAGE = """<!doctype html><html lang="en"><meta charset="utf-8">
<link rel="stylesheet" href="/wayhome/frame.css"><link rel="stylesheet" href="/wayhome/map.css">
<body class="wh-template"><script type="application/json" id="map-data">{data}</script>
<a id="map-keep" data-as-drawn href="/"></a><p id="map-said"></p><p id="map-now"></p>
<div id="map" hidden data-words='{words}' data-more="">
{buttons}<canvas class="mp-canvas" id="map-picture"></canvas>
<div><canvas class="mp-timeline" id="map-time"></canvas><input type="range" id="map-from">
<input type="range" id="map-until"><p id="map-time-said"></p></div><div id="map-panel"></div>
<form id="map-filters"><div data-choices="tie"></div><div data-choices="agency"></div>
<div data-choices="feed"></div><select name="source"><option value=""></select><select name="info">
<option value=""></select><input type="checkbox" name="ungraded"><select name="least">
<option value="1"></select></form><input id="map-find"><ul id="map-list"></ul>
<p id="map-list-said"></p></div><p id="map-table-said"></p><table id="map-table"><tbody></table>
<div id="map-table-more"></div><script type="module" src="/wayhome/map/start.js"></script>"""
BUTTONS = "".join(
    f'<button id="map-{name}">{name}</button>'
    for name in ("undo", "redo", "nearer", "further", "whole")
)
STANDS = """() => {
  const drawn = document.querySelector("#map-picture[data-drawn]");
  const [script] = performance.getEntriesByName(document.scripts[1].src);
  return drawn ? performance.now() - script.responseEnd : 0;
}"""
SINCE_ASKED = """() => {
  const [asked] = performance.getEntriesByType("navigation");
  return [performance.now(), asked.responseEnd, asked.transferSize];
}"""
EACH, BESIDES = 20, 2_000  # people at a telephone, as many as are drawn; people of the region
AT = f"http://127.0.0.1:{PORT}"
Figure = dict[str, Any]


def pictures(nodes: int = NODES, ties: int = TIES) -> list[Figure]:
    """The bar of the picture, from the script on and from the request on."""
    told = f"{nodes:,} nodes and {ties:,} ties in a browser, no graphics card"
    took = statistics.median(_drawn(_invented(nodes, ties)))
    whole, served, size = asked_for(nodes // EACH, EACH, ties // nodes)
    said = f"the page came after {served:.2f} s; {size / 1000:,.0f} kB over the wire"
    return [
        _figure(f"drawing {told}", took, ""),
        _figure(f"the same from the request on: {told}", whole, said),
    ]


def _figure(name: str, took: float, said: str) -> Figure:
    return {
        "name": name,
        "figure": round(took, 2),
        "unit": "s",
        "bar": f"under {BAR:g}",
        "met": took < BAR,
        "ratio_against": said,
    }


def asked_for(things: int, each: int, records: int) -> tuple[float, float, float]:
    """Seconds from the request to the whole picture, of them until the page had come, and its size
    as it was sent; each the median of a few rounds, the first of which nobody counts."""
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder))
        env = {**os.environ, "WAYHOME_HOME": str(home.root), "WAYHOME_DEMO": "1"}
        wayhome(env, "demo", "--no-serving", "--people", str(BESIDES))
        person = starred(home, things, each, records)
        account(env, agency="NBC")
        with server(env), sync_playwright() as playwright:
            page = opened(playwright).new_page(viewport={"width": 1280, "height": 900})
            _let_in(page, person)
            rounds = [_asked(page, person) for _ in range(ROUNDS + 1)][1:]
    took, came, size = (statistics.median(each) for each in zip(*rounds, strict=True))
    return took, came, size


def _let_in(page: Page, person: str) -> None:
    page.goto(f"{AT}/sign-in/")
    page.fill("input[name=email]", EMAIL)
    page.fill("input[name=password]", PASSWORD)
    page.click("main button[type=submit]")
    page.goto(f"{AT}/purpose/{person}/")
    page.check("input[name=purpose][value=case]")
    page.click("main button[type=submit]")


def _asked(page: Page, person: str) -> tuple[float, float, float]:
    page.goto(f"{AT}/people/{person}/map/?most=5000", wait_until="commit")
    page.wait_for_selector("#map-picture[data-drawn]", timeout=120_000)
    took, came, size = page.evaluate(SINCE_ASKED)
    return took / 1000, came / 1000, size


def _invented(nodes: int, ties: int) -> dict[str, Any]:
    """A star of stars, laid out as the server does."""
    chance = np.random.default_rng(1)
    left = np.concatenate([np.zeros(70, int), 1 + chance.integers(0, 70, ties - 70)])
    right = np.concatenate([np.arange(1, 71), chance.integers(71, nodes, ties - 70)])
    steps = np.where(np.arange(nodes) == 0, 0, np.where(np.arange(nodes) <= 70, 1, 2))
    points = placed(left.astype(np.int32), right.astype(np.int32), steps.astype(np.int32))
    kinds, words = list(KINDS), list(TieKind)
    drawn = [
        {"key": f"n{n}", "kind": kinds[n % len(kinds)], "word": "Thing", "label": f"P-{n}", "x": x,
         "y": y, "opened": n <= 70, "further": {}, "why": "", "may": False, "page": ""}
        for n, (x, y) in enumerate(points.tolist())
    ]  # fmt: skip
    first = chance.integers(15_000, 20_000, ties).tolist()
    held = [
        {"id": t, "left": one, "right": two, "kind": words[t % 12], "how": words[t % 12].label,
         "said": "", "when": "a day", "from": day, "to": None, "lasts": False, "agency": "NBC",
         "feed": "ssd", "source": "Council", "grade": "", "rank": "", "handling": "",
         "named": words[t % 12] is TieKind.NAMED, "times": 1, "record": "", "learned": "a day"}
        for t, (one, two, day) in enumerate(zip(left.tolist(), right.tolist(), first, strict=True))
    ]  # fmt: skip
    drawn[0]["kind"] = NodeKind.PERSON
    return {"nodes": drawn, "ties": held, "said": "", "short": False, "open": []}


def _drawn(data: dict[str, Any]) -> list[float]:
    """Seconds until the picture stands, one a round."""
    page = PAGE.format(data=json.dumps(data), words=json.dumps(KINDS), buttons=BUTTONS)
    return rounds(page, _round)


def _round(browser: Browser, address: str) -> float:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(address)
    # noted the moment it stands, for whoever looks later
    took: float = page.evaluate(
        f"() => new Promise(done => {{ const look = () => {{ const took = ({STANDS})();"
        " took ? done(took) : requestAnimationFrame(look); }; look(); })"
    )
    page.close()
    return took / 1_000


if __name__ == "__main__":
    for figure in pictures():
        Console(highlight=False).print(json.dumps(figure), soft_wrap=True)
