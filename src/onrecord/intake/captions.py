"""Captions and agency credits told by the credit they end with: "... (AP Photo/Mara Holt)", "(Reuters)"."""

import re
from functools import cache

from onrecord.lang import word_list

LONGEST = 600  # characters of a caption
PHOTO_CREDIT = re.compile(
    r"[(\[]\s?(?:photo|photograph|picture|pic|image|file|screenshot|handout|supplied|courtesy|illustration)s?\b"
    r"[^()\[\]]{0,80}[)\]]\.?$"
    r"|\b(?:image|photo|photograph|picture|credit):\s[^.:]{2,60}\.?$",
    re.IGNORECASE,
)
AGENCY_PHOTO = re.compile(r"[(\[][^()\[\]]{0,60}\b(?:Photos?|Getty Images|Pictures?|Images?)\b[^()\[\]]{0,60}[)\]]\.?$")
NAMED_CREDIT = re.compile(r"[(\[]([^()\[\]/|]{2,40})\s?[/|]\s?([^()\[\]]{2,60})[)\]]\.?$")
FILE_PHOTO = re.compile(r"(?:FILE PHOTO|FILE PICTURE|FILE)\s*(?:[:—–-]|\s-)\s")
EDGES = " ()[]–—-.*/"


def is_caption(line: str) -> bool:
    """Whether `line` is the caption of a picture: it is signed as one, or opens with FILE PHOTO."""
    if len(line) > LONGEST:
        return False
    if FILE_PHOTO.match(line):
        return True
    tail_from = max(0, len(line) - 160)
    if PHOTO_CREDIT.search(line, tail_from) or AGENCY_PHOTO.search(line, tail_from):
        return True
    named = NAMED_CREDIT.search(line, tail_from)
    return bool(named) and bool({part.strip().lower() for part in named.groups()} & _agencies())  # type: ignore[union-attr]


def is_agency_credit(line: str) -> bool:
    """Whether `line` is the name of an agency and nothing else: "(Reuters)", "— AFP", "AP/Reuters"."""
    if len(line) > 60:
        return False
    names = [name.strip().lower() for name in re.split(r"[/,&]|\band\b", line.strip(EDGES))]
    signed = line[0] in "(—–-[" or "/" in line or line.isupper()
    return all(name in _agencies() for name in names) and signed


@cache
def _agencies() -> frozenset[str]:
    return frozenset(name.lower() for name in word_list("en", "agencies"))
