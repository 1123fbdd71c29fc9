"""Keys by which a person can be found, each with the agency and marking of the record it is from.

    search_key(key, kind, subject_ref, person_id, agency, marking, dob)   sorted by key
    search_face(person_id, subject_ref, agency, marking, given_names, …)  sorted by person
    search_name(token, agency, marking, records)                          for completing a name

The rule: a key is as narrow as the narrowest record it needs. What a sealed person gives is
sealed; what a person gives whose particulars are restricted is restricted; so a search that
filters keys by agency and marking can neither find nor count what its reader may not see.

A name of two parts stands family first, 'turner|kai': all first names of one family lie together,
and looking up twenty nicknames reads one block. Dates stand with day and month in order of size,
so that the right date and the swapped one are one look-up; `dob` tells which it was.
"""

from duckdb import DuckDBPyConnection

from wayhome.people.births import macros as birth_macros
from wayhome.people.names import macros as name_macros
from wayhome.people.places import macros as place_macros

# What a row may be seen as: never wider than the person's own particulars allow.
SEEN_AS = """
create or replace temp macro seen_as(given, sealed, open) as case
  when sealed or given = 'sealed' then 'sealed'
  when open and given in ('official', 'official-sensitive') then given
  else 'restricted' end
"""

WHO = """
create or replace temp table who as
select p.subject_ref, p.person_id, coalesce(s.sealed, false) as sealed,
  coalesce(s.open, true) as open
from person_subject p left join (
  select subject_ref, bool_or(sealed_reason is not null or marking = 'sealed') as sealed,
    bool_or(coalesce(marking in ('official', 'official-sensitive'), false)) as open
  from subject group by all
) s using (subject_ref)
"""

FACE = """
create or replace table search_face as
select w.person_id, s.subject_ref, s.agency,
  seen_as(s.marking, any_value(w.sealed), any_value(w.open)) as marking,
  s.given_names, s.family_name, s.street_name, s.dob, any_value(s.dob_precision) as dob_precision,
  any_value(s.sex) as sex, max(s.received_at) as received_at,
  any_value(name_given(s.given_names)) as given, any_value(name_family(s.family_name)) as family,
  split_part(given, ' ', 1) as first
from subject s join who w using (subject_ref)
group by w.person_id, s.subject_ref, s.agency, s.marking, s.given_names, s.family_name,
  s.street_name, s.dob
order by person_id, subject_ref, received_at desc, given_names, family_name, dob
"""

# One row a name that a record states: its own, and each alias of two words or more.
NAMED = """
create or replace temp table named as
select subject_ref, person_id, agency, marking, dob,
  list_filter(string_split(given, ' '), lambda t: t <> '') as given,
  list_filter(string_split(family, ' '), lambda t: t <> '') as parts
from search_face
union
select s.subject_ref, w.person_id, s.agency, seen_as(s.marking, w.sealed, w.open), s.dob,
  list_filter(string_split(name_given(regexp_extract(alias, '^(.*)\\s+\\S+$', 1)), ' '),
    lambda t: t <> ''),
  list_filter(string_split(name_family(regexp_extract(alias, '(\\S+)$', 1)), ' '),
    lambda t: t <> '')
from (select subject_ref, agency, marking, dob, unnest(other_names) as alias from subject) s
join who w using (subject_ref)
"""

WHOLE = "array_to_string(parts, '')"
FAMILIES = f"list_distinct(list_append(parts, {WHOLE}))"
OF_NAMES = f"""
create or replace temp table name_key as
select unnest(list_distinct(list_concat(given, {FAMILIES}))) as key, 'name' as kind, *
  exclude (given, parts) from named
union all
select family || '|' || first, 'full name', subject_ref, person_id, agency, marking, dob from (
  select unnest({FAMILIES}) as family, given, * exclude (given, parts) from named
), unnest(given) as g(first)
"""

# Sounds are worked out once a distinct word, not once a record.
OF_SOUNDS = """
create or replace temp table sound as
with word as (
  select key as word, name_skeleton(key) as sounds
  from (select distinct key from name_key where kind = 'name')
)
select word as key, 'name' as kind, 'name by sound' as sound_kind, sounds from word
union all
select n.key, n.kind, 'full name by sound', f.sounds || '|' || g.sounds
from (select distinct key, kind from name_key where kind = 'full name') n
join word f on f.word = split_part(n.key, '|', 1) join word g on g.word = split_part(n.key, '|', 2)
"""

