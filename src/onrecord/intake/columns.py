"""What the columns of a table of articles are called: one table of names for JSONL, CSV, TSV and front matter.

Names are compared without case and punctuation: `datePublished`, `date_published` and `Date published` are one.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from onrecord.errors import NoArticle
from onrecord.intake.article import article_from_text
from onrecord.schema import Article

COLUMNS: dict[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "article text", "full text", "main text", "article body", "article", "story",
             "plain text", "body text", "raw text", "content text"),
    "title": ("title", "headline", "heading", "article title"),
    "outlet": ("outlet", "publisher", "source", "site", "site name", "source name", "publication", "newspaper", "media",
               "media name", "source domain", "domain", "hostname"),
    "url": ("url", "link", "canonical url", "permalink", "source url", "article url", "web url", "uri"),
    "published": ("published", "date", "published at", "date published", "publish date", "published date",
                  "date publish", "pub date", "publication date", "publication time", "timestamp", "datetime", "time"),
    "byline": ("byline", "author", "authors", "creator", "writer", "journalist"),
    "language": ("language", "lang"),
    "id": ("id", "article id", "uid", "uuid", "guid", "key"),
}  # fmt: skip
NOT_A_LETTER = re.compile(r"[\W_]+")


def fold_column(name: str) -> str:
    """The key under which a column's name is compared: `fold_column("datePublished") == "datepublished"`."""
    return NOT_A_LETTER.sub("", name.lower())


ORDER = {field: tuple(fold_column(name) for name in names) for field, names in COLUMNS.items()}


def article_from_row(row: Mapping[str, Any], *, path: str, line: int, label: str, format: str) -> Article:
    """The article in a row of named columns. NoArticle (path, line) where no column holds its text.

    `label` names the file in `Article.source`, which becomes `label#id`, or `label:line` for a row without an id.
    """
    cells = {fold_column(name): value for name, value in row.items() if isinstance(name, str)}
    fields = {field: _first(cells, names) for field, names in ORDER.items()}
    text = fields.pop("text")
    key = fields.pop("id")
    if text is None or not text.strip():
        raise NoArticle(no_text_column(row), path=path, line=line)
    return article_from_text(text, format=format, source=f"{label}#{key}" if key else f"{label}:{line}", **fields)


def no_text_column(names: Iterable[str]) -> str:
    """The message for a row or table without a text."""
    found = ", ".join(str(name)[:30] for name in list(names)[:8]) or "none"
    return f"no article: none of the columns {', '.join(COLUMNS['text'][:4])}... holds a text (columns: {found})"


def _first(cells: Mapping[str, Any], names: Iterable[str]) -> str | None:
    for name in names:
        value = _as_text(cells.get(name))
        if value:
            return value
    return None


def _as_text(value: Any, depth: int = 0) -> str | None:
    """A cell as text: numbers as written, lists joined (paragraphs, authors), of an object its name."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or value is None or depth > 2:
        return None
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, list):
        parts = [part for part in (_as_text(item, depth + 1) for item in value) if part]
        return ("\n\n" if any(len(part) > 80 for part in parts) else ", ").join(parts) or None
    if isinstance(value, dict):
        return _as_text(value.get("name") or value.get("title") or value.get("uri"), depth + 1)
    return None
