"""Gold files: JSON, JSON lines and inline-marked text, alone or in a folder, as articles with gold.

A marked file (`NAME.marked.txt`) begins with front matter between two lines of `---`:

    ---
    id: harbour-strike
    title: Dockers walk out at Varna port
    published: 2026-03-06
    default: authority=named | commitment=asserted
    speaker: Maren Voss | affiliation=Harbour Union | role=chair
    ---

`default` gives every attribution the attributes that it does not state; `speaker` those of every attribution of that
speaker. `form` is read off the quotation marks where it is not stated. One article's fault is an error of the whole
file: a figure over part of the gold would be a different figure.
"""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
from msgspec import UNSET, structs

from onrecord.errors import GoldError
from onrecord.evaluate.gold import GoldArticle, GoldAttribution
from onrecord.evaluate.marked import ATTRIBUTES, LISTS, read_marked
from onrecord.evaluate.scores import check_spans, kind_of

META = ("id", "title", "byline", "outlet", "url", "published")
MARKED = ".marked.txt"
SURROGATE = re.compile("[\ud800-\udfff]")


def read_gold(path: Path) -> list[GoldArticle]:
    """The articles of a gold file, or of every gold file in a folder, in the order of their names.

    Raises GoldError with the path, and the line and offset where known, for anything that cannot be scored.
    """
    paths = sorted(p for p in path.iterdir() if p.name.endswith((".jsonl", MARKED))) if path.is_dir() else [path]
    articles = [article for one in paths for article in _read_file(one)]
    if not articles:
        raise GoldError("holds no gold", path=str(path))
    seen: set[str] = set()
    for article in articles:
        if article.id in seen:
            raise GoldError(f"the id {article.id!r} is given twice", path=str(path))
        seen.add(article.id)
    return articles


def _read_file(path: Path) -> Iterator[GoldArticle]:
    try:
        written = path.read_text("utf-8-sig")
    except OSError as error:
        raise GoldError(error.strerror or "cannot be read", path=str(path)) from None
    except UnicodeDecodeError as error:
        raise GoldError("is not UTF-8", path=str(path), offset=error.start) from None
    if path.name.endswith(MARKED):
        yield read_marked_article(written, path)
    elif path.suffix == ".json":
        yield _from_json(written, path, 1)
    else:
        for number, line in enumerate(written.split("\n"), 1):
            if line.strip():
                yield _from_json(line, path, number)


def _from_json(written: str, path: Path, line: int) -> GoldArticle:
    try:
        row = json.loads(written)
    except (json.JSONDecodeError, RecursionError) as error:
        at = getattr(error, "pos", None)
        raise GoldError(f"is not JSON: {error}", path=str(path), line=line, offset=at) from None
    if not isinstance(row, dict):
        raise GoldError("is not an article with gold: a JSON object is expected", path=str(path), line=line)
    if "text" not in row and isinstance(row.get("text_file"), str):
        row["text"] = _beside(path, row["text_file"], line)
    row["published"] = row.get("published", row.get("date"))
    try:
        article = msgspec.convert(row, GoldArticle)
    except msgspec.ValidationError as error:
        raise GoldError(str(error), path=str(path), line=line) from None
    return _checked(article, path, line)


def _beside(path: Path, name: str, line: int) -> str:
    """The text beside the gold; a name that leads elsewhere is refused."""
    beside = path.parent / name
    if Path(name).name != name:
        raise GoldError(f"text_file {name!r} must be the name of a file beside it", path=str(path), line=line)
    try:
        with beside.open(encoding="utf-8", newline="") as file:  # offsets count the text as it is: CRLF stays
            return file.read()
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(f"text_file {name!r} cannot be read: {error}", path=str(path), line=line) from None


def read_marked_article(written: str, path: Path) -> GoldArticle:
    """The article of an inline-marked file; `path` is for its errors and stands in for an id that is not given."""
    lines = written.splitlines(keepends=True)
    front: list[tuple[int, str, str]] = []
    begin = 0
    if lines and lines[0].strip() == "---":
        begin = next((n for n, line in enumerate(lines) if n and line.strip() == "---"), 0) + 1
        if begin == 1:
            raise GoldError("the front matter is never closed", path=str(path), line=1)
        front = [_front_line(line, path, n) for n, line in enumerate(lines[1 : begin - 1], 2) if line.strip()]
    meta = {key: value for _, key, value in front if key in META}
    given = {key: [_attributes(value, path, n) for n, k, value in front if k == key] for key in ("default", "speaker")}
    skipped = sum(map(len, lines[:begin]))
    try:
        marked = read_marked("".join(lines[begin:]).strip("\n"))
    except GoldError as error:
        blank = next((n for n, line in enumerate(lines[begin:]) if line.strip("\n")), 0)
        line, offset = (error.line or 1) + begin + blank, (error.offset or 0) + skipped + blank
        raise GoldError(error.message, path=str(path), line=line, offset=offset) from None
    by_speaker = {fields.pop("speaker"): fields for fields in given["speaker"]}
    default = {name: value for fields in given["default"] for name, value in fields.items()}
    article = GoldArticle(
        text=marked.text,
        attributions=tuple(_complete(marked.text, a, by_speaker, default) for a in marked.attributions),
        events=marked.events,
        scare_quotes=marked.scare_quotes,
        narrator_speculation=marked.narrator_speculation,
        **_named(path, meta),
    )
    return _checked(article, path, None)


def _named(path: Path, meta: dict[str, str]) -> dict[str, Any]:
    return {"id": path.name.removesuffix(MARKED), **meta}


def _front_line(line: str, path: Path, number: int) -> tuple[int, str, str]:
    key, colon, value = (part.strip() for part in line.partition(":"))
    if not colon or key not in (*META, "default", "speaker"):
        raise GoldError(f"{line.strip()!r} is not front matter", path=str(path), line=number)
    return number, key, value if key in META or key == "default" else f"speaker={value}"


def _attributes(written: str, path: Path, number: int) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for pair in written.split("|"):
        name, equals, value = (part.strip() for part in pair.partition("="))
        if not equals or name not in ATTRIBUTES:
            raise GoldError(f"{pair.strip()!r} is not an attribute", path=str(path), line=number)
        fields[name] = tuple(part.strip() for part in value.split(";")) if name in LISTS else value or None
    return fields


def _complete(
    text: str, attribution: GoldAttribution, by_speaker: dict[Any, dict[str, Any]], default: dict[str, Any]
) -> GoldAttribution:
    known = {"form": kind_of(text, attribution.content), **default, **by_speaker.get(attribution.speaker, {})}
    return structs.replace(attribution, **{n: v for n, v in known.items() if getattr(attribution, n) is UNSET})


def _checked(article: GoldArticle, path: Path, line: int | None) -> GoldArticle:
    if article.published and not _is_date(article.published):
        raise GoldError(f"published {article.published!r} is not an ISO 8601 date", path=str(path), line=line)
    if SURROGATE.search(article.text):
        raise GoldError("the text holds half of a surrogate pair", path=str(path), line=line)
    try:
        check_spans(article.text, article.attributions, article.id)
    except GoldError as error:
        raise GoldError(error.message, path=str(path), line=line, offset=error.offset) from None
    return article


def _is_date(written: str) -> bool:
    try:
        date.fromisoformat(written[:10])
    except ValueError:
        return False
    return True
