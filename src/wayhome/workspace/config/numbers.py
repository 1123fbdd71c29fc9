"""Settings that are whole numbers, or networks."""

import os
from ipaddress import IPv4Network, IPv6Network, ip_network

from wayhome.lexicon.errors import BadUsage


def whole(name: str, without: int) -> int:
    """The number a setting gives, at least one. BadUsage for anything else."""
    given = os.environ.get(name, "").strip()
    if not given:
        return without
    if not given.isdecimal() or int(given) < 1:
        raise BadUsage(f"{name} is not a whole number above nought. Without it, {without} counts.")
    return int(given)


def networks(name: str) -> list[IPv4Network | IPv6Network]:
    """The networks a setting names, separated by commas or spaces. BadUsage for anything else."""
    given = os.environ.get(name, "").replace(",", " ").split()
    try:
        return [ip_network(one) for one in given]
    except ValueError:
        raise BadUsage(f"{name} names something that is no network, such as 10.1.2.0/24.") from None
