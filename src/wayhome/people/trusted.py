"""Trusted identifiers come first: the same one joins two records when nothing contradicts.

An identifier is strong and fallible: it is typed on the wrong child, and a mother's is given for
her baby's. So names and dates of birth must reasonably agree. Where only one of them does, weights
decide; where neither does, the two records are kept apart and put before a human, with the reason.

Two child ids of one council are one child where the council says so: where its record names a
number under which it held the child before (`former_child_id`). That too is fallible, because a
number of an older system may be another child's in this one, so it is an identifier like the rest.
"""

from dataclasses import dataclass

from duckdb import DuckDBPyConnection

from wayhome.people.commonness import Commonness
from wayhome.people.model import Model
from wayhome.people.unlike import NEAR


@dataclass(frozen=True)
class Identifier:
    """One kind of trusted identifier, and what it is called in a reason."""

    column: str
    words: str


IDENTIFIERS = (
    Identifier("nhs_number", "NHS number"),
    Identifier("upn", "pupil number"),
    Identifier("pnc_id", "Police National Computer number"),
    Identifier("child_id", "council child id"),
    Identifier("former_child_id", "council child id"),
)

# Reads 'same …, nothing contradicts', or 'the same …, but clearly different people'.
COUNCIL_SAYS = "child, as the council says: held under the other number before"

# `likely` is what a human would accept as the same name or date with the identifier beside it.
# A year that is all that is known of a birth agrees with every day of it, and 1 January with a date
# within two years (unlike.py). That is enough where no first name is told and the surname does not
# contradict, not where another first name is told.
TWOS = """
create table twos as
select l.unit as unit_l, r.unit as unit_r, min(l.kind) as kind
from given l join given r on l.kind = r.kind and l.value = r.value and l.unit < r.unit
anti join generic_identifier g on g.kind = l.kind and g.value = l.value
where (l.new or r.new) and ((l.open and r.open) or l.open <> r.open or l.agency = r.agency)
group by all
"""

FAMILY = "(family_unknown or coalesce(family_likely, false))"  # which does not contradict
SHARING = f"""
create table sharing as
with compared as (
  select b.unit_l, b.unit_r,
    case when bool_or(l.former_child_id in (r.child_id, r.former_child_id)
      or r.former_child_id = l.child_id) then '{COUNCIL_SAYS}' else b.kind end as kind,
    bool_or(l.first is null or r.first is null) as first_unknown,
    bool_or(l.first = r.first or list_contains(l.nicknames, r.first)
      or list_contains(r.nicknames, l.first) or l.first_skeleton = r.first_skeleton
      or jaro_winkler_similarity(l.first, r.first) >= 0.8 or l.first = r.family
      or list_contains(l.middles, r.first) or list_contains(r.middles, l.first)) as first_likely,
    bool_or(l.family is null or r.family is null) as family_unknown,
    bool_or(l.family = r.family or jaro_winkler_similarity(l.family, r.family) >= 0.8
      or list_has_any(l.parts, r.parts) or list_contains(l.parts, r.family)
      or list_contains(r.parts, l.family)) as family_likely,
    bool_or(l.dob is null or r.dob is null) as dob_unknown,
    bool_or(l.dob_sorted = r.dob_sorted or damerau_levenshtein(l.dob, r.dob) <= 1
      or l.dob[:7] = r.dob[:7]) as dob_near,
    bool_or(l.dob_sorted = r.dob_sorted or damerau_levenshtein(l.dob, r.dob) <= 1
      or l.dob[:7] = r.dob[:7] or (l.dob_default and l.dob[:4] = r.dob[:4])
      or (r.dob_default and l.dob[:4] = r.dob[:4])) as dob_likely,
    bool_or(l.dob[:4] = r.dob[:4] and (l.dob_precision in ('year', 'not known')
        or r.dob_precision in ('year', 'not known'))
      or (l.dob_default or r.dob_default)
        and abs(l.dob[:4]::integer - r.dob[:4]::integer) <= {NEAR}) as year_likely
  from twos b join face l on l.unit = b.unit_l join face r on r.unit = b.unit_r
  group by b.unit_l, b.unit_r, b.kind
)
select unit_l, unit_r, kind,
  case
    when first_likely and (coalesce(dob_likely, dob_unknown) or family_likely) then true
    when first_unknown and (dob_near or (dob_likely or year_likely) and first_likely is null
      and {FAMILY}) then true
    when first_unknown and family_unknown and dob_unknown then true
    when first_unknown and dob_unknown and family_likely then true
    else false
  end as agrees,
  not coalesce(first_likely or dob_near or dob_likely and {FAMILY},
    first_unknown and (dob_unknown or year_likely and {FAMILY})) as clashes
from compared
"""


# Counted over open records only, and whatever a restricted one holds.
GENERIC = """
select kind, value from given where open group by all having count(*) > {people_an_identifier}
"""


def build_sharing(con: DuckDBPyConnection, model: Model, common: Commonness) -> None:
    """Make `sharing(unit_l, unit_r, kind, agrees)`: pairs with a trusted identifier in common."""
    con.execute(f"create view given as {GIVEN}")
    find_twos(con, model, common)
    compare_twos(con)


def find_twos(con: DuckDBPyConnection, model: Model, common: Commonness) -> None:
    """Make `twos(unit_l, unit_r, kind)`, pairs that share an identifier, from `given`."""
    common.make("generic_identifier", GENERIC.format(**vars(model.limits)))
    con.execute(TWOS)


def compare_twos(con: DuckDBPyConnection) -> None:
    """Make `sharing` from `twos` and the faces of both."""
    con.execute(SHARING)


def _given(identifier: Identifier) -> str:
    return (
        f"select unit, new, open, agency, '{identifier.words}' as kind, "
        f"{identifier.column} as value "
        f"from unit where not sealed and {identifier.column} is not null"
    )


# Every trusted identifier that a unit has.
GIVEN = " union all ".join(map(_given, IDENTIFIERS))
