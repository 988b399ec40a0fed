"""Fetches the pages that the user names: http and https only, to public addresses only, within limits of time and size.

A name is resolved once; the connection goes to the address that was checked, so a name that answers differently the
second time gains nothing. A private address is fetched only if the user names it; no public page redirects there.
"""

import ipaddress
import socket
import time
from collections.abc import Callable, Iterator
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit, urlunsplit

import urllib3
from urllib3.exceptions import HTTPError

from onrecord.errors import InputError, UnsafeInput
from onrecord.intake.limits import CHUNK, LARGEST_ARTICLE

AGENT = "onrecord (reads the one page that its user names)"
MOST_REDIRECTS = 8
REDIRECTS = frozenset((301, 302, 303, 307, 308))
TEXTUAL = ("text/", "application/xhtml", "application/xml", "application/json", "application/ld+json")
SECONDS_TO_CONNECT, SECONDS_BETWEEN_BYTES, SECONDS_IN_ALL = 10.0, 15.0, 60.0
Resolve = Callable[[str, int], list[str]]


class Page(NamedTuple):
    """What an address gave: the bytes, the address after redirects, the media type and charset declared."""

    data: bytes
    url: str
    media_type: str
    charset: str | None


class _Target(NamedTuple):
    url: str
    scheme: str
    host: str
    port: int
    path: str
    authority: str


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a host, by the system's resolver."""
    return list(dict.fromkeys(str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))


class Fetcher:
    """Fetches pages. `resolve` can be replaced, as can the limits of time (seconds) and size (bytes)."""

    def __init__(
        self,
        resolve: Resolve = resolve,
        *,
        largest: int = LARGEST_ARTICLE,
        seconds: float = SECONDS_IN_ALL,
        between_bytes: float = SECONDS_BETWEEN_BYTES,
    ) -> None:
        self._resolve, self._largest, self._seconds, self._between = resolve, largest, seconds, between_bytes

    def fetch(self, url: str) -> Page:
        """The page at `url`. UnsafeInput for an address that must not be asked, InputError for one that fails.

        Every error names the address that the user gave.
        """
        deadline = time.monotonic() + self._seconds
        at, private = url, None
        seen: set[str] = set()
        for _ in range(MOST_REDIRECTS + 1):
            target = _target(at, url)
            address, is_private = self._address(target, url, allowed=private is None or private)
            private = is_private if private is None else private and is_private
            step = self._ask(target, address, deadline, url)
            if isinstance(step, Page):
                return step
            seen.add(at)
            at = urljoin(at, step)
            if at in seen:
                raise InputError("redirects in a circle", path=url)
        raise InputError(f"redirects more than {MOST_REDIRECTS} times", path=url)

    def _address(self, target: _Target, url: str, *, allowed: bool) -> tuple[str, bool]:
        """The address to connect to, and whether it is a private one."""
        try:
            found = self._resolve(target.host, target.port)
        except (OSError, UnicodeError):
            raise InputError(f"no such host: {target.host}", path=url) from None
        if not found:
            raise InputError(f"no such host: {target.host}", path=url)
        private = [address for address in found if not is_public(address)]
        if private and not allowed:
            raise UnsafeInput(f"redirects to a private address ({target.host})", path=url)
        if private and len(private) < len(found):
            raise UnsafeInput(f"{target.host} has public and private addresses", path=url)
        return found[0], bool(private)

    def _ask(self, target: _Target, address: str, deadline: float, url: str) -> Page | str:
        """The page that the checked `address` gives, or where it redirects to."""
        left = deadline - time.monotonic()
        if left <= 0:
            raise InputError(f"not answered within {self._seconds:g} seconds", path=url)
        timeout = urllib3.Timeout(connect=min(SECONDS_TO_CONNECT, left), read=min(self._between, left))
        try:
            with _pool(target, address, timeout) as pool:
                headers = {"Host": target.authority, "User-Agent": AGENT, "Accept": "text/html, text/*;q=0.8",
                           "Accept-Encoding": "gzip, deflate"}  # fmt: skip
                answer = pool.urlopen(
                    "GET", target.path, headers=headers, redirect=False, retries=False, preload_content=False,
                    assert_same_host=False,
                )  # fmt: skip
                try:
                    return self._take(answer, target, deadline, url)
                finally:
                    answer.close()
        except (HTTPError, OSError) as error:
            raise InputError(_reason(error), path=url) from None

    def _take(self, answer: urllib3.BaseHTTPResponse, target: _Target, deadline: float, url: str) -> Page | str:
        where = answer.headers.get("Location")
        if answer.status in REDIRECTS and where:
            return where
        if answer.status != 200:
            raise InputError(f"the server answered {answer.status}", path=url)
        media_type, _, rest = (answer.headers.get("Content-Type") or "text/html").partition(";")
        media_type = media_type.strip().lower()
        if not media_type.startswith(TEXTUAL):
            raise InputError(f"not text but {media_type[:60]}", path=url)
        charset = rest.partition("charset=")[2].split(";")[0].strip(" \"'") or None
        return Page(b"".join(self._read(answer, deadline, url)), target.url, media_type, charset)

    def _read(self, answer: urllib3.BaseHTTPResponse, deadline: float, url: str) -> Iterator[bytes]:
        size = 0
        for chunk in answer.stream(CHUNK, decode_content=True):
            size += len(chunk)
            if size > self._largest:
                raise InputError(f"larger than {self._largest / 2**20:g} MB, which is no article", path=url)
            if time.monotonic() > deadline:
                raise InputError(f"does not end within {self._seconds:g} seconds", path=url)
            yield chunk


