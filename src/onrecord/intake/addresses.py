"""Web addresses: which can be asked, and which network addresses are public."""

import ipaddress
import socket
from typing import NamedTuple
from urllib.parse import urlsplit, urlunsplit

from urllib3.util import parse_url

from onrecord.errors import InputError, UnsafeInput

PORTS = {"http": 80, "https": 443}
TRANSLATED = ipaddress.ip_network("64:ff9b::/96")  # IPv4 seen through a gateway (RFC 6052)


class Target(NamedTuple):
    """A web address taken apart: what to connect to, what to ask for, and what to call the host in doing so."""

    url: str
    scheme: str
    host: str
    port: int
    path: str
    authority: str


def read_target(at: str, named: str) -> Target:
    """`at` taken apart. UnsafeInput where it leaves http and https; errors name `named`, the address the user gave."""
    try:
        parts = urlsplit(at)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise InputError("not an address that can be asked", path=named) from None
    if parts.scheme not in PORTS:
        raise UnsafeInput(f"leads out of http and https, to {parts.scheme[:20] or 'nothing'}:", path=named)
    if not host or parts.username is not None or any(letter.isspace() or ord(letter) < 32 for letter in at):
        raise InputError("not an address that can be asked", path=named)
    try:
        host = host if ":" in host else host.encode("idna").decode("ascii")
    except UnicodeError:
        raise InputError("not the name of a host", path=named) from None
    port = port or PORTS[parts.scheme]
    path = parse_url(urlunsplit(("", "", parts.path or "/", parts.query, ""))).url
    shown = f"[{host}]" if ":" in host else host
    return Target(at, parts.scheme, host, port, path, shown if port == PORTS[parts.scheme] else f"{shown}:{port}")


def resolve(host: str, port: int) -> list[str]:
    """The network addresses of a host, by the system's resolver."""
    return list(dict.fromkeys(str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))


def is_public(address: str) -> bool:
    """Whether an IP address is public: not private, local, shared, multicast, reserved or a way round into these."""
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(parsed, ipaddress.IPv6Address):
        inner = parsed.ipv4_mapped or parsed.sixtofour or (parsed.teredo[1] if parsed.teredo else None)
        if inner is None and parsed in TRANSLATED:
            inner = ipaddress.IPv4Address(int(parsed) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return parsed.is_global and not parsed.is_multicast and not parsed.is_reserved
