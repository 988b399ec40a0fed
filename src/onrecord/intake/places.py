"""Is a label the name of a place? The gazetteer decides, and the article itself where place and person share a name."""

import re
from functools import cache

from onrecord.gazetteer import localities
from onrecord.lang import word_list

NOT_A_FIRST_NAME = frozenset(
    "in at from to of for near around across outside inside over through the and but with by when while as if on into "
    "new old north south east west northern southern eastern western central greater upper lower mid "
    "downtown occupied besieged city town village province state port fort saint st mount lake".split()
)


def is_label(name: str) -> bool:
    """Whether `name` is a label that names neither a place nor a speaker ("UPDATE", "Q")."""
    return name.rstrip(".").lower() in _labels()


def is_place(name: str) -> bool:
    """Whether the gazetteer knows `name`, in any case of letters."""
    return not is_label(name) and bool(localities(name))


def is_place_in(text: str, name: str) -> bool:
    """Whether `name` is a place that `text` does not use as somebody's surname.

    Countries and regions are places whatever else bears their name; for the rest ("Clinton", "Austin") a capitalised
    word before the name somewhere in the text makes it a person's.
    """
    if not is_place(name):
        return False
    return localities(name)[0].kind in ("country", "region") or not _is_surname_in(text, name)


def _is_surname_in(text: str, name: str) -> bool:
    for found in re.finditer(rf"(?<![\w’'-])([^\W\d_][\w.’'-]*),? {re.escape(name)}(?![\w-])", text, re.IGNORECASE):
        before = found[1]
        if before[0].isupper() and before.lower().rstrip(".") not in NOT_A_FIRST_NAME:
            return True
    return False


@cache
def _labels() -> frozenset[str]:
    return frozenset(word_list("en", "labels"))
