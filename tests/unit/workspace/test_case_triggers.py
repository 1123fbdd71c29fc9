"""The database agrees with the definitions: whoever writes to it, an entry has what it needs, goes
on from where its case stands, and a clock is one of its pathway."""

import itertools
from collections.abc import Callable, Iterator

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from wayhome.casework.pathway import Entry, Pathway
from wayhome.casework.pathways import PATHWAYS
from wayhome.workspace.accounts.models import User
from wayhome.workspace.cases.models import TAKE_BACK, Case, CaseClock, CaseEntry, step
from wayhome.workspace.cases.triggers import needs, put_in_place

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]
NUMBERS = itertools.count()


@pytest.fixture
def by(account: Callable[..., User]) -> User:
    return account("practitioner", "NBC")


def case_of(way: Pathway, by: User) -> Case:
    return Case.objects.create(
        number=f"C-{next(NUMBERS)}", pathway=way.code, about="person", called="Kai", agency="NBC",
        leads="NBC", by=by, began_at=timezone.now(), release="r", stands=f"{way.code}/", said=0,
    )  # fmt: skip


def write(row: Case, code: str, at: str, after: str, back: int | None = None, **said: str) -> None:
    """Past every rule, as whoever has the database could."""
    Case.objects.filter(pk=row.pk).update(stands=f"{row.pathway}/{at}")
    with transaction.atomic():
        CaseEntry.objects.create(
            number=f"E-{next(NUMBERS)}", case=row, place=row.said, code=code, details=said,
            step=step(row.pathway, code, at, after), takes_back=back, said_at=timezone.now(),
            by=row.by, agency="NBC", role="practitioner",
        )  # fmt: skip
    row.said += 1
    Case.objects.filter(pk=row.pk).update(said=row.said)


def put(row: Case, entry: Entry, **said: str) -> None:
    """An entry, with all that it needs before it."""
    for one in entry.needs:
        code, _, answered = one.partition(":")
        question, _, answer = answered.partition("=")
        put(row, row.way.entries[code], **({question: answer} if question else {}))
    at = min(entry.within)
    write(row, entry.code, at, entry.after(at), **said)


def that_need() -> Iterator[tuple[Pathway, Entry]]:
    for way in PATHWAYS.values():
        yield from ((way, one) for one in way.entries.values() if one.needs)


def test_each_entry_is_refused_without_what_it_needs_and_taken_with_it(by: User) -> None:
    """Of every entry of every pathway that needs something."""
    for way, entry in that_need():
        at = min(entry.within)
        with pytest.raises(DatabaseError, match="what must be said before"):
            write(case_of(way, by), entry.code, at, entry.after(at))
        put(case_of(way, by), entry)
    assert len({says for says, *_ in needs()}) == len(list(that_need()))


def test_another_answer_is_not_the_answer(by: User) -> None:
    row, call = case_of(PATHWAYS["crisis"], by), PATHWAYS["crisis"].entries["call"]
    told, at = PATHWAYS["crisis"].entries["home told"], min(call.within)
    put(row, told, reached="no")
    with pytest.raises(DatabaseError, match="what must be said before"):
        write(row, "call", at, at)
    put(row, told, reached="yes")
    write(row, "call", at, at)


def test_what_was_taken_back_does_not_stand(by: User) -> None:
    row, call = case_of(PATHWAYS["crisis"], by), PATHWAYS["crisis"].entries["call"]
    told, at = PATHWAYS["crisis"].entries["home told"], min(call.within)
    put(row, told, reached="yes")
    write(row, TAKE_BACK, at, at, back=0)
    with pytest.raises(DatabaseError, match="what must be said before"):
        write(row, "call", at, at)


def test_a_step_goes_on_from_where_its_case_stands(by: User) -> None:
    row = case_of(PATHWAYS["concern"], by)
    for place, stands in ((0, "raised"), (1, "")):
        Case.objects.filter(pk=row.pk).update(stands=f"concern/{stands}")
        with pytest.raises(DatabaseError, match="where its case stands"), transaction.atomic():
            CaseEntry.objects.create(
                number=f"E-{next(NUMBERS)}", case=row, place=place, code="raised", details={},
                step=step("concern", "raised", "", "raised"), said_at=timezone.now(), by=by,
                agency="NBC", role="practitioner",
            )  # fmt: skip


def test_a_clock_is_one_of_the_pathway_of_its_case(by: User) -> None:
    at = timezone.now()
    for way in PATHWAYS.values():
        row = case_of(way, by)
        for one in way.clocks:
            CaseClock.objects.create(case=row, code=one.code, state="running", started=at, due=at)
        with pytest.raises(DatabaseError, match="has no such clock"), transaction.atomic():
            CaseClock.objects.create(case=row, code="another", state="late", started=at, due=at)


def test_no_answer_that_an_entry_needs_is_put_right_by_another() -> None:
    """The database reads the answer where it was given."""
    for says, code, question, _ in needs():
        way = PATHWAYS[says.partition("/")[0]]
        assert not question or code not in {one.corrects for one in way.entries.values()}


def test_they_are_made_anew_at_every_start() -> None:
    put_in_place(connection)
    put_in_place(connection)
