"""The drawn timeline: a window, its scale, its lanes, their marks, and a title that is the answer.

All of it is worked out here as plain numbers; the template only writes them down as SVG.
"""

from wayhome.workspace.pages.timeline.answer import answer
from wayhome.workspace.pages.timeline.drawing import MIDDLE, NARROW, WIDE, Drawing, draw
from wayhome.workspace.pages.timeline.window import Window, window

__all__ = ["MIDDLE", "NARROW", "WIDE", "Drawing", "Window", "answer", "draw", "window"]
