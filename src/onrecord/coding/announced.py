"""Where, when and by what means a statement was said, as far as the words that announce it say so themselves."""

from functools import cache

from onrecord.coding.clauses import announcing
from onrecord.coding.context import Context
from onrecord.coding.phrases import Table
from onrecord.coding.place_phrases import PREPOSITIONS, PlacePhrase, toponym_after
from onrecord.coding.times import Expression, time_at
from onrecord.lang import lexicon, word_list
from onrecord.schema import Finding, Place, Span, When

SCORE = 0.96  # the share right in our own gold (`bench/evidence_scores.py`)
BEFORE_TIME = frozenset(("on", "late", "early", "in", "since", "last", "this", "next", "by", "during", "of"))
BEFORE_MEDIUM = frozenset(("in", "on", "at", "during", "via", "through", "by", "over", "from"))
BEFORE_PLATFORM = frozenset(("on", "via", "to", "through", "over", "using"))
NOT_OWN = frozenset(("to", "about", "after", "against", "of", "for", "following"))
KINDS = ("noun", "gathering", "platform", "cue", "phrase")
BY_RULE = {"official text": "statement"}  # layouts that are a medium
TRANSCRIBED = frozenset(
    ("press conference", "news conference", "briefing", "hearing", "debate", "session", "town hall")
)
INTRODUCTION = 150  # words at the top of an article in which a transcript says what it is of
REACH = 5  # words between a preposition and its noun: "in a brief and unusually blunt written statement"


def own_venue(context: Context, index: int) -> Finding[Place] | None:
    """The place of speaking that the announcing words name."""
    found = _toponym(context, index)
    return Finding(found.place, (found.span,), "venue", SCORE) if found else None


def _toponym(context: Context, index: int) -> PlacePhrase | None:
    """The place phrase nearest to the cue, "in" before "at": "at the United Nations in Geneva" is in Geneva."""
    reading = context.reading
    words = announcing(context, index)
    source = context.source_words(index)
    anchor = (context.cue_words(index) or source or [0])[0]
    best: tuple[tuple[bool, int], PlacePhrase] | None = None
    for position, word in enumerate(words):
        if reading.lower[word] not in PREPOSITIONS or word + 1 >= len(reading.words):
            continue
        fronted = bool(source) and word == source[0]  # "In Riga, the minister told": the place opens the sentence
        if (
            source
            and source[0] <= word <= source[-1]
            and not fronted
            and not _speaking_before(context, source[0], word)
        ):
            continue  # "the minister in Riga": where he holds office, not where he speaks
        last = word + 1
        for after in words[position + 1 :]:
            if after != last:
                break
            last = after + 1
        # a comma parts announcing words, but a country may follow it: "in Geneva, Switzerland"
        last = reading.sentences[reading.sentence_of[word]][1] if last < len(reading.words) else last
        found = toponym_after(reading, word, last, context.language)
        if found is None or any(context.content_of[w] != context.content_of[word] for w in range(word, found.end)):
            continue
        rank = (reading.lower[word] == "from" or not found.listed, abs(word - anchor))
        if best is None or rank < best[0]:
            best = rank, found
    return best[1] if best else None


def _speaking_before(context: Context, first: int, word: int) -> bool:
    return any(
        context.reading.lower[at] in ("speaking", "gathered", "assembled", "chanting") for at in range(first, word)
    )


def own_time(context: Context, index: int) -> Finding[When] | None:
    """The time of speaking that the announcing words name."""
    reading = context.reading
    words = announcing(context, index)
    if not words:
        return None
    anchors = context.cue_words(index) or context.source_words(index)
    anchor = anchors[0]
    today = context.today
    best: tuple[int, Expression] | None = None
    members = set(words)
    for word in words:
        found = time_at(reading, word, today, context.language)
        if found is None or found.ahead or not _attached(context, found, members, set(anchors)):
            continue
        distance = abs(word - anchor)
        if best is None or distance < best[0]:
            best = distance, found
    if best is None:
        return None
    span = reading.span(best[1].first, best[1].end)
    counted = f", counted from {today.isoformat()}" if today and best[1].days and best[1].kind != "date" else ""
    return Finding(best[1].when(reading), (span,), f"{best[1].kind} beside the verb{counted}", SCORE)


def _attached(context: Context, found: Expression, members: set[int], anchors: set[int]) -> bool:
    """Whether the expression stands as an adverb, not as part of a name or noun phrase ("the Sunday Herald")."""
    reading = context.reading
    before, after = found.first - 1, found.end
    if found.kind == "feast":
        return before >= 0 and reading.lower[before] in ("on", "since")  # "on New Year's Day"
    if found.kind not in ("weekday", "month", "date"):
        capital = reading.words[found.first][0].isupper()
        return not capital or found.first == reading.sentences[reading.sentence_of[found.first]][0]  # "USA Today"
    if before >= 0 and reading.lower[before] in BEFORE_TIME:
        return reading.lower[before] not in ("since", "by", "of")
    if after in members and reading.words[after][0].isupper() and after not in anchors:
        return before not in members
    if found.kind == "date":
        return True
    return found.kind != "month" and (before < 0 or reading.lower[before] not in ("the", "a", "for", "until", "from"))


