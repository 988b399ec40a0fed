"""People whom a text lists under one role: "the two water ministers, Jane Doe of Norland and John Roe of Sudland"."""

import re

from onrecord.gazetteer import demonym_of
from onrecord.lang.naming import naming
from onrecord.resolve.role_words import affiliation_name, plain, role_noun
from onrecord.schema import Finding, Mention, Span
from onrecord.text import Reading

OPENS = re.compile(r"[,:—–]?\s*(?:including\s+|such as\s+)?")
NEXT = re.compile(r"[,;)]*\s*(?:and\s+)?")
WHENCE = re.compile(r"\s(?:of|from|for)\s(?:the\s)?|\s\(")
LONGEST = 12  # names of one list
Listed = tuple[Mention, str, frozenset[str], frozenset[str], tuple[Finding[str], ...]]


def listed_people(reading: Reading, mentions: tuple[Mention, ...]) -> dict[int, Listed]:
    """By where a name starts: the plural it is listed under, its role in the singular, lemmas, kinds, affiliations."""
    found: dict[int, Listed] = {}
    for index, nominal in enumerate(mentions):
        if nominal.kind != "collective" or nominal.number != "plural":
            continue
        first, head = reading.word_at(nominal.span.start), reading.word_at(nominal.head.start)
        noun = role_noun(reading.lower, first, head)
        if noun is None or noun.type != "person":
            continue
        names = [mention for mention in mentions[index + 1 : index + 1 + 2 * LONGEST] if mention.kind == "name"]
        for name, whence in _members(reading, nominal, names):
            lemmas = frozenset((noun.lemma, noun.lemma.split()[-1]))
            role = _singular(reading, first, head, noun.lemma)
            found[name.head.start] = (nominal, role, lemmas, lemmas | {*noun.broader}, whence)
    return found


def _members(
    reading: Reading, nominal: Mention, names: list[Mention]
) -> list[tuple[Mention, tuple[Finding[str], ...]]]:
    """The names that only commas, "and" and where each is from part from the plural before them."""
    text = reading.text
    members: list[tuple[Mention, tuple[Finding[str], ...]]] = []
    at = nominal.span.end
    for name in names[:LONGEST]:
        gap = text[at : name.span.start]
        between = OPENS if not members else NEXT
        if members and WHENCE.fullmatch(gap):
            value = affiliation_name(plain(reading, name.head))
            members[-1] = members[-1][0], (Finding(value, (name.head,), "listed", 0.85),)
        elif between.fullmatch(gap) and name.type in ("person", "unknown") and (gap.strip() or not members):
            members.append((name, ()))
        else:
            break
        at = name.head.end
    return members if len(members) > 1 else []


def _singular(reading: Reading, first: int, head: int, lemma: str) -> str:
    """The role of one of them: "water minister" of "the two water ministers"."""
    classes = naming().classes
    start = head
    while start > first:
        low, word = reading.lower[start - 1], reading.words[start - 1]
        counted = low in classes["indefinite"] or low in classes["definite"] or low in classes["quantity"]
        if counted or not word[0].isalpha() or low in classes["possessive"] or demonym_of(word) is not None:
            break
        start -= 1
    last = lemma.split()[-1]
    return f"{plain(reading, Span(reading.starts[start], reading.ends[head - 1]))} {last}" if start < head else last
