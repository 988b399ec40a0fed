"""How far a noun phrase reaches around its head word, by closed classes of words and capitals.

Does not parse: it stops where a phrase cannot go on (a preposition, a verb it knows, a mark), and gives up what it
walked over where no article was found, so that "told officials" is "officials".
"""

from functools import cache

from onrecord.gazetteer import demonym_of
from onrecord.lang.naming import Naming, naming
from onrecord.text import Reading

REACH = 9  # words that a phrase may have before its head; longer ones are lists or whole clauses
LONGEST = 40  # words of a phrase from its head on; a chain of "of" could go on for ever
TAIL = 9  # words of "of ..." behind it
ABBREVIATED = frozenset(
    "u.s u.k u.n u.a.e u.s.a e.u d.c n.y gen lt col sen rep gov dr st mr mrs ms maj capt sgt vs no".split()
)
ADJECTIVAL = ("al", "ic", "ary", "ive", "ish", "ian", "ean", "ese", "ous", "ist", "ant", "based", "backed", "led")
PARTICIPLES = frozenset(
    """retired elected unnamed armed allied appointed disgraced jailed exiled convicted accused wounded injured
    displaced detained unidentified masked registered undecided unaffiliated renowned noted respected experienced
    trained embattled beloved ousted deposed self-styled self-proclaimed indicted designated outgoing incoming ruling
    leading governing visiting managing acting sitting serving standing presiding commanding founding opposing
    dissenting
    striking grieving neighboring neighbouring visiting working""".split()
)
LINKS = frozenset(("of", "for", "with", "at", "from", "in", "on", "to"))


@cache
def stoppers() -> frozenset[str]:
    """Words that no simple noun phrase contains."""
    return naming().in_class("preposition", "conjunction", "auxiliary", "pronoun", "adverb", "calendar")


@cache
def determiners() -> frozenset[str]:
    """Words that open a noun phrase; not "that" and "said", which more often end what stands before one."""
    return naming().in_class("definite", "indefinite", "possessive") - {"that", "said", "both"}


@cache
def is_demonym(word: str) -> bool:
    """Whether a word is called after a country or a people: "Lebanese", "Iraqis", "Arab"."""
    return demonym_of(word) is not None or (word[0].isupper() and word.lower() in naming().classes["regional"])


def is_possessive(word: str) -> bool:
    """Whether a word ends in an s-genitive."""
    return word.endswith(("’s", "'s"))


def phrase_start(reading: Reading, head: int, first: int) -> int:
    """The first word of the phrase whose head is word `head`; `first` bounds the search (a paragraph's first word)."""
    words, lower = reading.words, reading.lower
    at = head - 1
    certain = False
    while at >= first and head - at <= REACH:
        low = lower[at]
        if low in determiners():
            certain = True
            at -= 1
            break
        if low in stoppers() or (low == "." and lower[at - 1] not in ABBREVIATED) or not _can_stand(reading, at):
            break
        if is_possessive(words[at]):
            at = _possessor_start(reading, at, first) - 1
            certain = True
            break
        at -= 1
    start = at + 1
    return (
        _with_quantity(reading, start, first)
        if certain
        else _with_quantity(reading, _trimmed(reading, start, head), first)
    )


def _can_stand(reading: Reading, at: int) -> bool:
    word = reading.words[at]
    if not word[0].isalnum():
        return word in "./&" and at > 0
    low = reading.lower[at]
    return not (low.endswith(("ed", "ing")) and "-" not in low and low not in PARTICIPLES and word.islower())


def _possessor_start(reading: Reading, at: int, first: int) -> int:
    """The first word of "the ministry's" or "Prime Minister Jane Doe's" that ends at word `at`."""
    start = at
    first = max(first, at - REACH)
    while start > first:
        before, low = reading.words[start - 1], reading.lower[start - 1]
        if low in determiners():
            return start - 1
        if before == "." and reading.lower[start - 2] in ABBREVIATED:
            start -= 1
            continue
        if low in stoppers() or not (
            before[0].isupper() or low in naming().classes["particle"] or low in naming().nouns
        ):
            break
        start -= 1
    return start


def _trimmed(reading: Reading, start: int, head: int) -> int:
    """Only the words right before the head that are known to belong to roles: adjectives, names, demonyms."""
    at = head
    while at > start and _is_modifier(reading, at - 1):
        at -= 1
    while at < head and reading.words[at] in "./&":
        at += 1
    return at


def _is_modifier(reading: Reading, at: int) -> bool:
    word, low = reading.words[at], reading.lower[at]
    if low in naming().classes["modifier"] or low in PARTICIPLES or word in "./&":
        return True
    if word[0].isupper():
        return True
    return low in naming().nouns or "-" in low or (low.endswith(ADJECTIVAL) and len(low) > 5)


def _with_quantity(reading: Reading, start: int, first: int) -> int:
    """Back over "hundreds of thousands of" and "a group of"."""
    lower = reading.lower
    quantities = naming().classes["quantity"]
    while (
        start - 2 >= first
        and lower[start - 1] == "of"
        and (lower[start - 2] in quantities or lower[start - 2].isdigit())
    ):
        start -= 2
        while start > first and (
            lower[start - 1] in determiners() or lower[start - 1] in ("about", "around", "nearly")
        ):
            start -= 1
    return start


def phrase_end(reading: Reading, head: int, last: int) -> int:
    """The end of the phrase behind its head: "head of the Loyalty Bloc in the Lebanese parliament" reads to the end."""
    end = head + 1
    last = min(last, head + LONGEST)
    while end < last and reading.lower[end] in LINKS:
        tail = _tail_end(reading, end + 1, last)
        if tail == end + 1:
            break
        end = tail
    return end


def _tail_end(reading: Reading, at: int, last: int) -> int:
    """The end of the noun phrase that starts at `at`, as far as capitals and known nouns vouch for it; `at` if none."""
    words, lower = reading.words, reading.lower
    nouns = naming().nouns
    known, limit, start = at, min(last, at + TAIL), at
    while at < limit:
        low = lower[at]
        if low in determiners() and at == start:
            at += 1
            continue
        if words[at] == "&" or (low in ("of", "and", "for", "the") and at > start and _goes_on(reading, at, limit)):
            at += 1
            continue
        if low in stoppers() or low in determiners() or not (words[at][0].isalnum() or _is_dot(reading, at)):
            break
        if words[at][0].isupper() and at > start and words[at - 1] in nouns:
            break  # "member of parliament | Jane Doe": words[at - 1] is written in lower case
        if words[at][0].isupper() or words[at] == "." or (low in nouns and nouns[low].type != "document"):
            known = at + 1
        elif low.endswith(("ed", "s", "ing")) and known > start:
            break
        at += 1
        if is_possessive(words[at - 1]):
            limit = min(last, at + 4)
    return known


def _goes_on(reading: Reading, at: int, limit: int) -> bool:
    following = at + 1
    return following < limit and (
        reading.words[following][0].isupper()
        or (reading.lower[following] == "the" and following + 1 < limit and reading.words[following + 1][0].isupper())
    )


def _is_dot(reading: Reading, at: int) -> bool:
    return reading.words[at] == "." and at > 0 and reading.lower[at - 1] in ABBREVIATED


def words_of(lexicons: Naming) -> frozenset[str]:
    """All words of the closed classes that never begin a name."""
    return lexicons.in_class(
        "definite", "indefinite", "possessive", "preposition", "conjunction", "pronoun", "auxiliary", "adverb"
    )
