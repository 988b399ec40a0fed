"""The key under which a name is looked up: lower case, no diacritics, no apostrophes, hyphens as spaces."""

import re
import unicodedata
from functools import lru_cache

LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "ı": "i", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ə": "e", "ħ": "h"}
)
DROPPED = re.compile(r"['’‘ʻʿʾ`´.]")
SPACED = re.compile(r"[\s\-‐‑–—/]+")


@lru_cache(maxsize=16384)
def fold(name: str) -> str:
    """The key of a name: `fold("Sana'a") == "sanaa"`, `fold("Port-au-Prince") == "port au prince"`."""
    if name.isascii():
        return SPACED.sub(" ", DROPPED.sub("", name.lower())).strip()
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).lower().translate(LETTERS))
    name = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return SPACED.sub(" ", DROPPED.sub("", name)).strip()
