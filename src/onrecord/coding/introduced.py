"""What names are, where the text says so beside them: "the evening paper Dagvakt", "Dagvakt, a weekly".

Only outlets and bodies are introduced so; a person's office is for `resolve`. A name that is introduced once is what it
is all through the article.
"""

from collections.abc import Iterator
from functools import cache

from onrecord.coding.context import Context
from onrecord.lang import lexicon

LONGEST_NAME = 4  # words
TELLING = ("outlet", "institution")
NO_NAMES = frozenset("president premier minister general colonel mr mrs ms dr sir king queen pope".split())
DETERMINERS = frozenset("a an the its his her their".split())
ADJECTIVES = 3  # words between the article and the noun: "a small evening paper"


def introduced(context: Context) -> dict[str, str]:
    """Names in lower case, and what they are; found once an article."""
    if context.introduced is None:
        context.introduced = {}
        nouns = _nouns(context.language)
        for word in context.those_of(nouns):
            for first, kind in nouns[word]:
                for at in context.positions(word):
                    if not first or context.reading.lower[at - 1 : at] == [first]:
                        for name in _names(context, at, kind):
                            context.introduced.setdefault(name, kind)
    return context.introduced


@cache
def _nouns(language: str) -> dict[str, list[tuple[str, str]]]:
    """By the last word of a noun the word before it ("" for none) and what it says."""
    nouns: dict[str, list[tuple[str, str]]] = {}
    for entry in lexicon(language, "authorities"):
        first, _, last = entry["word"].rpartition(" ")
        if entry["authority"] in TELLING and entry["word"] != "agency":  # "the agency Unihelp" may be any
            nouns.setdefault(last, []).append((first, entry["authority"]))
    return nouns


def _names(context: Context, at: int, kind: str) -> Iterator[str]:
    """The names that the noun at word `at` stands before, or that it stands behind in apposition."""
    reading = context.reading
    first, last = reading.sentences[reading.sentence_of[at]]
    if reading.words[at][0].isupper() and at != first:
        return  # part of a name itself
    if name := _name(context, at + 1, last):
        yield name
    start = at
    while start > first and at - start < ADJECTIVES and reading.lower[start - 1].isalpha():
        start -= 1
        if reading.lower[start] in DETERMINERS:
            break
    comma = start - 1
    if comma <= first or reading.lower[start] not in DETERMINERS or reading.words[comma] != "," or kind != "outlet":
        return
    if at + 1 < last and reading.words[at + 1] not in (",", ".", "in", "of", "that"):
        return  # "Bo Lind, a newspaper editor"
    begin = comma
    while begin > first and comma - begin < LONGEST_NAME and reading.words[begin - 1][0].isupper():
        begin -= 1
    if begin < comma:
        yield " ".join(reading.lower[begin:comma])


def _name(context: Context, at: int, last: int) -> str:
    """The name that starts at a word, or "": words with a capital, none of them an office."""
    reading = context.reading
    end = at
    while end < last and end - at < LONGEST_NAME and reading.words[end][0].isupper():
        end += 1
    words = reading.lower[at:end]
    return "" if not words or NO_NAMES.intersection(words) else " ".join(words)
