"""Two first names that are two children's, though they look or sound alike: for a human.

    perhaps brother and sister   recorded sex differs, and the first names are not the same
    perhaps two children         each name is one of its own: Jack and Jake, Ella and Bella, Amir
                                 and Amira. Katie is Katherine, Muhammad is Mohammed; Emily and
                                 Emma are listed as variants too, and are sisters' names
    perhaps two children         two first names, however alike, that are not one written twice
                                 (one_name.py)
    perhaps parent and child     one name; the one states no birth and holds the tenancy
    perhaps two of one family    a learner number in common, neither name nor birth: a parent's is
                                 typed on the child, or a brother's
    perhaps one child            names in two scripts, which nothing here compares
    perhaps two children         one first name, and middle names that are wholly unlike: twins are
                                 called Mohammed Ali and Mohammed Amin, Maria Elena and Maria Sofia

Only where the surname or the household is one, and no number in common tells that it is one child.
Which names are of their own, and of which sex, is data (`reference/given_names.csv`); names of one
sound are told apart by their letters, but for those in `reference/alike_names.csv`, which also says
which of the listed variants are names of two, and which of one child or of two (short_forms.py).
A person's 'same' passes over it. The words begin with `perhaps`, by which a pair is known to be for
a human.
"""

from duckdb import DuckDBPyConnection

from wayhome.people.kin import FIRST_NAMES_DIFFER, SAME_NUMBER, SURELY_ONE
from wayhome.people.known_names import NAMES_OF_BOTH
from wayhome.people.one_name import (
    ANY_LETTER,
    NOT_THE_SAME_ELSEWHERE,
    ONE_SPELLING,
    SLIP_OF_A_LETTER,
    SPELT_ALIKE,
    TWO_SCRIPTS,
    WHOLE,
    WRITTEN_TWICE,
)
from wayhome.people.short_forms import EITHER, ONE, ONE_BIRTH_AND_HOME, TWO

PERHAPS = "perhaps "
# Below this Jaro-Winkler similarity two names of one sound are two, unless they are listed as one.
LETTERS = 0.8

HOUSEHOLD = """(l.family = r.family or l.postcode = r.postcode
  or list_has_any(l.premises, r.premises) or list_has_any(l.all_phones, r.all_phones))"""
NICKNAME = """(coalesce(list_contains(l.nicknames, r.first), false)
  or coalesce(list_contains(r.nicknames, l.first), false))"""
# Whoever goes by one first name in both records is no sibling, whatever else they are called.
ONE_NAME = f"""(l.first = r.first or not ({WHOLE})
  or coalesce(list_contains(l.middles, r.first), false)
  or coalesce(list_contains(r.middles, l.first), false)
  or coalesce(l.first = r.family or r.first = l.family, false))"""
# A middle name left out, or told by its initial, is silent; nothing of the one may be in the other.
TWO_MIDDLES = f"""(len(l.middles) > 0 and len(r.middles) > 0
  and (l.first = r.first or {NICKNAME})
  and len(list_filter(l.middles, lambda one: len(list_filter(r.middles, lambda other:
    starts_with(one, other) or starts_with(other, one)
    or jaro_winkler_similarity(one, other) >= {LETTERS})) > 0)) = 0)"""
# Names join Abdul to what follows it, which alone tells Abdul Rahman from Abdul Rahim. By sound and
# not by likeness, which takes those two for one, and Abdullah and Abdulleh for two; sounds leave
# vowels out, so one that begins with a vowel is another too: Karim and Akram. A letter too many is
# a slip; a letter for another is Hakim and Halim.
ABDUL = """(l.first like 'abdul_%' and r.first like 'abdul_%'
  and (l.first_skeleton <> r.first_skeleton
    or (l.first[6] in ('a', 'e', 'i', 'o', 'u')) <> (r.first[6] in ('a', 'e', 'i', 'o', 'u')))
  and not (len(l.first) <> len(r.first) and damerau_levenshtein(l.first, r.first) <= 1))"""
# A boy's name and a girl's, of which one is a slip where records of two agencies state one sex:
# Emma is Emmanuel among boys. Where one states none, or one agency holds both, they may be brother
# and sister.
OF_BOTH_SEXES = "(ln.sex <> rn.sex and 'either' not in (ln.sex, rn.sex))"
SLIP = f"coalesce({OF_BOTH_SEXES} and l.sex = r.sex and l.agency <> r.agency, false)"
TWO_NAMES = f"""case
  when a.children = '{ONE}' then false
  when {OF_BOTH_SEXES} and not {SLIP} then true
  when lk.sound = rk.sound
    then jaro_winkler_similarity(l.first, r.first) < {LETTERS}
  else not starts_with(l.first, r.first) and not starts_with(r.first, l.first) end"""

