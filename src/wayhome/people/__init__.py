"""Which records are the same person: standardise, block, compare, link, cluster, look up.

    link(con)     subject, stay, contact_point -> person_subject, person, link
    index(con)    -> search_key and its kin
    search(con, text, viewer_agency)

Rules this room keeps: trusted identifiers first, and never past a contradiction; sealed records
join nobody; restricted records never shape what an outsider is shown; a person's judgement beats
the model; the same records in any order give the same people.
"""

from wayhome.people.identity import person_id
from wayhome.people.linking import link
from wayhome.people.model import Band

__all__ = ["Band", "link", "person_id"]
