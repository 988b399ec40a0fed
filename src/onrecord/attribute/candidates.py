"""What rules and reader found in one article, side by side: which of the two speak of the same words, and agree."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.attribute.assembly import WHOLE_TEXTS
from onrecord.attribute.layout import RULE_LABEL, RULE_SIGNED, read_labels
from onrecord.attribute.nested import RULE_NESTED, RULE_TOLD, is_surely_told
from onrecord.attribute.quoted import RULE_HEADING
from onrecord.lang.words import word_classes
from onrecord.reader.reading import ModelReading, Scores
from onrecord.schema import Attribution, Span
from onrecord.text import Reading

SAME = 0.5  # from this F1 of their words on, two contents are the same
LAYOUTS = (*WHOLE_TEXTS, RULE_SIGNED, RULE_HEADING)
LOOKED_AT = 20  # neighbours that a candidate is compared with; hostile text can pile up more

Standing = Literal["layout", "turn", "inside", "open", "barred"]
"""layout: a form that the rules are certain of; turn: what they find in a speaker's labelled turn; inside: speech
within speech; barred: what the reader makes of labels and of the turns of those who only ask; open: all else."""


@dataclass(eq=False, slots=True)
class Candidate:
    """An attribution of the rules, or of the reader (then with `scores`), and what the other found at the same place.

    `content`, `cue` and `source` are numbers of the reading's words. `ally` is the other's attribution of the same
    words to the same source, or to one that it cannot have; `rival` one that shares words or cue, and gives them
    another source or other bounds.
    """

    attribution: Attribution
    content: frozenset[int]
    cue: frozenset[int]
    source: frozenset[int]
    standing: Standing
    scores: Scores | None = None
    ally: "Candidate | None" = None
    rival: "Candidate | None" = None


def side_by_side(
    reading: Reading, rules: Sequence[Attribution], model: ModelReading
) -> tuple[list[Candidate], list[Candidate]]:
    """The candidates of the rules and those of the reader, paired."""
    labels = read_labels(reading).values()
    names = sorted(span for label in labels for span in (label.name, label.colon))
    turns = _turns(reading, rules)
    ours = [_candidate(reading, each, _standing(reading.text, each, rules, turns)) for each in rules]
    theirs = [
        _candidate(reading, each, _standing_of_learned(reading, each, names, turns), scores)
        for each, scores in zip(model.attributions, model.scores, strict=True)
    ]
    _pair(reading, ours, theirs)
    return ours, theirs


def same_words(a: frozenset[int], b: frozenset[int]) -> float:
    """The F1 of two sets of words."""
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 0.0


def _turns(reading: Reading, rules: Sequence[Attribution]) -> list[Span]:
    """The paragraphs of speakers' turns in an interview, of those who only ask as well; and its headline."""
    paragraphs = reading.article.paragraphs
    turns = [paragraphs[index].span for index, label in read_labels(reading).items() if label.runs_on]
    titles = [each.span for each in paragraphs if each.kind == "title"] if turns else []
    return sorted([*turns, *titles, *(span for each in rules if each.rule == RULE_LABEL for span in each.content)])


def _standing(text: str, attribution: Attribution, rules: Sequence[Attribution], turns: list[Span]) -> Standing:
    if attribution.rule in LAYOUTS:
        return "layout"
    if _within(attribution, turns):
        return "turn"
    outer = rules[attribution.parent] if attribution.parent is not None else None
    if attribution.rule not in (RULE_NESTED, RULE_TOLD) and (outer is None or outer.rule in WHOLE_TEXTS):
        return "open"
    return "inside" if is_surely_told(text, attribution, outer) else "barred"


def _standing_of_learned(reading: Reading, attribution: Attribution, labels: list[Span], turns: list[Span]) -> Standing:
    if any(_touches(span, labels) for span in (*attribution.cue, *attribution.source)):
        return "barred"
    return "barred" if _within(attribution, turns) or _is_asked(reading, attribution) else "open"


