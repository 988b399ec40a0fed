"""Times of day that a live blog puts over or before its entries: "14:32", "2.15pm GMT", "11:50 a.m.:"."""

import re

from onrecord.schema import Mark, Span

CLOCK = r"(?:[01]?\d|2[0-3])(?:[:.h][0-5]\d(?::[0-5]\d)?)"
HALF_DAY = r"(?:1[0-2]|0?[1-9])(?:[:.][0-5]\d)?\s?[ap](?:\.m\.?|m)"
ZONES = """
GMT|UTC|WET|WEST|BST|IST|CET|CEST|EET|EEST|MSK|TRT|AST|PKT|ICT|WIB|SGT|HKT|JST|KST|AEST|AEDT|NZST|NZDT|SAST|WAT|EAT|CAT
|EST|EDT|ET|CST|CDT|CT|MST|MDT|MT|PST|PDT|PT|local\\stime|local
""".replace("\n", "")
ZONE = rf"(?:\s?\(?(?:{ZONES})\)?(?:[+-]\d{{1,2}})?)?"
TIME = rf"(?:{HALF_DAY}|{CLOCK}){ZONE}(?:\s?/\s?(?:{HALF_DAY}|{CLOCK}){ZONE})?"
LINE = re.compile(rf"(?:(?:updated|posted)\s(?:at\s)?)?({TIME})\s*[:.–—|-]?", re.IGNORECASE)
OPENING = re.compile(rf"(?:\[({TIME})\]|({TIME}))(\s*(?:[–—|:]|-\s)\s*|\s+)", re.IGNORECASE)


def read_time_line(line: str) -> str | None:
    """The time that `line` is and nothing else, without its punctuation; None for any other line."""
    found = LINE.fullmatch(line) if len(line) <= 60 else None
    return found[1] if found else None


def read_time_opening(text: str, span: Span) -> tuple[Mark, bool] | None:
    """The time that the paragraph at `span` opens with, and whether a dash, colon or bar parts it from what follows."""
    if not (text[span.start].isdigit() or text[span.start] == "["):
        return None
    found = OPENING.match(text, span.start, min(span.end, span.start + 60))
    if not found or found.end() >= span.end or text[found.end()].islower():
        return None
    parted = bool(found[3].strip()) or found[1] is not None
    return Mark("time", Span(span.start, found.end()), found[1] or found[2]), parted
