"""Which mail server takes e-mails, and from whom they come; none unless it is set.

Rule kept: nothing is sent over a network in clear, and never to a server whose certificate does not
hold. Without TLS only to a mail server on this machine.
"""

from dataclasses import dataclass, field
from urllib.parse import SplitResult, unquote, urlsplit

from wayhome.lexicon.errors import BadUsage

PORTS = {"smtp": 587, "smtps": 465}
HERE = frozenset({"localhost", "127.0.0.1", "::1"})
HERE_PORT = 25


@dataclass(frozen=True)
class MailServer:
    """Where messages are handed over. `whole`: TLS from the first byte; else it is begun by
    STARTTLS, unless the server is this machine."""

    host: str
    port: int
    user: str
    password: str = field(repr=False)
    whole: bool
    sender: str

    @property
    def begun(self) -> bool:
        """Whether TLS is begun by STARTTLS; a server that does not offer it is sent nothing."""
        return not self.whole and self.host not in HERE


def chosen(address: str, sender: str) -> MailServer | None:
    """The server that two settings name; None where no address is given. BadUsage where they are
    not understood."""
    if not address.strip():
        return None
    parts = urlsplit(address.strip())
    if parts.scheme not in PORTS or not parts.hostname or _port(parts) is None:
        raise BadUsage(
            "WAYHOME_MAIL is not an address we know. Write it as smtp://user:password@host:587 "
            "(TLS is begun first) or smtps://user:password@host:465, or leave it empty."
        )
    if sender.count("@") != 1 or any(one.isspace() for one in sender.strip()):
        raise BadUsage(
            "WAYHOME_MAIL_FROM is not an e-mail address. Write the address that messages come "
            "from, such as wayhome@example.gov.uk."
        )
    usual = HERE_PORT if parts.hostname in HERE and parts.scheme == "smtp" else PORTS[parts.scheme]
    return MailServer(
        parts.hostname, _port(parts) or usual, unquote(parts.username or ""),
        unquote(parts.password or ""), parts.scheme == "smtps", sender.strip(),
    )  # fmt: skip


def _port(parts: SplitResult) -> int | None:
    """The port, nought where none is written; None where it is none."""
    try:
        return parts.port or 0
    except ValueError:
        return None
