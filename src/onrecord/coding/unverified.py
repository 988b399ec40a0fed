"""Where the text says that something told has not been checked: "could not be verified", "no official confirmation".

A word of checking counts where its own verb group, or its subject, is negated. "The board would not confirm it" and
"did not confirm" tell of somebody's silence, not of a check that failed, and are none.
"""

from functools import cache
from itertools import pairwise

from onrecord.coding.context import Context, Unverified
from onrecord.lang import lexicon
from onrecord.lang.words import word_classes

FORMS = ("base", "participle", "noun", "adjective")
USES = ("core", "possible")
NOBODY = frozenset("neither none nothing no nobody few hardly".split())
NOT = frozenset("not never unable cannot failed unlikely impossible yet".split())
POSSIBLE = frozenset("can could cannot can't couldn't can’t couldn’t able unable possible impossible".split())
GROUP = frozenset("able unable yet to failed managed possible impossible so far also it of".split())
STAYS = frozenset("remain remains remained stay stays still so far as yet".split())
BY_SPEAKERS = (["he"], ["she"], ["they"])  # "she could not confirm it" tells of her
SUBJECT = 8  # words before a verb group in which its subject is looked for
LONGEST_GROUP = 9
ADJECTIVES = 3  # words between "no" and "confirmation"


@cache
def _verifying(language: str) -> dict[str, tuple[str, str]]:
    rows: dict[str, tuple[str, str]] = {}
    for entry in lexicon(language, "verifying"):
        if entry["form"] not in FORMS or entry["use"] not in USES:
            raise entry.error(f"not a form and a use: {entry['form']!r}, {entry['use']!r}")
        if entry["word"] in rows:
            raise entry.error(f"{entry['word']!r} is given twice")
        rows[entry["word"]] = entry["form"], entry["use"]
    return rows


def unverified(context: Context) -> tuple[Unverified, ...]:
    """All that the article has of it, whoever says it, in text order; looked up once an article."""
    if context.unverified is None:
        known = _verifying(context.language)
        places = sorted(at for word in context.those_of(known) for at in context.positions(word))
        found = (_judge(context, at, *known[context.reading.lower[at]]) for at in places)
        context.unverified = tuple(each for each in found if each is not None)
    return context.unverified


def _judge(context: Context, at: int, form: str, use: str) -> Unverified | None:
    lower = context.reading.lower
    first = context.reading.sentences[context.reading.sentence_of[at]][0]
    if form == "noun":
        start = next(
            (b for b in range(at - 1, max(first, at - 1 - ADJECTIVES) - 1, -1) if lower[b] in ("no", "without")), None
        )
        return None if start is None else Unverified(start, at + 1, use)
    start = _group(context, at, first)
    group = lower[start:at]
    if form == "adjective":
        stands = STAYS.union(word_classes(context.language).be).intersection(group)
        predicate = bool(stands) and not _before_noun(lower, at + 1)  # not "there are unconfirmed reports"
        return Unverified(start if predicate else at, at + 1, use, predicate)
    if use == "possible" and not POSSIBLE.intersection(group):
        return None
    if not _negated(context, form, start, at, first) or lower[start - 1 : start] in BY_SPEAKERS:
        return None
    return Unverified(start, at + 1, use)


def _before_noun(lower: list[str], at: int) -> bool:
    return at < len(lower) and lower[at][0].isalpha() and lower[at] not in ("and", "or", "but", "by", "in", "for", "so")


def _group(context: Context, at: int, first: int) -> int:
    """The first word of the verb group that ends with the word at `at`."""
    lower, classes = context.reading.lower, word_classes(context.language)
    start = at
    while start > first and at - start < LONGEST_GROUP:
        word = lower[start - 1]
        if not (
            word in GROUP or word in STAYS or word in classes.be or word in classes.have or word in classes.modal
            or word in classes.negation or word in NOT or classes.is_adverb(word)
        ):  # fmt: skip
            break
        start -= 1
    while start < at and lower[start] in ("to", "also", "of", "it", "so", "far", "as", "then", "yet"):
        start += 1  # what only stands between
    return start


def _negated(context: Context, form: str, start: int, at: int, first: int) -> bool:
    lower, classes = context.reading.lower, word_classes(context.language)
    group = lower[start:at]
    passive = bool(classes.be.intersection(group))
    own = any(word in NOT or word.endswith(("n't", "n’t")) for word in group)
    if own and "yet" in group and "not" not in group and not _yet_to(group):
        own = False
    can = bool(POSSIBLE.intersection(group)) or bool(classes.have.intersection(group)) or "failed" in group
    if own and (can or (passive and form == "participle")):
        return True
    subject = lower[max(first, start - SUBJECT) : start]
    if "," in subject and not group:
        subject = subject[len(subject) - subject[::-1].index(",") :]  # "rumours, none of them confirmed"
    return bool(NOBODY.intersection(subject)) and not any(mark in subject for mark in (";", "said", "who"))


def _yet_to(group: list[str]) -> bool:
    return any(one == "yet" and other == "to" for one, other in pairwise(group))
