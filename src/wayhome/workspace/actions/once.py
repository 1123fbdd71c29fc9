"""The rule of actions: one transaction, exactly one event."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import transaction

from wayhome.lexicon.errors import WayhomeError
from wayhome.workspace.trail.recording import counted

P = ParamSpec("P")
R = TypeVar("R")

ACTIONS: dict[str, Callable[..., object]] = {}  # every action by name; the house tests read it


class NotOneEvent(WayhomeError):
    """An action wrote no event or several; nothing it did was kept."""


def action(do: Callable[P, R]) -> Callable[P, R]:
    """Make a verb an action."""

    @wraps(do)
    def once(*args: P.args, **kwargs: P.kwargs) -> R:
        with transaction.atomic(), counted() as count:
            result = do(*args, **kwargs)
            if count.events != 1:
                raise NotOneEvent(f"{do.__name__} left {count.events} events; it must leave one.")
        return result

    ACTIONS[f"{do.__module__.rpartition('.')[2]}.{do.__name__}"] = once
    return once
