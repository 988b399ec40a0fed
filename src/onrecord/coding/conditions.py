"""Conditions in what is said: "if they come, we will close the gate". Told by their grammar, in the words said alone.

A statement is conditional where, in its first two sentences, something will be, or must be, if something else is.
"Asked if", "see if" put a question, "as if", "even if", "what if" suppose, and are none.
"""

from onrecord.coding.context import Context
from onrecord.coding.phrases import Phrases
from onrecord.lang.words import word_classes
from onrecord.schema import Span

CONDITIONS = Phrases(
    ("if", "unless", "provided", "providing", "as long as", "so long as", "on condition that", "on the condition that")
)
INVERTED = frozenset(("should",))  # "should the strike last"
MODALS = frozenset(
    "will would shall won’t won't wouldn’t wouldn't we’ll we'll i’ll i'll they’ll they'll he’ll she’ll it’ll".split()
)
POSSIBLE = frozenset("can could may might must should cannot".split())
INTENT = frozenset("threaten vow promise pledge offer agree warn swear undertake".split())  # with an infinitive
ASKING = frozenset(
    """ask asked asks asking see know knew wonder wondered wondering sure unsure doubt doubts question unclear decide
    tell check find as even what say whether of about determine""".split()
)
PAST = frozenset("was were had did".split())
LONGEST = 60  # words; a longer statement says more than its condition
SHORT = 30  # words of a statement that is a condition and its consequence, whatever its verbs


def condition(context: Context, index: int) -> Span | None:
    """The word that opens the condition of one attribution's words, or None."""
    reading = context.reading
    words: list[int] | None = None
    for word in _openers(context, index):
        words = words or context.content_words(index)
        if len(words) > LONGEST or reading.sentence_of[word] - reading.sentence_of[words[0]] > 1:
            return None
        if reading.lower[max(0, word - 1)] in ASKING or reading.lower[word + 1 : word + 2] in (["only"], ["not"]):
            continue
        if _consequence(context, index, word, words):
            return reading.span(word, word + 1)
    return None


def _openers(context: Context, index: int) -> list[int]:
    found = [at for at in context.hits_in_content(CONDITIONS, index) if CONDITIONS.at(context.reading.lower, at)]
    inverted = [at for at in _inverted(context) if context.content_of[at] == index]
    return sorted((*found, *inverted))


def _inverted(context: Context) -> list[int]:
    """Where "should" stands before its subject, and no question word before it: "should the strike last"."""
    lower, classes = context.reading.lower, word_classes(context.language)
    asks = ("why", "what", "how", "who", "where", "when", "which", "that")
    return [
        at
        for word in INVERTED
        for at in context.positions(word)
        if lower[at + 1 : at + 2]
        and (lower[at + 1] in classes.determiner or lower[at + 1] in classes.possessive)
        and not (at and lower[at - 1] in asks)
    ]


def _consequence(context: Context, index: int, word: int, words: list[int]) -> bool:
    """Whether the statement says what will be under the condition that `word` opens."""
    reading = context.reading
    lower, near = reading.lower, (reading.sentence_of[word], reading.sentence_of[word] + 1)
    if context.attributions[index].lemma in INTENT and lower[words[0]] == "to":
        return True  # "threatened to strike if they were not paid"
    opens = not any(reading.words[other][0].isalpha() and lower[other] != "that" for other in words if other < word)
    rest = [other for other in words if reading.sentence_of[other] in near]
    if any(lower[other] in MODALS for other in rest):
        return True
    if any(lower[other] in POSSIBLE and other != word for other in rest) and (opens or _after(lower, word, rest)):
        return True
    told = PAST.intersection(lower[other] for other in rest)
    return len(rest) <= SHORT and not told and (opens or (word > 0 and lower[word - 1] in ("only", "but", ",")))


def _after(lower: list[str], word: int, rest: list[int]) -> bool:
    """Whether what must or may be stands before the condition: "the relic may travel if two guards go with it"."""
    return any(lower[other] in ("may", "must", "can", "cannot") and other < word for other in rest)
