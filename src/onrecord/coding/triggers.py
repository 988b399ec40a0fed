"""Words that tell of an event: "massive protests", "thousands marched", "the visit of the envoy to Riga".

A noun of gathering counts where it is said to have happened or how large it was, a verb where people are its subject,
and words of meeting where names stand on both sides; quoted words never do.
"""

from functools import cache
from typing import NamedTuple

from onrecord.coding.context import Context
from onrecord.coding.counts import amounts, is_people, size_of
from onrecord.coding.phrases import Phrases, Table
from onrecord.lang import lexicon, word_list

KINDS = ("PROTEST", "gathering", "CONSULT")
SETTING = frozenset(("at", "during", "after", "following", "before", "since"))
FORMS = ("noun", "verb", "site", "call")
ARMED = frozenset("soldiers fighters gunmen rangers raiders rebels attackers officers bombers hijackers".split())
AUDIENCES = frozenset("fans supporters spectators followers worshippers pilgrims mourners faithful players".split())
NOT_SUBJECTS = {"verb": frozenset[str](), "site": ARMED, "call": ARMED | AUDIENCES}  # who do it, but not in protest
CAMPAIGNS = frozenset("campaign election electoral victory political party re-election get-out-the-vote".split())
TALKS = frozenset(("talks", "meeting", "summit"))
SUPPOSED = frozenset("had would could might may should if".split())  # before a verb: long past, or not at all
INTENDED = frozenset(
    """right rights freedom plan plans planned want wants wanted going vowed threatened promised called urged intend
    intends intended refuse refused ready continue continued how and or not them us you""".split()
)
SITE = 6  # words behind a verb in which its site stands: "blocked the main gate of the port"
SUBJECT = 16  # words before a verb in which the people may stand


class Trigger(NamedTuple):
    """Words first..end-1 tell of an event of a kind."""

    first: int
    end: int
    kind: str


@cache
def _gatherings(language: str) -> Table[tuple[str, str]]:
    rows = []
    for entry in lexicon(language, "gatherings"):
        if entry["kind"] not in KINDS or entry["form"] not in FORMS:
            raise entry.error(f"not a kind of event and a form: {entry['kind']!r}, {entry['form']!r}")
        rows += [(phrase, (entry["kind"], entry["form"])) for phrase in entry.phrases("phrases")]
    return Table(rows)


@cache
def _happenings(language: str) -> Phrases:
    return Phrases(word_list(language, "happenings"))


def triggers(context: Context) -> list[Trigger]:
    """All words of the article that tell of an event, in text order."""
    reading = context.reading
    table = _gatherings(context.language)
    found: list[Trigger] = []
    calls: list[Trigger] = []
    past = 0
    for word in context.hits(table):
        match = table.match(reading.lower, word) if word >= past else None
        if match is None or _is_named(context, word) or not _direct(context, word):
            continue
        end, (kind, form) = match
        if form != "noun" and kind != "CONSULT" and not _people_before(context, word, NOT_SUBJECTS[form]):
            continue
        if reading.lower[word] == "to" and not _on_purpose(context, word):
            continue
        if form == "site" and not _site_after(context, end):
            continue
        if form == "call":
            calls.append(Trigger(word, end, kind))
            continue
        if form == "noun" and kind != "CONSULT" and not _happens(context, word, end):
            continue
        if kind == "CONSULT" and not _consults(context, word, end, form):
            continue
        past = end
        if kind == "PROTEST" and form == "noun" and _is_campaign(context, word):
            kind = "gathering"
        found.append(Trigger(word, end, kind))
    told = {reading.sentence_of[trigger.first] for trigger in found}
    found += [call for call in calls if reading.sentence_of[call.first] not in told]
    return sorted(found)


def _is_campaign(context: Context, word: int) -> bool:
    """Whether a rally is a candidate's, against nobody: "a campaign rally", "Lind held rallies"."""
    lower = context.reading.lower
    if not lower[word].startswith("rall"):
        return False
    before = lower[max(0, word - 3) : word]
    holding = bool({"held", "holds", "holding", "hosted", "headlined"}.intersection(before))
    return bool(CAMPAIGNS.intersection(before[-1:])) or (
        holding and "by" not in before and not _people_before(context, word, frozenset())
    )


@cache
def _sites(language: str) -> frozenset[str]:
    return frozenset(word_list(language, "sites"))


def _on_purpose(context: Context, word: int) -> bool:
    """Whether "to protest" is what something was done for, not what is asked, planned or allowed."""
    before = context.reading.lower[word - 1] if word else ""
    return before not in INTENDED and not is_people(context, word - 1)


def _site_after(context: Context, end: int) -> bool:
    lower = context.reading.lower
    last = min(end + SITE, context.reading.sentences[context.reading.sentence_of[end - 1]][1])
    return any(lower[at].removesuffix("’s").removesuffix("'s") in _sites(context.language) for at in range(end, last))


def _is_named(context: Context, word: int) -> bool:
    """Whether a word is part of a name: "the March Foundation"; a sentence may begin with a capital."""
    reading = context.reading
    return reading.words[word][0].isupper() and word != reading.sentences[reading.sentence_of[word]][0]


def _direct(context: Context, word: int) -> bool:
    """Whether a word is told by the narrator or reported in indirect speech, outside quotation marks."""
    inside = context.content_of[word]
    if inside >= 0 and context.attributions[inside].attitude != "said":
        return False
    return context.reading.quotation_of[word] == -1


def _people_before(context: Context, word: int, others: frozenset[str]) -> bool:
    """Whether the nearest people before a verb are such as gather; `others` do the same for other reasons."""
    first, _ = context.near(word, SUBJECT)
    nearest = next((at for at in range(word - 1, first - 1, -1) if is_people(context, at)), None)
    return nearest is not None and context.reading.lower[nearest] not in others


def _happens(context: Context, word: int, end: int) -> bool:
    """Whether a noun of gathering is said to have happened, or how large it was."""
    reading = context.reading
    first, last = context.near(word, SUBJECT)
    if any(reading.lower[at] in SETTING for at in range(max(first, word - 3), word)) and not reading.lower[
        max(first, word - 1)
    ].startswith("mass"):
        return False
    if size_of(context, word - 1) or amounts(context, max(first, word - SUBJECT), word):
        return True
    happenings = _happenings(context.language)
    near = range(max(first, word - SUBJECT), min(last, end + SUBJECT))
    return any(reading.lower[at] in happenings.firsts and happenings.at(reading.lower, at) for at in near)


def _consults(context: Context, word: int, end: int, form: str) -> bool:
    """Whether words of meeting tell of one: "the visit of X to Y", "X met Y": names on both sides."""
    reading = context.reading
    first, last = context.near(word, SUBJECT)
    before = any(reading.words[at][0].isupper() for at in range(max(first, word - 6), word) if at > first)
    before = before or (reading.words[first][0].isupper() and first < word)
    after = [reading.words[at] for at in range(end, min(last, end + 8))]
    if form == "verb":
        if SUPPOSED.intersection(reading.lower[max(first, word - 3) : word]):
            return False
        return before and any(part[0].isupper() for part in after[:5])
    if word > first and reading.lower[word - 1] in SETTING:
        return False  # "a day before talks with Norland"
    if reading.lower[word] in TALKS and after[:1] and after[0] not in ("between", "with", "of"):
        return False  # "talks to resume", "return to talks by Friday"
    return (
        len(after) > 2
        and after[0] in ("of", "by", "to", "between", "with")
        and any(part[0].isupper() for part in after)
    )
