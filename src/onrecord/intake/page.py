"""A web page to its article: trafilatura tells the main text and the metadata, the page's own blocks do the rest.

Every block of the page is either kept, in its own words and with its own kind (heading, caption), or listed as left out
with what it was and why. What trafilatura alone would lose or alter (a caption, a one-line paragraph) is thereby seen.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring
from msgspec import structs
from trafilatura import bare_extraction
from trafilatura.settings import Document

from onrecord.errors import InputError, NoArticle
from onrecord.intake.article import article_from_blocks
from onrecord.intake.blocks import Block, read_blocks
from onrecord.intake.bylines import read_byline
from onrecord.intake.decoding import decode
from onrecord.intake.limits import read_all
from onrecord.intake.naming import Name
from onrecord.intake.page_lines import read_page_line
from onrecord.intake.page_metadata import metadata_of
from onrecord.intake.plain import with_damage
from onrecord.intake.times import read_time_line
from onrecord.intake.titles import read_date_line, same_title
from onrecord.schema import Article, LeftOut, ParagraphKind

OUTSIDE_ERRORS = (etree.LxmlError, ArithmeticError, AttributeError, LookupError, RuntimeError, TypeError, ValueError)
DEEPEST = 250  # elements inside each other; the parser stops at 256 and drops what is below
MOST_ELEMENTS = 200_000  # news pages have up to 10,000; the extractor takes a tenth of a millisecond for each
MOST_LEFT_OUT = 200
OPENING = 120  # characters of a left-out part that are listed
DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
XML_DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{2,40})""")
PIECE = 4  # words in a row by which a block is recognised in the main text
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
    blocks = list(read_blocks(tree))
    document = _main_text(tree, url, name)
    meta = metadata_of(tree, document, url)
    kept, left_out = _sort_out(blocks, document, meta.get("title"))
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


def _main_text(tree: HtmlElement, url: str | None, name: Name) -> Document | None:
    try:
        found = bare_extraction(
            tree,
            url=url,
            include_comments=False,
            with_metadata=True,
            # the day of a page is what the page states: no search of the text, no comparison with today
            date_extraction_params={"extensive_search": False, "original_date": True, "max_date": "2999-12-31"},
        )
    except OUTSIDE_ERRORS as error:  # a fault of the extractor's costs this page, not the run
        raise InputError(f"a page that cannot be taken apart: {type(error).__name__}", path=name.path) from None
    return found if isinstance(found, Document) else None


def _sort_out(
    blocks: Sequence[Block], document: Document | None, title: str | None
) -> tuple[list[tuple[str, ParagraphKind | None]], list[LeftOut]]:
    keep = _kept(blocks, document.body if document is not None else None, title)
    kept: list[tuple[str, ParagraphKind | None]] = []
    left_out: list[LeftOut] = []
    for block, kept_block in zip(blocks, keep, strict=True):
        if kept_block:
            is_title = title is not None and block.tag == "h1" and same_title(block.text, title)
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


def _kept(blocks: Sequence[Block], body: HtmlElement | None, title: str | None) -> list[bool]:
    """Which blocks are the article: those of the main text, and their short neighbours inside the same element."""
    main = _Main(body)
    foreign = [_is_foreign(block) for block in blocks]
    keep = [not other and main.holds(block.text) for block, other in zip(blocks, foreign, strict=True)]
    if 2 * sum(len(block.text) for block, kept in zip(blocks, keep, strict=True) if kept) < main.length:
        # a mark such as "related" on the element around it all ("has-related") says nothing
        main, foreign = _Main(body), [_is_boilerplate(block.text) for block in blocks]
        keep = [not other and main.holds(block.text) for block, other in zip(blocks, foreign, strict=True)]
    if not any(keep):
        return keep
    first, last = keep.index(True), len(keep) - 1 - keep[::-1].index(True)
    homes = _homes(blocks, keep)
    for index, block in enumerate(blocks):
        if not keep[index] and not foreign[index]:
            keep[index] = _belongs(block, homes, above=first - 4 <= index < last, inside=first < index < last)
    if title:
        over = next((i for i in range(first + 1) if blocks[i].tag == "h1" and same_title(blocks[i].text, title)), None)
        if over is not None:
            keep[over] = True
    return keep


def _homes(blocks: Sequence[Block], keep: Sequence[bool]) -> frozenset[int]:
    """The elements whose paragraphs the article is: 200 characters of the main text or more stand in each."""
    letters: defaultdict[int, int] = defaultdict(int)
    for block, kept in zip(blocks, keep, strict=True):
        if kept and block.tag in ("p", "div"):
            letters[block.parent] += len(block.text)
    return frozenset(parent for parent, size in letters.items() if size > 200)


def _belongs(block: Block, homes: frozenset[int], *, above: bool, inside: bool) -> bool:
    """Whether a block that the extractor left out is the article's: a caption, a time of a live blog, a neighbour."""
    if block.tag == "figcaption":
        return above
    if not inside:
        return False
    in_text = block.tag in ("p", "blockquote", "li", "h2", "h3", "h4") and block.parent in homes
    return in_text or read_time_line(block.text) is not None


def _is_foreign(block: Block) -> bool:
    """What is certainly not the article, even where it was taken for main text."""
    if block.part and block.part.sure:
        return True
    return _is_boilerplate(block.text)


def _is_boilerplate(text: str) -> bool:
    line = read_page_line(text)
    return line is not None and line.kind == "boilerplate"


def _left_out(block: Block) -> LeftOut:
    text = block.text if len(block.text) <= OPENING else block.text[: OPENING - 1] + "…"
    if line := read_page_line(block.text):
        return LeftOut(line.what, text, "the line says so")
    if read_byline(block.text) or read_date_line(block.text) is not None:
        return LeftOut("byline", text, "not part of the main text")
    if block.part:
        return LeftOut(block.part.what, text, block.part.reason)
    return LeftOut("caption" if block.tag == "figcaption" else "other", text, "not part of the main text")


class _Main:
    """The main text as runs of words, to see whether a block of the page is in it."""

    def __init__(self, body: HtmlElement | None) -> None:
        self.pieces: set[tuple[str, ...]] = set()
        self.lines: Counter[str] = Counter()
        self.length = 0  # characters
        if body is None:
            return
        for element in body.iter():
            own = " ".join(part for part in (element.text, *(child.tail for child in element)) if part)
            self.lines.update(
                filter(None, (_letters(own), _letters("".join(element.itertext())) if len(element) else ""))
            )
        text = " ".join(body.itertext())
        self.length = len(text)
        words = _words(text)
        self.pieces.update(zip(*(words[start:] for start in range(PIECE)), strict=False))

    def holds(self, text: str) -> bool:
        """Whether most of `text` is in the main text; a line of few words has to be a line of it."""
        words = _words(text)
        if len(words) < 2 * PIECE:
            line = _letters(text)
            self.lines[line] -= 1
            return self.lines[line] >= 0
        pieces = list(zip(*(words[start:] for start in range(PIECE)), strict=False))
        return sum(piece in self.pieces for piece in pieces) >= 0.6 * len(pieces)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _letters(text: str) -> str:
    return "".join(_words(text))
