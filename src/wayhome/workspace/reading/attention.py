"""Counts of children by month and group: with a sign, opened by somebody, referred.

Keeps: counted over what nobody keeps close, the same for every reader: a difference between two
readers' figures would tell of what one of them may not see. Who opened whom comes from the trail.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from django.db.models import DateField
from django.db.models.functions import TruncMonth

from wayhome.governance.access import Level
from wayhome.governance.roles import Act
from wayhome.insight.attention import Count, Had, Trait
from wayhome.lexicon.ethnicities import NOT_STATED, REFUSED, group_sql
from wayhome.workspace.reading.leaving import NOBODYS
from wayhome.workspace.reading.view import View
from wayhome.workspace.trail.models import AuditEvent

MONTHS = 6
COUNTED = f"""
with months as (select unnest($months::date[]) as month),
looked as (select unnest($opened_months::date[]) as month, unnest($opened::varchar[]) as person_id),
child as (
    select person_id, arg_max(dob, received_at) as dob,
        coalesce(mode(sex) filter (sex in ('female', 'male')), '{NOT_STATED}') as sex,
        mode(ethnicity) filter (ethnicity not in {REFUSED}) as code
    from {{subject}} where superseded_at is null group by person_id having count(dob) > 0
),
living as (
    select person_id, arg_max(area, (coalesce(occurred_from, 'epoch'), record_id)) as area
    from {{stay}} where kind = 'home' and superseded_at is null group by person_id
),
present as (
    select m.month, m.month + interval 1 month as next, c.* from months m join child c
        on c.dob > m.month - interval 18 years and c.dob < m.month + interval 1 month
),
counted as (
    select p.month, p.sex, {group_sql("p.code")} as ethnicity,
        coalesce(l.area, '{NOT_STATED}') as area,
        case when exists (from {{stay}} s where s.person_id = p.person_id and s.kind = 'placement'
            and s.superseded_at is null and s.occurred_from < p.next
            and coalesce(s.occurred_to, 'infinity') >= p.month)
            then 'in care' else 'not in care' end as care,
        exists (from {{sign}} s where s.person_id = p.person_id and not s.context
            and s.fired_on < p.next and coalesce(s.until, $today) >= p.month) as sign,
        exists (from {{event}} e where e.person_id = p.person_id and e.superseded_at is null
            and e.kind in ('referral', 'nrm_referral') and e.role = 'subject'
            and e.occurred_from >= p.month and e.occurred_from < p.next) as referred,
        exists (from looked o where o.person_id = p.person_id and o.month = p.month) as opened
    from present p left join living l using (person_id)
)
"""
BY = " union all ".join(
    f"select month, '{trait}' as trait, {trait} as grp, count(*) as whole, "
    "count(*) filter (sign) as sign, count(*) filter (opened) as opened, "
    "count(*) filter (referred) as referred from counted group by all"
    for trait in Trait
)
ORDER = " order by trait, grp, month"


def counts(view: View, months: Sequence[date]) -> list[Count]:
    """Of these months, each by its first day, the oldest first, by group."""
    if not months:
        return []
    opened = list(_opened(months))
    rows = replace(view, eyes=NOBODYS).rows(
        COUNTED + BY + ORDER, months=list(months), today=view.today,
        opened_months=[month for month, _ in opened], opened=[who for _, who in opened],
    )  # fmt: skip
    return [
        Count(row["month"], had, Trait(row["trait"]), row["grp"], row[had], row["whole"])
        for row in rows for had in Had
    ]  # fmt: skip


def last_months(today: date) -> list[date]:
    """The first day of each of the last whole months, the oldest first."""
    found, first = [], today.replace(day=1)
    for _ in range(MONTHS):
        first = (first - timedelta(days=1)).replace(day=1)
        found.append(first)
    return found[::-1]


def _opened(months: Sequence[date]) -> Iterable[tuple[date, str]]:
    """Whom somebody opened in full in which month; a name read in a list is no opening."""
    looks = AuditEvent.objects.filter(
        what="look", act=Act.SEE_PERSON, level=Level.FULL, at__date__gte=months[0]
    )
    dated = looks.annotate(month=TruncMonth("at", output_field=DateField()))
    return dated.order_by().values_list("month", "about").distinct().iterator()
