"""Whom an answer is about by now: people are joined and parted, it goes with its subject.

Keeps: an answer is about one person at a time, so that what was said of one child is never shown of
another. Where its subject is held no more, the reference of then leads on.
"""

from collections.abc import Iterable

from wayhome.workspace.reading import references
from wayhome.workspace.reading.view import View

Given = tuple[str, str]  # the subject_ref an answer was given of, and the person it was then

NOW = """
select subject_ref, min(person_id) as person_id from {subject}
where list_contains($refs, subject_ref) and superseded_at is null group by all
"""


def whose(view: View, given: Iterable[Given]) -> dict[Given, str]:
    """The person_id of each by now, as this viewer knows people."""
    asked = set(given)
    refs = sorted({ref for ref, _ in asked})
    rows = view.rows(NOW, refs=refs) if refs else []
    held = {row["subject_ref"]: row["person_id"] for row in rows}
    leads = references.leads(view, {person for ref, person in asked if ref not in held})
    return {(ref, was): held.get(ref) or leads.get(was, was) for ref, was in asked}
