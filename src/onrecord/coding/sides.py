"""Who does a deed and to whom it is done, by where they stand: subject, object, behind "by", in the genitive.

Found mentions are taken as they are; without a parser, prepositions and clause openers say what belongs together.
"""

from bisect import bisect_left

from onrecord.coding.context import Context
from onrecord.coding.counts import is_people, is_quantity
from onrecord.lang.words import word_classes
from onrecord.schema import Mention, Span

CLAUSE_ENDS = frozenset(";:—–!?“”«»()")
PERSON_PRONOUNS = frozenset("he she they him her them his their hers".split())
INSIDE = frozenset("at least about around some more than nearly almost up to as many over".split())
AGENT = 14  # words behind a passive or a noun in which "by" may stand
BEARERS = ("person", "unknown")  # what a name of one person is taken for
PEOPLED = ("person", "group")
OBJECT = 6  # words behind a verb or a preposition in which its object may start


class Mentions:
    """An article's mentions by the words at which they start and end; of several, the longest."""

    def __init__(self, context: Context) -> None:
        self.starting: dict[int, tuple[int, Mention]] = {}
        self.ending: dict[int, tuple[int, Mention]] = {}
        starts = context.reading.starts
        for mention in context.found.mentions:
            first = bisect_left(starts, mention.span.start)
            end = bisect_left(starts, mention.span.end)
            if first < end and (first not in self.starting or self.starting[first][0] < end):
                self.starting[first] = (end, mention)
            if first < end and (end not in self.ending or self.ending[end][0] > first):
                self.ending[end] = (first, mention)


def subject_of(context: Context, mentions: Mentions, word: int, first: int) -> tuple[Mention, ...]:
    """Who the clause before a verb is about: its nearest mention behind no preposition, with those joined to it."""
    reading, home = context.reading, context.content_of[word]
    subordinators = word_classes(context.language).subordinator
    for end in range(word, first, -1):
        if reading.words[end - 1] in CLAUSE_ENDS or context.content_of[end - 1] != home:
            break
        if reading.lower[end - 1] in subordinators and end < word:
            break
        found = mentions.ending.get(end)
        if found is None:
            continue
        start = found[0]
        joined = _joined_before(context, mentions, start, first)
        head = joined[-1] if joined else found
        before = reading.lower[head[0] - 1] if head[0] > first else ""
        every = tuple(each[1] for each in (*reversed(joined), found))
        if before in subordinators or before not in word_classes(context.language).preposition:
            return every
    return ()


def _joined_before(context: Context, mentions: Mentions, start: int, first: int) -> list[tuple[int, Mention]]:
    """The mentions that stand before one, joined to it by "and" or a comma of a list that ends in "and"."""
    lower, found, listed = context.reading.lower, [], False
    while start - 1 > first and lower[start - 1] in ("and", ","):
        if lower[start - 1] == "," and not listed:
            break
        listed = True
        before = mentions.ending.get(start - 1)
        if before is None:
            break
        found.append(before)
        start = before[0]
    return found


def object_of(context: Context, mentions: Mentions, end: int, last: int) -> tuple[Mention, ...]:
    """Whom a verb or a preposition is followed by, with those joined by "and"."""
    lower, home = context.reading.lower, context.content_of[end - 1]
    for at in range(end, min(end + OBJECT, last)):
        if context.content_of[at] != home and context.content_of[at] != context.content_of[end]:
            break
        found = mentions.starting.get(at)
        if found is not None:
            if owns(context, found[1]) and found[1].kind != "pronoun":
                return ()  # "dismissed Lind's claims"
            return (found[1], *_joined_behind(context, mentions, found[0], last))
        quantified = lower[at] in INSIDE and any(
            is_quantity(context, word) for word in range(at + 1, min(at + 4, last))
        )
        if lower[at] == "of" and at > end:
            continue  # "the village of Orla"
        if not (quantified or is_quantity(context, at) or _is_modifier(context, at)):
            break
    return ()


def _is_modifier(context: Context, at: int) -> bool:
    words = word_classes(context.language)
    lower = context.reading.lower[at]
    return (
        lower[0].isalpha()
        and lower not in words.preposition
        and lower not in (words.subordinator | words.coordinator)
        and lower not in ("that", "last")
    )


def _joined_behind(context: Context, mentions: Mentions, end: int, last: int) -> list[Mention]:
    lower, found = context.reading.lower, []
    while end + 1 < last and lower[end] == "and":
        behind = mentions.starting.get(end + 1)
        if behind is None:
            break
        found.append(behind[1])
        end = behind[0]
    return found


def agent_of(context: Context, mentions: Mentions, end: int, last: int) -> tuple[Mention, ...]:
    """Who stands behind "by" in the rest of the clause."""
    lower = context.reading.lower
    for at in range(end, min(end + AGENT, last)):
        if context.reading.words[at] in CLAUSE_ENDS or lower[at] in (",", "who", "which", "that", "said"):
            break
        if lower[at] == "by":
            return object_of(context, mentions, at + 1, last)
    return ()


def fits(context: Context, found: tuple[Mention, ...], whom: str) -> bool:
    """Whether what a deed is done to is what such deeds are done to; pronouns of things and titles of works are not."""
    if not found:
        return False
    text = context.article.text
    for mention in found:
        words = text[mention.span.start : mention.span.end].lower()
        if whom == "many" and (mention.kind == "pronoun" or (mention.kind == "name" and mention.type in BEARERS)):
            continue
        if mention.kind == "name" and mention.type in BEARERS:
            return True
        if mention.type in PEOPLED or mention.kind == "collective" or words in PERSON_PRONOUNS:
            return True
        if whom in ("any", "many") and mention.kind != "pronoun":
            return True
        head = context.reading.words_in(mention.head)
        if head and is_people(context, head[-1]):
            return True
    return False


def owns(context: Context, mention: Mention) -> bool:
    text = context.article.text
    ends = text[mention.span.end : mention.span.end + 2]
    words = text[mention.span.start : mention.span.end]
    genitive = words.endswith(("’s", "'s", "s’", "s'")) or ends in ("’s", "'s") or ends[:1] in ("’", "'")
    return genitive or words.lower() in ("his", "her", "their")


def words_of(context: Context, mention: Mention) -> Span:
    """The span of a mention without its genitive."""
    text = context.article.text[mention.span.start : mention.span.end]
    return Span(mention.span.start, mention.span.end - 2) if text.endswith(("’s", "'s")) else mention.span
