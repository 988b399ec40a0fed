"""Title, byline, outlet, day, language and canonical address of a page, from the page's own metadata.

trafilatura reads JSON-LD, OpenGraph and the rest; here its answer is cleaned of what it cannot know to be wrong, and
the exact time of publication is taken where the page states it.
"""

import re

from lxml.html import HtmlElement
from trafilatura.settings import Document

from onrecord.intake.published import iso_date

PUBLISHED = (
    "//meta[@property='article:published_time' or @name='article:published_time']/@content",
    "//meta[@itemprop='datePublished' or @name='datePublished' or @name='parsely-pub-date']/@content",
    "//time[@itemprop='datePublished' or @pubdate]/@datetime",
)
JSON_PUBLISHED = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')
LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_].*)?$")
FIELDS = ("title", "outlet", "url", "published", "byline", "language")


def metadata_of(tree: HtmlElement, document: Document | None, url: str | None) -> dict[str, str]:
    """What is known of the page, by the names of `Article`'s fields; what is not known is absent."""
    author = (document.author or "") if document is not None else ""
    found = {
        "title": document.title if document is not None else None,
        "outlet": (document.sitename or document.hostname) if document is not None else None,
        "url": (document.url if document is not None else None) or url,
        "published": _published(tree) or (document.date if document is not None else None),
        "byline": ", ".join(name.strip() for name in author.split(";") if name.strip()),
        "language": _language(tree, document),
    }
    return {field: value for field in FIELDS if (value := (found[field] or "").strip())}


def _published(tree: HtmlElement) -> str | None:
    for path in PUBLISHED:
        for value in tree.xpath(path):
            if iso := iso_date(str(value)):
                return iso
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        found = JSON_PUBLISHED.search(str(script))
        if found and (iso := iso_date(found[1])):
            return iso
    return None


def _language(tree: HtmlElement, document: Document | None) -> str | None:
    declared = tree.get("lang") or next(iter(tree.xpath("//meta[@http-equiv='content-language']/@content")), "")
    found = LANGUAGE.match(str(declared).strip())
    if found:
        return found[1].lower()
    return document.language if document is not None else None
