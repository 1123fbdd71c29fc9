"""What a dry run reads, and by what: whatever is bad is one sentence, and reads nothing else."""

import io
import re
import sys
import zipfile
from functools import partial
from pathlib import Path

import pytest
from django.test import Client

from wayhome.extracts import held
from wayhome.interchange.incoming.specification import BUNDLED
from wayhome.lexicon.errors import Damaged
from wayhome.lexicon.home import Home
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions.deliveries import keep_specification
from wayhome.workspace.deliveries import coming_in, dry_runs, handing_in
from wayhome.workspace.deliveries.carrying_out import attend
from wayhome.workspace.deliveries.models import KeptSpecification, SpecificationTakenOff
from wayhome.workspace.deliveries.receipts import receipts
from wayhome.workspace.trail.models import AuditEvent

sys.path.insert(0, str(Path(__file__).parent))  # a dry run is a module of these tests

from a_dry_run import KIN, NOMINALS, PAGE, WRONG, bring, chart, hand_along, lying, page

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
CALLS = """Calling Number,Called Number,Call Date,Call Time,Duration,Type,Cell Postcode,Basis,\
Authorisation,Keep Until
07700900001,07700900002,01/03/2026,22:30,61,call,LS1 4AB,communications_data,AUTH-1,
07700900001,07700900003,01/03/2026,22:40,5,call,,communications_data,,
"""
GRAPH = """<graphml><key id="k" for="node" attr.name="kind"/><key id="n" for="node" \
attr.name="name"/><graph><node id="a"><data key="k">Person</data><data key="n">Kai Quillon</data>\
</node></graph></graphml>"""
BOMB = '<!DOCTYPE g [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>' + GRAPH
POLE = {
    "nodes.Person.csv": ":ID,surname,nhs_no,name,age,:LABEL\n0,Quillon,,Kai,16,Person\n",
    "nodes.Phone.csv": ":ID,phoneNo,:LABEL\n3,07700900001,Phone\n",
    "relationships.HAS_PHONE.csv": ":START_ID,:END_ID,:TYPE\n0,3,HAS_PHONE\n",
    "nodes.Officer.csv": ":ID,surname\n9,Reed\n",
}


@pytest.fixture
def show(client: Client, account, home: Path, monkeypatch: pytest.MonkeyPatch):
    """Hands files along as an analyst of NBC; their dry run is made here, by no other process."""
    client.force_login(account("analyst", "NBC"))
    monkeypatch.setattr(handing_in, "start", lambda folder, lock, work: attend(folder))
    return partial(hand_along, client)


@pytest.mark.parametrize(
    ("file", "by", "said"),
    [
        (("g.graphml", BOMB.encode()), "graph", "declares a document type or entities"),
        (("g.graphml", b"<graphml>"), "graph", "no whole XML"),
        (("c.csv", b"a,b\n1,2\n"), "link-chart", "has no column End 1 ID"),
        (("c.csv", b"\x81\x8d,\x8f\n"), "link-chart", "neither UTF-8 nor Windows text"),
        (("c.json", b"\xff\xfe\x00"), "followthemoney", "cannot be read as followthemoney"),
        (("c.json", b"[" * 100_000), "followthemoney", "The line is no entity in JSON."),
        (("calls.csv", b""), "call-data", "The file is empty."),
        (("other.csv", NOMINALS), "call-data", "The mapping does not name it."),
        (("calls.csv", NOMINALS), "call-data", "names columns that it has not"),
    ],
)
def test_a_bad_file_is_one_sentence_and_is_put_away(client, show, home, file, by, said) -> None:
    assert said in page(client, show(file, by=by))
    assert receipts(Home(home)) == []
    assert lying(home) == []


