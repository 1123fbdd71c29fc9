"""A population of others, as flat records: the sample that comes with the package pseudopeople.

Invented people of one town of the United States, with families, moves and years (Institute for
Health Metrics and Evaluation, 2026, BSD licence): two censuses ten years apart, a programme for
mothers and small children, social security numbers, tax forms. What is bundled has no slips in it
yet and the package's code that makes them is not run, so our own habits of error are put on it;
what it brings is names, families and moves that nobody here invented. All live in one postcode.
"""

from pathlib import Path

import duckdb

from wayhome.evaluation.flat import labelled
from wayhome.evaluation.labelled import Labelled

FOLDER = "data/sample_datasets"
# One row a person and source; a tax form and a number of those alone whom a census counted.
ROWS = """
with census as (
  select 'census ' || year as agency, * from '{folder}/decennial_census/decennial_census.parquet'
  where year in (2020, 2030)
),
mothers as (
  select distinct on (simulant_id) 'mothers and children' as agency, * from
  '{folder}/women_infants_and_children/women_infants_and_children.parquet'
  where year between 2020 and 2030 order by simulant_id, year
),
taxes as (
  select distinct on (simulant_id) 'taxes' as agency, * from
  '{folder}/taxes_w2_and_1099/taxes_w2_and_1099.parquet'
  where tax_year between 2020 and 2030 order by simulant_id, tax_year, ssn
),
numbers as (
  select 'social security' as agency, * from '{folder}/social_security/social_security.parquet'
  where event_type = 'creation'
),
written as (
  select agency, simulant_id, first_name, middle_initial as middle, last_name, date_of_birth, sex,
    street_number, street_name, zipcode, null as ssn from census
  union all
  select agency, simulant_id, first_name, middle_initial, last_name, date_of_birth, sex,
    street_number, street_name, zipcode, null from mothers
  union all
  select agency, simulant_id, first_name, middle_initial, last_name, date_of_birth, null,
    mailing_address_street_number, mailing_address_street_name, mailing_address_zipcode, ssn
  from taxes
  union all
  select agency, simulant_id, first_name, middle_name, last_name, date_of_birth, sex,
    null, null, null, ssn from numbers
),
lived as (
  select simulant_id, any_value(household_id) as household, any_value(race_ethnicity) as race
  from census group by all
)
select agency || '-' || simulant_id as record_id, agency, simulant_id as person,
  concat_ws(' ', first_name, middle) as given_names, last_name as family_name,
  date_of_birth::date as dob, lower(sex) as sex,
  case when street_name is not null then concat_ws(' ', street_number, street_name) end as address,
  zipcode as postcode, ssn as uln, household, date_of_birth::date as born,
  race as "race as the sample has it"
from written join lived using (simulant_id) order by record_id
"""


def read(name: str, package: Path) -> Labelled:
    """The set, from the folder of the installed package; whoever asks closes it."""
    with duckdb.connect() as con:
        rows = con.sql(ROWS.format(folder=package / FOLDER)).to_arrow_table()
    return labelled(name, rows)
