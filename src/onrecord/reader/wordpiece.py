"""BERT's uncased word pieces: cleaned, without accents, in lower case, cut by the longest match in the vocabulary.

Gives for each piece its number and the code points of the original that it came from. Does exactly what the tokenizer
did with which the model was trained (Devlin et al. 2019), but for one thing: "[SEP]" in a text is text.
"""

import re
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from onrecord.errors import ModelError

LONGEST_WORD = 100  # characters; a longer word is one unknown piece
REMEMBERED = 50_000  # characters and chunks whose pieces are kept
CHUNK = re.compile(r"[^ \t\n\r\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
UNKNOWN = "[UNK]"


class Cut(NamedTuple):
    """The pieces of one chunk: their numbers, and first and last (exclusive) character within the chunk."""

    ids: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


class WordPieces:
    """Cuts text with one vocabulary, a piece a line."""

    def __init__(self, path: Path) -> None:
        """Raises ModelError."""
        try:
            lines = path.read_text(encoding="utf-8").split("\n")
        except (OSError, UnicodeDecodeError) as error:
            raise ModelError(f"the vocabulary cannot be read ({error})", path=str(path)) from error
        self._numbers = {piece: number for number, piece in enumerate(lines) if piece}
        if UNKNOWN not in self._numbers:
            raise ModelError(f"the vocabulary has no {UNKNOWN}", path=str(path))
        self._unknown = self._numbers[UNKNOWN]

    def cut(self, chunk: str) -> Cut:
        """The pieces of a stretch without white space."""
        ids: list[int] = []
        starts: list[int] = []
        ends: list[int] = []
        for letters, origins in _words(chunk):
            for number, first, last in self._pieces(letters):
                ids.append(number)
                starts.append(origins[first])
                ends.append(origins[last - 1] + 1)
        return Cut(tuple(ids), tuple(starts), tuple(ends))

    def _pieces(self, word: str) -> list[tuple[int, int, int]]:
        """Number, first and last (exclusive) character of each piece of a normalised word."""
        length = len(word)
        whole = self._numbers.get(word)
        if whole is not None and length <= LONGEST_WORD:
            return [(whole, 0, length)]
        if length > LONGEST_WORD:
            return [(self._unknown, 0, length)]
        found: list[tuple[int, int, int]] = []
        start = 0
        while start < length:
            for end in range(length, start, -1):
                number = self._numbers.get(f"##{word[start:end]}" if start else word[:end])
                if number is not None:
                    break
            else:
                return [(self._unknown, 0, length)]
            found.append((number, start, end))
            start = end
        return found


def _words(chunk: str) -> list[tuple[str, list[int]]]:
    """The words and single punctuation marks of a chunk, normalised, with the original position of each character."""
    words: list[tuple[list[str], list[int]]] = []
    is_open = False
    for at, character in enumerate(chunk):
        alone, letters = _normalised(character)
        if not letters:
            continue
        if not is_open or alone:
            words.append(([], []))
        words[-1][0].extend(letters)
        words[-1][1].extend([at] * len(letters))
        is_open = not alone
    return [("".join(letters), origins) for letters, origins in words]


@lru_cache(maxsize=REMEMBERED)
def _normalised(character: str) -> tuple[bool, str]:
    """Whether a character is a word of its own (punctuation, an ideograph), and what is left of it."""
    if character == "\ufffd" or unicodedata.category(character) in ("Cc", "Cf", "Co", "Cs"):
        return False, ""
    plain = "".join(c for c in unicodedata.normalize("NFD", character) if unicodedata.category(c) != "Mn")
    lower = "".join(c.lower() for c in plain)
    return _is_ideograph(ord(character)) or any(map(_is_punctuation, lower)), lower


def _is_punctuation(character: str) -> bool:
    return unicodedata.category(character)[0] == "P" or character in "$+<=>^`|~"


IDEOGRAPHS = (
    (0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2A6DF), (0x2A700, 0x2B73F), (0x2B740, 0x2B81F),
    (0x2B920, 0x2CEAF), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F),
)  # fmt: skip


def _is_ideograph(point: int) -> bool:
    return any(first <= point <= last for first, last in IDEOGRAPHS)
