"""Files of every format, folders, globs, archives and standard input."""

import gzip
import io
import json
import os
import zipfile
from pathlib import Path

import pytest

from onrecord.errors import InputError
from onrecord.intake import FORMATS, measure_sources, read_sources
from onrecord.schema import Article

BODY = "Dock workers stopped work on Thursday, the union said, and vowed to stay out until the owners return to talks."
ROW = {"text": BODY, "title": "Strike", "outlet": "The Quay", "url": "https://quay.example/1",
       "published": "2020-01-05", "byline": "Mara Holt", "language": "en"}  # fmt: skip


def only(path: object, **options: object) -> Article:
    (article,) = read_sources([str(path)], **options)  # type: ignore[arg-type]
    assert isinstance(article, Article), article
    return article


def summary(items: object) -> list[str]:
    return [item.source or "" if isinstance(item, Article) else f"! {item}" for item in items]  # type: ignore[attr-defined]


def fields(article: Article) -> dict[str, str | None]:
    return {name: getattr(article, name) for name in ROW}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jsonl", json.dumps(ROW)),
        ("a.ndjson", "\ufeff" + json.dumps(ROW) + "\n\n"),
        ("a.json", json.dumps(ROW, indent=2)),
        ("a.json", json.dumps([ROW])),
        ("a.json", json.dumps(ROW) + "\n"),
        ("a.csv", ",".join(ROW) + "\n" + ",".join(f'"{cell}"' for cell in ROW.values())),
        ("a.csv", ";".join(ROW) + "\r\n" + ";".join(ROW.values()) + "\r\n"),
        ("a.tsv", "\t".join(ROW) + "\n" + "\t".join(ROW.values())),
        ("a.csv", "\ufeff" + "\t".join(ROW) + "\n" + "\t".join(ROW.values())),
        ("a.jsonl", json.dumps({"Headline": "Strike", "articleBody": BODY, "publisher": {"name": "The Quay"},
                                "Link": ROW["url"], "datePublished": "2020-01-05", "authors": ["Mara Holt"],
                                "lang": "en", "x": [1]})),
        ("a.jsonl", json.dumps({**ROW, "text": None, "content": BODY, "id": None})),
    ],
)  # fmt: skip
def test_columns_are_read(tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content, newline="")
    assert fields(only(tmp_path / name)) == ROW


def test_the_text_of_a_row_is_kept_exactly(tmp_path: Path) -> None:
    text = "\r\n  One\xa0“two”\r\n\u2028three 😀 \t"
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": text}))
    assert only(tmp_path / "a.jsonl").text == text


def test_a_quoted_cell_may_hold_line_breaks(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f'title,text\nStrike,"One.\n\n""Two,"" she said."\nNext,"{BODY}"\n')
    one, two = read_sources([str(tmp_path)])
    assert isinstance(one, Article) and isinstance(two, Article)
    assert (one.text, one.source) == ('One.\n\n"Two," she said.', f"{tmp_path.name}/a.csv:2")
    assert two.source == f"{tmp_path.name}/a.csv:5"


def test_an_id_names_the_source(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": 17, "text": BODY}))
    assert only(tmp_path / "a.jsonl").source == "a.jsonl#17"


def test_text_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbfOne\xc2\xa0\xe2\x80\x9ctwo\xe2\x80\x9d.\r\n\r\nThree.\rFour.")
    article = only(tmp_path / "a.txt")
    assert (article.text, article.format, article.source) == ("One\xa0“two”.\n\nThree.\nFour.", "text", "a.txt")


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "cp1251", "cp1256", "gb18030"],
)
def test_any_encoding(tmp_path: Path, encoding: str) -> None:
    text = {
        "cp1251": "Портовые рабочие прекратили работу в четверг, сообщил профсоюз, и пообещали не возвращаться.",
        "cp1256": "أعلنت النقابة أن عمال الميناء توقفوا عن العمل يوم الخميس وتعهدوا بعدم العودة إلى المفاوضات.",
        "gb18030": "码头工人周四停工，工会表示，他们发誓在业主重返谈判之前不会复工。该港口管理局没有对此发表评论。",
    }.get(encoding, f"“{BODY}” {BODY} Café – naïve ‘words’.")
    (tmp_path / "a.txt").write_bytes(text.encode(encoding))
    assert only(tmp_path / "a.txt").text == text


def test_damaged_utf8_is_read_and_said_to_be_damaged(tmp_path: Path) -> None:
    text = f"“{BODY}” Ärger über “alles” – überall.".encode()
    (tmp_path / "a.txt").write_bytes(text[:60] + b"\xff" + text[60:])
    article = only(tmp_path / "a.txt")
    assert article.text.count("\ufffd") == 1
    assert [left.what for left in article.left_out] == ["damaged bytes"]


