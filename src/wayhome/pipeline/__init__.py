"""The order of the stages, a run, and the release that a run leaves behind.

    received deliveries ─► records ─► people ─► chronology ─► signs ─► index ─► release

A release is immutable. It is made in a folder beside the others, renamed into place in one step,
and only then named by the pointer `current`; a run that dies leaves the last release serving.
"""

from wayhome.pipeline import spark
from wayhome.pipeline.build import Telling, build
from wayhome.pipeline.comparing import Beside, compare
from wayhome.pipeline.release import (
    Release,
    current_release,
    held_release,
    held_releases,
    serve_release,
)

__all__ = [
    "Beside",
    "Release",
    "Telling",
    "build",
    "compare",
    "current_release",
    "held_release",
    "held_releases",
    "serve_release",
    "spark",
]
