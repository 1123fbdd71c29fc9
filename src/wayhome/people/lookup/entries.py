"""Every key under which somebody can be found, with the face it leads to and who may follow it.

    lookup_face(face, person_id, subject_ref, agency, hidden, …)   what a record states
    lookup_entry(kind, value, face, agency)                        agency: null where all may see
    lookup_name(token, agency, people)                             for completing a name

The rule: an entry is as narrow as the narrowest record it needs. What a sealed record gives, and
what a record gives whose particulars are restricted, is for the agency that sent it; so a look-up
that leaves out the entries of others can neither find nor count what its reader may not see.

A name of two parts stands family first, 'turner|kai'. Dates stand with day and month in order of
size, so that the right date and the swapped one are one key.
"""

from duckdb import DuckDBPyConnection

from wayhome.lexicon.plates import plate_sql
from wayhome.people.keys import KEYS, Key

# What looking up compares and shows, in the order in which it is stored.
FACE_COLUMNS = (
    "person_id", "subject_ref", "agency", "hidden", "given_names", "family_name", "received_at",
    "first", "middles", "family", "parts", "full_name", "first_skeleton", "family_skeleton",
    "nicknames", "dob", "dob_precision", "dob_sorted", "dob_default", "sex", "nhs_number", "upn",
    "former_upn", "pnc_id", "uln", "child_id", "former_child_id", "postcode", "sector", "outcode",
    "postcodes", "premises", "own_phones", "all_phones",
    "tf_full_name", "tf_family", "tf_first", "tf_dob", "tf_postcode", "tf_sector",
)  # fmt: skip

FACES = """
create or replace table lookup_face as
select (row_number() over (order by p.person_id, f.subject_ref, f.hidden, f.full_name, f.dob,
    f.place) - 1)::integer as face, {columns}
from linked_face f join person_subject p using (subject_ref)
"""

GIVEN = "list_concat([first], coalesce(middles, []))"
FAMILIES = "list_distinct(list_concat([family], coalesce(parts, [])))"

# A word's sound is worked out once a distinct word, not once a record.
WORDS = f"""
create or replace temp table word as
select word, name_skeleton(word) as sounds from (
  select unnest({GIVEN}) as word from lookup_face
  union select unnest({FAMILIES}) from lookup_face
) where word is not null and word <> ''
"""

NAMED = f"""
create or replace temp table named as
select n.face, n.agency, n.hidden, n.family, n.given, f.sounds as family_sounds,
  g.sounds as given_sounds
from (
  select face, agency, hidden, unnest({FAMILIES}) as family, given
  from (select *, unnest({GIVEN}) as given from lookup_face)
) n left join word f on f.word = n.family left join word g on g.word = n.given
"""

OF_NAMES = """
select 'name' as kind, word as value, face, agency, hidden from (
  select given as word, * from named union select family, * from named) where word is not null
union all
select 'name by sound', sounds, face, agency, hidden from (
  select given_sounds as sounds, * from named union select family_sounds, * from named)
  where len(sounds) > 1
union all
select 'full name', family || '|' || given, face, agency, hidden from named
union all
select 'full name by sound', family_sounds || '|' || given_sounds, face, agency, hidden from named
  where len(family_sounds || given_sounds) > 2
union all
select 'initial', family || '|' || given[1], face, agency, hidden from named
union all
select 'initial', given || '|' || family[1], face, agency, hidden from named
"""

OF_FACES = """
select 'reference', replace(person_id, '-', ''), face, agency, hidden from lookup_face
union all
select 'birth', dob, face, agency, hidden from lookup_face where dob_precision = 'day'
union all
select 'birth sorted', dob_sorted, face, agency, hidden from lookup_face where dob_precision = 'day'
"""


def of_keys() -> str:
    """The keys of linking in bulk, as entries; one list for both."""
    return " union all ".join(_of_key(key) for key in KEYS)


