"""Which network somebody signs in from, and whether too many wrong passwords came from there.

A proxy of ours is believed about whom it speaks for; nobody else is. Where that is not known,
nothing is counted: one wrong setting must not lock a whole county out.
"""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from django.conf import settings
from django.utils import timezone
from django.utils.crypto import salted_hmac

from wayhome.workspace.accounts.models import WrongPasswords

ONE_SUBSCRIBER = 64  # bits; a household or office is given at least this much of IPv6


def network_of(remote: str, forwarded: str) -> str:
    """The network of whoever asks, from REMOTE_ADDR and X-Forwarded-For; empty if not known."""
    # From the right: each proxy adds whom it heard, and what stands before ours may be made up.
    for address in [remote, *reversed(forwarded.split(","))]:
        if address.strip() and address.strip() not in settings.PROXIES:
            return _network(address.strip())
    return ""


def key_of(network: str) -> str:
    """What a network is kept under: enough to know it again, not to read it."""
    return salted_hmac("wayhome.sign-in", network, algorithm="sha256").hexdigest()


def is_locked(network: str) -> bool:
    """Whether nobody is let in from there for now."""
    return WrongPasswords.objects.filter(
        network=key_of(network),
        tries__gte=settings.NETWORK_LOCKOUT_AFTER,
        since__gt=timezone.now() - settings.LOCKOUT_FOR,
    ).exists()


def _network(address: str) -> str:
    try:
        found: IPv4Address | IPv6Address = ip_address(address)
    except ValueError:
        return ""
    if isinstance(found, IPv4Address):
        return str(found)
    if found.ipv4_mapped:
        return str(found.ipv4_mapped)
    return str(ip_network((found, ONE_SUBSCRIBER), strict=False))