def packed(files: dict[str, str]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return held.getvalue()


def test_a_zip_that_unpacks_to_far_too_much_is_refused(client, show, home) -> None:
    bomb = packed({"chart.csv": "0" * 40_000_000})
    assert "looks like a zip bomb" in page(client, show(("chart.zip", bomb)))
    assert lying(home) == []


# What it is read by


@pytest.mark.parametrize("together", [True, False])
def test_the_pole_files_come_side_by_side_or_in_one_zip(client, show, home, together) -> None:
    loose = [(name, text.encode()) for name, text in POLE.items()]
    address = show(*([("pole.zip", packed(POLE))] if together else loose), by="pole")
    said = page(client, address)
    assert "3 rows would be new" in said
    assert "nodes.Officer.csv, 1 row Who investigated a crime is no part" in said
    bring(client, address)
    assert {one.system for one in receipts(Home(home))} == {"pole"}


def test_call_data_and_a_graph_come_in(client, show, home) -> None:
    address = show(("calls.csv", CALLS.encode()), by="call-data")
    assert "1 row would be new, 0 changed; 0 held already; 1 refusal." in page(client, address)
    bring(client, address)
    bring(client, show(("g.graphml", GRAPH.encode()), by="graph"))
    assert {one.feed for one in receipts(Home(home))} == {"telephones", "generic"}


def test_several_files_of_one_name_or_for_one_chart_are_said(client, show) -> None:
    two = [("chart.csv", chart(KIN)), ("chart.csv", chart(WRONG))]
    assert "Two of the files are called chart.csv." in page(client, show(*two))
    two[1] = ("other.csv", chart(WRONG))
    assert "reads one file, and these are several" in page(client, show(*two))


OWN = (BUNDLED / "link-chart.yaml").read_text().replace("End 1 ID", "From").encode()


def test_ones_own_specification_is_read(client, show, home) -> None:
    mine = chart(KIN).replace(b"End 1 ID", b"From")
    address = show(("chart.csv", mine), by="own", own=("mine.yaml", OWN))
    assert "mine.yaml A specification of your own" in page(client, address)
    bring(client, address)
    assert "3 rows new" in page(client, address)
    assert lying(home) == []


@pytest.mark.parametrize(
    ("own", "said"),
    [
        (None, "Choose the file of your specification."),
        (b"a: [", "mine.yaml is not YAML: something is wrong in line 1."),
        (b"\xff\xfe\x81", "it is no text in UTF-8"),
        (b"", "not in the shape of those that come along"),
        (b"x: " * 100_000, "it is longer than 200 kB"),
        (b"a: &a [1]\nb: *a", "it uses an alias"),
        (OWN.replace(b"form: links-csv", b""), "the word form is missing"),
        (OWN.replace(b"table: persons", b"table: people", 1), "things, Person: the generic feed"),
        (OWN.replace(b'"%Y-%m-%d"', b'"%Y %Y"'), "dates: %Y %Y is no form of a date"),
        (b"feed: own\ntables: []", "say it on the page of whom or what it is about"),
        (b'feed: "\\ud800"\ntables: []', "half of a sign"),
        (b"agency: EMC\ntables: []", "It says that EMC sent it, and you send for NBC."),
    ],
)
def test_a_bad_specification_is_one_sentence_beside_its_field(show, home, own, said) -> None:
    answer = show(
        ("chart.csv", chart(KIN)), by="own", own=None if own is None else ("mine.yaml", own)
    )
    assert said in answer
    assert dry_runs.dry_runs(Home(home)) == []
    assert lying(home) == []


def test_a_mapping_reads_nothing_but_what_came_with_it(client, show, home) -> None:
    """Another agency's restricted records lie on the same disk."""
    other = home / "store" / "others" / "secret.csv"
    other.parent.mkdir(parents=True)
    other.write_text("key,name\n1,Secret Person\n")
    own = f"""
tables:
  - file: "*.csv"
    table: persons
    columns: {{person_ref: no, full_name: them.name}}
    join: [{{file: {other}, as: them, by: {{key: no}}}}]
"""
    answer = show(("chart.csv", b"no\n1\n"), by="own", own=("mine.yaml", own.encode()))
    assert "a joined file lies beside the main one" in answer
    climbing = own.replace(str(other), "../../../../store/others/secret.csv")
    answer = show(("chart.csv", b"no\n1\n"), by="own", own=("mine.yaml", climbing.encode()))
    assert "a joined file lies beside the main one" in answer


def test_one_that_is_kept_is_offered_to_its_agency_and_each_version_stays(
    client, account, show, home
) -> None:
    mine = chart(KIN).replace(b"End 1 ID", b"From")
    address = show(("chart.csv", mine), by="own", own=("mine.yaml", OWN))
    for _ in range(2):
        client.post(f"{address}keep/", {"name": "County charts"})
    one, two = KeptSpecification.objects.order_by("version")
    assert (one.version, two.version, one.text.encode(), one.agency) == (1, 2, OWN, "NBC")
    assert "County charts, version 2 Kept for your agency by Sam analyst" in page(client, PAGE)
    assert "version 1" not in page(client, PAGE)
    with pytest.raises(Damaged):
        one.delete()
    again = show(("chart.csv", mine), by=f"kept-{two.pk}")
    assert "County charts, version 2 A specification of your agency" in page(client, again)
    assert "3 rows would be new" in page(client, again)
    assert "Use this specification again?" not in page(client, again)
    assert client.post(f"{again}keep/", {"name": "Another"}).status_code == 404
    client.force_login(account("analyst", "EMC"))
    assert "County charts" not in page(client, PAGE)
    assert "not one of those on offer" in show(("chart.csv", mine), by=f"kept-{two.pk}")


def test_one_that_is_taken_off_the_list_is_offered_no_more_and_what_it_read_says_so(
    client, account, show, home
) -> None:
    mine = chart(KIN).replace(b"End 1 ID", b"From")
    address = show(("chart.csv", mine), by="own", own=("mine.yaml", OWN))
    client.post(f"{address}keep/", {"name": "County charts"})
    (one,) = KeptSpecification.objects.all()
    before = show(("chart.csv", mine), by=f"kept-{one.pk}")
    off = f"{PAGE}kept/{one.pk}/off/"
    assert off in client.get(PAGE).content.decode()
    assert client.get(off).status_code == 405
    client.force_login(account("analyst", "EMC"))
    assert client.post(off).status_code == 404
    client.force_login(User.objects.get(agency="NBC"))
    assert "County charts, version 1, is off the list." in told(client, off)
    assert "County charts" not in page(client, PAGE)
    assert "not one of those on offer" in show(("chart.csv", mine), by=f"kept-{one.pk}")
    said = page(client, before)
    assert "County charts, version 1 A specification of your agency" in said
    assert one.sha256 in said, "by which it was read"
    event = AuditEvent.objects.get(reason="take specification off")
    assert event.details == {"specification": one.sha256, "version": 1}
    assert "off the list already" in told(client, off)
    assert AuditEvent.objects.filter(reason="take specification off").count() == 1
    bring(client, before)
    assert "3 rows new" in page(client, before)
    client.post(f"{address}keep/", {"name": "County charts"})
    assert "County charts, version 2 Kept for your agency" in page(client, PAGE)
    with pytest.raises(Damaged):
        SpecificationTakenOff.objects.get().delete()


def told(client, address: str) -> str:
    return " ".join(client.post(address, follow=True).content.decode().split())


# Under which marking


def markings(home: Path) -> set[str]:
    return {one.marking for one in held(Home(home).store)}


NOTED = {
    "nothing": ("", "official-sensitive", "official-sensitive"),
    "nothing, restricted is chosen": ("", "restricted", "restricted"),
    "a wider one": ("marking: official", "official-sensitive", "official-sensitive"),
    "the same": ("marking: official-sensitive", "official-sensitive", "official-sensitive"),
    "none, but who": ("agency: NBC", "restricted", "restricted"),
    "a narrower one": ("marking: restricted", "official-sensitive", "restricted"),
    "the narrowest": ("marking: sealed\nsystem: Ours 😀", "restricted", "sealed"),
}


@pytest.mark.parametrize("what", NOTED)
def test_it_comes_under_the_marking_chosen_and_never_under_a_wider_one_than_noted(
    client, show, home, what
) -> None:
    noted, chosen, comes = NOTED[what]
    beside = [("delivery.yaml", noted.encode())] if noted else []
    address = show(("chart.csv", chart(KIN)), *beside, marking=chosen)
    assert f"Comes under the marking {comes.capitalize()}" in page(client, address)
    bring(client, address)
    assert "3 rows new" in page(client, address)
    assert markings(home) == {comes}
    events = AuditEvent.objects.filter(reason="dry run")
    assert [event.details["marking"] for event in events] == [chosen]
    if "Ours" in noted:
        assert {one.system for one in held(Home(home).store)} == {"Ours 😀"}


def test_several_side_by_side_or_in_a_zip_all_come_under_it(client, show, home) -> None:
    packed_in = packed(POLE | {"delivery.yaml": "marking: official"})
    address = show(("pole.zip", packed_in), by="pole", marking="restricted")
    bring(client, address)
    assert markings(home) == {"restricted"}


def test_a_broken_note_beside_it_is_one_sentence(client, show, home) -> None:
    address = show(("chart.csv", chart(KIN)), ("delivery.yaml", b'system: "\\ud800"'))
    assert "half of a sign" in page(client, address)
    assert receipts(Home(home)) == []


def test_the_page_asks_for_the_marking_and_says_which_is_the_default(client, show) -> None:
    asked = page(client, PAGE)
    assert "How widely may it be seen?" in asked
    assert "Unless you choose otherwise" in asked
    whole = client.get(PAGE).content.decode()
    (ticked,) = re.findall(r'name="marking"[^>]*value="([^"]+)" checked', whole)
    assert ticked == "official-sensitive"
    assert "Choose how widely it may be seen." in show(("c.csv", chart(KIN)), marking="")
    for wrong in ("official", "sealed", "x"):
        assert "not one of those on offer" in show(("c.csv", chart(KIN)), marking=wrong)


@pytest.mark.parametrize("name", ["", "../../x", "a" * 61, "x\ny"])
def test_a_name_that_is_none_is_said(client, show, name) -> None:
    mine = chart(KIN).replace(b"End 1 ID", b"From")
    address = show(("chart.csv", mine), by="own", own=("mine.yaml", OWN))
    client.post(f"{address}keep/", {"name": name})
    assert not KeptSpecification.objects.exists()
    assert "Write" in page(client, address)


def test_what_comes_along_can_be_taken_and_nothing_else(client, show) -> None:
    taken = client.get(f"{PAGE}specification/link-chart.yaml")
    assert b"".join(taken.streaming_content) == (BUNDLED / "link-chart.yaml").read_bytes()
    for name in ("none", "..%2F..%2Fspecification"):
        assert client.get(f"{PAGE}specification/{name}.yaml").status_code == 404


def test_a_note_beside_it_narrows_and_never_names_another(client, show, home) -> None:
    note = ("delivery.yaml", b"marking: restricted\n")
    address = show(("chart.csv", chart(KIN)), note)
    assert "Restricted" in page(client, address)
    bring(client, address)
    marks = [
        (home / "store" / r.delivery / "receipt.json").read_text() for r in receipts(Home(home))
    ]
    assert all('"marking": "restricted"' in mark for mark in marks)
    note = ("delivery.yaml", b"agency: EMC\n")
    assert "It says that EMC sent it" in page(client, show(("chart.csv", chart(KIN)), note))


def test_a_file_past_the_limit_is_refused_with_what_to_do(show, home, settings) -> None:
    settings.UPLOAD_LIMIT = 1
    answer = show(("large.csv", b"x" * (coming_in.MB + 1)))
    assert "large.csv is larger than 1 MB" in answer
    assert "wayhome import large.csv --spec NAME --agency NBC" in answer
    assert dry_runs.dry_runs(Home(home)) == []
    assert lying(home) == []


def test_one_kept_before_this_was_refused_reads_no_decisions_either(client, show, home) -> None:
    by = User.objects.get(agency="NBC")
    one = keep_specification(name="Ours", text="feed: own\ntables: []", by=by)
    said = page(client, show(("decisions.csv", NOMINALS), by=f"kept-{one.pk}"))
    assert "say it on the page of whom or what it is about" in said
    assert receipts(Home(home)) == []
