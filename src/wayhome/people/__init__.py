"""Which records are the same person: standardise, block, compare, link, cluster, look up.

    link(con, before=, keep=)     subject, stay, contact_point -> person_subject, person, link,
                                  person_forward, person_change
    index(con), keep_index(con, folder)        what was linked -> the index of a release
    search(Lookup(folder), text, eyes), complete(Lookup(folder), start, eyes)
    make_ready(Lookup(folder))                                 so that the first need not wait
    check(Lookup(folder), Particulars(…), eyes, today)         who somebody may be, weighed
    keys_of(Particulars(…)), weigh_entered(…)                  the same among what was entered since

Rules this room keeps: trusted identifiers first, and never past a contradiction; sealed records
join nobody; restricted records never shape what an outsider is shown; a person's judgement beats
the model; the same records in any order give the same people.
"""

from wayhome.people.before import FOLDER as LINKING
from wayhome.people.checking import Match, check
from wayhome.people.choosing import Chosen, chosen, use
from wayhome.people.completion import Completion, complete
from wayhome.people.entered import Entered, EnteredMatch, can_be_asked, keys_of, weigh_entered
from wayhome.people.identity import person_id
from wayhome.people.index import index, keep_index
from wayhome.people.linking import link
from wayhome.people.lookup import FOLDER as LOOKUP
from wayhome.people.lookup import Lookup
from wayhome.people.model import CURRENT as MODEL
from wayhome.people.model import Band
from wayhome.people.particulars import Particulars
from wayhome.people.search import Found, Hit, search
from wayhome.people.tally import make_ready

__all__ = [
    "LINKING",
    "LOOKUP",
    "MODEL",
    "Band",
    "Chosen",
    "Completion",
    "Entered",
    "EnteredMatch",
    "Found",
    "Hit",
    "Lookup",
    "Match",
    "Particulars",
    "can_be_asked",
    "check",
    "chosen",
    "complete",
    "index",
    "keep_index",
    "keys_of",
    "link",
    "make_ready",
    "person_id",
    "search",
    "use",
    "weigh_entered",
]
