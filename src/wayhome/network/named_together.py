"""Named in one statement or report with somebody: rows of `beside`.

    seen       said in the community to be together, or named in one report of police (`said`)
    draws_in   said to draw the other in, by the community or in a note of youth justice

A tie says that both were named, on a graded word, and nothing of what either did. Who draws in whom
is said of the one of whom the record is, and never of the other: a child who draws in others is to
be protected as well (I41).
Keeps: whoever sees every record sees the row, and nobody else; in a report that names many, having
been named with somebody says little.
"""

from wayhome.governance.visibility import WIDE
from wayhome.network.ties import STANDS

LARGEST_REPORT = 12  # people openly named; ours, to be agreed, as of a household
_WIDE = ", ".join(f"'{marking}'" for marking in WIDE)
_SAID = "case e.kind when 'intelligence' then 'report' else 'seen together' end"

# A statement is one record; a report has a record for each person, all under its number.
NAMED = f"""
create or replace temp table named_in as
select p.person_id, e.record_id, e.occurred_from, {{record}} as record, {_SAID} as said,
    case when e.kind = 'intelligence' then e.agency || '|' || e.reference
        else e.record_id end as report, e.marking in ({_WIDE}) and i.marking in ({_WIDE}) as open
from event e
join involvement i on i.event_id = e.record_id and {STANDS.format("i")}
join person_subject p on p.subject_ref = i.subject_ref
where {STANDS.format("e")} and i.role in ('named', 'subject', 'suspect', 'victim')
    and (e.kind = 'intelligence' and e.reference is not null
        or e.kind = 'community_statement' and e.code = 'seen together')
"""


def seen(both: str) -> str:
    """A select of rows `seen`. `both`: the record that names the one and the other, narrowed by
    the parts of both (aliases a and b, column `record`)."""
    return f"""
select a.person_id, 'seen' as how, a.said, b.person_id as other_id, null as thing,
    least(a.occurred_from, b.occurred_from) as first,
    least(a.occurred_from, b.occurred_from) as last,
    case when a.record_id = b.record_id then [{both}] else [a.record, b.record] end as records
from named_in a join named_in b on b.report = a.report and b.person_id <> a.person_id
where a.report not in (
    select report from named_in where open group by report
    having count(distinct person_id) > {LARGEST_REPORT})
"""


def draws_in(statement: str, note: str) -> str:
    """A select of rows `draws_in`. `statement`: what was said of the one, narrowed by the part of
    the other (aliases s, j); `note`: the same of a note of the one (e, i, j)."""
    other = f"""
    join involvement j on j.event_id = e.record_id and j.role = 'named' and {STANDS.format("j")}
    join person_subject q on q.subject_ref = j.subject_ref and q.person_id <> p.person_id
    where {STANDS.format("e")}"""
    return f"""
    select p.person_id, 'draws_in' as how, s.topic as said, q.person_id as other_id,
        null as thing, coalesce(s.occurred_from, e.occurred_from) as first,
        coalesce(s.occurred_from, e.occurred_from) as last, [{statement}] as records
    from statement s join event e on e.record_id = s.event_id and e.kind = 'community_statement'
    join person_subject p on p.subject_ref = s.subject_ref {other}
        and {STANDS.format("s")} and s.topic = 'recruiting'
    union all by name
    select p.person_id, 'draws_in' as how, 'introduces others' as said, q.person_id as other_id,
        null as thing,
        e.occurred_from as first, e.occurred_from as last, [{note}] as records
    from event e
    join involvement i on i.event_id = e.record_id and i.role = 'subject' and {STANDS.format("i")}
    join person_subject p on p.subject_ref = i.subject_ref {other}
        and e.kind = 'note' and list_contains(string_split(e.code, '; '), 'introduces_others')
    """
