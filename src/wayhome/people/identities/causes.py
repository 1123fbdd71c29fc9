"""Why people were joined or parted: the record, link, judgement or model that brought it about.

    judgement               people judged a pair the same, or not the same
    judgement taken back    what they had judged counts no more
    record gone             a record that belonged to both is held no more, or withdrawn
    record came             a record that was not held before belongs to both
    record changed          what a record says of name, birth, home or identifiers has changed
    model                   another model, or other rules, weighed the same records
    other records           none of these: how common names are, or what keeps records apart

Of several the first in this order is told, with the two records and the words of the link. The rule
of settling.py holds here too: a cause is sought among what its audience may see and nowhere else.
What was told before is told again without the words on records that the audience sees no more.

    person_forward(was, now, agency, marking)     where an old id leads; `now` null: it is gone
    person_change(changed_on, kind, was, now, …)  what was joined, parted or lost, and its cause
"""

from datetime import date

from duckdb import DuckDBPyConnection

from wayhome.people.identities.claims import GONE as GONE_STATE
from wayhome.people.identities.claims import LED_ON
from wayhome.people.identities.settling import OPEN, RESTRICTED

NAMES = (
    "judgement",
    "judgement taken back",
    "record gone",
    "record came",
    "record changed",
    "model",
    "other records",
)
JUDGED, TAKEN_BACK, GONE, CAME, CHANGED, MODEL, OTHER = range(len(NAMES))


def _seen(record: str, agency: str) -> str:
    """SQL: whether an audience sees a record."""
    return (
        f"({record}.held = {OPEN} or ({record}.held = {RESTRICTED} and {record}.agency = {agency}))"
    )


IDENTITY_JUDGED = """
create table identity_judged as
select left_ref, right_ref, judgement from judged_pair
where left_ref in (select subject_ref from printed)
  and right_ref in (select subject_ref from printed)
"""

# Every record that stood under the old id of a change; `now` null where it is not seen any more.
STOOD = f"""
create table stood as
select c.change, c.kind, c.records, c.agency, c.now as went, b.subject_ref, u.number as now,
  u.print is distinct from b.print as changed
from shift c
join last_identity b on b.number = c.was and {_seen("b", "c.agency")}
left join identity u on u.subject_ref = b.subject_ref and {_seen("u", "c.agency")}
"""

# Who else is the new person: what one side of a join was tied to.
BESIDE = f"""
create table beside as
select c.change, c.kind, u.subject_ref, b.subject_ref is null as came,
  u.print is distinct from b.print as changed
from shift c
join identity u on u.number = c.now and {_seen("u", "c.agency")}
left join last_identity b on b.subject_ref = u.subject_ref and {_seen("b", "c.agency")}
anti join stood s on s.change = c.change and s.subject_ref = u.subject_ref
"""

# A pair counts either way round; only pairs with a record of a change are looked at.
TIES = """
create table ties as
with touched as (select distinct subject_ref from stood),
same as (select left_ref, right_ref, true as must from identity_judged where judgement = 'same'),
linked as (
  select left_ref, right_ref, weight, reason, coalesce(must, false) as must
  from {out}.link left join same using (left_ref, right_ref)
  where band = 'linked' and (must or weight >= {linked})
),
ends as (
  select left_ref as mine, right_ref as theirs, * from linked
  where left_ref in (from touched)
  union all
  select right_ref, left_ref, * from linked where right_ref in (from touched)
)
select s.change, e.mine, e.theirs, e.weight, e.reason, e.must, b.came, s.changed or b.changed
  as changed
from ends e join stood s on s.subject_ref = e.mine and s.now = s.went
join beside b on b.change = s.change and b.subject_ref = e.theirs
"""

# Two records that stood under one id and do so no more: `theirs` went elsewhere, or is gone.
PARTED = """
create table parted as
select m.change, m.subject_ref as mine, t.subject_ref as theirs, t.now is null as gone,
  m.changed or t.changed as changed
from stood m join stood t using (change)
where m.now = m.went and t.now is distinct from m.now and m.kind <> 'merged'
"""

APART = """
create table kept_apart as
with why as (
  select unit_l, unit_r, why from cannot union all select unit_l, unit_r, why from refused
)
select l.subject_ref as left_ref, r.subject_ref as right_ref, max(why) as why
from why join unit l on l.unit = unit_l join unit r on r.unit = unit_r
where l.subject_ref in (select mine from parted) or r.subject_ref in (select mine from parted)
group by all
"""

JUDGED_EITHER_WAY = """
select left_ref as mine, right_ref as theirs, judgement from {0}
union all select right_ref, left_ref, judgement from {0}
"""
NO_LONGER = "anti join identity_judged using (left_ref, right_ref, judgement)"

