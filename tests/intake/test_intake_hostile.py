"""Bad input: each a one-line error that names the file and the place in it; the other inputs are still read."""

import gzip
import io
import json
import os
import tracemalloc
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import pytest

from onrecord.errors import InputError, NoArticle, UnsafeInput
from onrecord.intake import limits, read_sources
from onrecord.schema import Article

BODY = "Dock workers stopped work on Thursday, the union said, and vowed to stay out until the owners return to talks."
GOOD = json.dumps({"text": BODY}) + "\n"


def outcome(folder: Path, *sources: str) -> list[str]:
    """What comes of sources: "ok", or the error's type and message with the folder taken out."""
    items = read_sources([str(folder / source) for source in sources])
    return [_said(item, folder) for item in items]


def _said(item: Article | InputError, folder: Path) -> str:
    if isinstance(item, Article):
        return "ok"
    assert "\n" not in str(item)
    return f"{type(item).__name__} {str(item).replace(str(folder) + '/', '')}"


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.txt", b"", ["NoArticle a.txt: empty"]),
        ("a.txt", b" \n\xc2\xa0\n", ["NoArticle a.txt: no article: nothing but white space"]),
        ("a.txt", b"\xef\xbb\xbf", ["NoArticle a.txt: no article: nothing but white space"]),
        ("a.md", b"---\ntitle: a\n---\n", ["NoArticle a.md: no article: nothing but marks or front matter"]),
        ("a.txt", bytes(range(256)) * 9, ["InputError a.txt: binary, not text (at 0)"]),
        ("a.txt", b"\x89PNG\r\n\x1a\n\x00\x00", ["InputError a.txt: binary, not text (at 8)"]),
        ("a.html", b"GIF89a\x01\x00\x01\x00", ["InputError a.html: binary, not text (at 7)"]),
        ("a.csv", b"text\n\x00\x01", ["InputError a.csv: binary, not text (at 5)"]),
        ("a.html", b"<html><body></body></html>", ["NoArticle a.html: no article found in the page"]),
        ("a.html", b"<html><nav>Home</nav>404</html>", ["NoArticle a.html: no article found in the page"]),
        ("a.csv", b"", ["NoArticle a.csv: empty"]),
        ("a.csv", b"title,link\nA,b\n",
         ["NoArticle a.csv:1: no article: none of the columns text, body, content, article text... holds a text "
          "(columns: title, link)"]),
        ("a.csv", b"title,text\nA,One text\nB,\nC,d,e\nD,One text\n",
         ["ok", "NoArticle a.csv:3: no article: none of the columns text, body, content, article text... holds a text "
          "(columns: title, text)", "InputError a.csv:4: 3 cells under 2 columns: is a quotation mark missing?", "ok"]),
        ("a.jsonl", GOOD.encode() + b"{bad\n[1]\n7\n\"x\"\n{\"text\": 5.5e3}\n\xff\n"
          + b'{"a": "\xff"}\n' + GOOD.encode(),
         ["ok", "InputError a.jsonl:2: not a line of JSON: JSON is malformed: object keys must be strings (byte 1)",
          *[f"NoArticle a.jsonl:{line}: not an article: a JSON object was expected" for line in (3, 4, 5)], "ok",
          "InputError a.jsonl:7: not a line of JSON: JSON is malformed: invalid character (byte 0)",
          "InputError a.jsonl:8: not a line of JSON: 'utf-8' codec can't decode byte 0xff in position 0: invalid "
          "start byte", "ok"]),
        ("a.jsonl", b"[" * 100_000 + b"\n" + GOOD.encode(), ["InputError a.jsonl:1: JSON nested too deeply", "ok"]),
        ("a.gz", gzip.compress(gzip.compress(b"x", 9, mtime=0), mtime=0),
         ["InputError a.gz: an archive within an archive is not read"]),
        ("a.zip", b"PK\x03\x04 and no more", ["InputError a.zip: a damaged or truncated zip file"]),
    ],
)  # fmt: skip
def test_bad_content(tmp_path: Path, name: str, content: bytes, expected: list[str]) -> None:
    (tmp_path / name).write_bytes(content)
    assert outcome(tmp_path, name) == expected


