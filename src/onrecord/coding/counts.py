"""How many: "hundreds of thousands of mourners", "about 4,000", "between 4,000 and 5,000", and who counted.

A number counts people where a word for people follows it, or where somebody who counts crowds stands before it ("police
put it at 4,000, organisers said 20,000"). Low and high are inclusive; None is open. "Massive" is kept as text only.
"""

import re
from functools import cache
from typing import NamedTuple

from onrecord.coding.context import Context
from onrecord.coding.phrases import Phrases, Table
from onrecord.gazetteer import demonym_of
from onrecord.lang import lexicon, word_list
from onrecord.schema import Count

NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+$|\d+(?:\.\d+)?$")
STRONG = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)-strong$")
SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000}
WORDS = {
    word: n for n, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
}
SIZES = frozenset("massive mass huge large large-scale vast enormous giant sizable small".split())
REACH = 4  # words between a number and the people it counts: "4,000 mostly young anti-government protesters"
NOT_CROWDS = frozenset("dead killed injured wounded arrested detained missing years days hours miles percent".split())
TRADES = ("ers", "ists")  # porters, cyclists
NO_TRADES = frozenset(
    """letters numbers papers towers orders quarters computers rivers trailers others metres meters offers powers covers
    layers corners headquarters lists dinners answers borders matters posters barriers containers centers shoulders
    hers theirs chapters rockets routers printers lockers drawers winters summers""".split()
)
SIZED = frozenset("it crowd number numbers figure turnout attendance total size gathering rally march them".split())
CAME = frozenset("had came attended marched joined turned gathered protested".split())
PUTTING = frozenset("put puts estimated estimates gave".split())
PUT = 14  # words before a number in which "put the crowd" stands
TALLIES = frozenset("count estimate tally reckoning estimates figures".split())
MONEY = frozenset("$ € £ % percent per".split())  # what they stand beside counts nobody
BOUNDS = ("exact", "least", "most")
LARGEST = 10**10


class Amount(NamedTuple):
    """Words first..end-1 as a number of people, from low to high."""

    first: int
    end: int
    low: int | None
    high: int | None


@cache
def _vague(language: str) -> Table[tuple[int | None, int | None]]:
    rows = []
    for entry in lexicon(language, "counts"):
        if not all(cell.isdigit() or not cell for cell in (entry["low"], entry["high"])):
            raise entry.error("low and high are not whole numbers")
        rows.append((entry["phrase"], (_int(entry["low"]), _int(entry["high"]))))
    return Table(rows)


@cache
def _approximators(language: str) -> list[tuple[list[str], str]]:
    rows = []
    for entry in lexicon(language, "approximators"):
        if entry["bound"] not in BOUNDS:
            raise entry.error(f"not a bound: {entry['bound']!r}")
        rows.append((entry["phrase"].split(), entry["bound"]))
    return sorted(rows, key=lambda row: -len(row[0]))


@cache
def crowds(language: str) -> frozenset[str]:
    """Words for people who are counted."""
    return frozenset(word_list(language, "crowds"))


@cache
def _counters(language: str) -> Phrases:
    return Phrases(word_list(language, "counters"))


def is_people(context: Context, word: int) -> bool:
    """Whether a word names people of whom many can gather: "mourners", "Latvians", "porters"."""
    lower = context.reading.lower[word]
    if lower in crowds(context.language):
        return True
    if lower.endswith(TRADES) and len(lower) > 5 and lower not in NO_TRADES:
        return True
    return lower.endswith("s") and demonym_of(context.reading.words[word]) is not None


def amounts(context: Context, first: int, last: int) -> list[Amount]:
    """All numbers of people among words first..last-1."""
    found: list[Amount] = []
    at = first
    while at < last:
        amount = _amount(context, at, last)
        if amount is not None:
            found.append(amount)
            at = amount.end
        else:
            at += 1
    return found


