"""Measures across people. No number leaves this room that has not passed disclosure control.

For now it answers one question: how fresh is what each agency has sent (silence is not safety).
"""

from wayhome.insight.freshness import Fed, Freshness, freshness

__all__ = ["Fed", "Freshness", "freshness"]
