"""One connection to one checked network address, cut off at a deadline whatever the other side does."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from urllib3.connection import HTTPConnection, HTTPSConnection

from onrecord.intake.addresses import Target


class _Plain(HTTPConnection):
    """HTTP over a socket that is already connected: nothing is resolved again."""

    opened: socket.socket

    def _new_conn(self) -> socket.socket:
        return self.opened


class _Secure(HTTPSConnection):
    """HTTPS over a socket that is already connected; the certificate is checked against the host's name."""

    opened: socket.socket

    def _new_conn(self) -> socket.socket:
        return self.opened


@contextmanager
def connected(
    target: Target, addresses: list[str], *, connect: float, between_bytes: float, in_all: float
) -> Iterator[HTTPConnection]:
    """A connection to the first of `addresses` that answers. Times are in seconds. OSError where none does."""
    opened = _open(target, addresses, connect)
    opened.settimeout(between_bytes)
    # a reader waits anew after every byte; only shutting the socket ends a page that drips for ever
    handle = opened.dup()  # TLS takes the first handle over
    cut = threading.Timer(in_all, _shut, [handle])
    cut.daemon = True
    cut.start()
    connection: _Plain | _Secure
    if target.scheme == "http":
        connection = _Plain(target.host, target.port, timeout=between_bytes)
    else:
        connection = _Secure(target.host, target.port, timeout=between_bytes, cert_reqs="CERT_REQUIRED")
    connection.opened = opened
    try:
        yield connection
    finally:
        cut.cancel()
        connection.close()
        opened.close()
        handle.close()


def _open(target: Target, addresses: list[str], seconds: float) -> socket.socket:
    failed = OSError("no address")
    for address in addresses:
        try:
            return socket.create_connection((address, target.port), timeout=seconds)
        except OSError as error:
            failed = error
    raise failed


def _shut(handle: socket.socket) -> None:
    with suppress(OSError):
        handle.shutdown(socket.SHUT_RDWR)
