"""Who is allocated to somebody now, and for which agency."""

from wayhome.lexicon.kinds import EventKind
from wayhome.workspace.reading.view import Row, View

WORKERS = """
select agency, text, place_name, code, reference, outcome, occurred_from, record_id from {event}
where person_id = $person and kind = $kind and superseded_at is null
    and (occurred_to is null or occurred_to >= $today)
order by occurred_from desc nulls last, record_id
"""


def allocated(view: View, person_id: str) -> Row | None:
    """The worker allocated most lately and not yet ended, or None."""
    kind = str(EventKind.WORKER)
    return view.row(WORKERS, person=person_id, kind=kind, today=view.today)
