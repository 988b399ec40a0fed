"""Which language a text is in, as far as that decides whether it can be read at all."""

import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import cache
from itertools import islice

from onrecord.lang import lexicon

LOOKED_AT = 5_000  # words
LEAST_TOLD = 3  # common words of another language before it is believed
LEAST_WORDS = 40  # a shorter text without any common words is taken to be English: too little to tell
LEAST_SHARE = 0.1  # English news has a third of its words among the common ones, lists of names a sixth
FOREIGN_SCRIPT = 0.5  # share of letters


def other_language(words: Iterable[str]) -> str | None:
    """The language of lower-case `words` where it is none that can be read, or None: "German", "Arabic script".

    >>> other_language("der minister sagte dass die regierung nicht mit der opposition spricht".split())
    'German'
    >>> other_language("el clásico: real madrid beat barcelona at the bernabéu".split())
    """
    seen = [word for word in islice(words, LOOKED_AT) if word[0].isalpha()]
    script = _other_script(seen)
    if script:
        return f"{script} script"
    told: Counter[str] = Counter()
    names, read = _common_words()
    for word in seen:
        told.update(names.get(word, ()))
    known = max((told[name] for name in read), default=0)
    best, count = max(
        ((name, told[name]) for name in told if name not in read), key=lambda item: item[1], default=("", 0)
    )
    if count >= LEAST_TOLD and count > 2 * known:
        return best
    return "an unknown language" if len(seen) >= LEAST_WORDS and known < LEAST_SHARE * len(seen) else None


def _other_script(words: list[str]) -> str | None:
    """The script of most letters, where that is not Latin."""
    letters = Counter("".join(words))
    scripts: Counter[str] = Counter()
    for letter, count in letters.items():
        if letter.isalpha():
            scripts[unicodedata.name(letter, "LATIN").split()[0]] += count
    total = scripts.total()
    script, count = max(scripts.items(), key=lambda item: item[1], default=("LATIN", 0))
    return None if script == "LATIN" or count <= FOREIGN_SCRIPT * total else script.replace("CJK", "Chinese").title()


@cache
def _common_words() -> tuple[dict[str, tuple[str, ...]], frozenset[str]]:
    """The languages of each common word, and the languages that can be read."""
    languages: dict[str, tuple[str, ...]] = {}
    read: set[str] = set()
    for row in lexicon("mul", "function_words"):
        if row["read"] not in ("yes", "no"):
            raise row.error(f"{row['read']!r} is neither yes nor no")
        if row["read"] == "yes":
            read.add(row["name"])
        for word in dict.fromkeys(row.words("words")):
            languages[word] = (*languages.get(word, ()), row["name"])
    return languages, frozenset(read)