def _is_asked(reading: Reading, attribution: Attribution) -> bool:
    """Whether it is the question that somebody answers: "Asked whether he would go, Roy said ..."."""
    if attribution.source or not attribution.cue:
        return False
    cue = reading.word_at(attribution.cue[0].start)
    return reading.lower[cue] == "asked" and cue == reading.sentences[reading.sentence_of[cue]][0]


def _within(attribution: Attribution, spans: list[Span]) -> bool:
    start, end = attribution.content[0].start, attribution.content[-1].end
    at = bisect_right(spans, start, key=lambda span: span.start) - 1
    return at >= 0 and end <= spans[at].end


def _touches(span: Span, spans: list[Span]) -> bool:
    at = bisect_right(spans, span.end - 1, key=lambda each: each.start) - 1
    return at >= 0 and span.start < spans[at].end


def _candidate(
    reading: Reading, attribution: Attribution, standing: Standing, scores: Scores | None = None
) -> Candidate:
    content, cue, source = (
        _words(reading, spans) for spans in (attribution.content, attribution.cue, attribution.source)
    )
    return Candidate(attribution, content, cue, source, standing, scores)


def _words(reading: Reading, spans: Sequence[Span]) -> frozenset[int]:
    """The words in `spans`, without punctuation where there is anything else."""
    every = [word for span in spans for word in reading.words_in(span)]
    return frozenset(word for word in every if reading.words[word][0].isalnum()) or frozenset(every)


def _pair(reading: Reading, ours: list[Candidate], theirs: list[Candidate]) -> None:
    """Give each of ours its ally or rival among theirs, and each of theirs its likeliest ally."""
    at_word, held = _by_word(theirs, with_cue=True), _by_word(ours, with_cue=False)
    for mine in ours:
        nearest = max(
            ((_nearness(mine, other), -at, other) for at, other in enumerate(neighbours(mine, at_word))), default=None
        )
        if nearest is None or not any(nearest[0][:2]):
            continue
        (is_same, _, _), _, other = nearest
        is_one = _have_one_source(mine, other) or _is_of_an_object(reading, mine, other, held)
        if not is_same or not is_one:
            mine.rival = other
            continue
        mine.ally = other
        if other.ally is None or other.ally.attribution.score < mine.attribution.score:
            other.ally = mine


def _by_word(candidates: list[Candidate], *, with_cue: bool) -> dict[int, list[Candidate]]:
    """The candidates by the words of their contents, and of their cues."""
    at_word: dict[int, list[Candidate]] = defaultdict(list)
    for each in candidates:
        for word in each.content | each.cue if with_cue else each.content:
            at_word[word].append(each)
    return at_word


def _nearness(a: Candidate, b: Candidate) -> tuple[bool, bool, float]:
    f1 = same_words(a.content, b.content)
    return f1 >= SAME, not a.cue.isdisjoint(b.cue), f1


def _have_one_source(a: Candidate, b: Candidate) -> bool:
    return not a.source.isdisjoint(b.source) or not (a.source or b.source)


def _is_of_an_object(
    reading: Reading, mine: Candidate, other: Candidate, held: Mapping[int, Sequence[Candidate]]
) -> bool:
    """Whether the reader took a name in the object before a participle for its subject, which the main clause has.

    "Ines Roy condemned the killing of Abu Omar, stressing that ...": stressing is what Roy does.
    """
    if not mine.attribution.rule.startswith("participle") or not mine.source or not other.source:
        return False
    first = min(other.source)
    if reading.lower[first] in word_classes().subject:
        return False
    holders = held.get(first, ())[:LOOKED_AT]
    return any(other.source <= each.content and mine.cue.isdisjoint(each.content) for each in holders)


def neighbours(candidate: Candidate, at_word: Mapping[int, Sequence[Candidate]]) -> list[Candidate]:
    """Those that share a word of content or cue with `candidate`, in the order of their first such word."""
    found: dict[int, Candidate] = {}
    for word in sorted(candidate.content | candidate.cue):
        for other in at_word.get(word, ())[:LOOKED_AT]:
            found.setdefault(id(other), other)
    return list(found.values())