ONE_NUMBER = "twins or siblings: two first names, and no more than one number in common"

# Whose words tell the generation, where a birth does not. A child holds no tenancy (Law of Property
# Act 1925 s.1(6), read from memory on 1 December 2026); some hold one in equity from 16 on.
GROWN = 16
_TENANT = """({tenant}.dob is null
  and {other}.dob > strftime({tenant}.tenant_on::date - interval {grown} year, '%Y-%m-%d'))"""
PARENT_AND_CHILD = "coalesce({} or {}, false)".format(
    _TENANT.format(tenant="l", other="r", grown=GROWN),
    _TENANT.format(tenant="r", other="l", grown=GROWN),
)

# A learner number alone joins two first names, or two births, of which one is wrong; not both. In
# the sample of pseudopeople it stood for mother and daughter (docs/adr/0052).
NOTHING_ELSE = f"""case when l.uln = r.uln then coalesce({FIRST_NAMES_DIFFER} and not {ONE_NAME}
  and l.dob_precision = 'day' and r.dob_precision = 'day'
  and l.dob_sorted[5:] <> r.dob_sorted[5:] and damerau_levenshtein(l.dob, r.dob) > 2
  and not coalesce(l.child_id = r.child_id, false), false) else false end"""

# What most pairs are, asked first of three columns: the wide rows of all pairs take twice as long.
ONE_NAME_ALONE = f"""l.first = r.first and (l.middles is null or r.middles is null)
  and (l.sex is not distinct from r.sex or {WHOLE})"""

SIBLINGS = f"""
create table siblings as
with tells as (
  select distinct unit from face where dob is null and tenant_on is not null
    or left(first, 1) > 'z' or left(family, 1) > 'z'
),
asked as (
  select unit_l, unit_r from scored
  join face l on l.unit = unit_l join face r on r.unit = unit_r
  group by all having not bool_or(coalesce({ONE_NAME_ALONE}, false))
  union
  select unit_l, unit_r from scored where unit_l in (from tells) or unit_r in (from tells)
),
told as (
  select unit_l, unit_r, case
    when {NOT_THE_SAME_ELSEWHERE} and not {SURELY_ONE}
      then '{PERHAPS}two children: names of another script, and not the same'
    when {TWO_SCRIPTS} and not ({SAME_NUMBER}) then '{PERHAPS}one child: names in two scripts'
    when {PARENT_AND_CHILD} and not ({SAME_NUMBER})
      then '{PERHAPS}parent and child: one holds a tenancy, the other was under {GROWN}'
    when {NOTHING_ELSE}
      then '{PERHAPS}two of one family: a learner number in common, and neither name nor birth'
    when not coalesce({HOUSEHOLD}, false) or {SURELY_ONE} then null
    when {SAME_NUMBER}
      then case when {FIRST_NAMES_DIFFER} and not {ONE_NAME} and not {ANY_LETTER}
        then '{PERHAPS}{ONE_NUMBER}' end
    when {TWO_MIDDLES} then '{PERHAPS}two children: one first name, two middle names'
    when l.sex <> r.sex and not ({WHOLE})
      then '{PERHAPS}brother and sister: a first name is an initial, and recorded sex differs'
    when {ONE_NAME} then null
    when l.sex <> r.sex and not {SPELT_ALIKE} and not {SLIP_OF_A_LETTER}
      then '{PERHAPS}brother and sister: first name and recorded sex differ'
    when a.children = '{TWO}' and not {SLIP} or {ABDUL} or a.children = '{EITHER}'
      and not coalesce(l.agency <> r.agency and {ONE_BIRTH_AND_HOME}, false)
      then '{PERHAPS}two children: each first name is one of its own'
    when {NICKNAME} or {ONE_SPELLING} then null
    when ln.name is not null and rn.name is not null and {TWO_NAMES}
      then '{PERHAPS}two children: each first name is one of its own'
    when not {WRITTEN_TWICE} and not {SLIP} and a.children is distinct from '{ONE}'
      then '{PERHAPS}two children: two first names, and not one written twice'
    end as why
  from asked
  join face l on l.unit = unit_l join face r on r.unit = unit_r
  left join own_name ln on ln.name = l.first left join own_name rn on rn.name = r.first
  {NAMES_OF_BOTH}
)
select unit_l, unit_r, min(why) as why from told group by all having count(*) = count(why)
"""


def find_siblings(con: DuckDBPyConnection) -> None:
    """Make `siblings(unit_l, unit_r, why)` of the pairs in `scored`; the names are known."""
    con.execute(SIBLINGS)
