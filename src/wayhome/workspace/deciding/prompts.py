"""What is decided on, as one viewer sees it: a group by its events' records, a line by its own, and
what ties a person by the records that the page of questions names.

Calls of a line are left out: each month brings more of them, and its day to look again comes too.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from django.utils.crypto import salted_hmac

from wayhome.casework.decisions import Of, Prompt
from wayhome.governance.visibility import NOBODY
from wayhome.network.lines.fact import What, line_id
from wayhome.workspace.deciding.models import KeptDecision
from wayhome.workspace.disputing.versions import versions
from wayhome.workspace.reading.groups import Told as Group
from wayhome.workspace.reading.lines import Told as Line
from wayhome.workspace.reading.view import View

MARK = 12  # characters: few enough for a form, enough that two records hardly share one
ANY = "select 1 from {decision} limit 1"
OPENLY = """
select record_id from {tie} where record_id in (select unnest($records))
union select other_id from {tie} where other_id in (select unnest($records))
union select record_id from {person_told} where record_id in (select unnest($records))
union select record_id from {line_fact} where record_id in (select unnest($records))
union select record_id from {contact_point} where record_id in (select unnest($records))
"""


def of_group(view: View, group: Group) -> Prompt:
    """A group: each of its records, and which event each tells of."""
    return of_groups(view, [group])[0]


def of_groups(view: View, groups: Iterable[Group]) -> list[Prompt]:
    """The same for a list, with one question about versions."""
    events = [
        {row["record_id"]: one.name for one in group.events for row in one.rows} for group in groups
    ]
    ids = _with_versions(view, {record for each in events for record in each})
    return [Prompt(Of.GROUP, "", {one: ids[one] for one in each}, each) for each in events]


def of_line(view: View, line: Line) -> Prompt:
    """A line: everything that records say of it, but for calls."""
    records = {fact.record_id for fact in line.facts if fact.what is not What.CALL}
    return Prompt(Of.LINE, line.line_id, _with_versions(view, records))


def names_of_line(line: Line) -> frozenset[str]:
    """Under which references a line stood before a name was known of its numbers."""
    numbers = {fact.value for fact in line.facts if fact.what is What.NUMBER and fact.value}
    return frozenset(map(line_id, numbers - line.also.keys())) | {line.line_id}


def of_person(view: View, person_id: str, records: Iterable[str]) -> Prompt:
    """What the ties around a person may tell, by the records that its answers name."""
    return Prompt(Of.PERSON, person_id, _with_versions(view, set(records)))


def openly(view: View, records: Iterable[str]) -> bool:
    """Whether all of these may be known to everybody who works with people."""
    asked = set(records)
    rows = replace(view, eyes=NOBODY).rows(OPENLY, records=sorted(asked)) if asked else []
    return asked <= {row["record_id"] for row in rows}


def marks(prompt: Prompt) -> str:
    """The records of a prompt as its form holds them: a mark of each, which tells nothing of it."""
    return " ".join(sorted(map(_mark, prompt.records)))


def unseen(prompt: Prompt, marked: str) -> frozenset[str]:
    """The records of which none of these marks is, under any id that they had."""
    known = set(marked.split())
    ids = {i for one, more in prompt.records.items() for i in (one, *more)}
    return prompt.beyond({one for one in ids if _mark(one) in known})


def _with_versions(view: View, records: set[str]) -> Mapping[str, set[str]]:
    # where nobody ever decided there is nothing to find again, and no page waits for it
    if not (KeptDecision.objects.exists() or view.has("decision") and view.row(ANY)):
        return {record: {record} for record in records}
    return versions(view, records)


def _mark(record: str) -> str:
    # an id says feed, table and row: with a secret in it nobody can guess it from the mark
    return salted_hmac("record of a decision", record).hexdigest()[:MARK]
