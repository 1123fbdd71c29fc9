"""Dated ties between people. Now: who was arrested, stopped, found or held together.

`build` makes `co_event`. Phones, addresses and lines will be ties too, in this room.
"""

from wayhome.network.together import build

__all__ = ["build"]