def _of_key(key: Key) -> str:
    value = f"unnest({key.sql})" if key.several else f"({key.sql})"
    return f"select '{key.kind}', {value}, face, agency, hidden from lookup_face"


# What only a record of its own holds leads to the first face of its subject that may be seen.
OF_RECORDS = """
select kind, value, face, r.agency, r.hidden or f.hidden from ({records}) r
join (select subject_ref, min(face) as face, arg_min(hidden, face) as hidden
  from lookup_face group by subject_ref) f using (subject_ref)
"""

NARROW = "not coalesce(marking in ('official', 'official-sensitive'), false) as hidden"

STREET = "nullif(trim(regexp_replace(lower(split_part(address, ',', 1)), '[^a-z]+', ' ', 'g')), '')"
PLATE = plate_sql("description")

# A street name, and an alias of one word, which may be one: police write both into one field.
CALLED = """(
  select subject_ref, agency, marking, unnest(string_split(name_given(street_name), ' ')) as word
  from subject
  union all
  select subject_ref, agency, marking, name_given(alias) from (
    select subject_ref, agency, marking, unnest(other_names) as alias from subject)
  where not regexp_matches(trim(alias), '\\S\\s+\\S'))"""

RECORDS = (
    f"select subject_ref, agency, 'street name' as kind, word as value, {NARROW} from {CALLED}",
    f"select subject_ref, agency, 'street name by sound', name_skeleton(word), {NARROW} from "
    f"{CALLED} where len(name_skeleton(word)) > 1",
    f"select subject_ref, agency, 'own number', lower(local_id), {NARROW} from subject",
    "select subject_ref, agency, 'own number', lower(split_part(child_id, ':', 2)), "
    f"{NARROW} from subject",
    f"select subject_ref, agency, 'postcode', postcode_squeezed(postcode), {NARROW} from stay",
    f"select subject_ref, agency, 'address', premise(address, postcode), {NARROW} from stay",
    f"select subject_ref, agency, 'street', {STREET}, {NARROW} from stay",
    "select subject_ref, agency, case when kind = 'phone' then 'number' "
    "else 'e-mail or handle' end, case when kind = 'phone' then right(value, 10) "
    f"else lower(value) end, {NARROW} from contact_point",
    f"select subject_ref, agency, 'end of phone', right(value, 6), {NARROW} from contact_point "
    "where kind = 'phone'",
    f"select i.subject_ref, t.agency, 'vehicle', {PLATE}, t.hidden or i.hidden from "
    f"(select *, {NARROW} from thing) t join (select *, {NARROW} from involvement) i "
    "using (event_id) where t.kind = 'vehicle' and t.agency = i.agency",
)

ENTRIES = f"""
create or replace table lookup_entry as
select kind, value, face, case when hidden then agency end as agency from (
  {OF_NAMES}
  union all {OF_FACES}
  union all {of_keys()}
  union all {OF_RECORDS.format(records=" union all ".join(RECORDS))}
)
where value is not null and value not in ('', '|')
"""

NAMES = """
create or replace table lookup_name as
select value as token, e.agency, count(distinct person_id) as people
from lookup_entry e join lookup_face using (face)
where kind = 'name' and len(value) > 1 group by all order by all
"""


def build_entries(con: DuckDBPyConnection) -> None:
    """Make the three tables from linked_face, person_subject and the records."""
    number_faces(con)
    enter_faces(con)
    con.execute(NAMES)


def number_faces(con: DuckDBPyConnection) -> None:
    """Make `lookup_face`: faces of a person side by side, by number."""
    columns = ", ".join(f"f.{name}" if name != "person_id" else "p.person_id"
                        for name in FACE_COLUMNS)  # fmt: skip
    con.execute(FACES.format(columns=columns))


def enter_faces(con: DuckDBPyConnection) -> None:
    """Make `lookup_entry` from `lookup_face` and the records."""
    for statement in (WORDS, NAMED, ENTRIES):
        con.execute(statement)
    for table in ("word", "named"):
        con.execute(f"drop table {table}")
