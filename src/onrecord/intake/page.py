"""A web page to its article.

Every block of the page is either kept, in its own words and with its own kind (heading, caption), or listed as left out
with what it was and why.
"""

import re
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring
from msgspec import structs

from onrecord.errors import InputError, NoArticle
from onrecord.intake.article import article_from_blocks
from onrecord.intake.blocks import Block, read_blocks
from onrecord.intake.bylines import read_byline
from onrecord.intake.decoding import decode
from onrecord.intake.limits import read_all
from onrecord.intake.main_text import main_blocks
from onrecord.intake.naming import Name
from onrecord.intake.page_lines import read_page_line
from onrecord.intake.page_metadata import metadata_of
from onrecord.intake.plain import with_damage
from onrecord.intake.titles import read_date_line, same_title
from onrecord.schema import Article, LeftOut, ParagraphKind

FAULTS = (etree.LxmlError, ArithmeticError, AttributeError, LookupError, RuntimeError, TypeError, ValueError)
DEEPEST = 250  # elements inside each other; the parser stops at 256 and drops what is below
MOST_ELEMENTS = 200_000  # news pages have up to 10,000
MOST_LEFT_OUT = 200
OPENING = 120  # characters of a left-out part that are listed
DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
XML_DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{2,40})""")
KINDS: dict[str, ParagraphKind] = {
    "h1": "heading", "h2": "heading", "h3": "heading", "h4": "heading", "h5": "heading", "h6": "heading",
    "figcaption": "caption", "caption": "caption",
    "li": "body", "blockquote": "body", "td": "body", "th": "body", "dd": "body",
}  # fmt: skip


def read_page(stream: BinaryIO, name: Name) -> Iterator[Article | InputError]:
    """The article of a page. NoArticle where it holds none; InputError where it cannot be taken apart."""
    yield article_from_page(read_all(stream, name.path), name)


def article_from_page(data: bytes, name: Name, *, url: str | None = None, charset: str | None = None) -> Article:
    """The article of a page's bytes; `url` is where it was fetched from, `charset` what the server declared."""
    if not data.strip():
        raise NoArticle("empty", path=name.path)
    decoded = decode(data, name.path, charset or _declared(data))
    tree = _tree(decoded.text, name)
    try:
        page, meta = read_blocks(tree), metadata_of(tree, url)
        keep = main_blocks(page, meta.get("title"))
    except FAULTS as error:  # costs this page, not the run
        raise InputError(f"a page that cannot be taken apart: {type(error).__name__}", path=name.path) from None
    kept, left_out = _sort_out(page.blocks, keep, meta.get("title"))
    if sum(len(text) for text, _ in kept) < 80 and not any(kind is None for _, kind in kept):
        raise NoArticle("no article found in the page", path=name.path)
    empty = Article("", "", (), format="html", source=name.label, left_out=tuple(left_out))
    return with_damage(article_from_blocks(structs.replace(empty, **meta), kept), decoded)


def _declared(data: bytes) -> str | None:
    found = DECLARED.search(data[:4096]) or XML_DECLARED.match(data[:200])
    return found[1].decode("ascii") if found else None


def _tree(text: str, name: Name) -> HtmlElement:
    parser = HTMLParser(remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        tree = document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise NoArticle(f"not a page: {str(error)[:80]}", path=name.path) from None
    depth = elements = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        elements += event == "start"
        if depth > DEEPEST:
            raise InputError(f"elements nested more than {DEEPEST} deep", path=name.path)
        if elements > MOST_ELEMENTS:
            raise InputError(f"more than {MOST_ELEMENTS:,} elements, which is no article", path=name.path)
    return tree


def _sort_out(
    blocks: Sequence[Block], keep: Sequence[bool], title: str | None
) -> tuple[list[tuple[str, ParagraphKind | None]], list[LeftOut]]:
    kept: list[tuple[str, ParagraphKind | None]] = []
    left_out: list[LeftOut] = []
    titled = False
    for block, kept_block in zip(blocks, keep, strict=True):
        if kept_block:
            is_title = title is not None and not titled and same_title(block.text, title)
            titled |= is_title
            kept.append((block.text, "title" if is_title else KINDS.get(block.tag)))
        elif len(left_out) < MOST_LEFT_OUT:
            entry = _left_out(block)
            if left_out and (left_out[-1].what, left_out[-1].reason) == (entry.what, entry.reason):
                joined = f"{left_out[-1].text} · {entry.text}"
                left_out[-1] = LeftOut(
                    entry.what, joined if len(joined) <= OPENING else left_out[-1].text, entry.reason
                )
            else:
                left_out.append(entry)
    return kept, left_out


def _left_out(block: Block) -> LeftOut:
    text = block.text if len(block.text) <= OPENING else block.text[: OPENING - 1] + "…"
    if line := read_page_line(block.text):
        return LeftOut(line.what, text, "the line says so")
    if read_byline(block.text) or read_date_line(block.text) is not None:
        return LeftOut("byline", text, "not part of the main text")
    if block.part:
        return LeftOut(block.part.what, text, block.part.reason)
    return LeftOut("caption" if block.tag == "figcaption" else "other", text, "not part of the main text")
