"""An administrator lets their custody system in, hands its token over, and it asks; says where word
is sent, and finds that it could not be."""

import json
import urllib.request
from collections.abc import Callable
from datetime import timedelta
from ipaddress import ip_network

import pytest
from browsing import Worker

from wayhome.workspace.actions import hooks
from wayhome.workspace.api.models import Hook, Message

Open = Callable[..., Worker]
Size = tuple[int, int]


def asked(worker: Worker, token: str, sent: dict[str, object]) -> dict[str, object]:
    """As the system asks: over a socket, with its token."""
    asking = urllib.request.Request(
        f"{worker.address}/api/check", json.dumps(sent).encode(),
        {"Authorization": f"Bearer {token}", "Content-Type": "application/json"},
    )  # fmt: skip
    with urllib.request.urlopen(asking) as answer:
        told: dict[str, object] = json.load(answer)
    return told


@pytest.mark.writes
def test_a_system_is_let_in_and_asks(worker: Open, size: Size) -> None:
    somebody = worker("administrator", size)
    somebody.go("/integrations/")
    somebody.look("integrations-none")
    somebody.follow("Make an integration")
    somebody.look("integration-new")
    somebody.press("Make it")
    somebody.look("integration-new-missing", status_is_error=True)
    somebody.wrong.clear()
    somebody.page.get_by_label("What is the system called?").fill("Custody records")
    somebody.page.get_by_label("A child has been found or stopped, now").check()
    somebody.page.get_by_label("Ask who a found child may be").check()
    somebody.press("Make it")
    somebody.look("integration-made")
    token = somebody.page.locator(".wh-handed .wh-code").inner_text()
    people = asked(somebody, token, {"given": "Tyler", "family": "Marsh"})["people"]
    assert isinstance(people, list)
    assert people[0]["name"] == "Tyler Marsh"
    somebody.go("/integrations/")
    somebody.look("integrations")
    assert token not in somebody.text
    somebody.follow("Custody records")
    assert "Last used" in somebody.text
    somebody.press("End this integration")
    somebody.look("integrations-ended")
    assert "its token opens nothing any more" in somebody.text


@pytest.mark.writes
def test_word_that_does_not_go_is_told_of(worker: Open, size: Size, settings) -> None:
    settings.HOOK_NETWORKS = [ip_network("127.0.0.0/8")]
    somebody = worker("administrator", size)
    somebody.go("/webhooks/new/")
    somebody.look("webhook-new")
    somebody.page.get_by_label("What is the system called?").fill("Case records")
    somebody.page.get_by_label("Its address").fill("https://10.20.30.40/in")
    somebody.press("Add it")
    somebody.look("webhook-inside", status_is_error=True)
    assert "not on the open internet" in somebody.text
    somebody.wrong.clear()
    somebody.page.get_by_label("Its address").fill(
        "http://127.0.0.1:9/wayhome/incoming/notifications"
    )
    for box in somebody.page.get_by_role("checkbox").all():
        box.check()
    somebody.press("Add it")
    somebody.look("webhook-made")
    assert "whsec_" in somebody.text
    of = Hook.objects.get()
    waits = Message.objects.create(
        number="msg_1",
        hook=of,
        case="C-7K3M-9Q2X-4TBC",
        place=4,
        kind="action.done",
        at=of.made_at,
        queued_at=of.made_at - timedelta(hours=1),
    )
    somebody.go(f"/webhooks/{of.pk}/")
    somebody.look("webhook-stuck")
    assert "nobody sent it" in somebody.text
    hooks.failed(message=waits, fault="It could not be reached.", by=None)
    somebody.go(f"/webhooks/{of.pk}/")
    somebody.look("webhook-failed")
    for _ in range(hooks.AT_MOST - 1):
        hooks.failed(message=waits, fault="It answered 503.", by=None)
    somebody.go("/integrations/")
    somebody.look("webhooks-off")
    assert "Switched off" in somebody.text
    somebody.follow("Case records")
    somebody.look("webhook-off")
    somebody.press("Switch it on")
    assert "what waits is sent first" in somebody.text
