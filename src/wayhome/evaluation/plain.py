"""The records of a set as one plain table, for another linker to be measured on the same records.

Everything that such a table can hold is there: the newest names, date of birth, sex, the latest
home, a telephone, every identifier. What it cannot hold (former names, earlier homes, whose the
telephone is, how sure a date is) is what canonical tables are for. Where no record has an NHS
number, the set's one other number stands in its place: the yardstick is trained by it.
"""

from pathlib import Path

from duckdb import DuckDBPyConnection

PLAIN = """
copy (
with newest as (
  select distinct on (subject_ref) * from subject where subject_ref is not null
  order by subject_ref, superseded_at is not null, received_at desc, recorded_at desc nulls last,
    record_id desc
),
home as (
  select subject_ref, arg_max(address, (coalesce(occurred_from, received_at), postcode)) as address,
    max_by(postcode, (coalesce(occurred_from, received_at), postcode)) as postcode
  from stay where postcode is not null and kind in ('home', 'placement', 'tenancy') group by all
),
rung as (
  select subject_ref, min_by(value, (whose <> 'own', value)) as phone
  from contact_point where kind = 'phone' and value is not null group by all
)
select subject_ref as record_id, t.source,
  lower(regexp_extract(trim(given_names), '^\\S+')) as first_name,
  nullif(lower(trim(regexp_replace(trim(given_names), '^\\S+', ''))), '') as middle_name,
  nullif(lower(family_name), '') as surname, dob::varchar as dob, sex as gender,
  nullif(regexp_extract(address, '[0-9]+'), '') as house_no, postcode, phone,
  case when (select count(nhs_number) from newest) > 0 then nhs_number else uln end as nhs_no,
  coalesce(upn, uln) as upn, pnc_id as pnc, t.person as truth
from newest join truth t using (subject_ref) left join home using (subject_ref)
left join rung using (subject_ref)
order by subject_ref
) to '{path}' (format parquet)
"""


def write_plain(con: DuckDBPyConnection, path: Path) -> None:
    """One row a record of the set, with who it is of in `truth`."""
    quoted = str(path).replace("'", "''")
    con.execute(PLAIN.format(path=quoted))
