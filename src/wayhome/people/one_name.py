"""Whether two first names are one name written twice, told by the names alone.

    one sound        the same consonants: Mohammed and Muhammad, Aisha and Ayesha; an h, and how one
                     is heard (kh), count for none, and w for v
    a slip           neighbours that changed places, or a letter left out of a long name
    turned           one's first name is about the other's surname, and the other way round
    cut short        Christ, of six letters and more, is what a form left of Christopher

Everything else that looks alike is two whole names: Gurpreet and Gurpal, Rania and Ranim, Folake
and Folasade are given to twins. So is a name with an a behind it (Samir and Samira, Jan and Jana),
unless two agencies record one sex. No list is asked, because lists hold the names that are common
where they were made, and would guard those children alone (docs/adr/0049).

Doubt: one consonant for another may be a slip of the hand (Jack, Jadk) or another child (Gurmeet,
Gurjeet), and no rule can tell; a human is asked.
"""

from string import ascii_lowercase

from wayhome.people.names import SKELETON, sql_of

# Two names, however like they are written: twins are often called Hassan and Hussein.
HASSAN_AND_HUSSEIN = "l.first_skeleton || r.first_skeleton in ('hsnhksn', 'hksnhsn')"
LONG = (
    8  # letters: of a shorter name one that lacks a letter is often another name: Martina, Marina
)
CUT = 6  # letters that a short column leaves

# An initial is of plain letters; a name of one sign is a whole one in Han script.
WHOLE = "(len(l.first) > 1 or l.first > 'z') and (len(r.first) > 1 or r.first > 'z')"
# Likeness is measured by bytes, of which letters of one other script share half and more: there
# only the very same name is the same.
_ELSEWHERE = "left(l.{name}, 1) > 'z' and left(r.{name}, 1) > 'z' and l.{name} <> r.{name}"
NOT_THE_SAME_ELSEWHERE = (
    f"coalesce({_ELSEWHERE.format(name='first')} or {_ELSEWHERE.format(name='family')}, false)"
)
TWO_SCRIPTS = """coalesce((left(l.first, 1) > 'z') <> (left(r.first, 1) > 'z')
  or (left(l.family, 1) > 'z') <> (left(r.family, 1) > 'z'), false)"""
WITH_AN_A = """(r.first in (l.first || 'a', l.first || 'ah')
  or l.first in (r.first || 'a', r.first || 'ah'))"""
ONE_SEX = "coalesce(l.sex = r.sex and l.agency <> r.agency, false)"


def _heard(first: str) -> str:
    """Its consonants as an ear has them that knows no h."""
    plain = f"{first}[1] || regexp_replace(replace({first}[2:], 'w', 'v'), 'k?h', '', 'g')"
    return sql_of(SKELETON, plain)


ONE_SOUND = f"""((l.first_skeleton = r.first_skeleton or {_heard("l.first")} = {_heard("r.first")})
  and not ({HASSAN_AND_HUSSEIN})
  and (not {WITH_AN_A} or {ONE_SEX}))"""
SLIP_OF_THE_HAND = f"""(l.first[1] = r.first[1] and damerau_levenshtein(l.first, r.first) = 1
  and (len(l.first) = len(r.first) and levenshtein(l.first, r.first) = 2
    or len(l.first) <> len(r.first) and greatest(len(l.first), len(r.first)) >= {LONG})
  and (not {WITH_AN_A} or {ONE_SEX}))"""
CUT_SHORT = f"""(least(len(l.first), len(r.first)) >= {CUT}
  and abs(len(l.first) - len(r.first)) >= 2 and right(l.first, 1) not in ('a', 'e')
  and right(r.first, 1) not in ('a', 'e')
  and (starts_with(l.first, r.first) or starts_with(r.first, l.first)))"""
WRITTEN_TOGETHER = """coalesce(l.first || l.middles[1] = r.first, false)
  or coalesce(r.first || r.middles[1] = l.first, false)"""

TURNED = """(jaro_winkler_similarity(l.first, r.family) >= 0.8
  and jaro_winkler_similarity(r.first, l.family) >= 0.8
  and left(l.first, 1) <= 'z' and left(r.first, 1) <= 'z')"""
# What no two children are called: a letter written twice, or neighbours that changed places.
_DOUBLED = tuple((f"{letter}{letter}+", letter) for letter in ascii_lowercase)
SPELT_ALIKE = f"""({sql_of(_DOUBLED, "l.first")} = {sql_of(_DOUBLED, "r.first")}
  or len(l.first) = len(r.first) and damerau_levenshtein(l.first, r.first) = 1
    and levenshtein(l.first, r.first) = 2)"""
# null where either is not told
WRITTEN_TWICE = f"""({ONE_SOUND} or {SLIP_OF_THE_HAND} or {CUT_SHORT}
  or coalesce({TURNED}, false) or {WRITTEN_TOGETHER})"""
