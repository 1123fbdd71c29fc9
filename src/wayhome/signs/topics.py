"""What somebody said or noted about a child, by topic: SQL for the clauses that ask for it.

Charities, schools and the community state a topic (`statement`); youth justice and health note
several in one record ("debt; new phone"). Each feed's contract lists its words; they are the same
words where they mean the same. A code with several topics is one record, and so are the several
statements of one meeting, so nothing is counted twice.
"""

from wayhome.signs.hits import hits

BY_SOMEBODY = ("statement", "note")
TELLING = (*BY_SOMEBODY, "emergency_attendance")
# Kinds whose code is topics. Their words are split once, in `sight`: thirty signs ask for them.
WITH_TOPICS = (*TELLING, "nuisance", "service_referral")
TOPICS = f"""case when f.kind in {WITH_TOPICS}
    then string_split(replace(lower(coalesce(f.code, '')), '_', ' '), '; ') end"""

# The statements of one meeting are one episode: they were said at the same event.
ONCE = """(
    select s.* replace (coalesce(l.lead, s.episode) as episode)
    from sight s left join (
        select view_id, episode, min(episode) over (partition by view_id, event_id) as lead
        from sight where kind = 'statement' and event_id is not null and present
    ) l using (view_id, episode)
) s"""


def says(*topics: str, kinds: tuple[str, ...] = TELLING, part: str = "own") -> str:
    """Whether a record of one of these kinds has one of these topics, in words ('new phone')."""
    wanted = ", ".join(f"'{topic}'" for topic in topics)
    among = ", ".join(f"'{kind}'" for kind in kinds)
    if not set(kinds) <= set(WITH_TOPICS):
        raise ValueError(f"the code of one of {kinds} is not split into topics: see WITH_TOPICS")
    return f"s.kind in ({among}) and s.part = '{part}' and list_has_any(s.topics, [{wanted}])"


def noted(*topics: str, kinds: tuple[str, ...] = TELLING, acute: str = "false") -> str:
    """A select of hits: what was said or noted of these topics, one hit a meeting."""
    return hits(says(*topics, kinds=kinds), acute=acute, source=ONCE)
