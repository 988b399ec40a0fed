"""A page as its blocks in order of reading: paragraphs, headings, list items, captions, each with what it stands in.

Does not judge what is the article. The tree is walked, never recursed into.
"""

import re
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
NAMED = re.compile(
    r"\b(?:article|story|entry|post|news)[-_]*(?:body|text|content|copy)\b|\bmain[-_]?(?:content|text)\b", re.IGNORECASE
)
SPACES = re.compile(r"[ \t\n\r\f]+")  # not the no-break space, which is part of the text


class Part(NamedTuple):
    """A part of the page that is not the article: what it is, how that is known, and whether it is certain."""

    what: str
    reason: str
    sure: bool


class Block(NamedTuple):
    """A block of text: `tag` is the element that makes it a block, `holder` the number of that element.

    `parent` is the number of the element around it (of the holder itself for a <div>); `linked` is the share of its
    characters that are links.
    """

    text: str
    tag: str
    holder: int
    parent: int
    part: Part | None
    linked: float


class Element(NamedTuple):
    """An element that breaks lines: the number of the one around it, its part, and whether it is named an article."""

    tag: str
    look: str
    parent: int
    part: Part | None
    named: bool


class Page(NamedTuple):
    """The blocks of a page in order of reading, and its elements; an element has a higher number than its parent."""

    blocks: list[Block]
    elements: list[Element]


def read_blocks(tree: HtmlElement) -> Page:
    """The blocks of a page in order, white space made single spaces as browsers do; empty ones are passed over."""
    elements = [Element("body", "", 0, None, False)]
    stack = [0]
    words: list[str] = []
    blocks: list[Block] = []
    unread = links = linked = 0

    def flush() -> None:
        nonlocal linked
        text = SPACES.sub(" ", "".join(words)).strip(" ")
        if text and not text.isspace():
            holder = elements[stack[-1]]
            parent = holder.parent if holder.tag != "div" else stack[-1]
            blocks.append(Block(text, holder.tag, stack[-1], parent, holder.part, min(1.0, linked / len(text))))
        words.clear()
        linked = 0

    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if unread or tag in UNREAD or _is_hidden(element):
                unread += 1
                continue
            if tag in BREAKING:
                flush()
                around = elements[stack[-1]]
                signed = tag == "footer" and around.tag == "blockquote"  # who said it
                part = around.part if signed else _part(element, tag) or around.part
                look = f"{tag} {element.get('class') or ''}"
                elements.append(Element(tag, look, stack[-1], part, _is_named(element, tag)))
                stack.append(len(elements) - 1)
            elif tag == "br":
                if words and words[-1] == "\n":  # two breaks part paragraphs
                    flush()
                words.append("\n")
            links += _is_link(element, tag)
            if element.text and tag:
                words.append(element.text)
                linked += len(element.text.strip()) if links else 0
            continue
        if unread:
            unread -= 1
        elif tag in BREAKING and len(stack) > 1:
            flush()
            stack.pop()
        else:
            links -= _is_link(element, tag)
        if element.tail and not unread:
            words.append(element.tail)
            linked += len(element.tail.strip()) if links else 0
    flush()
    return Page(blocks, elements)


def _is_link(element: HtmlElement, tag: str) -> bool:
    return tag == "a" and element.get("href") is not None  # an anchor without is a place, and often left open


def _is_named(element: HtmlElement, tag: str) -> bool:
    """Whether the page says that this element is the article or its text."""
    if tag in ("article", "main") or element.get("itemprop") == "articleBody" or element.get("role") == "main":
        return True
    return bool(NAMED.search(f"{element.get('class') or ''} {element.get('id') or ''}"[:300]))


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
