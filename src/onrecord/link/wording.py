"""Words as they are compared: without case, accents and punctuation."""

import re
import unicodedata
from functools import lru_cache
from zlib import crc32

WORD = re.compile(r"[^\W_]+")


def words_of(text: str) -> list[str]:
    """The words of a text, folded.

    >>> words_of("“We don’t négotiate,” he said")
    ['we', 'don', 't', 'negotiate', 'he', 'said']
    """
    if text.isascii():
        return WORD.findall(text.lower())
    words = WORD.findall(unicodedata.normalize("NFC", text).casefold())
    return [word if word.isascii() else _plain(word) for word in words]


@lru_cache(1 << 14)
def _plain(word: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKD", word) if not unicodedata.combining(char)) or word


def shingles(words: list[str], size: int) -> list[int]:
    """A number for each run of `size` words; two runs share one by chance about once in four thousand million."""
    return [crc32(" ".join(words[at : at + size]).encode()) for at in range(len(words) - size + 1)]
