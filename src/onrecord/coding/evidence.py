"""How firmly the reporting text stands behind a statement, and how firmly its speaker does.

Never one score: the narrator's commitment and the speaker's are two findings. The narrator's is "asserted"
where nothing in the announcing words says otherwise; the speaker's is absent then.
"""

from bisect import bisect_left
from functools import cache

from onrecord.coding.clauses import announcing
from onrecord.coding.context import Context
from onrecord.coding.phrases import Phrases, Table
from onrecord.lang import lexicon
from onrecord.schema import Finding, Span

COMMITMENTS = ("asserted", "hedged", "distanced", "unconfirmed", "denied", "conditional")
WHERE = ("announcing", "source", "after", "neither")
NEITHER = frozenset("neither none nothing no".split())
CONDITIONS = Phrases(("if", "unless"))
MODALS = frozenset(
    "will would shall won’t won't wouldn’t wouldn't we’ll we'll i’ll i'll they’ll they'll he’ll she’ll".split()
)
INTENT = frozenset("threaten vow promise pledge offer agree warn swear undertake".split())  # with an infinitive
POSSIBLE = frozenset("can could may might must should".split())  # where the "if" comes first
LONGEST_CONDITION = 60  # words; a longer statement says more than its condition
ABOUT = frozenset(
    """it that this which these those claim claims report reports reported allegation allegations account accounts
    statement statements figure figures toll information assertion assertions video footage authenticity independently
    independent confirmation verification""".split()
)
LONGEST_DOUBT = 80  # words of a sentence that are searched for a doubt
HEDGING_ADVERBS = frozenset("independently immediately yet officially fully itself also so far".split())
AT_CUE = 4  # words before the cue in which a hedge is its own
FIRM, PLAIN, LIKELY = 0.9, 0.8, 0.6  # scores, until they are calibrated on gold


@cache
def doubts(language: str, where: str) -> Table[str]:
    """The phrases of doubt that count in one place, each with the commitment that it shows."""
    rows = []
    for entry in lexicon(language, "doubt"):
        if entry["axis"] not in COMMITMENTS or entry["where"] not in WHERE:
            raise entry.error(f"not a commitment and a place for it: {entry['axis']!r}, {entry['where']!r}")
        if entry["where"] == where:
            rows.append((entry["phrase"], entry["axis"]))
    return Table(rows)


@cache
def cue_commitments(language: str) -> dict[str, str]:
    """The announcing verbs that put the narrator away from what they announce: "claim", "deny"."""
    return {entry["lemma"]: entry["commitment"] for entry in lexicon(language, "cues") if entry["commitment"]}


@cache
def _hedges(language: str) -> Table[str]:
    rows = []
    for entry in lexicon(language, "hedges"):
        if entry["axis"] != "hedged":
            raise entry.error(f"not a commitment of a speaker: {entry['axis']!r}")
        rows.append((entry["phrase"], entry["axis"]))
    return Table(rows)


def commitment(context: Context, index: int) -> Finding[str] | None:
    """How firmly the reporting text stands behind one attribution; the strongest doubt that it shows."""
    attribution = context.attributions[index]
    cue = context.cue_words(index)
    verbs = cue_commitments(context.language)
    verb = attribution.lemma if attribution.lemma in verbs else attribution.lemma.partition(" *")[0]
    by_cue = None if _claims_deed(context, cue) else verbs.get(verb)
    if by_cue == "denied":
        return Finding(by_cue, attribution.cue, "doubt cue", FIRM)
    if after := _doubt_after(context, index):
        return Finding("unconfirmed", (after,), "doubt after", FIRM)
    if hit := _first(context, doubts(context.language, "source"), context.source_words(index)):
        return Finding(hit[1], (hit[0],), "doubt source", FIRM)
    if hit := _first(context, doubts(context.language, "announcing"), announcing(context, index), cue):
        return Finding(hit[1], (hit[0],), "doubt announcing", FIRM)
    if by_cue:
        return Finding(by_cue, attribution.cue, "doubt cue", FIRM)
    if (condition := _condition(context, index)) is not None:
        return Finding("conditional", (condition,), "condition", LIKELY)
    if attribution.form == "indirect" and (quoted := _distanced_inside(context, index)):
        return Finding("distanced", (quoted,), "scare quotes", LIKELY)
    return Finding("asserted", attribution.cue or attribution.source, "no doubt shown", PLAIN)