def test_markdown(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        f"---\ntitle: \"Strike\"\ndate: 2020-01-05\noutlet: The Quay\nauthor: [Mara Holt]\n---\n# Strike\n\n{BODY}"
        "\n\n"
        "## Lebanon\n\nThe *union* said: “[We go](https://quay.example)\nhome” &amp; `went`."
        "\n\n> Never \\*again\\*.\n\n"
        "- One demand\n- Two demands\n\n![Strikers at the gate](a.png)\n\n```\ncode\n```\n\n<div>markup</div>\n"
    )  # fmt: skip
    article = only(tmp_path / "a.md")
    assert [(p.kind, article.read(p.span)) for p in article.paragraphs] == [
        ("title", "Strike"),
        ("body", BODY),
        ("place", "Lebanon"),
        ("body", "The union said: “We go home” & went."),
        ("body", "Never *again*."),
        ("body", "One demand"),
        ("body", "Two demands"),
        ("caption", "Strikers at the gate"),
    ]
    assert fields(article) | {"text": BODY, "url": ROW["url"], "language": "en"} == ROW
    assert [left.what for left in article.left_out] == ["code", "markup"]


def test_markdown_with_toml_front_matter(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f'+++\ntitle = "Strike"\ndate = 2020-01-05\n[extra]\na = 1\n+++\n{BODY}\n')
    article = only(tmp_path / "a.md")
    assert (article.title, article.published, article.text) == ("Strike", "2020-01-05", BODY)


def test_a_folder_is_read_in_order_of_names(tmp_path: Path) -> None:
    news = tmp_path / "news"
    (news / "b").mkdir(parents=True)
    (news / ".git").mkdir()
    for name in ("c.txt", "a.txt", "b/z.md", "b/a.html.txt", ".hidden.txt", ".git/x.txt", "picture.png", "README"):
        (news / name).write_text(f"{name}: {BODY}")
    assert summary(read_sources([str(news)])) == ["news/a.txt", "news/c.txt", "news/b/a.html.txt", "news/b/z.md"]


def test_globs_are_expanded(tmp_path: Path) -> None:
    for name in ("c.txt", "a.txt", "b.md"):
        (tmp_path / name).write_text(BODY)
    assert summary(read_sources([str(tmp_path / "*.txt")])) == ["a.txt", "c.txt"]
    assert summary(read_sources([str(tmp_path / "**" / "*.md")])) == ["b.md"]


def test_a_file_whose_name_looks_like_a_glob(tmp_path: Path) -> None:
    (tmp_path / "a[1].txt").write_text(BODY)
    assert only(tmp_path / "a[1].txt").text == BODY


def test_gzip_and_zip(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(json.dumps(ROW).encode()))
    with zipfile.ZipFile(tmp_path / "b.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ("may/b.txt", "a.jsonl", "picture.png", "__MACOSX/x.txt"):
            archive.writestr(name, json.dumps(ROW))
    assert summary(read_sources([str(tmp_path / "a.jsonl.gz"), str(tmp_path / "b.zip")])) == [
        "a.jsonl.gz:1", "b.zip!a.jsonl:1", "b.zip!may/b.txt",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "format"),
    [
        (BODY.encode(), "text"),
        (json.dumps(ROW).encode(), "jsonl"),
        (f"<!DOCTYPE html><html><body><article><p>{BODY}</p><p>{BODY}</p></article></body></html>".encode(), "html"),
        (gzip.compress(json.dumps(ROW).encode()), "jsonl"),
    ],
)
def test_standard_input_is_known_by_its_content(data: bytes, format: str) -> None:
    assert only("-", stdin=io.BytesIO(data)).format == format


def test_a_zip_on_standard_input() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", BODY)
    packed.seek(0)
    assert only("-", stdin=packed).source == "-!a.txt"


def test_a_format_that_is_named_wins(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(json.dumps(ROW))
    assert only(tmp_path / "a.txt", format="jsonl").title == "Strike"


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(InputError, match="no format is called 'pdf': one of text, markdown, html"):
        list(read_sources([], format="pdf"))


def test_a_pipe_is_read(tmp_path: Path) -> None:
    readable, writable = os.pipe()
    os.write(writable, BODY.encode())
    os.close(writable)
    assert only(f"/dev/fd/{readable}").text == BODY
    os.close(readable)


def test_progress_adds_up_to_the_measure(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BODY)
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress((json.dumps(ROW) + "\n").encode() * 50))
    seen: list[int] = []
    assert len(list(read_sources([str(tmp_path)], on_bytes=seen.append))) == 51
    assert sum(seen) == measure_sources([str(tmp_path)])


def test_what_cannot_be_measured_is_not_guessed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BODY)
    assert measure_sources([str(tmp_path), "-"]) is None
    assert measure_sources(["https://quay.example/1"]) is None


def test_every_format_has_a_suffix_of_its_own() -> None:
    suffixes = [suffix for row in FORMATS for suffix in row.suffixes]
    assert len(suffixes) == len(set(suffixes))


def test_the_same_folder_gives_the_same_articles(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md"):
        (tmp_path / name).write_text(BODY)
    assert list(read_sources([str(tmp_path)])) == list(read_sources([str(tmp_path)]))
