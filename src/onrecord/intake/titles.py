"""Titles, headings, and the run of other articles' titles that a copied page ends with: lines that are no sentences."""

import re
from collections.abc import Sequence

from onrecord.intake.published import WRITTEN
from onrecord.schema import Paragraph

SENTENCE_END = re.compile(r"[.!?…;:,—–-][\"”’'»)\]]*$")
FULL_STOP = re.compile(r"(?<![A-Z])[.…][\"”’'»)\]]*$")
WORD = re.compile(r"[^\W\d_][\w’'-]*")
MARKS = '"“”„«»'
LONGEST_TITLE = 200  # characters
LONGEST_HEADING = 80
SMALL = frozenset(
    "a an and as at but by for from in into is its nor of off on or over per the to up via vs with".split()
)
DATE_WORDS = frozenset(
    "published updated posted on at last modified date time first created am pm a.m p.m gmt utc est edt et bst cet ist "
    "by local edited".split()
)


def same_title(line: str, title: str) -> bool:
    """Whether `line` is the title, whatever the punctuation and the letters' case."""
    return bool(_key(title)) and _key(line) == _key(title)


def is_title(line: str) -> bool:
    """Whether a line at the top, before running text, is the article's title."""
    if len(line) > LONGEST_TITLE or len(WORD.findall(line)) < 2 or FULL_STOP.search(line):
        return False
    return not line.endswith((":", ",")) and not line[0].islower() and not _is_signed(line)


def is_kicker(line: str) -> bool:
    """Whether a line over a title is likelier a section's name or a letterhead: two words, or all in capitals."""
    return line.isupper() or len(WORD.findall(line)) < 3


def is_heading(line: str) -> bool:
    """Whether a short line between paragraphs is a heading: not a sentence, not a lead-in, not words in marks."""
    if len(line) > LONGEST_HEADING or SENTENCE_END.search(line) or any(mark in line for mark in MARKS):
        return False
    return (line[0].isupper() or line[0].isdigit()) and bool(WORD.search(line)) and not _is_signed(line)


def read_date_line(line: str) -> str | None:
    """What stands beside the date in a line at the top that is a date of publication; None for any other line.

    It is empty for "Published: 5 January 2020, 14:30 GMT", "The Quay" for "The Quay, 5 January 2020".
    """
    found = WRITTEN.search(line) if len(line) <= 90 else None
    if not found:
        return None
    rest = line[: found.start()] + " " + line[found.end() :]
    if all(word.strip(".") in DATE_WORDS for word in re.findall(r"[^\W\d_][\w.]*", rest.lower())):
        return ""
    name = line[: found.start()].rstrip(" ,|·•–—-")
    words = WORD.findall(name)
    capitalised = all(word[0].isupper() or word in SMALL for word in words)
    return name if 1 <= len(words) <= 5 and capitalised and not line[found.end() :].strip(" .") else None


def trailing_titles(paragraphs: Sequence[Paragraph], lines: Sequence[str]) -> list[int]:
    """The paragraphs after the last sentence of the article that are titles of other articles.

    Two such lines or more, or one that is unmistakable: seven words, most of them capitalised. A sentence without its
    full stop, a signature or a line in quotation marks ends the search.
    """
    run: list[int] = []
    for index in range(len(paragraphs) - 1, 0, -1):
        paragraph, line = paragraphs[index], lines[index]
        if paragraph.kind in ("boilerplate", "credit", "caption", "time"):
            continue
        if paragraph.kind not in ("body", "heading") or paragraph.marks or not _is_link_title(line):
            break
        run.append(index)
    if not run or run[-1] == 0 or not _ends_a_sentence(paragraphs, lines, run[-1]):
        return []
    if len(run) == 1 and not (len(WORD.findall(lines[run[0]])) >= 7 and _share_capitalised(lines[run[0]]) >= 0.75):
        return []
    return run[::-1]


def _ends_a_sentence(paragraphs: Sequence[Paragraph], lines: Sequence[str], before: int) -> bool:
    last = next((i for i in range(before - 1, -1, -1) if paragraphs[i].kind == "body"), None)
    return last is not None and re.search(r"[.!?…][\"”’'»)\]]*$", lines[last]) is not None


def _is_link_title(line: str) -> bool:
    words = WORD.findall(line)
    if not 4 <= len(words) <= 25 or len(line) > LONGEST_TITLE or SENTENCE_END.search(line) or _is_signed(line):
        return False
    quoted = any(line.startswith(mark) for mark in MARKS)
    return not quoted and not line[0].islower() and _share_capitalised(line) >= 0.6


def _share_capitalised(line: str) -> float:
    words = [word for word in WORD.findall(line) if word.lower() not in SMALL]
    return sum(word[0].isupper() for word in words) / len(words) if words else 0.0


def _is_signed(line: str) -> bool:
    """A dash before a name signs a quotation."""
    return line[0] in "—–-•*"


def _key(line: str) -> str:
    return "".join(letter for letter in line.lower() if letter.isalnum())
