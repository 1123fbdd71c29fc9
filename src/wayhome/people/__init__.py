"""Which records are the same person: standardise, block, compare, link, cluster, look up.

    link(con)     subject, stay, contact_point -> person_subject, person, link
    index(con)    the same and thing, involvement -> search_key, search_face, search_name
    search(con, text, viewer_agency), complete(con, start, viewer_agency)

Rules this room keeps: trusted identifiers first, and never past a contradiction; sealed records
join nobody; restricted records never shape what an outsider is shown; a person's judgement beats
the model; the same records in any order give the same people.
"""

from wayhome.people.completion import Completion, complete
from wayhome.people.identity import person_id
from wayhome.people.index import index
from wayhome.people.linking import link
from wayhome.people.model import Band
from wayhome.people.search import Found, Hit, search

__all__ = [
    "Band",
    "Completion",
    "Found",
    "Hit",
    "complete",
    "index",
    "link",
    "person_id",
    "search",
]
