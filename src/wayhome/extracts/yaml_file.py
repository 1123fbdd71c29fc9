"""A YAML file that somebody wrote by hand: every word as text, and a fault said with its place.

Rule kept: it may come from anybody. So it is short, nothing in it stands for something else (a few
lines of aliases of aliases fill all memory), and whatever is wrong is one sentence.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import yaml

from wayhome.lexicon.errors import BadUsage

MOST_BYTES = 200_000  # the longest that comes along has 4,000
SHAPE = "it is not in the shape of those that come along"


class Fault(Exception):
    """What is wrong with what was written."""


_FAULTS = (Fault, KeyError, TypeError, AttributeError, ValueError, RecursionError)


@contextmanager
def under(place: str) -> Iterator[None]:
    """Whatever is wrong within is said to stand there."""
    try:
        yield
    except _FAULTS as error:
        raise Fault(f"{place}: {_said(error)}") from None


@contextmanager
def written(path: Path, what: str, shape: str = SHAPE) -> Iterator[tuple[dict[str, Any], bytes]]:
    """Its names and values, and its bytes. A fault within is a BadUsage: no `what`, and why.
    `shape`: what is said of one that holds something else."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise Fault(f"it is longer than {MOST_BYTES // 1000} kB")
        text = path.read_bytes()
        yield _loaded(text, shape), text
    except yaml.YAMLError as error:
        raise BadUsage(f"{path.name} is not YAML: {_where(error)}.") from None
    except _FAULTS as error:
        raise BadUsage(f"{path.name} is no {what}: {_said(error)}.") from None


def _loaded(text: bytes, shape: str) -> dict[str, Any]:
    try:
        text.decode()
    except UnicodeDecodeError:
        raise Fault("it is no text in UTF-8") from None
    for one in yaml.scan(text, yaml.BaseLoader):
        if isinstance(one, yaml.AliasToken):
            raise Fault("it uses an alias (* and a name). Write out what the alias stands for")
        # an escape can name one; nothing writes it in UTF-8
        if isinstance(one, yaml.ScalarToken) and any("\ud800" <= c <= "\udfff" for c in one.value):
            raise Fault("it has half of a sign (\\ud800 to \\udfff). Write the whole sign")
    # every word as text: to YAML a column named no, on or yes would be a truth value
    data = yaml.load(text, Loader=yaml.BaseLoader)
    if not isinstance(data, dict):
        raise Fault(shape)
    return data


def _said(error: Exception) -> str:
    if isinstance(error, Fault):
        return str(error)
    return f"the word {error.args[0]} is missing" if isinstance(error, KeyError) else SHAPE


def _where(error: yaml.YAMLError) -> str:
    mark = getattr(error, "problem_mark", None)
    return (
        f"something is wrong in line {mark.line + 1}" if mark else "it has signs that no text has"
    )
