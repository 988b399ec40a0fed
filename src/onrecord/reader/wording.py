"""What the words of a mention say by themselves: pronoun or name, definite or not, number, gender, words to compare."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

(NAME, FIRST, SECOND, THIRD, RELATIVE, DEMONSTRATIVE, INDEFINITE, DEFINITE, POINTED, VAGUE, OWNED, BARE) = range(12)
KINDS = 12
"""Names; pronouns by person and use; nominals with "the", with "this", with "a", with an owner, and with nothing."""
PRONOUNS = frozenset((FIRST, SECOND, THIRD, RELATIVE, DEMONSTRATIVE, INDEFINITE))
UNKNOWN, SINGULAR, PLURAL = range(3)
MALE, FEMALE, THING = range(1, 4)

_PRONOUN_CLASSES = {
    "first": FIRST, "second": SECOND, "third": THIRD, "relative": RELATIVE, "demonstrative": DEMONSTRATIVE,
    "indefinite": INDEFINITE,
}  # fmt: skip
_DETERMINERS = {"definite": DEFINITE, "demonstrative": POINTED, "vague": VAGUE, "first": OWNED, "second": OWNED,
                "third": OWNED, "relative": OWNED}  # fmt: skip
_NUMBERS = {"-": UNKNOWN, "singular": SINGULAR, "plural": PLURAL}
_GENDERS = {"-": UNKNOWN, "male": MALE, "female": FEMALE, "thing": THING}
_WORD = re.compile(r"[^\W_]+(?:[-.&][^\W_]+)*", re.UNICODE)
_GENITIVE = re.compile(r"[’'][sS]?(?!\w)")
_LONGEST = 400
"""Code points of a mention that are looked at: a mention is a phrase, and a cut of nonsense is bounded."""


@dataclass(frozen=True)
class Wording:
    """The words of one mention, in lower case, and what follows from them; `surname` is "" unless it is a name."""

    kind: int
    number: int
    gender: int
    full: str
    head: str
    surname: str
    initials: str
    words: frozenset[str]
    is_capital: bool


@dataclass(frozen=True)
class _Row:
    kind: str
    number: int
    gender: int


def wording(text: str, start: int, end: int, head_start: int, head_end: int) -> Wording:
    """The wording of the mention `text[start:end]` whose main word is `text[head_start:head_end]`."""
    written = _WORD.findall(_GENITIVE.sub("", text[start : min(end, start + _LONGEST)]))
    lower = [word.lower() for word in written]
    head = text[head_start:head_end].lower()
    rows = _rows()
    if len(lower) == 1 and lower[0] in rows and rows[lower[0]].kind in _PRONOUN_CLASSES:
        row = rows[lower[0]]
        return Wording(
            _PRONOUN_CLASSES[row.kind], row.number, row.gender, lower[0], lower[0], "", "", frozenset(), False
        )
    known = [rows[word] for word in lower if word in rows]
    opening = rows.get(lower[0]) if lower else None
    kind = _DETERMINERS.get(opening.kind, BARE) if opening else BARE
    content = [word for word in lower if word not in rows or rows[word].kind == "noun"]
    capitals = [word for word in written if word[0].isupper() and word.lower() in content]
    is_capital = text[head_start : head_start + 1].isupper()
    if kind in (BARE, DEFINITE) and is_capital and capitals:
        kind = NAME
    elif kind == BARE and "'s " in text[start:head_start].replace("’", "'"):
        kind = OWNED
    return Wording(
        kind=kind, number=_number(lower, head, opening, kind, text[start:end]), gender=_gender(known, head),
        full=" ".join(content), head=head, surname=capitals[-1].lower() if kind == NAME else "",
        initials="".join(word[0] for word in capitals).lower() if len(capitals) > 1 else "",
        words=_own_words(content, text[start:head_start]), is_capital=is_capital,
    )  # fmt: skip


def _own_words(content: list[str], before_head: str) -> frozenset[str]:
    """The words that are not the owner's: "deputy" of "Larsen's deputy", who is not Larsen."""
    owner = {word.lower() for word in _WORD.findall(before_head[: before_head.replace("’", "'").rfind("'s ") + 1])}
    return frozenset(content) - owner


def _number(lower: list[str], head: str, opening: _Row | None, kind: int, written: str) -> int:
    row = _rows().get(head)
    if row and row.number:
        return row.number
    if opening and opening.number and opening.kind not in ("first", "third"):
        return opening.number
    if kind != NAME and "and" in lower and len(lower) < 8 and "," not in written:
        return PLURAL
    if kind == NAME:
        return UNKNOWN
    return PLURAL if head.endswith("s") and not head.endswith(("ss", "us", "is")) else SINGULAR


def _gender(known: list[_Row], head: str) -> int:
    """Of the head if it says one, else of the only title ("Mrs")."""
    row = _rows().get(head)
    if row and row.gender:
        return row.gender
    said = {r.gender for r in known if r.kind == "noun" and r.gender}
    return said.pop() if len(said) == 1 and row is None else UNKNOWN


@cache
def _rows() -> dict[str, _Row]:
    """The rows of `mention_words.tsv` by word."""
    lines = (Path(__file__).parent / "mention_words.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")][1:]
    return {word: _Row(kind, _NUMBERS[number], _GENDERS[gender]) for word, kind, number, gender in rows}
