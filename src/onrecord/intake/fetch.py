"""Fetches the pages that the user names: http and https only, to public addresses only, within limits of time and size.

A name is resolved once; the connection goes to the address that was checked, so a name that answers differently the
second time gains nothing. A private address is fetched only if the user names it; no public page redirects there.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import closing
from http.client import HTTPException
from typing import NamedTuple
from urllib.parse import urljoin

from urllib3 import BaseHTTPResponse
from urllib3.exceptions import HTTPError

from onrecord.errors import InputError, UnsafeInput
from onrecord.intake.addresses import Target, is_public, read_target, resolve
from onrecord.intake.connecting import connected
from onrecord.intake.limits import CHUNK, LARGEST_ARTICLE

HEADERS = {
    "User-Agent": "onrecord (reads the one page that its user names)",
    "Accept": "text/html, text/*;q=0.8",
    "Accept-Encoding": "gzip, deflate",
}
MOST_REDIRECTS = 8
REDIRECTS = frozenset((301, 302, 303, 307, 308))
TEXTUAL = (
    "text/",
    "application/xhtml",
    "application/xml",
    "application/json",
    "application/ld+json",
    "application/x-ndjson",
)
SECONDS_TO_CONNECT, SECONDS_BETWEEN_BYTES, SECONDS_IN_ALL = 10.0, 15.0, 60.0
Resolve = Callable[[str, int], list[str]]


class Page(NamedTuple):
    """What an address gave: the bytes, the address after redirects, the media type and charset declared."""

    data: bytes
    url: str
    media_type: str
    charset: str | None


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
        at, may_be_private = url, True
        seen: set[str] = set()
        for _ in range(MOST_REDIRECTS + 1):
            target = read_target(at, url)
            addresses = self._addresses(target, url, may_be_private)
            may_be_private = may_be_private and not is_public(addresses[0])
            answer = self._ask(target, addresses, deadline, url)
            if isinstance(answer, Page):
                return answer
            seen.add(at)
            at = _joined(at, answer, url)
            if at in seen:
                raise InputError("redirects in a circle", path=url)
        raise InputError(f"redirects more than {MOST_REDIRECTS} times", path=url)

    def _addresses(self, target: Target, url: str, may_be_private: bool) -> list[str]:
        """The addresses of a host, checked: all public, or all private where the user named a private one."""
        try:
            found = self._resolve(target.host, target.port)
        except (OSError, UnicodeError):
            found = []
        if not found:
            raise InputError(f"no such host: {target.host}", path=url)
        private = [address for address in found if not is_public(address)]
        if private and not may_be_private:
            raise UnsafeInput(f"redirects to a private address ({target.host})", path=url)
        if private and len(private) < len(found):
            raise UnsafeInput(f"{target.host} has public and private addresses", path=url)
        return found

    def _ask(self, target: Target, addresses: list[str], deadline: float, url: str) -> Page | str:
        """The page, or where it redirects to."""
        left = max(0.01, deadline - time.monotonic())
        times = {"connect": min(SECONDS_TO_CONNECT, left), "between_bytes": min(self._between, left), "in_all": left}
        try:
            with connected(target, addresses, **times) as connection:
                headers = {**HEADERS, "Host": target.authority}
                connection.request("GET", target.path, headers=headers, preload_content=False)
                with closing(connection.getresponse()) as answer:
                    return self._take(answer, target, deadline, url)
        except (HTTPError, HTTPException, OSError, ValueError) as error:
            if time.monotonic() > deadline:
                raise InputError(f"not done within {self._seconds:g} seconds", path=url) from None
            raise InputError(_reason(error), path=url) from None

    def _take(self, answer: BaseHTTPResponse, target: Target, deadline: float, url: str) -> Page | str:
        where = answer.headers.get("Location")
        if answer.status in REDIRECTS and where:
            return where
        if answer.status != 200:
            raise InputError(f"the server answered {answer.status}", path=url)
        media_type, _, rest = (answer.headers.get("Content-Type") or "text/html").partition(";")
        media_type = media_type.strip().lower()
        if not media_type.startswith(TEXTUAL):
            raise InputError(f"not text but {media_type[:60]}", path=url)
        charset = rest.lower().partition("charset=")[2].split(";")[0].strip(" \"'") or None
        data = b"".join(self._read(answer, deadline, url))
        return Page(data, target.url.partition("#")[0], media_type, charset)

    def _read(self, answer: BaseHTTPResponse, deadline: float, url: str) -> Iterator[bytes]:
        size = 0
        while chunk := answer.read1(CHUNK, decode_content=True):
            size += len(chunk)
            if size > self._largest:
                raise InputError(f"larger than {self._largest / 2**20:g} MB, which is no article", path=url)
            if time.monotonic() > deadline:
                break
            yield chunk
        if time.monotonic() > deadline:
            raise InputError(f"not done within {self._seconds:g} seconds", path=url)


def _joined(at: str, where: str, url: str) -> str:
    try:
        return urljoin(at, where)
    except ValueError:
        raise InputError("redirects to what is no address", path=url) from None


def _reason(error: Exception) -> str:
    text = f"{type(error).__name__} {error}".lower()
    known = {
        "timed out": "not answered in time",
        "timeout": "not answered in time",
        "certificate": "its certificate is not valid",
        "refused": "the connection was refused",
        "unreachable": "the network cannot be reached",
    }
    return next((said for sign, said in known.items() if sign in text), f"cannot be fetched: {type(error).__name__}")
