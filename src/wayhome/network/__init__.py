"""Dated ties between people. Now: who was arrested, stopped, found or held together.

`build` makes `co_event`. Other ties (phones, addresses, lines) are for a later issue.
"""

from wayhome.network.together import build

__all__ = ["build"]
