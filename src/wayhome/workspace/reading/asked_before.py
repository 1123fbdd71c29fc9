"""What a release was asked before: it never changes, so the same question has the same answer.

Most pages ask the same of a release for everybody of an agency, many times a minute: the desk, the
list of cases, a page that is looked at twice. Kept in this process, the newest asked last, at most
`MOST` rows in all; another release empties it.

Keeps: an answer is found again only under the whole question, its values and the viewer's eyes
among them, so nobody is answered with what another may see. Whoever asks gets rows of their own.
"""

import threading
from collections import OrderedDict
from typing import Any

Rows = list[dict[str, Any]]
Question = tuple[str, str]
MOST = 20_000  # rows in all: some tens of megabytes
LARGE = 1_000  # rows of one answer: more are asked anew, or a few lists would push out all else


class Asked:
    """Answers of one release. Several threads of a process share it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._release = ""
        self._held: OrderedDict[Question, Rows] = OrderedDict()
        self._rows = 0

    def get(self, release: str, question: Question) -> Rows | None:
        """What it was answered, or None."""
        with self._lock:
            found = self._held.get(question) if release == self._release else None
            if found is None:
                return None
            self._held.move_to_end(question)
            return [dict(row) for row in found]

    def keep(self, release: str, question: Question, rows: Rows) -> None:
        """Keep an answer, unless it is large."""
        if len(rows) > LARGE:
            return
        with self._lock:
            if release != self._release:
                self._release, self._rows = release, 0
                self._held.clear()
            self._rows -= _weight(self._held.pop(question, None))
            self._held[question] = [dict(row) for row in rows]
            self._rows += _weight(rows)
            while self._rows > MOST:
                self._rows -= _weight(self._held.popitem(last=False)[1])


def _weight(rows: Rows | None) -> int:
    """An answer without rows takes room as well."""
    return 0 if rows is None else len(rows) + 1


def question(text: str, values: dict[str, Any]) -> Question:
    """A question and its values; sets have no order of their own."""
    ordered = {
        name: sorted(v) if isinstance(v, set | frozenset) else v for name, v in values.items()
    }
    return text, repr(sorted(ordered.items()))


ASKED = Asked()
