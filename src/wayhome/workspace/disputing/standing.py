"""Which disputes stand, and on which records, as one viewer may know.

A record is the same under every id that it had: a monthly delivery repeats it under another, and
the dispute stays with it until somebody takes it back. A dispute of what an agency keeps close is
that agency's alone. Asked of the records that a page shows, and of no others.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from wayhome.casework.disputes import SHORT, Dispute, Says, Word, standing
from wayhome.governance.access import may
from wayhome.governance.roles import Act, role
from wayhome.lexicon.marking import Marking
from wayhome.workspace.accounts.models import User
from wayhome.workspace.answering.whose import Given, whose
from wayhome.workspace.disputing.models import RecordDispute
from wayhome.workspace.disputing.told import Disputes, Told
from wayhome.workspace.disputing.versions import among, versions
from wayhome.workspace.reading import links
from wayhome.workspace.reading.view import Row, View

NAMED = "select distinct record from {dispute} where superseded_at is null"
HELD = """
select * from {dispute} where superseded_at is null and record in (select unnest($records))
"""
KEPT = "disputed"  # under which a view keeps which records are, at all


def any_at_all(view: View) -> bool:
    """Whether anything is disputed that this viewer may know of."""
    return bool(named(view))


def disputes(view: View, records: Iterable[str], known_on: date | None = None) -> Disputes:
    """What this viewer may know of these records: those that a page shows, and no others. As it
    stood at the end of a past day: what was marked, or taken back, later is left out."""
    shown = set(records)
    asked = among(view, named(view), shown) if shown and any_at_all(view) else set()
    return _read(view, asked, shown, known_on) if asked else Disputes()


def named(view: View) -> frozenset[str]:
    """The records that any dispute names: ids alone, from an index; asked once for a view."""
    found = view.kept.get(KEPT)
    if not isinstance(found, frozenset):
        here = _mine(view).order_by().values_list("record_id", flat=True).distinct()
        built = [row["record"] for row in view.rows(NAMED)] if view.has("dispute") else []
        found = view.kept[KEPT] = frozenset([*here, *built])
    return found


def _read(
    view: View, asked: Collection[str], shown: Collection[str], known_on: date | None
) -> Disputes:
    every = [*_held(view, asked), *_here(view, asked)]
    known = {one.dispute.key: one for one in every  # what is here is told as it is here
             if known_on is None or one.at.date() <= known_on}  # fmt: skip
    stands = {one.key for one in standing(one.dispute for one in known.values())}
    back = {one.dispute.takes_back: one for one in known.values() if one.dispute.about}
    ids = versions(view, asked)
    told: dict[str, list[Told]] = defaultdict(list)
    gone: dict[str, list[tuple[Told, Told]]] = defaultdict(list)
    for key, one in sorted(known.items(), key=lambda item: (item[1].at, item[0])):
        for record in ids[one.dispute.record_id].intersection(shown):
            if key in stands:
                told[record].append(one)
            elif key in back:
                gone[record].append((one, back[key]))
    return Disputes(
        {record: tuple(ones) for record, ones in told.items()},
        {record: tuple(ones) for record, ones in gone.items()},
    )


def _mine(view: View) -> "QuerySet[RecordDispute]":
    # Nobody's eyes are no agency's, so a role that sees nothing restricted finds none of these.
    return RecordDispute.objects.filter(Q(restricted=False) | Q(agency=view.eyes))


def _here(view: View, asked: Collection[str]) -> list[Told]:
    rows = list(_mine(view).filter(record_id__in=asked).select_related("by"))
    given = {one.number: Given(one.subject_ref, one.person_id) for one in rows}
    now = whose(view, given.values()) if rows else {}
    return [
        Told(
            one.dispute, now[given[one.number]], _word(view, one.word, one.word_of),
            one.words, one.by.name, _title(one.role), view.agency_name(one.agency), one.agency,
            timezone.localtime(one.disputed_at).replace(tzinfo=None),
        )
        for one in rows
    ]  # fmt: skip


def _held(view: View, asked: Collection[str]) -> list[Told]:
    """What the release holds: a database that is younger than it knows nothing of them."""
    rows = view.rows(HELD, records=sorted(asked)) if view.has("dispute") else []
    now = whose(view, [Given(row["subject_ref"]) for row in rows]) if rows else {}
    return [_built(view, row, now[Given(row["subject_ref"])]) for row in rows]


def _built(view: View, row: Row, person_id: str) -> Told:
    row = {name: value or "" for name, value in row.items()}
    one = Dispute(
        row["dispute_id"], row["record"], Says(row["dispute"]), row.get("about_dispute", ""),
        row["agency"],
    )  # fmt: skip
    return Told(
        one, person_id, _word(view, row["word"], row["word_of"]), row["text"], row["disputed_by"],
        _title(row["disputed_as"]), view.agency_name(row["agency"]), row["agency"],
        row["occurred_from"] or row["received_at"], built=True, here=False,
    )  # fmt: skip


def _word(view: View, word: str, agency: str) -> str:
    return view.agency_name(agency) if agency else SHORT.get(Word(word), word)


def _title(code: str) -> str:
    held = role(code)
    return held.title if held else ""


def close(marking: str) -> bool:
    """Whether a record is for the agency that sent it alone."""
    return marking not in (Marking.OFFICIAL, Marking.SENSITIVE)


def may_dispute(seen: View, user: User, person_id: str) -> bool:
    """Whether the role disputes records and the own agency holds the person."""
    may_at_all = may(user.viewer, Act.DISPUTE_RECORD).allowed
    return may_at_all and bool(links.own(seen, [person_id]))
