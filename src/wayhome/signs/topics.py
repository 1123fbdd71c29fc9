"""What somebody said or noted about a child, by topic: SQL for the clauses that ask for it.

Charities and the community state a topic (`statement`); youth justice and health note several in
one record ("debt; new phone"). Each feed's contract lists its words; they are the same words where
they mean the same. A code with several topics is one record, so nothing is counted twice.
"""

TELLING = ("statement", "note", "emergency_attendance")
_WORDS = "string_split(replace(lower(coalesce(s.code, '')), '_', ' '), '; ')"


def says(*topics: str, kinds: tuple[str, ...] = TELLING) -> str:
    """Whether a record of one of these kinds has one of these topics, in words ('new phone')."""
    wanted = ", ".join(f"'{topic}'" for topic in topics)
    among = ", ".join(f"'{kind}'" for kind in kinds)
    return f"s.kind in ({among}) and s.part = 'own' and list_has_any({_WORDS}, [{wanted}])"
