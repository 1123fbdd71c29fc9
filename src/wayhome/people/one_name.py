"""Whether two first names are one name written twice, told by the names alone.

    one spelling     each letter once that is written twice, and as one alphabet has it: Fatjon and
                     Fation, Xodan and Hodan
    one sound        the same consonants: Mohammed and Muhammad, Aisha and Ayesha; an h, and how one
                     is heard (kh), count for none, and w for v
    a slip           neighbours that changed places, or a letter left out of a long name
    a letter         one letter apart where exactly one of the two is a name (known_names.py): Lucy,
                     Luky; or from a name that is recorded for the other: Ron, and Aahron for Aaron
    turned           one's first name is about the other's surname, and the other way round
    cut short        Christ, of six letters and more, is what a form left of Christopher

Everything else that looks alike is two whole names: Gurpreet and Gurpal, Rania and Ranim, Folake
and Folasade are given to twins. So is a name with an a behind it (Samir and Samira, Jan and Jana),
unless two agencies record one sex. Of two known names a slip proves nothing, and one sound only
where the vowels are near as well: Karim and Karam, Ikram and Akram are given to twins too.

That nothing is known of two spellings never joins them, or names that are rare here would be joined
most (docs/adr/0049, 0052): of Gurmeet and Gurjeet both are known or neither is; a human is asked.
"""

from string import ascii_lowercase

from wayhome.people.names import SKELETON, Steps, sql_of

# Reads of each of two faces, l and r, and of what known_names.py tells of their first names, lk
# and rk: whether it is listed, how many births bear it, its sound, how it is heard, breathed, sung.

# Two names, however like they are written: twins are often called Hassan and Hussein.
HASSAN_AND_HUSSEIN = "l.first_skeleton || r.first_skeleton in ('hsnhksn', 'hksnhsn')"
LONG = (
    8  # letters: of a shorter name one that lacks a letter is often another name: Martina, Marina
)
CUT = 6  # letters that a short column leaves
SHORT = 4  # letters, of which one may be wrong

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


# A letter written twice is written once.
_DOUBLED = tuple((f"{letter}{letter}+", letter) for letter in ascii_lowercase)
_VOWEL_ONCE = tuple((f"{letter}{letter}+", letter) for letter in "aeio")


# What the Somali alphabet of 1972 writes for h (Xodan, Axmed, Ifrax), and Albanian and Slavic ones
# for j and i (Xhevdet, Fatjon, Andrej), where that makes no other known name: not x between vowels
# (Maxi, Mahi), nor j before i or after n or r (Harjinder, Harinder; Arjan, Arian).
_ALPHABETS: Steps = (
    ("xh", "j"),
    ("^x([aeiou])", r"h\1"),
    ("([aeiou])x$", r"\1h"),
    ("x([bcdfghklmnpqrstvwz])", r"h\1"),
    ("([bcdfghklmnpqrstvwz])x", r"\1h"),
    ("([bcdfghklmpqstvwz])j([aou])", r"\1i\2"),
    ("ej([bcdfghklmnpqrstvwz]|$)", r"ei\1"),
)


def sound(first: str) -> str:
    """Its consonants. `first_skeleton` is that of surnames too, whose forms it takes for one."""
    return sql_of(SKELETON, first)


def heard(first: str) -> str:
    """Its consonants as an ear has them that knows no h."""
    plain = f"{first}[1] || regexp_replace(replace({first}[2:], 'w', 'v'), 'k?h', '', 'g')"
    return sql_of(SKELETON, plain)


def single(first: str) -> str:
    """Each letter once that is written twice, and as one alphabet has it."""
    return sql_of(_DOUBLED, sql_of(_ALPHABETS, first))


def breathed(first: str) -> str:
    """Its consonants with an h that is one of them (Rahma and Rama), not one that follows them."""
    vowels = f"replace({first}[2:], 'w', 'v')"
    plain = f"{first}[1] || regexp_replace({vowels}, '([bdjlmnr])h', '\\1', 'g')"
    return sql_of(SKELETON, plain)


def sung(first: str) -> str:
    """Each run of vowels by where the mouth has it: a; i, y; o, u. e, and a glide from one to
    another within a name (Jaden, Jayden), is near to all."""
    runs = f"regexp_extract_all({first}, '[aeiouy]+')"
    once = sql_of(_VOWEL_ONCE, "translate(run, 'yu', 'io')")
    return f"""list_transform({runs}, lambda run, place: case when len({once}) = 1 then {once}
      when place = len({runs}) and right({first}, len(run)) = run then right({once}, 1)
      else 'e' end)"""


# A spelling that no list has is a name where children of so many births bear it, and no more than
# so many times as many the other: one slip in a hundred, of some thirty that a name may have, comes
# to three births of a common name too.
MANY, TIMES = 3, 200


def _known(this: str, that: str) -> str:
    borne = f"{this}.births >= {MANY} and {this}.births * {TIMES} > {that}.births"
    return f"({this}.listed or {borne})"


