"""Every column of every table and every field of every model says how widely it may be seen."""

import pytest
from django.apps import apps

from wayhome.extracts import feeds
from wayhome.governance.retention import BY_FEED, RELATIONS, schedule_of
from wayhome.lexicon.marking import Marking
from wayhome.pipeline.serving import SERVED
from wayhome.records.schema import TABLES

OURS = [m for m in apps.get_models() if m.__module__.startswith("wayhome.")]
THEIRS = [m for m in apps.get_models() if m not in OURS]


@pytest.mark.parametrize("model", OURS, ids=lambda m: m._meta.label)
def test_every_field_of_our_models_is_marked(model) -> None:
    fields = {field.name for field in model._meta.get_fields() if field.concrete}
    marked = getattr(model, "MARKINGS", {})
    assert set(marked) == fields
    assert set(marked.values()) <= set(Marking)


def test_framework_tables_hold_no_person() -> None:
    """Their fields carry no marking of ours, so the list of them is closed."""
    assert {m._meta.label for m in THEIRS} == {
        "auth.Group",
        "auth.Permission",
        "contenttypes.ContentType",
        "sessions.Session",
    }


@pytest.mark.parametrize("table", TABLES, ids=lambda t: t.name)
def test_every_column_of_the_canonical_tables_is_marked(table) -> None:
    assert all(column.marking in set(Marking) for column in table.columns)


def test_no_relation_is_forgotten_by_retention() -> None:
    relations = {
        *(table.name for table in TABLES),
        *(served.name for served in SERVED),
        *(model._meta.label for model in apps.get_models()),
    }
    assert relations - set(RELATIONS) == set()
    assert set(RELATIONS) - relations == set(), "a line for something that is not kept"


def test_no_feed_is_forgotten_by_retention() -> None:
    assert set(BY_FEED) >= set(feeds())
    for feed in feeds():
        assert schedule_of("event", feed).authority
