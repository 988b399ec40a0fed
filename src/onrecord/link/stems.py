"""Words as wordings are compared by: without endings, and told apart by what they weigh.

>>> stems_of("the bombers had wanted to kill an idea".split())
['the', 'bomb', 'have', 'want', 'to', 'kill', 'an', 'idea']
"""

from collections.abc import Iterable
from functools import cache, lru_cache

from onrecord.lang import lexicon

LIGHT = 0.15  # what a word such as "the" or "said" weighs, where any other weighs 1
ENDINGS = ("ations ation ments ment ances ance ions ion ings ing ers er edly ed ies ied iest ier ly es s e y").split()
NEGATION = "not"  # what "no", "never", "nobody" are read as: who reports them in other words does not say less
LEAST = 3  # letters that are left of a word
VOWELS = frozenset("aeiouy")


class DriftWords:
    """The classes of `lang/en/drift.tsv`: light words, negations, modals by row, conditions, numbers by value."""

    def __init__(self, language: str = "en") -> None:
        rows = [(row["class"], row.words("words")) for row in lexicon(language, "drift")]
        self.light = frozenset(word for kind, words in rows if kind == "light" for word in words)
        self.negation = frozenset(word for kind, words in rows if kind == "negation" for word in words)
        self.condition = frozenset(word for kind, words in rows if kind == "condition" for word in words)
        modals = [words for kind, words in rows if kind == "modal"]
        self.modal = {word: words[0] for words in modals for word in words}
        numbers = [word for kind, words in rows if kind == "number" for word in words]
        tens = [word for kind, words in rows if kind == "ten" for word in words]
        self.number = {word: at for at, word in enumerate(numbers, 2)}
        self.number |= {word: 10 * at for at, word in enumerate(tens, 2)}


@cache
def drift_words() -> DriftWords:
    """The words that `drift.tsv` names."""
    return DriftWords()


@cache
def _lemmas() -> dict[str, str]:
    return {form: row["lemma"] for row in lexicon("en", "irregular_verbs") for form in row.phrases("forms")}


@lru_cache(1 << 16)
def stem(word: str) -> str:
    """A word without its ending; forms of an irregular verb are its base, number words their digits."""
    words = drift_words()
    if word in words.number:
        return str(words.number[word])
    if word in words.modal:
        return words.modal[word]
    if word in words.negation:
        return NEGATION
    lemma = _lemmas().get(word, word)
    if lemma in words.light or len(lemma) <= LEAST or not lemma.isalpha():
        return lemma
    for ending in ENDINGS:
        left = lemma.removesuffix(ending)
        if left != lemma and len(left) >= LEAST and VOWELS & set(left):
            return left[:-1] if len(left) > LEAST and left[-1] == left[-2] and left[-1] not in "lsz" else left
    return lemma


def stems_of(words: Iterable[str]) -> list[str]:
    """The stems of folded words, in order."""
    return [stem(word) for word in words]


def is_light(word: str) -> bool:
    """Whether a stem tells little of which utterance it is."""
    return word in drift_words().light or (len(word) == 1 and not word.isdigit())


def weight(word: str) -> float:
    """How much a stem tells."""
    return LIGHT if is_light(word) or word in drift_words().modal else 1.0
