"""What is new: an officer begins a response and agrees an action, the home council finds it on its
desk and opens it; what the council writes is new for the officer."""

import socket
from collections.abc import Callable

import pytest
from browsing import Worker
from test_crisis import begun, on_one_page, told_home, why
from test_work import agreed

from wayhome.workspace.config.mail import chosen
from wayhome.workspace.news.sending import send

Open = Callable[..., Worker]
Size = tuple[int, int]


def a_server_that_is_away(settings) -> None:
    """Nothing listens at a port that was just let go of."""
    with socket.socket() as once:
        once.bind(("127.0.0.1", 0))
        port = once.getsockname()[1]
    settings.MAIL = chosen(f"smtp://127.0.0.1:{port}", "wayhome@example.gov.uk")
    assert send().waits == 1


@pytest.mark.phone
@pytest.mark.writes
def test_what_is_new_is_on_the_desk_until_it_is_read(worker: Open, size: Size, settings) -> None:
    officer, duty = worker("force", size), worker("home-duty-worker", size)
    on_one_page(officer)
    on_one_page(duty)
    begun(officer)
    agreed(officer)
    duty.go("/")
    duty.look("desk-news")
    assert "New for you, in 1 case" in duty.text
    assert "Northborough Police began this, and your agency takes part." in duty.text
    assert "An action for your agency, by 2 January 2099: “Ring his school" in duty.text
    duty.follow("All that is new")
    duty.look("news")
    duty.follow("Tyler Marsh")
    why(duty)
    assert duty.heading == "Tyler Marsh: a crisis response"
    told_home(duty)
    duty.go("/")
    assert "New for you, in" not in duty.text
    duty.go("/news/")
    duty.look("news-none")
    duty.follow("All of it")
    duty.look("news-all")
    assert "began this, and" in duty.text

    a_server_that_is_away(settings)
    officer.go("/")
    officer.look("desk-mail-waits", status_is_error=True)
    assert "Northborough City Council wrote down: home council told." in officer.text
    assert "The mail server takes no messages, or not all." in officer.text
    admin = worker("administrator", size)
    admin.go("/")
    admin.look("desk-mail-waits-admin")
    assert "1 message waits, about what is new since" in admin.text
    assert "Why: it could not be reached, or broke off." in admin.text
    with officer.page.expect_navigation():
        officer.page.get_by_role("button", name="I have read this").click()
    assert "New for you, in" not in officer.text


@pytest.mark.writes
def test_e_mail_is_chosen(worker: Open, size: Size, settings) -> None:
    duty, admin = worker("home-duty-worker", size), worker("administrator", size)
    duty.go("/news/mail/")
    duty.look("mail-not-set-up")
    duty.page.get_by_label("No, on my desk alone").check()
    duty.press("Keep it")
    assert "You are told on your desk alone." in duty.text
    assert duty.page.get_by_label("No, on my desk alone").is_checked()
    admin.go("/news/mail/")
    admin.look("mail-admin")
    assert "How messages fare" in admin.text
