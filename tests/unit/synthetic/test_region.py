"""A region is the same every time, whole, and made of nobody real."""

import hashlib
import json
from collections import Counter

import duckdb
import pytest
import yaml

from wayhome.extracts import feeds
from wayhome.lexicon import identifiers
from wayhome.lexicon.errors import BadUsage
from wayhome.synthetic import invent


@pytest.fixture(scope="session")
def region(tmp_path_factory):
    out = tmp_path_factory.mktemp("region") / "r"
    invent(1_500, 5, out)
    return out


@pytest.fixture(scope="session")
def other(tmp_path_factory):
    out = tmp_path_factory.mktemp("region") / "other"
    invent(1_500, 99, out)
    return out


def _hashes(out):
    return {
        str(path.relative_to(out)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(out.rglob("*"))
        if path.is_file()
    }


def test_the_same_seed_gives_the_same_bytes(region, tmp_path):
    invent(1_500, 5, tmp_path / "again")
    assert _hashes(tmp_path / "again") == _hashes(region)


def test_another_seed_gives_another_region(region, other):
    assert _hashes(other) != _hashes(region)


def test_numbers_pass_their_checks_and_stand_in_ranges_for_invented_people(region):
    pattern = str(region / "deliveries/NBC/ssd/*/ssd_person.csv")
    rows = duckdb.sql(
        f"select distinct pers_upn, pers_single_unique_id from read_csv('{pattern}',"
        " all_varchar = true, union_by_name = true)"
    ).fetchall()
    for upn, nhs in rows:
        assert upn is None or identifiers.upn(upn) == upn
        assert nhs is None or (identifiers.nhs_number(nhs) == nhs and nhs.startswith("999"))


def test_one_council_names_the_older_number_of_some_it_holds_twice(region):
    said = {}
    for council, ending in (("NBC", "csv"), ("ECC", "parquet")):
        path = region / f"deliveries/{council}/ssd/*/ssd_person.{ending}"
        said[council] = duckdb.sql(
            f"select pers_person_id::varchar, pers_legacy_id::varchar from '{path}' "
            "where pers_legacy_id is not null"
        ).fetchall()
    assert not said["NBC"]
    assert said["ECC"]
    records = duckdb.sql(
        f"select local_id, person, copy from '{region}/answers/records.parquet' "
        "where agency = 'ECC' and feed = 'ssd'"
    ).fetchall()
    whose, copy = ({row[0]: row[n] for row in records} for n in (1, 2))
    assert all(whose[new] == whose[old] for new, old in said["ECC"])
    assert len(said["ECC"]) <= sum(copy.values())


def test_every_feed_of_an_agency_has_a_delivery_with_rows_in_it(region):
    """`generic` is read by a mapping of somebody's own; `own` is what the workspace hands back."""
    rows = Counter()
    for told in (region / "deliveries").rglob("delivery.yaml"):
        feed = yaml.safe_load(told.read_text(encoding="utf-8"))["feed"]
        sent = [file for file in told.parent.iterdir() if file != told]
        rows[feed] += sum(file.stat().st_size > 200 for file in sent)
    assert set(rows) == set(feeds()) - {"generic", "own"}
    assert all(rows.values()), rows


def test_every_delivery_says_who_sent_it_and_when(region):
    folders = {path.parent for path in (region / "deliveries").rglob("*.csv")}
    assert folders
    for folder in folders:
        said = (folder / "delivery.yaml").read_text(encoding="utf-8")
        assert f"extracted_on: {folder.name}" in said
        assert f"agency: {folder.parent.parent.name}" in said


def test_a_folder_with_other_things_is_left_alone(tmp_path):
    (tmp_path / "letter.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(BadUsage, match="holds other things"):
        invent(1_000, 1, tmp_path)
    assert (tmp_path / "letter.txt").exists()


def test_too_few_people_is_said_in_a_sentence(tmp_path):
    with pytest.raises(BadUsage, match="at least"):
        invent(10, 1, tmp_path / "r")


def test_the_stories_stand_in_every_region(region, other):
    for out in (region, other):
        told = json.loads((out / "answers" / "stories.json").read_text(encoding="utf-8"))
        assert {"NBP", "EMC", "NBC", "NBE"} <= set(told["callum"]["agencies"])
        assert len(told["amira"]["refs"]) == 6
        assert told["kyle"]["dob"] == told["kian"]["dob"]
        assert not set(told["poppy"]["refs"]) & set(told["poppy_after"]["refs"])
        assert all(identifiers.upn(told[key]["upn"]) for key in ("callum", "kyle", "kian"))


def test_nobody_has_written_exploitation_of_amira(region):
    """Six agencies hold a piece each; the point of her is that none of them put it together."""
    told = json.loads((region / "answers" / "stories.json").read_text(encoding="utf-8"))["amira"]
    numbers = {ref.rsplit("/", 1)[1] for ref in told["refs"]} | {told["upn"]}
    for path in (region / "deliveries").rglob("*.csv"):
        for line in path.read_text(encoding="utf-8").splitlines():
            if any(number in line for number in numbers):
                assert "exploit" not in line.lower(), path.name
                assert "24A" not in line, path.name


def test_callum_was_reported_missing_six_times(region):
    told = json.loads((region / "answers" / "stories.json").read_text(encoding="utf-8"))["callum"]
    pattern = str(region / "deliveries/NBP/missing/*/reports.csv")
    found = duckdb.sql(
        "select count(distinct misper_ref),"
        " count(*) filter (where found_location ilike '%thetford%')"
        f" from read_csv('{pattern}', all_varchar = true, union_by_name = true)"
        f" where surname = '{told['family']}' and dob = '{told['dob']}'"
    ).fetchall()[0]
    assert found == (told["missing_episodes"], 1)


def test_a_council_sends_old_and_new_addresses_with_their_dates(region):
    """One row is sent open, and again with its end when the council hears of the next."""
    sent = f"read_csv('{region}/deliveries/NBC/ssd/*/ssd_address.csv', all_varchar = true)"
    rows = duckdb.sql(
        f"""select max(n), count(*) filter (ended), count(*) filter (ended and next is null) from (
            select addr_address_end_date is not null ended, count(*) over (partition by
                addr_table_id) n, lead(addr_address_start_date) over (partition by addr_person_id
                order by addr_table_id, addr_address_end_date nulls first) as next from {sent})"""
    ).fetchall()[0]
    assert rows[0] == 2
    assert rows[1] > 2
    assert rows[2] == 0


def test_a_force_sends_one_person_again_at_another_address(region):
    sent = f"read_csv('{region}/deliveries/*/police/*/nominals.csv', all_varchar = true,"
    sent += " union_by_name = true)"
    again = f"select count(*) from (select nominal_id from {sent} group by all having count(*) > 1)"
    assert duckdb.sql(again).fetchall()[0][0] > 0


def test_the_key_holds_where_everybody_lived(region):
    key, people = (str(region / f"answers/{name}.parquet") for name in ("homes", "people"))
    gaps = duckdb.sql(
        f"""select count(*) from (select *, lead("begin") over (partition by person
            order by "begin") as next from '{key}') where "end" is distinct from next"""
    ).fetchall()
    assert gaps == [(0,)]
    elsewhere = duckdb.sql(
        f"""select count(*) from '{people}' p join '{key}' h using (person)
            where h."end" is null and h.postcode <> p.postcode"""
    ).fetchall()
    assert elsewhere[0][0] <= 1  # the adopted child, whose two records are one person here


def test_the_key_names_every_number_that_was_sent(region):
    key = str(region / "answers/records.parquet")
    sent = str(region / "deliveries/*/police/*/nominals.csv")
    unknown = duckdb.sql(
        f"select count(*) from read_csv('{sent}', all_varchar = true, union_by_name = true) n"
        f" anti join '{key}' k on k.local_id = n.nominal_id and k.feed = 'police'"
    ).fetchall()
    assert unknown == [(0,)]
