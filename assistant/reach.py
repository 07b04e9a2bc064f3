"""How far a text goes that is sent to an address: to this machine, the house's network, or beyond.

Judged by the address alone; no name is looked up, so a name that nobody can place counts as beyond.
"""

from __future__ import annotations

import ipaddress
from enum import StrEnum
from urllib.parse import urlsplit


class Reach(StrEnum):
    """Where a text ends up."""

    THIS_MACHINE = "本机"
    LOCAL_NETWORK = "内部网络"
    OUTSIDE = "外部网络"


def reach_of(url: str) -> Reach:
    """How far a text goes that is sent to this address."""
    host = (urlsplit(url).hostname or "").rstrip(".")
    try:
        address = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return _reach_of_name(host)
    mapped = getattr(address, "ipv4_mapped", None)
    address = mapped or address
    if address.is_loopback or address.is_unspecified:
        return Reach.THIS_MACHINE
    inside = address.is_private or address.is_link_local
    return Reach.LOCAL_NETWORK if inside else Reach.OUTSIDE


def _reach_of_name(host: str) -> Reach:
    # RFC 6761 keeps localhost and all below it for the loopback; .local is multicast DNS (6762);
    # .internal and .home.arpa are kept for networks of one's own, .lan is what routers use.
    if host == "localhost" or host.endswith(".localhost"):
        return Reach.THIS_MACHINE
    inside = (".local", ".internal", ".home.arpa", ".lan")
    single = bool(host) and "." not in host
    return Reach.LOCAL_NETWORK if single or host.endswith(inside) else Reach.OUTSIDE
