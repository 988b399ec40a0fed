"""Web addresses that the user names: redirects, private addresses, limits of time and size; a local server."""

import gzip
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from onrecord.errors import InputError, UnsafeInput
from onrecord.intake import fetch, read_sources
from onrecord.intake.addresses import is_public
from onrecord.intake.fetch import Fetcher
from onrecord.schema import Article

BODY = "Dock workers stopped work on Thursday, the union said, and vowed to stay out until the owners return to talks."
HEAD = "<html><head><title>Strike</title></head><body><article><h1>Strike</h1>"
PAGE = f"{HEAD}<p>{BODY}</p><p>“We go,” she said. {BODY}</p>"
PUBLIC, PRIVATE = "127.0.0.1", "127.0.0.2"  # as the tests have it: both lead to this machine


class Handler(BaseHTTPRequestHandler):
    """Answers by the path that is asked."""

    def do_GET(self) -> None:
        port = self.server.server_address[1]
        path = self.path.partition("?")[0]
        if path.startswith("/to/"):
            self.answer(302, Location=path.removeprefix("/to/").replace("PORT", str(port)))
        elif path.startswith("/circle"):
            self.answer(302, Location="/circle2" if path == "/circle" else "/circle")
        elif path.startswith("/on/"):
            self.answer(301, Location=f"/on/{int(path.removeprefix('/on/')) + 1}")
        elif path == "/endless":
            self.endless(b"<p>" + b"word " * 2000, 0)
        elif path == "/slow":
            self.endless(b"<", 0.1)
        elif path == "/silent":
            time.sleep(1.5)
        elif path == "/picture":
            self.answer(200, b"\x89PNG", **{"Content-Type": "image/png"})
        elif path == "/packed":
            self.answer(200, gzip.compress(b" " * 2**26), **{"Content-Encoding": "gzip"})
        elif path == "/latin":
            self.answer(200, PAGE.replace("“We", "Über").encode("iso-8859-1", "replace"),
                        **{"Content-Type": "text/html; charset=iso-8859-1"})  # fmt: skip
        elif path == "/plain":
            self.answer(200, f"Strike\n\n{BODY}\n\n<p>{BODY}".encode(), **{"Content-Type": "text/plain; charset=utf-8"})
        elif path == "/host":
            self.answer(200, PAGE.replace("</h1>", f"</h1><p>{self.headers['Host']}: {BODY}</p>").encode())
        elif path == "/broken":
            self.wfile.write(b"no http")
        else:
            self.answer(200 if path == "/page" else 404, PAGE.encode())

    def answer(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def endless(self, chunk: bytes, pause: float) -> None:
        self.send_response(200)
        self.end_headers()
        try:
            while True:
                self.wfile.write(chunk)
                time.sleep(pause)
        except OSError:
            pass

    def log_message(self, *words: object) -> None:
        """Says nothing."""


class QuietServer(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, *words: object) -> None:
        """A reader that leaves early is what these tests are about."""


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    server = QuietServer(("0.0.0.0", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()


@pytest.fixture
def two_worlds(monkeypatch: pytest.MonkeyPatch) -> None:
    """127.0.0.1 is public here, 127.0.0.2 private."""
    monkeypatch.setattr(fetch, "is_public", lambda address: address == PUBLIC)


def said(url: str, **options: object) -> str:
    """The error that fetching gives, without the address that it must name."""
    with pytest.raises(InputError) as caught:
        Fetcher(**options).fetch(url)  # type: ignore[arg-type]
    assert caught.value.path == url
    return f"{type(caught.value).__name__}: {caught.value.message}"


def test_a_page_is_fetched_and_read(port: int) -> None:
    url = f"http://{PUBLIC}:{port}/page?a=1"
    (article,) = read_sources([url])
    assert isinstance(article, Article)
    assert (article.title, article.source, article.url) == ("Strike", url, url)
    assert BODY in article.text


def test_redirects_are_followed_and_the_last_address_is_kept(port: int) -> None:
    page = Fetcher().fetch(f"http://{PUBLIC}:{port}/to//to//page")
    assert page.url == f"http://{PUBLIC}:{port}/page"


def test_the_servers_charset_is_heard(port: int) -> None:
    (article,) = read_sources([f"http://{PUBLIC}:{port}/latin"])
    assert isinstance(article, Article) and "Über go" in article.text


def test_a_plain_text_is_no_page(port: int) -> None:
    (article,) = read_sources([f"http://{PUBLIC}:{port}/plain"])
    assert isinstance(article, Article)
    assert (article.format, article.text[-len(BODY) - 3 :]) == ("text", f"<p>{BODY}")


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/circle", "InputError: redirects in a circle"),
        ("/on/1", "InputError: redirects more than 8 times"),
        ("/missing", "InputError: the server answered 404"),
        ("/picture", "InputError: not text but image/png"),
        ("/to/ftp://127.0.0.1/a", "UnsafeInput: leads out of http and https, to ftp:"),
        ("/to/file:///etc/passwd", "UnsafeInput: leads out of http and https, to file:"),
        ("/to/javascript:alert(1)", "UnsafeInput: leads out of http and https, to javascript:"),
        ("/to/http://[::1", "InputError: not an address that can be asked"),
        ("/to/http://me:secret@127.0.0.1:PORT/page", "InputError: not an address that can be asked"),
        ("/broken", "InputError: cannot be fetched: BadStatusLine"),
    ],
)
def test_bad_answers(port: int, path: str, message: str) -> None:
    assert said(f"http://{PUBLIC}:{port}{path}") == message


def test_a_page_that_never_ends(port: int) -> None:
    assert said(f"http://{PUBLIC}:{port}/endless", largest=2**20) == "InputError: larger than 1 MB, which is no article"


def test_a_page_that_grows_when_unpacked(port: int) -> None:
    assert said(f"http://{PUBLIC}:{port}/packed", largest=2**20) == "InputError: larger than 1 MB, which is no article"


def test_a_page_that_drips(port: int) -> None:
    began = time.monotonic()
    assert said(f"http://{PUBLIC}:{port}/slow", seconds=0.6) == "InputError: not done within 0.6 seconds"
    assert time.monotonic() - began < 5


def test_a_server_that_is_silent(port: int) -> None:
    assert said(f"http://{PUBLIC}:{port}/silent", between_bytes=0.2) == "InputError: not answered in time"


def test_a_port_that_nobody_listens_at() -> None:
    assert said("http://127.0.0.1:9/") == "InputError: the connection was refused"


@pytest.mark.usefixtures("two_worlds")
def test_from_a_public_to_a_private_address(port: int) -> None:
    url = f"http://{PUBLIC}:{port}/to/http://{PRIVATE}:PORT/page"
    assert said(url) == f"UnsafeInput: redirects to a private address ({PRIVATE})"


@pytest.mark.usefixtures("two_worlds")
def test_a_private_address_that_the_user_names_is_fetched(port: int) -> None:
    assert BODY in Fetcher().fetch(f"http://{PRIVATE}:{port}/page").data.decode()


@pytest.mark.usefixtures("two_worlds")
def test_from_private_to_public_and_back(port: int) -> None:
    there = f"http://{PUBLIC}:PORT/to/http://{PRIVATE}:PORT/page"
    assert said(f"http://{PRIVATE}:{port}/to/{there}") == f"UnsafeInput: redirects to a private address ({PRIVATE})"


@pytest.mark.usefixtures("two_worlds")
def test_a_name_is_resolved_once_and_the_checked_address_asked(port: int) -> None:
    answers = iter([[PUBLIC], [PRIVATE]])
    asked: list[str] = []

    def resolve(host: str, port: int) -> list[str]:
        asked.append(host)
        return next(answers)

    page = Fetcher(resolve).fetch(f"http://quay.example:{port}/host")
    assert asked == ["quay.example"]
    assert f"quay.example:{port}" in page.data.decode()


@pytest.mark.usefixtures("two_worlds")
def test_a_name_that_turns_private_at_a_redirect(port: int) -> None:
    answers = iter([[PUBLIC], [PRIVATE]])
    url = f"http://quay.example:{port}/to//page"
    assert (
        said(url, resolve=lambda host, port: next(answers))
        == "UnsafeInput: redirects to a private address (quay.example)"
    )


@pytest.mark.usefixtures("two_worlds")
def test_a_name_with_public_and_private_addresses(port: int) -> None:
    url = f"http://quay.example:{port}/page"
    assert (
        said(url, resolve=lambda host, port: [PUBLIC, PRIVATE])
        == "UnsafeInput: quay.example has public and private addresses"
    )


def test_a_name_that_nobody_has() -> None:
    def resolve(host: str, port: int) -> list[str]:
        raise OSError

    assert said("https://quay.example/", resolve=resolve) == "InputError: no such host: quay.example"


def test_an_error_of_one_address_leaves_the_next(port: int) -> None:
    items = list(read_sources([f"http://{PUBLIC}:{port}/missing", f"http://{PUBLIC}:{port}/page"]))
    assert [type(item).__name__ for item in items] == ["InputError", "Article"]


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "8.8.8.8"])
def test_public_addresses(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
     "255.255.255.255", "240.0.0.1", "192.0.2.1", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1",
     "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "no address"],
)  # fmt: skip
def test_private_addresses(address: str) -> None:
    assert not is_public(address)


def test_unsafe_is_an_input_error() -> None:
    assert issubclass(UnsafeInput, InputError)
