"""Measures across people. No number leaves this room that has not passed disclosure control.

It answers how fresh what each agency has sent is (silence is not safety), how records were joined
in a release (joining), and what of that moved between two (drift).
"""

from wayhome.insight.drift import Changed, Moved, changed, drift, stopped
from wayhome.insight.freshness import Fed, Freshness, freshness
from wayhome.insight.joining import Figures, Share, Source, Totals, sizes, sources, totals

__all__ = [
    "Changed",
    "Fed",
    "Figures",
    "Freshness",
    "Moved",
    "Share",
    "Source",
    "Totals",
    "changed",
    "drift",
    "freshness",
    "sizes",
    "sources",
    "stopped",
    "totals",
]
