"""Which records are the same person: standardise, block, compare, link, cluster, look up.

    link(con)                     subject, stay, contact_point -> person_subject, person, link
    index(con), keep_index(con, folder)        what was linked -> the index of a release
    search(Lookup(folder), text, eyes), complete(Lookup(folder), start, eyes)
    check(Lookup(folder), Particulars(…), eyes, today)         who somebody may be, weighed

Rules this room keeps: trusted identifiers first, and never past a contradiction; sealed records
join nobody; restricted records never shape what an outsider is shown; a person's judgement beats
the model; the same records in any order give the same people.
"""

from wayhome.people.checking import Match, check
from wayhome.people.completion import Completion, complete
from wayhome.people.identity import person_id
from wayhome.people.index import index, keep_index
from wayhome.people.linking import link
from wayhome.people.lookup import FOLDER as LOOKUP
from wayhome.people.lookup import Lookup
from wayhome.people.model import Band
from wayhome.people.particulars import Particulars
from wayhome.people.search import Found, Hit, search

__all__ = [
    "LOOKUP",
    "Band",
    "Completion",
    "Found",
    "Hit",
    "Lookup",
    "Match",
    "Particulars",
    "check",
    "complete",
    "index",
    "keep_index",
    "link",
    "person_id",
    "search",
]
