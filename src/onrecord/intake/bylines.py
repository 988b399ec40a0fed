"""Bylines: "By Mara Holt", "by Mara Holt for The Harbour Post", "BY MARA HOLT AND JON VALE, Staff Writers".

Only a whole paragraph can be a byline. Reads who wrote and, where the line says so, for which outlet.
"""

import re
from typing import NamedTuple

from onrecord.intake.published import WRITTEN, find_date

BY = re.compile(r"(?:by|written by|words by|story by|text by|report by|byline|author)\s*:?\s+", re.IGNORECASE)
OUTLET = re.compile(r"\s+for\s+(?=[A-Z0-9])|\s*[|•·]\s*|,\s+(?=The\s)|\s+[—–-]\s+")
PARTING = re.compile(r",\s*|\s+(?:and|AND|&|und|et)\s+|\s+(?=in\s+[A-Z])")
ROLE = re.compile(
    r"(?:staff|special|senior|chief|political|foreign|diplomatic|security|middle|white|our|associated|contributing|guest)"
    r"\b.{0,60}|.{0,40}\b(?:writers?|reporters?|correspondents?|editors?|bureau|staff|contributors?|columnists?)",
    re.IGNORECASE,
)
PARTICLES = frozenset(
    "al el de da di du del della der den van von bin bint ibn abu la le dos das y e the ter ten zu".split()
)
WORD = re.compile(r"[^\W\d_][\w.’'‘-]*")
ANONYMOUS = re.compile(
    r"(?:(?:our|a|the|news|staff|web|special|agencies)\s+)*"
    r"(?:staff|reporters?|correspondents?|agencies|editorial board|news desk|web desk|desk|editors?|newsroom|agency)"
    r"(?:\s+(?:writer|reporter|report|desk)s?)?",
    re.IGNORECASE,
)
OUTLET_WORDS = frozenset(
    "news times post press agency media wire herald tribune gazette journal daily weekly review observer courier "
    "guardian mail chronicle telegraph standard star globe desk radio television tv channel network report".split()
)
LONGEST = 150  # characters


class Byline(NamedTuple):
    """Who wrote, as the line has it, and the outlet and the day that it names."""

    name: str
    outlet: str | None = None
    day: str | None = None


def read_byline(line: str) -> Byline | None:
    """The byline that `line` is, or None.

    >>> read_byline("by Mara Holt for The Harbour Post")
    Byline(name='Mara Holt', outlet='The Harbour Post', day=None)
    """
    opening = BY.match(line)
    if not opening or len(line) > LONGEST:
        return None
    rest, day = _without_day(line[opening.end() :])
    parting = OUTLET.search(rest)
    who, outlet = (rest[: parting.start()], rest[parting.end() :].strip()) if parting else (rest, None)
    people: list[str] = []
    for part in PARTING.split(who):
        if part.startswith("in ") or (people and ROLE.fullmatch(part)):
            continue
        if people and outlet is None and names_outlet(part):
            outlet = part
            continue
        if not (_is_name(part) or ANONYMOUS.fullmatch(part)):
            return None
        people.append(part)
    if not people or (outlet is not None and not _is_outlet(outlet)):
        return None
    name = " and ".join(filter(None, (", ".join(people[:-1]), people[-1])))
    return Byline(name, outlet if outlet and not ROLE.fullmatch(outlet) else None, day)


def names_outlet(name: str) -> bool:
    """Whether a name has a word in it that newspapers and broadcasters are called by."""
    words = name.lower().split()
    return len(words) > 1 and any(word in OUTLET_WORDS for word in words) and name[0].isupper()


def _without_day(rest: str) -> tuple[str, str | None]:
    """A byline without the day and time that stand at its end."""
    found = WRITTEN.search(rest)
    day = find_date(rest[found.start() :]) if found else None
    return (rest[: found.start()] if found and day else rest).rstrip(" .;,|·•–—-"), day


def _is_name(part: str) -> bool:
    words = part.split()
    if not 1 <= len(words) <= 5 or any(mark in part for mark in '“”"!?:;'):
        return False
    names = [
        word
        for word in words
        if WORD.fullmatch(word) and (word[0].isupper() or ("-" in word and word.split("-")[-1][:1].isupper()))
    ]
    # one word is a byline only as initials or a lone name in capitals: "By accident", "By Friday" are not
    if len(words) == 1:
        return bool(names) and (words[0].isupper() and len(words[0]) > 1)
    return len(names) >= 2 and all(word in names or word.lower() in PARTICLES for word in words)


def _is_outlet(name: str) -> bool:
    words = name.split()
    return (1 <= len(words) <= 7 and words[0][0].isupper() and not name.endswith(("?", "!"))) or _is_domain(name)


def _is_domain(name: str) -> bool:
    return re.fullmatch(r"[\w-]+(?:\.[\w-]+)+", name) is not None
