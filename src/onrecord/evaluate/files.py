"""Gold files: JSON, JSON lines and inline-marked text, alone or in a folder, as articles with gold.

One article's fault is an error of the whole
file: a figure over part of the gold would be a different figure.
"""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec

from onrecord.errors import GoldError
from onrecord.evaluate.gold import REMARKS, GoldArticle
from onrecord.evaluate.marked_files import MARKED, read_marked_article
from onrecord.evaluate.tokens import ROLES
from onrecord.schema import Span

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
        yield _checked(read_marked_article(written, path), path, None)
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
    if isinstance(terms := row.get("loaded_terms"), dict):
        row["loaded_terms"] = [span for part in ("narrator", "inside_attribution") for span in terms.get(part, ())]
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


def _checked(article: GoldArticle, path: Path, line: int | None) -> GoldArticle:
    if article.published and not _is_date(article.published):
        raise GoldError(f"published {article.published!r} is not an ISO 8601 date", path=str(path), line=line)
    if SURROGATE.search(article.text):
        raise GoldError("the text holds half of a surrogate pair", path=str(path), line=line)
    for what, span in _spans(article):
        if not 0 <= span.start < span.end <= len(article.text):
            message = f"{what} [{span.start}, {span.end}] is outside the text of {len(article.text)} characters"
            raise GoldError(f"{article.id}, {message}", path=str(path), line=line, offset=span.start)
    return article


def _spans(article: GoldArticle) -> Iterator[tuple[str, Span]]:
    for number, attribution in enumerate(article.attributions):
        for role in ROLES:
            yield from ((f"attribution {number}: {role}", span) for span in getattr(attribution, role))
    for number, event in enumerate(article.events or ()):
        if event.evidence:
            yield f"event {number}: evidence", event.evidence
    for remark in REMARKS:
        yield from ((remark, span) for span in getattr(article, remark) or ())


def _is_date(written: str) -> bool:
    try:
        date.fromisoformat(written[:10])
    except ValueError:
        return False
    return True
