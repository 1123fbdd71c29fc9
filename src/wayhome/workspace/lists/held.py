"""The lines of every list, as the rules read them: the one way in."""

from django.utils import timezone

from wayhome.casework.lists import Line
from wayhome.workspace.lists.models import ListLine


def lines() -> list[Line]:
    """Every line, in the order of writing."""
    return [line(one) for one in ListLine.objects.all()]


def line(row: ListLine) -> Line:
    day = timezone.localdate(row.set_at)
    return Line(row.kept, row.of, row.since, row.says, row.source, day)
