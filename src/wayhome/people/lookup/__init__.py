"""Looking one person up in microseconds: the index of a release, written once and mapped.

entries (which keys lead to whom, and who may follow them) -> writing (arrays) -> opening (`Lookup`)
"""

from wayhome.people.lookup.opening import FOLDER, Lookup

__all__ = ["FOLDER", "Lookup"]