@cache
def media(language: str) -> Table[tuple[str, str]]:
    """Nouns and platforms by phrase: (medium, kind)."""
    rows = []
    for entry in lexicon(language, "media"):
        if entry["kind"] not in KINDS:
            raise entry.error(f"not a kind of medium: {entry['kind']!r}")
        if entry["kind"] != "cue":
            rows.append((entry["phrase"], (entry["medium"], entry["kind"])))
    return Table(rows)


@cache
def _cue_media(language: str) -> dict[str, str]:
    return {entry["phrase"]: entry["medium"] for entry in lexicon(language, "media") if entry["kind"] == "cue"}


@cache
def _modifiers(language: str) -> frozenset[str]:
    return frozenset(word_list(language, "venue_modifiers"))


def own_medium(context: Context, index: int) -> Finding[str] | None:
    """The medium that the announcing words themselves name."""
    reading = context.reading
    table = media(context.language)
    by_cue = _cue_media(context.language).get(context.attributions[index].lemma)
    words = announcing(context, index)
    source = context.source_words(index)
    for word in words:
        if reading.lower[word] not in table.firsts:
            continue
        found = table.match(reading.lower, word)
        if found is None:
            continue
        end, (value, kind) = found
        capital = reading.words[word][0].isupper() and word != reading.sentences[reading.sentence_of[word]][0]
        is_name = kind in ("noun", "gathering") and capital and value[0].islower()
        if is_name or (value == "X" and reading.words[word] != "X"):
            continue  # "The Post" is an outlet, "in March" a month
        if not (
            kind == "phrase"
            or _means(context, word, kind)
            or (kind == "gathering" and _is_told(context, index, word))
            or (kind == "noun" and word in source[:2])
        ):
            continue
        if kind == "gathering" and word and reading.lower[word - 1] in _modifiers(context.language):
            value, word = f"{reading.lower[word - 1]} {value}", word - 1
        return Finding(value, (reading.span(word, end),), "medium noun", SCORE)
    rule = context.attributions[index].rule
    if rule == "label" and _is_interview(context):
        if (told := _introduced(context)) is not None:
            return told
        return Finding("interview", context.attributions[index].source, "labelled questions and answers", SCORE)
    if rule in BY_RULE:
        return Finding(BY_RULE[rule], context.attributions[index].content[:1], rule, SCORE)
    if by_cue:
        return Finding(by_cue, context.attributions[index].cue, "medium cue", SCORE)
    return None


def _is_interview(context: Context) -> bool:
    """Whether the article has labelled speakers one of whom answers a question: "Review: Why? / Lind: Because"."""
    if context.interview is None:
        labelled = [index for index, each in enumerate(context.attributions) if each.rule == "label"]
        context.interview = any(_after_question(context, index) for index in labelled)
    return context.interview


def _introduced(context: Context) -> Finding[str] | None:
    """What the lines before the first question say that follows: "Edited transcript of Monday's press conference"."""
    reading, table = context.reading, media(context.language)
    labels = (context.place_of(index) for index, each in enumerate(context.attributions) if each.rule == "label")
    end = reading.words_in(Span(0, min(labels, default=0))).stop
    for word in context.hits(table):
        if word >= min(end, INTRODUCTION):
            break
        found = table.match(reading.lower, word)
        if found is not None and found[1][1] == "gathering" and found[1][0] in TRANSCRIBED:
            return Finding(found[1][0], (reading.span(word, found[0]),), "introduction", SCORE)
    return None


def _after_question(context: Context, index: int) -> bool:
    reading = context.reading
    number = context.paragraph_of(context.place_of(index))
    before = next(
        (words for words in reversed(reading.paragraph_words[max(0, number - 3) : number]) if words[0] < words[1]), None
    )
    return before is not None and reading.words[before[1] - 1] == "?"


def _is_told(context: Context, index: int, word: int) -> bool:
    """Whether a noun of gathering is the one spoken to: "told a news conference"."""
    cue = context.cue_words(index)
    return bool(cue) and context.attributions[index].lemma in ("tell", "address") and 0 < word - cue[-1] <= REACH - 1


def _means(context: Context, word: int, kind: str) -> bool:
    """Whether a noun is the means of speaking: after "in", "at", "on" ..., and not "in response to a statement"."""
    reading = context.reading
    prepositions = BEFORE_PLATFORM if kind == "platform" else BEFORE_MEDIUM
    first = reading.sentences[reading.sentence_of[word]][0]
    for before in range(word - 1, max(first - 1, word - 1 - REACH), -1):
        lower = reading.lower[before]
        if lower in prepositions:
            return True
        if lower in NOT_OWN or not lower[0].isalpha():
            return False
    return False
