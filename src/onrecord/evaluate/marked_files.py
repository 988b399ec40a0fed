"""Inline-marked gold files: front matter, and what it says of every attribution.

A marked file (`NAME.marked.txt`) begins with front matter between two lines of `---`:

    ---
    id: harbour-strike
    title: Dockers walk out at Varna port
    published: 2026-03-06
    default: authority=named | commitment=asserted
    speaker: Maren Voss | affiliation=Harbour Union | role=chair
    ---

`default` gives every attribution the attributes that it does not state; `speaker` those of every attribution of that
speaker. `form` is read off the quotation marks where it is not stated.
"""

import re
from pathlib import Path
from typing import Any

from msgspec import UNSET, structs

from onrecord.errors import GoldError
from onrecord.evaluate.gold import GoldArticle, GoldAttribution
from onrecord.evaluate.marked import ATTRIBUTES, read_marked, read_value
from onrecord.evaluate.tokens import kind_of

META = ("id", "title", "byline", "outlet", "url", "published")
MARKED = ".marked.txt"


def read_marked_article(written: str, path: Path) -> GoldArticle:
    """The article of an inline-marked file; `path` is for its errors and stands in for an id that is not given."""
    lines = re.findall(r"[^\n]*\n|[^\n]+", written)
    front: list[tuple[int, str, str]] = []
    begin = 0
    if lines and lines[0].strip() == "---":
        begin = next((n for n, line in enumerate(lines) if n and line.strip() == "---"), 0) + 1
        if begin == 1:
            raise GoldError("the front matter is never closed", path=str(path), line=1)
        front = [_front_line(line, path, n) for n, line in enumerate(lines[1 : begin - 1], 2) if line.strip()]
    meta = {key: value for _, key, value in front if key in META}
    given = {key: [_attributes(value, path, n) for n, k, value in front if k == key] for key in ("default", "speaker")}
    skipped = sum(map(len, lines[:begin]))
    try:
        marked = read_marked("".join(lines[begin:]).strip("\n"))
    except GoldError as error:
        blank = next((n for n, line in enumerate(lines[begin:]) if line.strip("\n")), 0)
        line, offset = (error.line or 1) + begin + blank, (error.offset or 0) + skipped + blank
        raise GoldError(error.message, path=str(path), line=line, offset=offset) from None
    by_speaker = {fields.pop("speaker"): fields for fields in given["speaker"]}
    default = {name: value for fields in given["default"] for name, value in fields.items()}
    return GoldArticle(
        text=marked.text,
        attributions=tuple(_complete(marked.text, a, by_speaker, default) for a in marked.attributions),
        events=marked.events,
        scare_quotes=marked.scare_quotes,
        narrator_speculation=marked.narrator_speculation,
        loaded_terms=marked.loaded_terms,
        **_named(path, meta),
    )


def _named(path: Path, meta: dict[str, str]) -> dict[str, Any]:
    return {"id": path.name.removesuffix(MARKED), **meta}


def _front_line(line: str, path: Path, number: int) -> tuple[int, str, str]:
    key, colon, value = (part.strip() for part in line.partition(":"))
    if not colon or key not in (*META, "default", "speaker"):
        raise GoldError(f"{line.strip()!r} is not front matter", path=str(path), line=number)
    return number, key, value if key in META or key == "default" else f"speaker={value}"


def _attributes(written: str, path: Path, number: int) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for pair in written.split("|"):
        name, equals, value = (part.strip() for part in pair.partition("="))
        if not equals or name not in ATTRIBUTES:
            raise GoldError(f"{pair.strip()!r} is not an attribute", path=str(path), line=number)
        fields[name] = read_value(name, value)
    return fields


def _complete(
    text: str, attribution: GoldAttribution, by_speaker: dict[Any, dict[str, Any]], default: dict[str, Any]
) -> GoldAttribution:
    known = {"form": kind_of(text, attribution.content), **default, **by_speaker.get(attribution.speaker, {})}
    return structs.replace(attribution, **{n: v for n, v in known.items() if getattr(attribution, n) is UNSET})