FOUND = f"""
create table found_cause as
with judged as ({JUDGED_EITHER_WAY.format("identity_judged")}),
taken_back as ({JUDGED_EITHER_WAY.format(f"(from last_identity_judged {NO_LONGER})")}),
apart as (
  select left_ref as mine, right_ref as theirs, why from kept_apart
  union all select right_ref, left_ref, why from kept_apart
)
select change, case when must then {JUDGED} when came then {CAME}
    when {{rules_changed}} then {MODEL} when changed then {CHANGED} else {OTHER} end as rank,
  mine, theirs, weight, reason
from ties
union all
select change, {TAKEN_BACK}, mine, theirs, 0, 'no longer judged not the same person'
from ties semi join (from taken_back where judgement = 'not_same') using (mine, theirs)
union all
select change, {JUDGED}, mine, theirs, 0, 'judged not the same person'
from parted semi join (from judged where judgement = 'not_same') using (mine, theirs)
union all
select change, {TAKEN_BACK}, mine, theirs, 0, 'no longer judged the same person'
from parted semi join (from taken_back where judgement = 'same') using (mine, theirs)
union all
select change, case when gone then {GONE} when {{rules_changed}} then {MODEL}
    when changed then {CHANGED} else {OTHER} end, mine, theirs, 0, why
from parted left join apart using (mine, theirs)
union all
select change, {GONE}, null, subject_ref, 0, null from stood
where now is null and (records = 0 or kind = 'narrowed')
union all
select change, {CAME}, null, subject_ref, 0, null from beside where came and kind = 'back'
"""

# Of people on two sides of a seal nothing is told, neither now nor of before (people/seals.py): it
# would lead from a child's name of then to the name of now.
ACROSS = """
create table side_of as
select distinct subject_ref, i.number, seal, side
from sided join unit using (unit) join identity i using (subject_ref);
create table across_seal as
select distinct person_id_of_number(l.number) as was, person_id_of_number(r.number) as now
from side_of l join side_of r on r.seal = l.seal and r.side <> l.side;
create table refs_across_seal as
select distinct l.subject_ref as left_ref, r.subject_ref as right_ref
from side_of l join side_of r on r.seal = l.seal and r.side <> l.side
"""

# Of causes alike: the one with words, the heaviest, the first by its records.
TOLD = f"""
create table identity_change as
with best as (
  select change, arg_min(struct_pack(rank, mine, theirs, reason),
    (rank, reason is null, -weight, mine is null, mine, theirs)) as why
  from found_cause group by change
)
select {{on}}::date as changed_on, c.kind, c.was_id as was, c.now_id as now, c.records,
  {list(NAMES)}[coalesce(why.rank, {{otherwise}}) + 1] as cause,
  why.mine as left_ref, why.theirs as right_ref, why.reason, c.agency
from shift c left join best b using (change)
anti join across_seal a on a.was = c.was_id and a.now = c.now_id
"""

# What a record says may not be told by a sentence that was written while it could be seen.
TOLD_BEFORE = f"""
insert into identity_change
select k.* replace (
  case when {{left}} then k.left_ref end as left_ref,
  case when {{right}} then k.right_ref end as right_ref,
  case when {{left}} and {{right}} then k.reason end as reason)
from last_identity_change k
left join everyones_identity l on l.subject_ref = k.left_ref and {_seen("l", "k.agency")}
left join everyones_identity r on r.subject_ref = k.right_ref and {_seen("r", "k.agency")}
anti join across_seal a on a.was = k.was and a.now = k.now
anti join refs_across_seal b on b.left_ref = k.left_ref and b.right_ref = k.right_ref
""".format(
    left="(k.left_ref is null or l.subject_ref is not null)",
    right="(k.right_ref is null or r.subject_ref is not null)",
)


PERSON_FORWARD = """
create or replace table {out}.person_forward as
select was_id as was, now_id as now, nullif(agency, '') as agency,
  case agency when '' then 'official-sensitive' else 'restricted' end as marking
from led
{kept}
"""
# Of ids that nobody touched can have had, what was so before.
KEPT_FORWARD = f"""
union all
select person_id_of_number(number), case when leads >= 0 then person_id_of_number(leads) end,
  nullif(agency, ''), case agency when '' then 'official-sensitive' else 'restricted' end
from kept_known where state in ({LED_ON}, {GONE_STATE})
"""

PERSON_CHANGE = """
create or replace table {out}.person_change as
select * replace (nullif(agency, '') as agency),
  case agency when '' then 'official-sensitive' else 'restricted' end as marking
from identity_change
"""


def tell_changes(
    con: DuckDBPyConnection,
    out: str,
    linked: float,
    *,
    rules_changed: bool = False,
    on: date | None = None,
) -> None:
    """Make person_forward and person_change in the catalogue `out`, after `name_people` and `link`.

    `linked`: the weight, in bits, from which a pair is joined; `rules_changed`: the last linking
    had another model; `on`: the day that changes are dated.
    """
    given = {
        "out": out,
        "linked": linked,
        "rules_changed": str(rules_changed).lower(),
        "otherwise": MODEL if rules_changed else OTHER,
        "on": f"'{on.isoformat()}'" if on else "null",
    }
    for statement in (IDENTITY_JUDGED, STOOD, BESIDE, TIES, PARTED, APART, FOUND, ACROSS, TOLD):
        con.execute(statement.format(**given))
    con.execute(TOLD_BEFORE)
    for statement in (PERSON_FORWARD, PERSON_CHANGE):
        con.execute(statement.format(out=out, kept=KEPT_FORWARD))
