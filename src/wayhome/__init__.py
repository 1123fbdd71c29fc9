"""Wayhome: one person, one chronology, one map, and the next step with its clock."""

__version__ = "0.1.0"
