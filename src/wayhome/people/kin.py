"""Who lives together and is not one person, though much of what is stated agrees.

    twins       born the same day, one surname, one home, first names clearly different
    namesakes   one name and one home, births half a generation apart: parent and child
    a twin      two first names, however alike, of which one register holds a child each

Kept apart whatever the weights say, so that a record without a date of birth cannot join father and
son. One number that both state makes twins a question and nothing more (siblings.py): it may be a
child who is known by two first names, or a twin's number typed on the other.
"""

from wayhome.people.known_names import NAMES_OF_BOTH
from wayhome.people.one_name import (
    HASSAN_AND_HUSSEIN,
    HEARD,
    NO_GIVEN_NAME,
    ONE_SOUND,
    ONE_SPELLING,
    SLIP_OF_A_LETTER,
    SLIP_OF_A_VARIANT,
    SPELT_ALIKE,
    TURNED,
    TWO_SCRIPTS,
    TWO_SOUNDS,
    WHOLE,
    WRITTEN_TOGETHER,
)
from wayhome.people.short_forms import HOLDS_BOTH, ONE

FIRST_NAMES_DIFFER = f"""({HASSAN_AND_HUSSEIN}
  or l.first <> r.first and {WHOLE} and not {TWO_SCRIPTS}
  and jaro_winkler_similarity(l.first, r.first)
    < case when l.first[1] = r.first[1] then 0.8 else 0.9 end
  and lk.sound <> rk.sound and not {HEARD} and not {NO_GIVEN_NAME} and not {ONE_SPELLING}
  and not {SLIP_OF_A_VARIANT}
  and not coalesce(list_contains(l.nicknames, r.first), false)
  and not coalesce(list_contains(r.nicknames, l.first), false)
  and not coalesce(list_contains(l.middles, r.first), false)
  and not coalesce(list_contains(r.middles, l.first), false))"""


# One slip of the hand apart counts as the same: no two people's numbers are that near, because
# each has a check digit.
def _same(number: str) -> str:
    return f"coalesce(damerau_levenshtein(l.{number}, r.{number}) <= 1, false)"


# Numbers that a family holds papers of, or that a desk asks for: a twin's is typed on the other.
_TYPED = tuple(map(_same, ("nhs_number", "upn", "pnc_id")))
# A learner's is issued once papers were seen, and a council's child id by its own system.
_ISSUED = (_same("uln"), "coalesce(l.child_id = r.child_id, false)")
SAME_NUMBER = " or ".join((*_TYPED, *_ISSUED))
SURELY_ONE = f"({' + '.join(f'{each}::int' for each in _TYPED)} >= 2 or {' or '.join(_ISSUED)})"

COMPARED = "((l.open and r.open) or l.open <> r.open or l.agency = r.agency)"

# Neither the day nor the month agree, and there are years between: no slip of the hand.
YEARS_APART = 12
BIRTHS_APART = f"""abs(left(l.dob, 4)::integer - left(r.dob, 4)::integer) >= {YEARS_APART}
  and right(l.dob_sorted, 4) <> right(r.dob_sorted, 4) and damerau_levenshtein(l.dob, r.dob) > 2
  and l.dob_precision = 'day' and r.dob_precision = 'day'"""

# One day of one year, 1 January as well: where twins came without papers, forms wrote it for both.
_AT_HOME = """(l.dob = r.dob and l.family = r.family and l.postcode = r.postcode
  and l.dob_precision = 'day' and r.dob_precision = 'day')"""
# One register of an agency numbers a child once; another of its systems has the child again.
_REGISTER = "regexp_extract({side}.subject_ref, '^[^/]*/[^/]*')"
ONE_REGISTER = f"{_REGISTER.format(side='l')} = {_REGISTER.format(side='r')}"
# A spelling that lists have for the other, and that sounds as it does: Jakub and Jacob. That lists
# have it is not enough (Emily and Emma), nor the sound (Samir and Samer).
ONE_LISTED = f"""(((coalesce(list_contains(l.nicknames, r.first), false)
    or coalesce(list_contains(r.nicknames, l.first), false)) and a.children is null
  or a.children is not distinct from '{ONE}') and {ONE_SOUND} and not {TWO_SOUNDS})"""
# Most who share a home are one child under one name. What is asked of a pair is asked of the few
# homes that have several names, and of the few names that have several births.
BESIDE = """
beside as materialized (
  from face semi join (
    select dob, family, postcode from face group by all having min(first) <> max(first))
  using (dob, family, postcode)
),
namesake as materialized (
  from face semi join (
    select first, family, postcode from face group by all having min(dob) <> max(dob))
  using (first, family, postcode)
)"""
# All of it anew each time, also of pairs that have not changed: a third record tells that they are
# two, and may come or go after them (vetoes.py). A register that holds one child twice, under two
# known names, is taken for one that holds two children: a human sees that at once, nobody else can.
BOTH_HELD = f"""
select distinct l.dob, l.family, l.postcode, l.first, r.first as other
from beside l join beside r on {_AT_HOME} and {ONE_REGISTER} and l.unit <> r.unit
{NAMES_OF_BOTH}
where l.open and r.open
qualify bool_and(coalesce(l.first <> r.first and {WHOLE}
  and not coalesce(list_contains(l.middles, r.first), false)
  and not coalesce(list_contains(r.middles, l.first), false)
  and l.first <> r.family and not {SPELT_ALIKE} and not {TURNED} and not ({SAME_NUMBER})
  and not {SLIP_OF_A_LETTER} and not {HEARD} and not {ONE_LISTED}
  and not {WRITTEN_TOGETHER}, false))
  over (partition by l.unit, r.unit, l.family)
"""

TWINS = f"""
create table twins as
with {BESIDE},
both_held as ({BOTH_HELD})
select least(l.unit, r.unit) as unit_l, greatest(l.unit, r.unit) as unit_r,
  'twins or siblings born the same day' as why
from beside l join beside r on l.dob = r.dob and l.family = r.family
  and l.postcode = r.postcode and l.unit < r.unit
{NAMES_OF_BOTH}
where (l.new or r.new) and not l.dob_default and {FIRST_NAMES_DIFFER}
  and not ({SAME_NUMBER}) and {COMPARED}
union all
select least(l.unit, r.unit), greatest(l.unit, r.unit), 'one name, births half a generation apart'
from namesake l join namesake r on l.first = r.first and l.family = r.family
  and l.postcode = r.postcode and l.unit < r.unit
where (l.new or r.new) and {BIRTHS_APART} and not ({SAME_NUMBER}) and {COMPARED}
union all
select least(l.unit, r.unit), greatest(l.unit, r.unit), '{HOLDS_BOTH}'
from both_held h join beside l on l.dob = h.dob and l.family = h.family
  and l.postcode = h.postcode and l.first = h.first
join beside r on {_AT_HOME} and r.first = h.other and l.unit <> r.unit
where not ({SURELY_ONE}) and {COMPARED}
"""