def test_the_others_are_still_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\x00\x01")
    (tmp_path / "b.txt").write_text(BODY)
    (tmp_path / "empty").mkdir()
    assert outcome(tmp_path, "none.txt", "a.txt", "*.nothing", "empty", "b.txt") == [
        "InputError none.txt: no such file or folder",
        "InputError a.txt: binary, not text (at 0)",
        "InputError *.nothing: no file is matched",
        "NoArticle empty: a folder with no file that can be read in it",
        "ok",
    ]


@pytest.mark.parametrize("source", ["ftp://quay.example/a", "file:///etc/passwd", "gopher://quay.example"])
def test_only_web_addresses_are_fetched(source: str) -> None:
    (error,) = read_sources([source])
    assert str(error) == f"{source}: not an http or https address"


def test_a_name_with_a_zero_in_it() -> None:
    (error,) = read_sources(["a\0b"])
    assert str(error) == "a\\0b: not a path"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BODY)
    (tmp_path / "a.txt").chmod(0)
    assert outcome(tmp_path, "a.txt") == ["InputError a.txt: permission denied"]


def test_a_link_to_nowhere_and_a_circle_of_links(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "none")
    (tmp_path / "b.txt").symlink_to(tmp_path / "b.txt")
    (tmp_path / "c").symlink_to(tmp_path)
    (tmp_path / "d.txt").write_text(BODY)
    assert outcome(tmp_path, "") == ["ok"]


def test_a_truncated_gzip_keeps_what_was_whole(tmp_path: Path) -> None:
    lines = "".join(json.dumps({"text": f"{BODY} {os.urandom(400).hex()}"}) + "\n" for _ in range(200))
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(lines.encode())[:-30_000])
    found = outcome(tmp_path, "a.jsonl.gz")
    assert set(found[:-1]) == {"ok"} and len(found) > 50
    assert found[-1].startswith("InputError a.jsonl.gz: truncated or damaged: ")


@pytest.mark.parametrize(
    "name", ["../evil.txt", "a/../../evil.txt", "/etc/evil.txt", "C:\\evil.txt", "..\\evil.txt", "\\evil.txt", ".."]
)
def test_names_that_lead_out_of_a_zip(tmp_path: Path, name: str) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(name, BODY)
        archive.writestr("zz.txt", BODY)
    found = outcome(tmp_path, "a.zip")
    assert sorted(found) == [f"UnsafeInput a.zip!{name}: a member's name leads out of the archive", "ok"]
    assert [path.name for path in tmp_path.iterdir()] == ["a.zip"]


