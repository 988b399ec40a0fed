"""How a statement shows its targets: by its speaker in the words said, by the narrator in the words around them.

The act of speech decides the speaker's where it can only go one way: who is accused is shown badly. Otherwise, and for
the narrator, the model reads the sentences that name the target. The two are never mixed: a speaker's words are no
evidence of what the outlet thinks, and the outlet's verb ("slammed") none of what the speaker thinks.
"""

from typing import TYPE_CHECKING, NamedTuple

from onrecord.coding.acts import acts
from onrecord.coding.context import Context
from onrecord.schema import Finding, Reference, Span, Stance, StanceHolder, StanceValue

if TYPE_CHECKING:
    from onrecord.reader.stance import Stances

BY_ACT: dict[str, StanceValue] = {
    "ACCUSE": "negative", "REJECT": "negative", "THREATEN": "negative", "PROTEST": "negative",
    "SUPPORT": "positive", "praise": "positive", "thank": "positive", "congratulate": "positive",
}  # fmt: skip
LEAST = 0.5  # score below which a stance of the model is left out
SENTENCES = 2  # of the words said, and of the narrator's, that are read for one target
NEAR = 1  # paragraphs on either side in which the narrator's words are about the same


class _Place(NamedTuple):
    """Words to read, and where in them the target is named: once, and again."""

    within: Span
    target: Span
    again: tuple[Span, ...]


def stances(
    context: Context, index: int, targets: tuple[Finding[Reference], ...], model: "Stances | None"
) -> tuple[Finding[Stance], ...]:
    """The stances toward the targets of one attribution, the speaker's before the narrator's.

    Without a `model` only those that the act decides. Raises ModelError where the model's files are not well.
    """
    found: list[Finding[Stance]] = []
    for target in targets:
        by_act = _by_act(context, index, target.value)
        if by_act is not None:
            found.append(by_act)
        if model is None:
            continue
        if by_act is None:
            found += _read(context, _said(context, index, target), target.value, "speaker", model)
        found += _read(context, _told(context, index, target), target.value, "narrator", model)
    return tuple(found)


def _by_act(context: Context, index: int, toward: Reference) -> Finding[Stance] | None:
    """What the acts say, if they agree."""
    deciding = [act for act in acts(context, index) if act.value in BY_ACT]
    if not deciding or len({BY_ACT[act.value] for act in deciding}) > 1:
        return None
    best = max(deciding, key=lambda act: act.score)
    return Finding(Stance(BY_ACT[best.value], toward), best.evidence, f"act {best.value}", best.score)


def _read(
    context: Context, places: list[_Place], toward: Reference, holder: StanceHolder, model: "Stances"
) -> list[Finding[Stance]]:
    """What the model makes of the sentences: the surest that is not neutral, else neutral; none if it is not sure."""
    read = [(model.judge(context.article.text, *place), place) for place in places]
    sure = [(judged, place) for judged, place in read if judged is not None and judged.score >= LEAST]
    if not sure:
        return []
    judged, place = max(sure, key=lambda each: (each[0].stance != "neutral", each[0].score))
    evidence = judged.words if judged.stance != "neutral" and judged.words else (place.within,)
    return [Finding(Stance(judged.stance, toward, holder), evidence, model.by, judged.score)]


def _said(context: Context, index: int, target: Finding[Reference]) -> list[_Place]:
    """The sentences of the words said that name the target, each cut to what is the speaker's."""
    places: list[_Place] = []
    named = _named(context, target)
    for span in context.attributions[index].content:
        words = context.reading.words_in(span)
        for number in sorted({context.reading.sentence_of[word] for word in words}):
            sentence = _sentence(context, number)
            within = Span(max(span.start, sentence.start), min(span.end, sentence.end))
            places += _place(within, named)
    return places[:SENTENCES]


def _told(context: Context, index: int, target: Finding[Reference]) -> list[_Place]:
    """The narrator's sentences nearby that name the target and report nothing."""
    reading = context.reading
    here = context.paragraph_of(context.place_of(index))
    places: list[_Place] = []
    named = _named(context, target)
    for paragraph in range(max(0, here - NEAR), min(len(reading.paragraph_words), here + NEAR + 1)):
        first, last = reading.paragraph_words[paragraph]
        numbers = sorted({reading.sentence_of[word] for word in range(first, last)}) if named else []
        for number in numbers:
            words = range(*reading.sentences[number])
            if any(context.content_of[w] != -1 or w in context.cue_word or w in context.source_word for w in words):
                continue
            if all(reading.quotation_of[word] == -1 for word in words):
                places += _place(_sentence(context, number), named)
    return places[:SENTENCES]


def _named(context: Context, target: Finding[Reference]) -> list[Span]:
    """Where the target is named, pronouns included."""
    entity = context.entities.get(target.value.entity) if target.value.entity is not None else None
    spans = {*target.evidence, *(entity.mentions if entity is not None else ())}
    return sorted(spans)


def _place(within: Span, named: list[Span]) -> list[_Place]:
    inside = [span for span in named if within.start <= span.start and span.end <= within.end]
    return [_Place(within, inside[0], tuple(inside[1:]))] if inside else []


def _sentence(context: Context, number: int) -> Span:
    first, last = context.reading.sentences[number]
    return context.reading.span(first, last)