FROM_SUBJECTS = (
    (
        "unnest(list_filter(string_split(name_given(street_name), ' '), lambda t: t <> ''))",
        "street name",
    ),
    ("case when not birth_unlikely(dob) then birth_sorted(dob) end", "birth"),
    ("nhs_number", "NHS number"),
    ("unnest(list_distinct([upn, former_upn]))", "pupil number"),
    ("uln", "learner number"),
    ("pnc_id", "police number"),
    ("lower(local_id)", "own number"),
    ("lower(split_part(child_id, ':', 2))", "own number"),
)

FROM_STAYS = (
    ("postcode_squeezed(postcode)", "postcode"),
    ("premise(address, postcode)", "address"),
    (
        "nullif(trim(regexp_replace(lower(split_part(address, ',', 1)), '[^a-z]+', ' ', 'g')), '')",
        "street",
    ),
)

PLATE = (
    "replace(upper(regexp_extract(description, '(?i)\\b([A-Z]{2}[0-9]{2} ?[A-Z]{3})\\b')), ' ', '')"
)


def index(con: DuckDBPyConnection) -> None:
    """Make search_key, search_face and search_name from the canonical tables and the people."""
    for macro in (*name_macros(), *birth_macros(), *place_macros(), SEEN_AS):
        con.execute(macro)
    for statement in (WHO, FACE, NAMED, OF_NAMES, OF_SOUNDS):
        con.execute(statement)
    con.execute(_KEYS)
    con.execute(_NAMES)
    for table in ("who", "named", "name_key", "sound"):
        con.execute(f"drop table {table}")


def _of_subject(expression: str, kind: str) -> str:
    return (
        f"select {expression} as key, '{kind}' as kind, s.subject_ref, w.person_id, s.agency, "
        "seen_as(s.marking, w.sealed, w.open) as marking, s.dob "
        "from subject s join who w using (subject_ref)"
    )


def _of_stay(expression: str, kind: str) -> str:
    return (
        f"select {expression}, '{kind}', s.subject_ref, w.person_id, s.agency, "
        "seen_as(s.marking, w.sealed, w.open), null::date "
        "from stay s join who w using (subject_ref)"
    )


_CONTACTS = """
select case when kind = 'phone' then right(value, 10) else lower(value) end,
  case when kind = 'phone' then 'phone' else 'e-mail or handle' end, c.subject_ref, w.person_id,
  c.agency, seen_as(c.marking, w.sealed, w.open), null
from contact_point c join who w using (subject_ref)
"""

_PLATES = f"""
select {PLATE}, 'vehicle', i.subject_ref, w.person_id, t.agency,
  case when seen_as(i.marking, w.sealed, w.open) in ('restricted', 'sealed')
    then seen_as(i.marking, w.sealed, w.open) else seen_as(t.marking, w.sealed, w.open) end, null
from thing t join involvement i using (event_id) join who w on w.subject_ref = i.subject_ref
where t.kind = 'vehicle' and t.agency = i.agency
"""

_KEYS = f"""
create or replace table search_key as
select distinct key, kind, subject_ref, person_id, agency, marking, dob from (
  select key, kind, subject_ref, person_id, agency, marking, dob from name_key
  union all
  select s.sounds, s.sound_kind, n.subject_ref, n.person_id, n.agency, n.marking, n.dob
  from name_key n join sound s on s.key = n.key and s.kind = n.kind
  union all
  {" union all ".join(_of_subject(*each) for each in FROM_SUBJECTS)}
  union all
  {" union all ".join(_of_stay(*each) for each in FROM_STAYS)}
  union all {_CONTACTS} union all {_PLATES}
)
where key is not null and key not in ('', '|')
order by key, kind, person_id, subject_ref, agency, marking, dob
"""

_NAMES = """
create or replace table search_name as
select key as token, agency, marking, count(distinct person_id) as people
from search_key where kind = 'name' and len(key) > 1
group by all order by all
"""