L_KNOWN, R_KNOWN = _known("lk", "rk"), _known("rk", "lk")
BOTH_KNOWN = f"({L_KNOWN} and {R_KNOWN})"
ONE_KNOWN = f"({L_KNOWN} <> {R_KNOWN})"
# An ending tells a boy's name from a girl's in many languages (Ermir, Ermira; Danilo, Danila).
SAME_ENDING = f"(right(l.first, 1) = right(r.first, 1) or {ONE_SEX})"

ONE_SOUND = f"""((lk.sound = rk.sound or lk.heard = rk.heard)
  and not ({HASSAN_AND_HUSSEIN})
  and (not {WITH_AN_A} or {ONE_SEX}))"""
# Neighbours that changed places are a slip of any name: no two children are called so.
CHANGED_PLACES = """(l.first[1] = r.first[1] and len(l.first) = len(r.first)
  and damerau_levenshtein(l.first, r.first) = 1 and levenshtein(l.first, r.first) = 2)"""
LEFT_OUT = f"""(l.first[1] = r.first[1] and len(l.first) <> len(r.first)
  and damerau_levenshtein(l.first, r.first) = 1
  and greatest(len(l.first), len(r.first)) >= {LONG} and (not {WITH_AN_A} or {ONE_SEX}))"""
CUT_SHORT = f"""(least(len(l.first), len(r.first)) >= {CUT}
  and abs(len(l.first) - len(r.first)) >= 2 and right(l.first, 1) not in ('a', 'e')
  and right(r.first, 1) not in ('a', 'e')
  and (starts_with(l.first, r.first) or starts_with(r.first, l.first)))"""
WRITTEN_TOGETHER = """(coalesce(l.first || l.middles[1] = r.first, false)
  or coalesce(r.first || r.middles[1] = l.first, false))"""

TURNED = """(jaro_winkler_similarity(l.first, r.family) >= 0.8
  and jaro_winkler_similarity(r.first, l.family) >= 0.8
  and left(l.first, 1) <= 'z' and left(r.first, 1) <= 'z')"""


# Of two names of one sound, what tells them apart: another vowel, an h, s and z at the beginning
# (Samir, Zamir).
TWO_SOUNDS = """(lk.breathed <> rk.breathed
  or least(l.first[1], r.first[1]) = 's' and greatest(l.first[1], r.first[1]) = 'z'
  or len(lk.sung) = len(rk.sung) and len(list_filter(lk.sung, lambda one, place:
    one <> 'e' and rk.sung[place] not in ('e', one))) > 0)"""
# Twins' names rhyme: the first letter for another is no slip, unless a number tells more.
ANY_LETTER = f"""({ONE_KNOWN} and least(len(l.first), len(r.first)) >= {SHORT}
  and {SAME_ENDING} and damerau_levenshtein(l.first, r.first) = 1)"""
SLIP_OF_A_LETTER = f"""({ANY_LETTER} and not (l.first[2:] = r.first[2:]))"""
# What was heard and written down as it sounds: Khadija, Kkhadeeja.
HEARD = f"({ONE_KNOWN} and {ONE_SOUND} and not {TWO_SOUNDS})"


def _slip_of(known: str, spelt: str, variants: str) -> str:
    """A spelling that is no name and a letter away from a name that is recorded for the other."""
    away = f"""name[1] = {spelt}[1] and right(name, 1) = right({spelt}, 1)
      and damerau_levenshtein(name, {spelt}) = 1"""
    # by `case`, or the variants of every name are gone through, also of those that are known
    return f"""case when not {known} and len({spelt}) >= {SHORT}
      then coalesce(len(list_filter({variants}, lambda name: {away})) > 0, false) else false end"""


# Aahron beside Ron, who is Aaron; Bylly beside William.
SLIP_OF_A_VARIANT = f"""({_slip_of(L_KNOWN, "l.first", "r.nicknames")}
  or {_slip_of(R_KNOWN, "r.first", "l.nicknames")})"""
# Hart James beside James James: a form has the names the other way round, or one of them twice.
# Hassan Ali beside Ali Ali is a twin's: there both are given names.
NO_GIVEN_NAME = f"""coalesce({ONE_KNOWN} and (r.first = l.family and {R_KNOWN}
  or l.first = r.family and {L_KNOWN}), false)"""

# What no two children are called: a letter written twice or in another alphabet, or neighbours that
# changed places.
ONE_SPELLING = "lk.single = rk.single"
SPELT_ALIKE = f"""({ONE_SPELLING}
  or len(l.first) = len(r.first) and damerau_levenshtein(l.first, r.first) = 1
    and levenshtein(l.first, r.first) = 2)"""
# null where either is not told
WRITTEN_TWICE = f"""({ONE_SOUND} and not ({BOTH_KNOWN} and {TWO_SOUNDS}) or {ONE_SPELLING}
  or {CHANGED_PLACES} or ({LEFT_OUT} or {CUT_SHORT}) and not {BOTH_KNOWN} or {SLIP_OF_A_LETTER}
  or {SLIP_OF_A_VARIANT} or coalesce({TURNED}, false) or {WRITTEN_TOGETHER})"""
