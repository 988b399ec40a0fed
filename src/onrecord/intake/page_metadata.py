"""Title, byline, outlet, day, language and canonical address of a page, from what the page states of itself.

Read in this order: JSON-LD (schema.org), OpenGraph and other <meta> (Dublin Core, Parsely, Sailthru), microdata and
<time>, then the heading, the <title> and the address. No date is guessed from the clock or from the text.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit

import msgspec
from lxml.html import HtmlElement

from onrecord.intake.bylines import BY, read_byline
from onrecord.intake.published import find_date, iso_date

TITLES = ("og:title", "headline", "dc.title", "dcterms.title", "parsely-title", "twitter:title", "citation_title")
AUTHORS = (
    "author", "article:author", "og:author", "og:article:author", "dc.creator", "dcterms.creator", "parsely-author",
    "sailthru.author", "byl", "byline", "citation_author", "article:author_name", "cxenseparse:author",
)  # fmt: skip
OUTLETS = (
    "og:site_name",
    "dc.publisher",
    "dcterms.publisher",
    "article:publisher",
    "publisher",
    "application-name",
    "copyright",
)
DAYS = (
    "article:published_time", "datepublished", "parsely-pub-date", "og:article:published_time", "og:published_time",
    "sailthru.date", "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "dcterms.created",
    "dc.date.created", "publishdate", "publish_date", "pubdate", "publication_date", "date", "article.published",
    "originalpublicationdate", "citation_publication_date", "cxenseparse:recs:publishtime", "displaydate",
)  # fmt: skip
TIMES = ("//time[@itemprop='datePublished' or @pubdate]/@datetime", "//*[@itemprop='datePublished']/@datetime")
AUTHOR_CLASS = re.compile(r"\b(?:byline|author)(?:[-_]*(?:name|names|link))?\b", re.IGNORECASE)
DAY_CLASS = re.compile(
    r"\b(?:date|dateline|published|pubdate|publish-date|post-date|entry-date|timestamp)\b", re.IGNORECASE
)
DAY_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](\d\d?)[/-](\d\d?)(?=[/-])")
SEPARATOR = re.compile(r"\s+[-–—|·•»:]+\s+|\s*[|»]\s*")
ARTICLE_TYPE = re.compile(r"Article$|Posting$|^Report$")
LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_].*)?$")
COMMENT = re.compile(
    r"^\s*(?:<!--|/\*\s*<!\[CDATA\[\s*\*/|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|/\*\s*\]\]>\s*\*/|//\s*\]\]>|\]\]>)\s*;?\s*$"
)
MOST_OBJECTS = 1000  # of one page's JSON-LD that are looked through
MOST_AUTHORS = 10
LONGEST = 400  # characters of a title; a name is at most a third of it
Meta = dict[str, list[str]]


def metadata_of(tree: HtmlElement, url: str | None) -> dict[str, str]:
    """What is known of the page, by the names of `Article`'s fields; what is not known is absent."""
    meta, linked = _meta(tree), _linked_data(tree)
    heading, outlet = _heading(tree), _outlet(meta, linked)
    address = _address(tree, meta, linked, url)
    title, named = _title(tree, meta, linked, heading, outlet)
    found = {
        "title": title,
        "outlet": outlet or named or (urlsplit(address or "").hostname or "").removeprefix("www."),
        "url": address,
        "published": _published(tree, meta, linked, address),
        "byline": ", ".join(dict.fromkeys(_authors(tree, meta, linked))),
        "language": _language(tree, meta, linked),
    }
    return {field: text for field, value in found.items() if (text := " ".join((value or "").split()))}


def _meta(tree: HtmlElement) -> Meta:
    """The contents of <meta> by name in lower case, in order."""
    found: Meta = {}
    for element in tree.iter("meta"):
        content = (element.get("content") or "")[:LONGEST].strip()
        for key in ("property", "name", "itemprop", "http-equiv"):
            if content and (name := element.get(key)):
                found.setdefault(name[:80].lower(), []).append(content)
    return found


def _linked_data(tree: HtmlElement) -> dict[str, Any]:
    """The first object of the page's JSON-LD that is an article."""
    waiting: list[Any] = []
    for script in tree.xpath("//script[starts-with(@type, 'application/ld+json')]/text()"):
        try:
            waiting.append(msgspec.json.decode(COMMENT.sub("", str(script)) if "<!" in script[:40] else str(script)))
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
            waiting.extend(value.get(key) for key in ("@graph", "mainEntity", "mainEntityOfPage"))
    return {}


def _stated(meta: Meta, names: Iterable[str]) -> Iterator[str]:
    for name in names:
        yield from meta.get(name, ())


def _heading(tree: HtmlElement) -> str | None:
    """The main heading: the one that the <title> begins with, or the only one."""
    headings = [text for element in tree.iter("h1") if (text := _text(element, LONGEST))]
    whole = _text(next(tree.iter("title"), tree), LONGEST)
    return next((text for text in headings if whole.startswith(text)), headings[0] if len(headings) == 1 else None)


