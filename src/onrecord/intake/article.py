"""Text to Article: the text kept exactly, its paragraphs recognised, missing metadata read off the page."""

from collections.abc import Iterable, Sequence
from hashlib import blake2b

from msgspec import structs

from onrecord.intake.layout import Layout, recognise
from onrecord.intake.paragraphs import split_paragraphs
from onrecord.intake.published import iso_date
from onrecord.schema import Article, LeftOut, ParagraphKind, Span


def article_from_text(  # noqa: PLR0913 - the columns of an article, each by its name
    text: str,
    *,
    title: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    published: str | None = None,
    byline: str | None = None,
    language: str | None = None,
    format: str = "text",
    source: str | None = None,
) -> Article:
    """An article whose text is exactly `text`.

    Title, byline, outlet and day of publication are read off the text where they are not given. A `published` that is
    no certain date is listed in `left_out`. `format` and `source` say where the text came from; `source` is a label.
    """
    article = Article(
        _key(outlet, url, text), text, (), _clean(title), _clean(byline), _clean(outlet), _clean(url), published,
        _clean(language), format, source,
    )  # fmt: skip
    return lay_out(article, split_paragraphs(text))


def lay_out(article: Article, spans: Sequence[Span], kinds: Sequence[ParagraphKind | None] = ()) -> Article:
    """`article` with its paragraphs, at `spans`, and with what their lines say of title, byline, outlet and day."""
    layout = recognise(article.text, spans, title=article.title, kinds=kinds)
    published, left_out = _published(article.published, layout)
    return structs.replace(
        article,
        paragraphs=tuple(layout.paragraphs),
        title=article.title or layout.title,
        byline=article.byline or layout.byline,
        outlet=article.outlet or layout.outlet,
        published=published,
        left_out=article.left_out + left_out,
    )


def article_from_blocks(article: Article, blocks: Iterable[tuple[str, ParagraphKind | None]]) -> Article:
    """`article` with the text that `blocks` make up, a blank line between two, each with its kind where it is known."""
    texts: list[str] = []
    spans: list[Span] = []
    kinds: list[ParagraphKind | None] = []
    at = 0
    for block, kind in blocks:
        texts.append(block)
        spans.append(Span(at, at + len(block)))
        kinds.append(kind)
        at += len(block) + 2
    text = "\n\n".join(texts)
    key = _key(article.outlet, article.url, text)
    return lay_out(structs.replace(article, id=key, text=text), spans, kinds)


def _published(raw: str | None, layout: Layout) -> tuple[str | None, tuple[LeftOut, ...]]:
    if not raw or not raw.strip():
        return layout.published, ()
    published = iso_date(raw)
    if published:
        return published, ()
    return layout.published, (LeftOut("published", raw.strip()[:80], "not a date that can be read for certain"),)


def _clean(value: str | None) -> str | None:
    return (" ".join(value.split()) or None) if value else None


def _key(outlet: str | None, url: str | None, text: str) -> str:
    key = blake2b("\0".join((outlet or "", url or "", text)).encode("utf-8", "surrogatepass"), digest_size=10)
    return key.hexdigest()
