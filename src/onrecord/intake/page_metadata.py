"""Title, byline, outlet, day, language and canonical address of a page, from the page's own metadata.

trafilatura reads JSON-LD, OpenGraph and the rest. To its answer are added the exact time of publication and the address
that the page's JSON-LD states; it guesses no date from the clock or from the text.
"""

import re
from typing import Any

import msgspec
from lxml.html import HtmlElement
from trafilatura.settings import Document

from onrecord.intake.published import iso_date

PUBLISHED = (
    "//meta[@property='article:published_time' or @name='article:published_time']/@content",
    "//meta[@itemprop='datePublished' or @name='datePublished' or @name='parsely-pub-date']/@content",
    "//time[@itemprop='datePublished' or @pubdate]/@datetime",
)
ARTICLE_TYPE = re.compile(r"Article$|Posting$|^Report$")
LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_].*)?$")
MOST_OBJECTS = 1000  # of one page's JSON-LD that are looked through
FIELDS = ("title", "outlet", "url", "published", "byline", "language")


def metadata_of(tree: HtmlElement, document: Document | None, url: str | None) -> dict[str, str]:
    """What is known of the page, by the names of `Article`'s fields; what is not known is absent."""
    linked = _linked_data(tree)
    author = (document.author or "") if document is not None else ""
    found = {
        "title": document.title if document is not None else None,
        "outlet": (document.sitename or document.hostname) if document is not None else None,
        "url": (document.url if document is not None else None) or _address(linked) or url,
        "published": _published(tree, linked) or (document.date if document is not None else None),
        "byline": ", ".join(name.strip() for name in author.split(";") if name.strip()),
        "language": _language(tree, document),
    }
    return {field: value for field in FIELDS if (value := (found[field] or "").strip())}


def _linked_data(tree: HtmlElement) -> dict[str, Any]:
    """The first object of the page's JSON-LD that is an article."""
    waiting: list[Any] = []
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        try:
            waiting.append(msgspec.json.decode(str(script)))
        except (msgspec.DecodeError, UnicodeError, RecursionError):
            continue  # JSON-LD is often broken; the page has other metadata
    for _ in range(MOST_OBJECTS):
        if not waiting:
            break
        value = waiting.pop(0)
        if isinstance(value, list):
            waiting[:0] = value[:MOST_OBJECTS]
        elif isinstance(value, dict):
            kinds = value.get("@type")
            kinds = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(kind, str) and ARTICLE_TYPE.search(kind) for kind in kinds):
                return value
            waiting.append(value.get("@graph"))
    return {}


def _address(linked: dict[str, Any]) -> str | None:
    for value in (linked.get("mainEntityOfPage"), linked.get("url")):
        address = value.get("@id") if isinstance(value, dict) else value
        if isinstance(address, str) and address.startswith(("http://", "https://")):
            return address
    return None


def _published(tree: HtmlElement, linked: dict[str, Any]) -> str | None:
    stated = [str(value) for path in PUBLISHED for value in tree.xpath(path)]
    stated.append(str(linked.get("datePublished") or ""))
    return next((iso for value in stated if (iso := iso_date(value))), None)


def _language(tree: HtmlElement, document: Document | None) -> str | None:
    declared = tree.get("lang") or next(iter(tree.xpath("//meta[@http-equiv='content-language']/@content")), "")
    found = LANGUAGE.match(str(declared).strip())
    if found:
        return found[1].lower()
    return document.language if document is not None else None
