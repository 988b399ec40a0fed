"""What the reader hands on: attributions, mentions, and how sure it is of each part."""

from typing import Literal

from msgspec import Struct

from onrecord.schema import Attribution, Span

MentionType = Literal[
    "person", "organization", "place", "event", "object", "time", "abstract", "substance", "animal", "plant"
]
MENTION_TYPES: tuple[MentionType, ...] = (
    "person", "organization", "place", "event", "object", "time", "abstract", "substance", "animal", "plant",
)  # fmt: skip


class Scores(Struct, frozen=True, gc=False):
    """Why an attribution has its score, all in 0..1. `speaker` is calibrated, the rest is as the model gives it.

    content, cue, source: mean probability of the tags, and `edge` of the content's first and last piece; link: mass
    with which the content points at its cue; source_link: mass with which the cue points at its source (or at none);
    attitude: probability of the attitude; speaker: how likely the source is right if the content is.
    """

    content: float
    edge: float
    cue: float
    source: float
    link: float
    source_link: float
    attitude: float
    speaker: float = 0.0


class ReadMention(Struct, frozen=True, gc=False):
    """A span that names somebody or something, and its main word `head`; those of one `cluster` are the same.

    `score` is how likely it is a mention, `antecedent` the index of the likeliest earlier mention of its cluster and
    `antecedent_score` how likely it belongs to that cluster rather than to another or to none. None of the scores is
    calibrated.
    """

    span: Span
    type: MentionType
    score: float
    head: Span
    cluster: int
    antecedent: int | None = None
    antecedent_score: float = 0.0


class ModelReading(Struct, frozen=True):
    """One text as the model read it. `scores` runs beside `attributions`; `skipped` is no prose and was not read.

    `is_english` is False where the text was not read at all, because the model knows English only.
    """

    attributions: tuple[Attribution, ...] = ()
    scores: tuple[Scores, ...] = ()
    mentions: tuple[ReadMention, ...] = ()
    skipped: tuple[Span, ...] = ()
    by: str = ""
    is_english: bool = True
