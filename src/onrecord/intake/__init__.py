"""Inputs to articles: files, folders, archives, web pages and standard input. See `FORMATS`."""

import re
from hashlib import blake2b

from onrecord.schema import Article, Paragraph, Span


def article_from_text(
    text: str,
    *,
    title: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    published: str | None = None,
    byline: str | None = None,
    language: str | None = None,
) -> Article:
    """An article whose text is exactly `text`."""
    paragraphs = tuple(Paragraph(Span(*match.span())) for match in re.finditer(r"\S[^\n]*(?<=\S)|\S", text))
    key = blake2b("\0".join((outlet or "", url or "", text)).encode("utf-8", "surrogatepass"), digest_size=10)
    return Article(
        key.hexdigest(), text, paragraphs, title, byline, outlet, url, published, language,
    )  # fmt: skip
