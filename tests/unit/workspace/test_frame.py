"""The frame says who is signed in, which day a page speaks for, and when a build has stopped."""

import json
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from django.template import engines
from django.test import RequestFactory
from django.utils import timezone

from wayhome.lexicon.home import Home
from wayhome.workspace.gate.frame import frame
from wayhome.workspace.reading import release

pytestmark = pytest.mark.django_db
BUILT_FOR = date(2026, 11, 20)


@pytest.fixture
def built(home: Path) -> Path:
    """A release of the 20th, as far as a frame reads it."""
    at = Home(home)
    folder = at.releases / "20261120T060000-abc"
    folder.mkdir(parents=True)
    said = {"as_of": str(BUILT_FOR), "began_at": "2026-11-20T06:00:00"}
    (folder / "manifest.json").write_text(json.dumps(said))
    at.current.write_text(folder.name)
    return home


@pytest.fixture
def at_clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """The clock on a day of November 2026."""

    def set_to(day: int) -> None:
        now = timezone.make_aware(datetime(2026, 11, day, 9))
        monkeypatch.setattr(timezone, "now", lambda: now)

    return set_to


def shown(user, reads: bool = True) -> dict:
    request = RequestFactory().get("/")
    request.user, request.resolver_match = user, None
    if reads:
        request.__dict__["_as_at"] = BUILT_FOR
    return frame(request)


@pytest.mark.parametrize(("day", "behind"), [(20, 0), (21, 0), (22, 2), (25, 5)])
def test_a_release_older_than_a_day_is_warned_of(
    built, account, settings, at_clock, day, behind
) -> None:
    settings.DEMO = False
    at_clock(day)
    found = shown(account())
    assert (found["as_at"], found["days_behind"]) == (BUILT_FOR, behind)


def test_the_warning_stands_on_the_page(built, account, settings, at_clock) -> None:
    settings.DEMO = False
    at_clock(25)
    request = RequestFactory().get("/")
    request.user, request.resolver_match = account(), None
    request.__dict__["_as_at"] = BUILT_FOR
    page = " ".join(engines["jinja2"].get_template("layout.html").render({}, request).split())
    assert "As at 20 November 2026." in page
    assert "This page speaks for 20 November 2026, 5 days ago." in page
    assert "nothing has been built for 5 days" in page


def test_a_page_that_reads_no_release_speaks_for_no_day(built, account, settings, at_clock) -> None:
    settings.DEMO = False
    at_clock(25)
    found = shown(account(), reads=False)
    assert (found["as_at"], found["days_behind"]) == (None, 0)


def test_a_demonstration_lives_on_its_own_day(built, account, at_clock) -> None:
    at_clock(25)
    assert shown(account())["days_behind"] == 0
    assert release.clock() == BUILT_FOR


def test_in_service_the_age_of_data_is_counted_to_the_clock(built, settings, at_clock) -> None:
    settings.DEMO = False
    at_clock(25)
    assert release.clock() == date(2026, 11, 25)


def test_before_the_first_build_the_clock_is_all_there_is(home, at_clock) -> None:
    at_clock(25)
    assert release.clock() == date(2026, 11, 25)


def test_who_is_signed_in_stands_beside_a_way_to_their_password(client, account, home) -> None:
    user = account("administrator")
    client.force_login(user)
    page = client.get("/accounts/").content.decode()
    assert f'<span class="wh-header__name">{user.name}</span>' in page
    assert 'href="/password/"' in page