def count_of(context: Context, amount: Amount) -> Count:
    """The count as the record keeps it."""
    span = context.reading.span(amount.first, amount.end)
    text = context.reading.text[span.start : span.end]
    return Count(text, amount.low, amount.high, counted_by(context, amount), span)


def size_of(context: Context, word: int) -> Count | None:
    """The size that a word before a noun of gathering gives: "massive protests"."""
    if word < 0 or context.reading.lower[word] not in SIZES:
        return None
    return Count(context.reading.words[word], None, None, None, context.reading.span(word, word + 1))


def is_quantity(context: Context, word: int) -> bool:
    """Whether a number or a word that says how many stands at a word: "12", "two", "dozens"."""
    lower = context.reading.lower
    return lower[word] in WORDS or bool(NUMBER.match(lower[word])) or bool(_vague(context.language).match(lower, word))


def quantity_at(context: Context, at: int, last: int) -> Amount | None:
    """The number or range at a word, whatever it counts; also a small one in words ("two")."""
    lower, vague = context.reading.lower, _vague(context.language)
    if lower[at] in vague.firsts and (found := vague.match(lower, at)) and found[0] <= last:
        return Amount(at, found[0], *found[1])
    read = _number(lower, at, last)
    if lower[at] == "one" and at > 0 and lower[at - 1] in ("no", "any", "every", "some"):
        return None
    if read is None and lower[at] in WORDS:
        read = at + 1, WORDS[lower[at]], WORDS[lower[at]]
    if read is None or (at > 0 and lower[at - 1] in MONEY) or (read[0] < last and lower[read[0]] in MONEY):
        return None
    begin, bound = _bound(context, at)
    return Amount(begin, read[0], None if bound == "most" else read[1], None if bound == "least" else read[2])


def _amount(context: Context, at: int, last: int) -> Amount | None:
    lower = context.reading.lower
    vague = _vague(context.language)
    if lower[at] in vague.firsts and (found := vague.match(lower, at)) and found[0] <= last:
        end, (low, high) = found
        return Amount(at, end, low, high) if _counts_people(context, at, end, last) else None
    if strong := STRONG.match(lower[at]):
        number = int(strong.group(1).replace(",", ""))
        return Amount(at, at + 1, number, number)
    read = _number(lower, at, last)
    if read is None:
        return None
    end, low_number, high_number = read
    begin, bound = _bound(context, at)
    if not _counts_people(context, begin, end, last):
        return None
    low = None if bound == "most" else low_number
    return Amount(begin, end, low, None if bound == "least" else high_number)


def _number(lower: list[str], at: int, last: int) -> tuple[int, int, int] | None:
    """The end and value of a number, or of a range: "4,000", "1.5 million", "4,000 to 5,000"."""
    read = _single(lower, at, last)
    if read is None:
        return None
    end, low = read
    if end + 1 < last and lower[end] in ("to", "and", "-", "–"):
        between = lower[end] != "and" or (at > 0 and lower[at - 1] == "between")
        upper = _single(lower, end + 1, last) if between else None
        if upper is not None and upper[1] > low:
            return upper[0], low, upper[1]
    return end, low, low


def _single(lower: list[str], at: int, last: int) -> tuple[int, int] | None:
    word = lower[at]
    if NUMBER.match(word) and len(word) < 14:
        value = float(word.replace(",", ""))
    elif word in WORDS:
        value = WORDS[word]
    else:
        return None
    if at + 1 < last and lower[at + 1] in SCALES:
        value *= SCALES[lower[at + 1]]
        return at + 2, int(min(value, LARGEST))
    if word in WORDS or "." in word:
        return None  # "two people" are no crowd
    return at + 1, int(min(value, LARGEST))


def _bound(context: Context, at: int) -> tuple[int, str]:
    lower = context.reading.lower
    for phrase, bound in _approximators(context.language):
        if lower[max(0, at - len(phrase)) : at] == phrase:
            return at - len(phrase), bound
    if at > 0 and lower[at - 1] == "between":
        return at - 1, "exact"
    return at, "exact"


