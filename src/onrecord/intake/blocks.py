"""A page as its blocks in order of reading: paragraphs, headings, list items, captions, each with what it stands in.

Does not judge what is the article. The tree is walked, never recursed into.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from lxml import etree
from lxml.html import HtmlElement

from onrecord.lang import lexicon

BREAKING = frozenset(
    """
    address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption
    figure footer form h1 h2 h3 h4 h5 h6 header hr label legend li main menu nav ol option p pre section summary table
    tbody td tfoot th thead tr ul
    """.split()
)
UNREAD = frozenset(
    "script style noscript template svg math iframe select textarea object canvas video audio embed head".split()
)
PARTS = {
    "nav": "navigation",
    "footer": "footer",
    "aside": "sidebar",
    "form": "form",
    "button": "button",
    "dialog": "dialog",
}
SURE_PARTS = frozenset(("nav", "form", "button", "dialog"))
CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
NOT_LETTERS = re.compile(r"[^a-z]+")
SPACES = re.compile(r"[ \t\n\r\f]+")  # not the no-break space, which is part of the text


class Part(NamedTuple):
    """A part of the page that is not the article: what it is, how that is known, and whether it is certain."""

    what: str
    reason: str
    sure: bool


class Block(NamedTuple):
    """A block of text: `tag` is the element that makes it a block, `parent` a number for the element around that."""

    text: str
    tag: str
    parent: int
    part: Part | None


class _Open(NamedTuple):
    tag: str
    number: int
    part: Part | None


def read_blocks(tree: HtmlElement) -> Iterator[Block]:
    """The blocks of a page in order, white space made single spaces as browsers do; empty ones are passed over."""
    stack = [_Open("body", 0, None)]
    words: list[str] = []
    unread = number = 0

    def flush() -> Iterator[Block]:
        text = SPACES.sub(" ", "".join(words)).strip(" ")
        words.clear()
        if text and not text.isspace():
            holder = stack[-1]
            parent = stack[-2].number if len(stack) > 1 and holder.tag != "div" else holder.number
            yield Block(text, holder.tag, parent, holder.part)

    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if unread or tag in UNREAD or _is_hidden(element):
                unread += 1
                continue
            if tag in BREAKING:
                yield from flush()
                number += 1
                stack.append(_Open(tag, number, _part(element, tag) or stack[-1].part))
            elif tag == "br":
                if words and words[-1] == "\n":  # two breaks part paragraphs
                    yield from flush()
                words.append("\n")
            if element.text and tag:
                words.append(element.text)
            continue
        if unread:
            unread -= 1
        elif tag in BREAKING and len(stack) > 1:
            yield from flush()
            stack.pop()
        if element.tail and not unread:
            words.append(element.tail)
    yield from flush()


def _is_hidden(element: HtmlElement) -> bool:
    return element.get("hidden") is not None or "display:none" in (element.get("style") or "").replace(" ", "").lower()


def _part(element: HtmlElement, tag: str) -> Part | None:
    names = " ".join(
        filter(None, (element.get("class"), element.get("id"), element.get("role"), element.get("aria-label")))
    )
    if names and tag not in ("body", "main", "article"):
        found = None
        for word in NOT_LETTERS.split(CAMEL.sub(" ", names[:300]).lower()):
            if entry := _parts().get(word):
                what, sure = entry
                found = found if found and found.sure else Part(what, f"inside an element marked {word!r}", sure)
        if found:
            return found
    return Part(PARTS[tag], f"inside <{tag}>", tag in SURE_PARTS) if tag in PARTS else None


@cache
def _parts() -> dict[str, tuple[str, bool]]:
    table: dict[str, tuple[str, bool]] = {}
    for entry in lexicon("en", "page_parts"):
        if entry["sure"] not in ("yes", "no"):
            raise entry.error("sure is yes or no")
        table[entry["word"]] = (entry["what"], entry["sure"] == "yes")
    return table
