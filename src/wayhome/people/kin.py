"""Who lives together and is not one person, though much of what is stated agrees.

    twins       born the same day, one surname, one home, first names clearly different
    namesakes   one name and one home, births half a generation apart: parent and child
    a twin      one name in two forms (short_forms.py), of which one agency holds a child each

Kept apart whatever the weights say, so that a record without a date of birth cannot join father and
son. An identifier that both state is stronger than kinship: somebody is known by another first
name more often than a twin's number is typed on a twin (and then the twin's own records hold it).
"""

from wayhome.people.short_forms import HOLDS_BOTH, ONE_BIRTH_AND_HOME, either_sql

# Two names, however like they are written: twins are often called Hassan and Hussein.
_TWO_NAMES = "l.first_skeleton || r.first_skeleton in ('hsnhksn', 'hksnhsn')"
FIRST_NAMES_DIFFER = f"""({_TWO_NAMES} or l.first <> r.first
  and len(l.first) > 1 and len(r.first) > 1
  and jaro_winkler_similarity(l.first, r.first)
    < case when l.first[1] = r.first[1] then 0.8 else 0.9 end
  and l.first_skeleton <> r.first_skeleton
  and not coalesce(list_contains(l.nicknames, r.first), false)
  and not coalesce(list_contains(r.nicknames, l.first), false)
  and not coalesce(list_contains(l.middles, r.first), false)
  and not coalesce(list_contains(r.middles, l.first), false))"""

# One slip of the hand apart counts as the same: no two people's numbers are that near, because
# each has a check digit.
SAME_NUMBER = (
    " or ".join(
        f"coalesce(damerau_levenshtein(l.{number}, r.{number}) <= 1, false)"
        for number in ("nhs_number", "upn", "pnc_id", "uln")
    )
    + " or coalesce(l.child_id = r.child_id, false)"
)

COMPARED = "((l.open and r.open) or l.open <> r.open or l.agency = r.agency)"

# Neither the day nor the month agree, and there are years between: no slip of the hand.
YEARS_APART = 12
BIRTHS_APART = f"""abs(left(l.dob, 4)::integer - left(r.dob, 4)::integer) >= {YEARS_APART}
  and right(l.dob_sorted, 4) <> right(r.dob_sorted, 4) and damerau_levenshtein(l.dob, r.dob) > 2
  and l.dob_precision = 'day' and r.dob_precision = 'day'"""

# All of it anew each time, also of pairs that have not changed: a third record tells that they are
# two, and may come or go after them (vetoes.py).
BOTH_HELD = f"""
select distinct l.dob, l.family, l.postcode, l.first, r.first as other
from face l join {either_sql()} on name = l.first
join face r on {ONE_BIRTH_AND_HOME} and r.first = other and l.unit <> r.unit
where l.agency = r.agency and l.open and r.open and not ({SAME_NUMBER})
"""

TWINS = f"""
create table twins as
with both_held as ({BOTH_HELD})
select least(l.unit, r.unit) as unit_l, greatest(l.unit, r.unit) as unit_r,
  'twins or siblings born the same day' as why
from face l join face r on l.dob = r.dob and l.family = r.family and l.postcode = r.postcode
  and l.unit < r.unit
where (l.new or r.new) and not l.dob_default and {FIRST_NAMES_DIFFER}
  and not ({SAME_NUMBER}) and {COMPARED}
union all
select least(l.unit, r.unit), greatest(l.unit, r.unit), 'one name, births half a generation apart'
from face l join face r on l.first = r.first and l.family = r.family and l.postcode = r.postcode
  and l.unit < r.unit
where (l.new or r.new) and {BIRTHS_APART} and not ({SAME_NUMBER}) and {COMPARED}
union all
select least(l.unit, r.unit), greatest(l.unit, r.unit), '{HOLDS_BOTH}'
from both_held h join face l on l.dob = h.dob and l.family = h.family and l.postcode = h.postcode
  and l.first = h.first
join face r on {ONE_BIRTH_AND_HOME} and r.first = h.other
where l.agency < r.agency and not ({SAME_NUMBER}) and {COMPARED}
"""