def _title(
    tree: HtmlElement, meta: Meta, linked: dict[str, Any], heading: str | None, outlet: str | None
) -> tuple[str | None, str | None]:
    """The title, and the outlet where the page's <title> names it after a dash or bar."""
    element = next(iter(tree.iter("title")), None)
    whole = _text(element, LONGEST) if element is not None else ""
    parts = [part for part in SEPARATOR.split(whole) if part]
    stated = next((text for text in (*_stated(meta, TITLES), linked.get("headline")) if isinstance(text, str)), None)
    title = _without(stated or heading or "", outlet) or None
    named = parts[-1] if len(parts) > 1 and title and whole.startswith(title) and parts[-1] not in title else None
    if title is None and parts:
        title = _without(whole, outlet) if outlet else parts[0]
        named = parts[-1] if len(parts) > 1 else None
    return title, named


def _without(title: str, outlet: str | None) -> str:
    """A title without the outlet's name that a dash or bar parts from its end."""
    if outlet and title.lower().endswith(outlet.lower()):
        short = title[: -len(outlet)].rstrip()
        if short[-1:] in tuple("-–—|·•»:"):
            return short[:-1].rstrip(" -–—|·•»:")
    return title


def _outlet(meta: Meta, linked: dict[str, Any]) -> str | None:
    names = [*_stated(meta, OUTLETS[:1]), *_names(linked.get("publisher")), *_stated(meta, OUTLETS[1:-1])]
    return next((name for name in names if _is_name(name)), None)


def _authors(tree: HtmlElement, meta: Meta, linked: dict[str, Any]) -> list[str]:
    for names in (_names(linked.get("author")), _names(linked.get("creator")), list(_stated(meta, AUTHORS))):
        if authors := [_unsigned(name) for name in names if _is_name(name)]:
            return authors[:MOST_AUTHORS]
    for path in ("//*[@itemprop='author' or @rel='author']", "//*[@class]"):
        authors = []
        for element in tree.xpath(path):
            if path.endswith("@class]") and not AUTHOR_CLASS.search(element.get("class")[:200]):
                continue
            name = _text(element, LONGEST // 3)
            if line := read_byline(name) or read_byline(f"By {name}"):
                authors.append(line.name)
        if authors:
            return authors[:1] if path.endswith("@class]") else authors[:MOST_AUTHORS]
    return []


def _names(value: Any) -> list[str]:
    """The names in a person or organisation of JSON-LD, or in a list of them."""
    found: list[str] = []
    for one in value[:MOST_AUTHORS] if isinstance(value, list) else [value]:
        name = one.get("name") if isinstance(one, dict) else one
        names = name[:MOST_AUTHORS] if isinstance(name, list) else [name]
        found.extend(" ".join(text.split()) for text in names if isinstance(text, str))
    return found


def _is_name(name: str) -> bool:
    return 1 < len(name) <= LONGEST // 3 and not re.match(r"https?:|/|@|www\.", name)


def _unsigned(name: str) -> str:
    opening = BY.match(name)
    return name[opening.end() :] if opening else name


def _address(tree: HtmlElement, meta: Meta, linked: dict[str, Any], url: str | None) -> str | None:
    stated = [str(value) for value in tree.xpath("//link[@rel='canonical']/@href")]
    base = next((text for text in (url, *_stated(meta, ("og:url", "twitter:url"))) if _is_address(text)), "")
    for value in (
        *stated,
        *_stated(meta, ("og:url", "twitter:url")),
        linked.get("mainEntityOfPage"),
        linked.get("url"),
    ):
        address = value.get("@id") if isinstance(value, dict) else value
        if isinstance(address, str) and address.strip():
            try:
                address = urljoin(base or "", address.strip())
            except ValueError:
                continue
            if _is_address(address):
                return address
    return url


def _is_address(text: object) -> bool:
    if not isinstance(text, str) or not text.startswith(("http://", "https://")) or len(text) > 2000:
        return False
    try:
        return bool(urlsplit(text).hostname)
    except ValueError:
        return False


def _published(tree: HtmlElement, meta: Meta, linked: dict[str, Any], address: str | None) -> str | None:
    stated = [*_stated(meta, DAYS[:3]), *(str(value) for path in TIMES for value in tree.xpath(path))]
    stated += [str(linked.get("datePublished") or linked.get("dateCreated") or ""), *_stated(meta, DAYS[3:])]
    if found := next((iso for value in stated if (iso := iso_date(value))), None):
        return found
    for element in tree.xpath("//*[@class or self::time]"):
        is_time = element.tag == "time"
        if is_time or DAY_CLASS.search((element.get("class") or "")[:200]):
            text = _text(element, 100)
            if found := iso_date(element.get("datetime") or "" if is_time else "") or iso_date(text) or find_date(text):
                return found
    if day := DAY_IN_ADDRESS.search(address or ""):
        return iso_date(f"{day[1]}-{day[2]:0>2}-{day[3]:0>2}")
    return None


def _language(tree: HtmlElement, meta: Meta, linked: dict[str, Any]) -> str | None:
    declared = (
        tree.get("lang"),
        tree.get("xml:lang"),
        *_stated(meta, ("content-language", "language", "dc.language", "og:locale")),
        linked.get("inLanguage"),
    )
    for text in declared:
        if isinstance(text, str) and (found := LANGUAGE.match(text.strip()[:20])):
            return found[1].lower()
    return None


def _text(element: HtmlElement, longest: int) -> str:
    """The text of an element, white space made single spaces; "" where it is longer than `longest`."""
    words: list[str] = []
    size = 0
    for part in element.itertext():
        words.append(part)
        size += len(part)
        if size > 4 * longest:
            return ""
    text = " ".join("".join(words).split())
    return text if len(text) <= longest else ""
