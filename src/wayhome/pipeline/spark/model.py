"""Which model the parts of a run link with: it goes along with each part, because an executor knows
nothing of the home but what it is told. Wayhome's own where nobody says another."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from wayhome.people.model import Model, load

_told: ContextVar[Model | None] = ContextVar("linking model", default=None)


def in_use() -> Model:
    """The model of the run, or of the part that is worked."""
    return _told.get() or load()


@contextmanager
def linking_with(model: Model) -> Iterator[None]:
    """Let this one be in use."""
    before = _told.set(model)
    try:
        yield
    finally:
        _told.reset(before)
