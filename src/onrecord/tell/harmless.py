"""Hostile text made harmless for people to look at: terminal, Markdown, HTML, spreadsheet cells, links.

An article may hold escape codes, overrides of the writing direction, Markdown, the terminal library's markup, formulas.
Here they become visible characters or plain text. HTML escaping is left to Jinja2's autoescape; the whole-record JSONL
does not come through here, since it keeps the data exact.
"""

import re
from urllib.parse import urlsplit

BIDI = (*range(0x202A, 0x202F), *range(0x2066, 0x2070))  # overrides, embeddings, isolates, deprecated formats
VISIBLE: dict[int, str] = (
    {code: chr(0x2400 + code) for code in range(0x20)}
    | dict.fromkeys(map(ord, "\v\f\r\u2028\u2029"), " ")
    | {0x7F: "␡"}
    | dict.fromkeys(range(0x80, 0xA0), "�")
    | {0x85: " "}
    | dict.fromkeys((*range(0xD800, 0xE000), *range(0xFFF9, 0xFFFC), 0xFFFE, 0xFFFF), "�")
    | {code: f"[U+{code:04X}]" for code in BIDI}
)
del VISIBLE[0x09], VISIBLE[0x0A]

MARKDOWN = re.compile(r"[\\`*_{}\[\]<>#|~&^$@]|:(?=//)|(?<=www)\.|^[-+=]|(?<=^\d)[.)]|(?<=^\d\d)[.)]", re.I)
FORMULA = tuple("=+-@＝＋－＠")
BREAKS = re.compile(r"[ \t\n\xa0]{2,}|[ \t\n]")
URL = re.compile(r"[!#$%&'()*+,./:;=?@\[\]~\w-]+", re.ASCII)


def visible(text: str) -> str:
    """The text with control characters and direction overrides as visible stand-ins; tabs and line feeds stay.

    `visible("a\\x1b[31m") == "a␛[31m"` and `visible("\\u202eevil") == "[U+202E]evil"`.
    """
    return text.translate(VISIBLE)


def one_line(text: str) -> str:
    """The visible text with every run of spaces, tabs and line breaks as one space; a single no-break space stays."""
    return BREAKS.sub(" ", visible(text)).strip()


def brief(text: str, limit: int = 160) -> str:
    """A name or title on one line, cut with "…" at `limit` characters: hostile ones may be millions long."""
    line = one_line(text[: 4 * limit])
    return line if len(line) <= limit else f"{line[: limit - 1].rstrip()}…"


def markdown(text: str) -> str:
    """The text on one line, such that Markdown shows it as it is: no links, HTML, headings or emphasis of its own."""
    return MARKDOWN.sub(r"\\\g<0>", one_line(text))


def cell(text: str) -> str:
    """The visible text as a cell that no spreadsheet runs: an apostrophe stands before what would start a formula."""
    shown = visible(text)
    return f"'{shown}" if shown[:1] in ("\t", "\n") or shown.lstrip().startswith(FORMULA) else shown


def link(url: str | None) -> str | None:
    """The URL where a page may link to it (http or https, nothing but URL characters), else None."""
    if not url or not URL.fullmatch(url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None