def _counts_people(context: Context, first: int, end: int, last: int) -> bool:
    reading = context.reading
    behind = _phrase_after(context, end, last)
    if any(context.reading.lower[word] in NOT_CROWDS for word in behind):
        return False
    for word in behind[: REACH + 1]:
        if is_people(context, word):
            return True
    before = [
        reading.lower[word] for word in range(max(reading.sentences[reading.sentence_of[first]][0], first - 6), first)
    ]
    if before[-2:] == ["crowd", "of"] or before[-3:] == ["crowds", "of"]:
        return True
    if _put_at(context, first):
        return True
    alone = end >= last or not reading.lower[end][0].isalnum() or reading.lower[end] in ("and", "but", "while", "had")
    came = end < last and reading.lower[end] in CAME
    if context.content_of[first] >= 0 and (came or (alone and (before[-1:] == ["of"] or SIZED.intersection(before)))):
        return True  # "the alliance spoke of 20,000", "police put it at 3,000", "they said 1,200 had come"
    if alone and _tally(context, *context.near(first, 2 * REACH)) is not None:
        return True  # "by the city's estimate it was closer to 4,000"
    return alone and any(_counters(context.language).firsts.get(word) for word in before)


def _put_at(context: Context, first: int) -> bool:
    """Whether somebody puts a crowd at a number: "put the crowd outside parliament at 800"."""
    lower = context.reading.lower
    begin = context.near(first, PUT)[0]
    if first - 1 < begin or lower[first - 1] != "at":
        return False
    return any(
        lower[word] in PUTTING and SIZED.intersection(lower[word + 1 : word + 4]) for word in range(begin, first - 1)
    )


def _phrase_after(context: Context, at: int, last: int) -> list[int]:
    """The words from `at` up to a punctuation mark, as far as they can belong to a number."""
    words: list[int] = []
    for word in range(at, min(at + 2 * REACH, last)):
        if not context.reading.lower[word][0].isalpha():
            break
        words.append(word)
    return words


def counted_by(context: Context, amount: Amount) -> str | None:
    """Who counted: the speaker of the words that hold the count, else a counter named just before or after it."""
    reading = context.reading
    inside = context.content_of[amount.first]
    if inside >= 0:
        reference = context.speaker(inside)
        source = context.attributions[inside].source
        return reference.name if reference else context.article.read(*source) or None
    first, last = reading.sentences[reading.sentence_of[amount.first]]
    if (tally := _tally(context, max(first, amount.first - 8), min(last, amount.end + 8))) is not None:
        return tally
    for word in range(amount.first - 1, max(first, amount.first - 8) - 1, -1):
        if reading.words[word] in ",;":
            break
        if end := _counters(context.language).at(reading.lower, word):
            longer = word > first and _counters(context.language).at(reading.lower, word - 1) == end
            return reading.text[reading.starts[word - longer] : reading.ends[end - 1]]
    for word in range(amount.end, min(last, amount.end + 30)):
        if reading.lower[word] == "to" and reading.lower[word - 1] == "according":
            for counter in range(word + 1, min(word + 5, last)):
                if end := _counters(context.language).at(reading.lower, counter):
                    return reading.text[reading.starts[counter] : reading.ends[end - 1]]
    return None


def _tally(context: Context, first: int, last: int) -> str | None:
    """Whose count it is in "by the union's count" """
    reading = context.reading
    for word in range(first, last):
        if reading.lower[word] not in ("by", "on"):
            continue
        for owner in range(word + 1, min(word + 6, last - 1)):
            if reading.lower[owner].endswith(("’s", "'s")) and reading.lower[owner + 1] in TALLIES:
                return reading.text[reading.starts[word + 1] : reading.ends[owner] - 2]
    return None


def _int(cell: str) -> int | None:
    return int(cell) if cell else None