def test_a_zip_member_with_line_breaks_in_its_name(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("a\n\x1b[31m.txt", BODY)
    (said,) = outcome(tmp_path, "a.zip")
    assert said == "UnsafeInput a.zip!a\\n\\x1b[31m.txt: a member's name leads out of the archive"


def test_an_encrypted_or_damaged_member_costs_itself(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for name in ("a.txt", "b.txt", "c.txt"):
            archive.writestr(name, BODY)
    data = bytearray((tmp_path / "a.zip").read_bytes())
    first = data.index(BODY.encode())
    data[first] ^= 1  # its checksum no longer fits
    second = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02") + 1)
    data[second + 8] |= 1  # the flag of encryption
    (tmp_path / "a.zip").write_bytes(bytes(data))
    found = outcome(tmp_path, "a.zip")
    assert [said.partition(":")[0] for said in found] == ["InputError a.zip!a.txt", "InputError a.zip!b.txt", "ok"]


@pytest.mark.parametrize("pack", ["gz", "zip"])
def test_a_thousandfold_expansion_is_stopped(tmp_path: Path, pack: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "EXPANSION_FROM", 2**20)
    line = GOOD.encode()
    bomb = line + b" " * 2**24
    if pack == "gz":
        (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(bomb))
        name = "a.jsonl.gz"
    else:
        with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("a.jsonl", bomb)
        name = "a.zip"
    shown = name if pack == "gz" else "a.zip!a.jsonl"
    assert outcome(tmp_path, name)[-1] == f"UnsafeInput {shown}: grows more than 200-fold when unpacked"


def test_a_zip_that_lies_about_its_sizes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "EXPANSION_FROM", 2**20)
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", b"a" * 2**24)
    data = (tmp_path / "a.zip").read_bytes()
    at = data.index(b"PK\x01\x02")
    lying = data[: at + 20] + (2**30).to_bytes(4, "little") + data[at + 24 :]
    (tmp_path / "a.zip").write_bytes(lying)
    (said,) = outcome(tmp_path, "a.zip")
    assert said.startswith(("InputError a.zip!a.txt", "UnsafeInput a.zip!a.txt"))


class Endless(io.RawIOBase):
    """A line of 200 MB, then a good one; made as it is read."""

    def __init__(self, size: int, then: bytes) -> None:
        self._left, self._then = size, io.BytesIO(then)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        count = min(self._left, len(buffer))
        data = b"x" * count if count else self._then.read(len(buffer))
        self._left -= count
        buffer[: len(data)] = data
        return len(data)


@pytest.mark.parametrize(
    ("format", "start", "expected"),
    [
        ("jsonl", b"", ["InputError standard input:1: a line longer than 16 MB", "ok"]),
        ("csv", b"text\n", ["InputError standard input:2: a line longer than 16 MB", "ok"]),
        ("text", b"", ["InputError standard input: larger than 16 MB, which is no article"]),
        ("html", b"", ["InputError standard input: larger than 16 MB, which is no article"]),
    ],
)
def test_a_line_of_200_megabytes(format: str, start: bytes, expected: list[str]) -> None:
    good = GOOD if format == "jsonl" else "A good text.\n"
    stream: BinaryIO = _Chain(start, Endless(200 * 2**20, b"\n" + good.encode()))  # type: ignore[assignment]
    tracemalloc.start()
    items = list(read_sources(["-"], format=format, stdin=stream))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert [_said(item, Path("/")) for item in items] == expected
    assert peak < 100 * 2**20


class _Chain(io.RawIOBase):
    def __init__(self, start: bytes, rest: io.RawIOBase) -> None:
        self._start, self._rest = io.BytesIO(start), rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._start.read(len(buffer)) or self._rest.read(len(buffer)) or b""
        buffer[: len(data)] = data
        return len(data)


@pytest.mark.parametrize(
    "page",
    [
        "<html><body>" + "<div>" * 100_000 + BODY + "</div>" * 100_000,
        "<html><body>" + "<b>" * 100_000 + BODY,
        "<ul><li>" * 100_000 + BODY,
    ],
)
def test_a_page_nested_100_000_deep(tmp_path: Path, page: str) -> None:
    (tmp_path / "a.html").write_text(page)
    assert outcome(tmp_path, "a.html") == ["InputError a.html: elements nested more than 250 deep"]


@pytest.mark.parametrize(
    "content", ["> " * 50_000 + "a", "- " * 50_000 + "a", "[" * 50_000, "*a " * 20_000, "`" * 50_000]
)
def test_markdown_that_nests_is_read_in_reasonable_time(tmp_path: Path, content: str) -> None:
    (tmp_path / "a.md").write_text(f"{BODY}\n\n{content}\n")
    assert outcome(tmp_path, "a.md") == ["ok"]


@pytest.mark.parametrize(
    "text",
    ["A" * 2_000_000, "(" * 500_000, "By " * 300_000, "A. " * 500_000, ": " * 500_000, "Lebanon: " * 100_000,
     "\n" * 2_000_000, "A\n" * 100_000, "Lebanon:\n" * 50_000, "14:32 " * 200_000, "/" * 1_000_000, "“" * 500_000,
     "5 January " * 100_000],
)  # fmt: skip
def test_long_repetitions_take_linear_time(text: str) -> None:
    from onrecord.intake import article_from_text

    assert article_from_text(text).text == text


def everything(path: Path) -> Iterator[str]:
    yield from (type(item).__name__ for item in read_sources([str(path)]))


def test_a_stored_zip_member_is_read_to_its_end(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("a.jsonl", GOOD * 1000)
    assert set(everything(tmp_path / "a.zip")) == {"Article"}


def test_errors_have_their_types() -> None:
    assert issubclass(UnsafeInput, InputError) and issubclass(NoArticle, InputError)