def is_public(address: str) -> bool:
    """Whether an IP address is public: not private, local, shared, multicast, reserved or a way round into these."""
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(parsed, ipaddress.IPv6Address):
        inner = parsed.ipv4_mapped or parsed.sixtofour or (parsed.teredo[1] if parsed.teredo else None)
        if inner is None and parsed in ipaddress.ip_network("64:ff9b::/96"):
            inner = ipaddress.IPv4Address(int(parsed) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return parsed.is_global and not parsed.is_multicast and not parsed.is_reserved


def _target(at: str, url: str) -> _Target:
    try:
        parts = urlsplit(at)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise InputError("not an address that can be asked", path=url) from None
    if parts.scheme not in ("http", "https"):
        raise UnsafeInput(f"leads out of http and https, to {parts.scheme[:20] or 'nothing'}:", path=url)
    if not host or parts.username is not None or any(letter.isspace() or ord(letter) < 32 for letter in at):
        raise InputError("not an address that can be asked", path=url)
    try:
        host = host if ":" in host else host.encode("idna").decode("ascii")
    except UnicodeError:
        raise InputError("not a name of a host", path=url) from None
    port = port or (443 if parts.scheme == "https" else 80)
    path = urllib3.util.parse_url(urlunsplit(("", "", parts.path or "/", parts.query, ""))).url
    shown = f"[{host}]" if ":" in host else host
    default = port == (443 if parts.scheme == "https" else 80)
    return _Target(at, parts.scheme, host, port, path, shown if default else f"{shown}:{port}")


def _pool(target: _Target, address: str, timeout: urllib3.Timeout) -> urllib3.HTTPConnectionPool:
    if target.scheme == "http":
        return urllib3.HTTPConnectionPool(address, target.port, timeout=timeout, maxsize=1)
    return urllib3.HTTPSConnectionPool(
        address, target.port, timeout=timeout, maxsize=1, cert_reqs="CERT_REQUIRED",
        server_hostname=target.host, assert_hostname=target.host,
    )  # fmt: skip


def _reason(error: Exception) -> str:
    text = str(error).lower()
    if "timed out" in text or "timeout" in text:
        return "not answered in time"
    if "certificate" in text:
        return "its certificate is not valid"
    if "refused" in text:
        return "the connection was refused"
    return f"cannot be fetched: {type(error).__name__}"
