"""Where word may be sent: an https address on the open internet, or in a network that was allowed.

    address  ─>  scheme, host, port  ─>  every IP address of the host  ─>  one, checked

An administrator writes the address and this server opens it, from inside its network (server-side
request forgery, OWASP API7:2023). Keeps: what is connected to is the very address that was checked,
so that a name which leads elsewhere a moment later leads nowhere.
"""

import socket
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import urlsplit

from django.conf import settings

from wayhome.lexicon.errors import BadUsage

NOT_HTTPS = "Write an address that begins with https://."
NOT_ONE = "Write a whole address, such as https://cases.example.gov.uk/wayhome."
NO_NAME = "Leave the name and password out of the address: what is sent is signed instead."
LEADS_NOWHERE = "The name in this address leads nowhere. Check how it is written."
INSIDE = (
    "This address is not on the open internet. Whoever looks after Wayhome can allow its network "
    "(WAYHOME_HOOK_NETWORKS)."
)
# They carry an IPv4 address within, which may be one that is refused: NAT64, 6to4 (RFC 6052, 3056).
CARRIES = [ip_network("64:ff9b::/96"), ip_network("64:ff9b:1::/48"), ip_network("2002::/16")]
DEFAULT = {"https": 443, "http": 80}


@dataclass(frozen=True)
class Where:
    """An address taken apart. `path`: with what stands behind it."""

    scheme: str
    host: str
    port: int
    path: str


def taken_apart(address: str) -> Where:
    """An address of a hook. BadUsage with what is wrong; nothing is asked of the network."""
    try:
        parts = urlsplit(address.strip())
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise BadUsage(NOT_ONE) from None
    if parts.scheme not in DEFAULT or (parts.scheme == "http" and not settings.DEMO):
        raise BadUsage(NOT_HTTPS)
    if parts.username is not None or parts.password is not None:
        raise BadUsage(NO_NAME)
    if not host or port == 0 or not address.isascii() or not address.strip().isprintable():
        raise BadUsage(NOT_ONE)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    if " " in path:
        raise BadUsage(NOT_ONE)
    return Where(parts.scheme, host, port or DEFAULT[parts.scheme], path)


def checked(where: Where) -> str:
    """The IP address to connect to. BadUsage where there is none, or any of them is refused."""
    try:
        found = socket.getaddrinfo(where.host, where.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise BadUsage(LEADS_NOWHERE) from None
    addresses = [str(one[4][0]) for one in found]
    if not addresses or not all(map(may_be_asked, addresses)):
        raise BadUsage(INSIDE)
    return addresses[0]


def may_be_asked(address: str) -> bool:
    """Whether an IP address is on the open internet, or in a network that was allowed."""
    one: IPv4Address | IPv6Address = ip_address(address.partition("%")[0])
    if isinstance(one, IPv6Address) and one.ipv4_mapped:
        one = one.ipv4_mapped
    if any(one in network for network in settings.HOOK_NETWORKS):
        return True
    carries = any(one in network for network in CARRIES)
    return one.is_global and not (one.is_multicast or one.is_reserved or carries)
