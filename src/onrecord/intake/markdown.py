"""One article in one file of Markdown: the text as readers see it, headings and captions as such, front matter."""

import re
import tomllib
from collections.abc import Iterator
from typing import Any, BinaryIO

from markdown_it import MarkdownIt
from markdown_it.token import Token
from msgspec import structs

from onrecord.errors import InputError, NoArticle
from onrecord.intake.article import article_from_blocks
from onrecord.intake.columns import ORDER, fold_column
from onrecord.intake.naming import Name
from onrecord.intake.plain import decode_file, with_damage
from onrecord.schema import Article, LeftOut, ParagraphKind

FRONT_MATTER = re.compile(r"\A(---|\+\+\+)[ \t]*\n(.{0,20000}?)\n\1[ \t]*(?:\n|\Z)", re.DOTALL)
YAML_LINE = re.compile(r"([A-Za-z][\w -]{0,40}?)\s*:\s+(.+)")
FIELDS = ("title", "outlet", "url", "published", "byline", "language")
Block = tuple[str, ParagraphKind | None]


def read_markdown(stream: BinaryIO, name: Name) -> Iterator[Article | InputError]:
    """The article that a Markdown file is, as readers see it: without the marks; front matter gives the metadata."""
    decoded = decode_file(stream, name)
    matter, text = _front_matter(decoded.text)
    blocks, left_out = _blocks(MarkdownIt("commonmark").enable("table").parse(text))
    if not blocks:
        raise NoArticle("no article: nothing but marks or front matter", path=name.path)
    title = matter.get("title") or next((block for block, kind in blocks if kind == "title"), None)
    empty = Article("", "", (), format="markdown", source=name.label, left_out=tuple(left_out))
    article = structs.replace(empty, **{**matter, "title": title})
    yield with_damage(article_from_blocks(article, blocks), decoded)


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    """The metadata over a Markdown text ("---" for YAML's plain lines, "+++" for TOML), and the text below it."""
    found = FRONT_MATTER.match(text)
    if not found:
        return {}, text
    values: dict[str, Any] = {}
    if found[1] == "+++":
        try:
            values = tomllib.loads(found[2])
        except tomllib.TOMLDecodeError:
            return {}, text
    else:
        for line in found[2].split("\n"):
            if pair := YAML_LINE.fullmatch(line.strip()):
                values[pair[1]] = pair[2].strip().strip("[]").strip("\"'")
    cells = {fold_column(key): str(value) for key, value in values.items() if not isinstance(value, dict)}
    matter = {name: next((cells[key] for key in ORDER[name] if cells.get(key)), "") for name in FIELDS}
    return {name: value for name, value in matter.items() if value}, text[found.end() :]


def _blocks(tokens: list[Token]) -> tuple[list[Block], list[LeftOut]]:
    blocks: list[Block] = []
    left_out: list[LeftOut] = []
    heading: str | None = None
    inside = 0  # lists and block quotations around
    for token in tokens:
        if token.type == "heading_open":
            heading = token.tag
        elif token.type == "heading_close":
            heading = None
        elif token.type in ("list_item_open", "blockquote_open", "list_item_close", "blockquote_close"):
            inside += token.nesting
        elif token.type == "inline":
            text, images = _inline(token)
            first_title = heading == "h1" and not any(kind == "title" for _, kind in blocks)
            if text:
                kind: ParagraphKind | None = "heading" if heading else "body" if inside else None
                blocks.append((text, "title" if first_title else kind))
            blocks.extend((image, "caption") for image in images)
        elif token.type in ("html_block", "fence", "code_block"):
            what = "markup" if token.type == "html_block" else "code"
            left_out.append(LeftOut(what, " ".join(token.content.split())[:80], f"a block of {what} in Markdown"))
    return blocks, left_out


def _inline(token: Token) -> tuple[str, list[str]]:
    """The words of a block as they are read, and the descriptions of the pictures in it."""
    words: list[str] = []
    images: list[str] = []
    for child in token.children or ():
        if child.type in ("text", "code_inline"):
            words.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            words.append(" ")
        elif child.type == "image" and child.content.strip():
            images.append(" ".join(child.content.split()))
    return "".join(words).strip(" \t\n"), images