def speaker_commitment(context: Context, index: int) -> Finding[str] | None:
    """How firmly the speaker stands behind one attribution, by a hedge in the words; None where there is none."""
    reading = context.reading
    table = _hedges(context.language)
    for word in context.hits_in_content(table, index):
        found = table.match(reading.lower, word)
        if found is not None and not (reading.words[word] == "May" and not _starts(context, word)):
            return Finding("hedged", (reading.span(word, found[0]),), "hedge", PLAIN)
    condition = _condition(context, index)
    return Finding("conditional", (condition,), "condition", PLAIN) if condition else None


def _condition(context: Context, index: int) -> Span | None:
    """The "if" of a short statement that says, in its first two sentences, what will be if something is."""
    reading = context.reading
    for word in context.hits_in_content(CONDITIONS, index):
        words = context.content_words(index)
        if len(words) > LONGEST_CONDITION or reading.sentence_of[word] - reading.sentence_of[words[0]] > 1:
            return None
        if reading.lower[max(0, word - 1)] in ("as", "even", "only", "what"):
            continue
        near = (reading.sentence_of[word], reading.sentence_of[word] + 1)
        opens = word == words[0] or not any(reading.words[other][0].isalpha() for other in words if other < word)
        modals = MODALS | POSSIBLE if opens else MODALS
        if context.attributions[index].lemma in INTENT and reading.lower[words[0]] == "to":
            return reading.span(word, word + 1)  # "threatened to strike if they were not paid"
        if any(reading.lower[other] in modals and reading.sentence_of[other] in near for other in words):
            return reading.span(word, word + 1)
    return None


def _starts(context: Context, word: int) -> bool:
    return context.reading.sentences[context.reading.sentence_of[word]][0] == word


def _first(
    context: Context, table: Table[str], words: list[int], cue: list[int] | None = None
) -> tuple[Span, str] | None:
    """The first phrase among the words; a hedge counts only where it is at the cue ("apparently said")."""
    reading = context.reading
    for word in words:
        if reading.lower[word] not in table.firsts or not (found := table.match(reading.lower, word)):
            continue
        if cue and found[1] == "hedged" and not (cue[0] - AT_CUE <= word <= cue[-1] + 1):
            continue
        return reading.span(word, found[0]), found[1]
    return None


def _claims_deed(context: Context, cue: list[int]) -> bool:
    """To claim responsibility is to own up to a deed; the verb puts no distance there."""
    return bool(cue) and "responsibility" in context.reading.lower[cue[0] : cue[-1] + 2]


def doubt_at(context: Context, word: int) -> int:
    """The end of a phrase at `word` that says of something told that it is unconfirmed, or 0."""
    lower = context.reading.lower
    table, negated = doubts(context.language, "after"), doubts(context.language, "neither")
    if lower[word] in table.firsts and (found := table.match_loosely(lower, word, HEDGING_ADVERBS)):
        return found[0]
    if lower[word] in negated.firsts and (found := negated.match_loosely(lower, word, HEDGING_ADVERBS)):
        first, _ = context.near(word, 8)
        return found[0] if NEITHER.intersection(lower[first:word]) else 0  # "neither account could be verified"
    return 0


def _doubt_after(context: Context, index: int) -> Span | None:
    """ "That could not be verified" in the rest of the sentence or in the next one, as long as nobody else speaks."""
    reading = context.reading
    words = context.content_words(index) + announcing(context, index)
    if not words:
        return None
    end_of_words = max(words) + 1
    sentence = reading.sentence_of[end_of_words - 1]
    for word in _doubts_in(context, end_of_words, reading.sentences[sentence][1]):
        alone = all(context.content_of[between] == -1 for between in range(end_of_words, word))
        if alone and (stop := doubt_at(context, word)):
            return reading.span(word, stop)
    if sentence + 1 == len(reading.sentences) or not _about_claim(context, *reading.sentences[sentence + 1]):
        return None
    for word in _doubts_in(context, *reading.sentences[sentence + 1]):
        if context.content_of[word] == -1 and (stop := doubt_at(context, word)):
            return reading.span(word, stop)
    return None


def _doubts_in(context: Context, first: int, end: int) -> list[int]:
    """The words from `first` on, in reach of a statement, at which a phrase of doubt may start."""
    end = min(end, first + LONGEST_DOUBT)
    found: list[int] = []
    for where in ("after", "neither"):
        hits = context.hits(doubts(context.language, where))
        found += hits[bisect_left(hits, first) : bisect_left(hits, end)]
    return sorted(set(found))


def _about_claim(context: Context, first: int, end: int) -> bool:
    return any(context.reading.lower[word] in ABOUT for word in range(first, min(end, first + 8)))


def _distanced_inside(context: Context, index: int) -> Span | None:
    for number in context.attributions[index].quotations:
        if number < len(context.found.quotations) and context.found.quotations[number].use == "distancing":
            return context.found.quotations[number].span
    return None
