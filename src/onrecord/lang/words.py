"""Closed classes of words (determiners, pronouns, auxiliaries, ...), one lexicon `words.tsv` a language."""

from functools import cache
from typing import TYPE_CHECKING

from onrecord.lang import lexicon


class WordClasses:
    """Sets of lower-case words by class; a class that the lexicon lacks is an AttributeError."""

    def __init__(self, classes: dict[str, frozenset[str]]) -> None:
        vars(self).update(classes)

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> frozenset[str]: ...

    def is_adverb(self, word: str) -> bool:
        """Whether a lower-case word is an adverb by its class or its ending; "family" and "Assembly" are none."""
        return word in self.adverb or (len(word) > 4 and word.endswith("ly") and word not in self.ly_noun)


@cache
def word_classes(language: str = "en") -> WordClasses:
    """The word classes of one language."""
    classes: dict[str, frozenset[str]] = {}
    for row in lexicon(language, "words"):
        if row["class"] in classes:
            raise row.error(f"class {row['class']!r} is given twice")
        classes[row["class"]] = frozenset(row.words("words"))
    return WordClasses(classes)
