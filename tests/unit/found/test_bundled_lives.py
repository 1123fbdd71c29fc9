"""The chronology in a bundle: a year at a time, from records that everybody may read, with whose
they are; for whoever opened the child, and never where somebody lives."""

import html
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
import tiny_region
from django.test import Client
from django.utils import timezone
from tests.unit.found.case_with_files import CONSIDERED, ago, looks, words
from tests.unit.found.test_absences_told import close
from tests.unit.found.test_answers_to_signs import entered, person_of

from wayhome.casework.pathways import PATHWAYS
from wayhome.lexicon.home import Home
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions import cases as actions
from wayhome.workspace.attachments.life_told import years_told
from wayhome.workspace.attachments.models import Bundle
from wayhome.workspace.cases.forms import new_case, new_number
from wayhome.workspace.cases.models import Case
from wayhome.workspace.exporting.models import PastExport
from wayhome.workspace.reading.view import view

At = Callable[..., Client]
Account = Callable[..., User]
YEAR = re.compile(r'name="goes-(Y[0-9]+)"')


@pytest.fixture
def tyler(account: Account) -> str:
    return person_of(account("NBC"), "NBC/s/1")


@pytest.fixture
def case(account: Account, tyler: str, served: Home) -> Iterator[Case]:
    by = account("NBC")
    saying = actions.Saying(new_number(), "considered", CONSIDERED | {"at": ago(days=2)}, 0)
    row = actions.begin(
        case=new_case(), pathway=PATHWAYS["justice"], about=actions.Subject("Tyler Marsh", tyler),
        tell=["EPD"], saying=saying, release="r", by=by,
    )  # fmt: skip
    looks(row, by, account("EPD"))
    yield row
    for one in served.attachments.glob("*"):
        if one.is_file():
            one.unlink()


def form(client: Client, case: Case) -> str:
    return client.get(f"/cases/{case.pk}/bundles/make/").content.decode()


def told(client: Client, case: Case, by: User, person: str) -> str:
    """All that the papers of every year say to somebody."""
    request = client.get(f"/cases/{case.pk}/bundles/make/").wsgi_request
    with view(by.viewer) as seen:
        years = years_told(request, seen, person).values()
    said = (section.said for one in years for section in one.entries)
    return "\n".join([*(one.text for one in years), *said])


def test_it_is_chosen_by_whoever_opened_the_child(
    case: Case, at: At, account: Account, tyler: str
) -> None:
    assert not YEAR.search(form(at("NBC"), case))
    assert "said on the child's page why they look" in html.unescape(form(at("NBC"), case))
    page = form(entered(at, account, "NBC", person=tyler), case)
    assert YEAR.search(page)
    assert "Chronology: what records tell of 2026" in page
    assert not YEAR.search(form(at("EPD"), case)), "police do not see this child in full"


def test_a_year_goes_in_with_whose_records_it_rests_on(
    case: Case, at: At, account: Account, tyler: str
) -> None:
    client = entered(at, account, "NBC", person=tyler)
    assert len(set(YEAR.findall(form(client, case)))) > 1
    day = timezone.localdate() + timedelta(days=30)
    sent = {
        "number": new_number(), "place": str(case.said), "whose": "defence", "whom": "Harper",
        "by": "Ann Lee, prosecutor", "expires-day": str(day.day), "expires-month": str(day.month),
        "expires-year": str(day.year), "others": "none", "others_why": "", "goes-E0": "out",
        "why-E0": "They have it.", "goes-Y2026": "in",
    }  # fmt: skip
    answer = client.post(f"/cases/{case.pk}/bundles/make/", sent)
    assert answer.status_code == 302, words(answer)
    bundle, export = Bundle.objects.get(), PastExport.objects.get()
    file = client.get(f"/cases/{case.pk}/bundles/{bundle.pk}/file")
    with zipfile.ZipFile(BytesIO(b"".join(file.streaming_content))) as held:
        assert held.namelist() == ["index.pdf", "manifest.json", "001.pdf"]
        manifest = json.loads(held.read("manifest.json"))
    assert (manifest["marking"], manifest["profile"]) == ("restricted", "named")
    assert sum(export.held.values()) > 0, "what left of which delivery can be told"
    assert len(export.sealed or []) == sum(export.held.values()) + 1
    kept = case.entries.latest("place").details
    assert "Chronology" not in kept["left"], "what is beside the case stays out without a reason"
    assert kept["holds"] == ("001.pdf: Chronology: what records tell of 2026")


def test_what_one_agency_keeps_close_goes_into_none(
    case: Case, at: At, account: Account, tyler: str, serve: Callable[..., Home],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    client = entered(at, account, "NBC", person=tyler)
    openly = told(client, case, account("NBC"), tyler)
    assert "Missing" in openly
    assert "Northborough Police, record " in openly
    assert "4 Mill Row" not in openly, "where somebody lives is told by its area alone"

    def whole(folder: Path) -> None:
        tiny_region.whole(folder, close(tiny_region.rows()))

    monkeypatch.setenv("WAYHOME_HOME", str(serve("bundles-kept-close", whole).root))
    police = entered(at, account, "NPD", person=tyler)
    looks(case, account("NPD"))
    actions.say(
        case=case.pk, by=account("NBC"),
        saying=actions.Saying(new_number(), "agency added", {"agency": "NPD", "why": "x"}, 1),
    )  # fmt: skip
    own = told(police, case, account("NPD"), tyler)
    assert own
    assert "Missing" not in own
