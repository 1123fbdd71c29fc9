"""Make the small reference tables of the room `synthetic` from the public files in ../shared/data.

Run once when the public files change: python scripts/synthetic_reference.py
Provenance and licences of the results stand in docs/reference-data.md.
"""

from pathlib import Path

import duckdb

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / ".." / "shared" / "data"
OUT = ROOT / "src" / "wayhome" / "synthetic" / "reference"

NAMES_A_PERIOD = 1_400  # 9 in 10 babies of a period; the rest are too rare to be nobody's
AREAS = """
    (values ('E06000018', 0), ('E06000031', 1), ('E07000143', 2), ('E07000144', 2),
            ('E07000145', 2), ('E07000146', 2), ('E07000147', 2), ('E07000148', 2),
            ('E07000149', 2)) area(lad, area)
"""


def main() -> None:
    con = duckdb.connect()
    con.execute(f"create macro shared(name) as '{DATA.resolve()}/' || name")
    for name, sql in (("forenames", FORENAMES), ("surnames", SURNAMES), ("sectors", SECTORS)):
        target = OUT / f"{name}.parquet"
        con.execute(f"copy ({sql}) to '{target}' (format parquet, compression zstd)")
        print(target.name, target.stat().st_size)
    con.execute(f"copy ({STATIONS}) to '{OUT / 'stations.csv'}' (header)")
    con.execute(f"copy ({NICKNAMES}) to '{OUT / 'nicknames.csv'}' (header)")


# England and Wales from 1996; Scotland stands in for the years before, the only open counts.
FORENAMES = f"""
    select period, sex, name, n::integer n from (
        select (year // 5 * 5)::smallint period, sex,
               case when position('-' in name) > 0 then
                 upper(name[1]) || lower(split_part(name, '-', 1)[2:]) || '-'
                 || upper(split_part(name, '-', 2)[1]) || lower(split_part(name, '-', 2)[2:])
               else upper(name[1]) || lower(name[2:]) end as name, sum(n) n
        from '{DATA.resolve()}/baby_names_uk_1974_2020.parquet'
        where (nation = 'England & Wales' and year >= 1996) or (nation = 'Scotland' and year < 1996)
        group by all)
    where regexp_full_match(name, '[A-Za-z''-]+')
    qualify row_number() over (partition by period, sex order by n desc, name) <= {NAMES_A_PERIOD}
    order by period, sex, n desc, name
"""

SURNAMES = f"""
    select case when surname like 'mc%' then 'Mc' || upper(surname[3]) || surname[4:]
                when surname like 'o''%' then 'O''' || upper(surname[3]) || surname[4:]
                else upper(surname[1]) || surname[2:] end surname, freq::float share
    from read_csv('{DATA.resolve()}/lastname_uk.csv')
    where regexp_full_match(surname, '[a-z'']{{2,}}')
    order by freq desc, surname
"""

SECTORS = f"""
    select sector, lat, lon, area::tinyint area, lad25_code lad, pfa_code pfa,
           postcodes::integer postcodes
    from read_csv('{DATA.resolve()}/postcode_sectors_uk.csv') join {AREAS} on lad = lad25_code
    where n_lads <= 3 and postcodes >= 20 order by sector
"""

STATIONS = f"""
    with s as (select stationName station, lat, long lon
               from read_csv('{DATA.resolve()}/railway_stations_gb.csv')),
    near as (
        select station, s.lat, s.lon, p.sector, p.area,
               sqrt(((s.lat - p.lat) * 69) ** 2 + ((s.lon - p.lon) * 42) ** 2) miles
        from s, ({SECTORS}) p)
    select station, lat, lon, sector, area from near where miles < 4
    qualify row_number() over (partition by station order by miles, sector) = 1 order by station
"""

NICKNAMES = f"""
    select distinct upper(name1[1]) || name1[2:] as name, upper(name2[1]) || name2[2:] as nickname
    from read_csv('{DATA.resolve()}/nicknames_us_en.csv') n
    where name1 in (select lower(name) from ({FORENAMES}) where period >= 1980 group by name
                    having sum(n) > 6000)
      and length(name2) > 2 and name1 <> name2 order by all
"""

if __name__ == "__main__":
    main()
