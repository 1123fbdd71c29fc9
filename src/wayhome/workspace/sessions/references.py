"""References of sessions and numbers of statements: made when a form is drawn and carried by it, so
that the same form twice is known to be the same."""

import secrets

from django.utils import timezone

from wayhome.workspace.found.references import SIGNS


def new_reference() -> str:
    """MS-7K3M-9Q2X-4TBC; 60 bits, so that none is guessed and none comes twice."""
    signs = [secrets.choice(SIGNS) for _ in range(12)]
    return "MS-" + "-".join("".join(signs[n : n + 4]) for n in (0, 4, 8))


def new_number() -> str:
    """The number of one statement."""
    return f"{timezone.now():%Y%m%dT%H%M%S}-{secrets.token_hex(5)}"
