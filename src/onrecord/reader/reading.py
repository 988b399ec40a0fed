"""What the reader hands on: attributions, mentions, and how sure it is of each part."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from onrecord.schema import Attribution, EntityType, Span

MentionType = Literal[
    "person", "organization", "place", "event", "object", "time", "abstract", "substance", "animal", "plant"
]
MENTION_TYPES: tuple[MentionType, ...] = (
    "person", "organization", "place", "event", "object", "time", "abstract", "substance", "animal", "plant",
)  # fmt: skip


ROLES = ("source", "cue", "content")


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


@dataclass(frozen=True, eq=False)
class Shares:
    """How likely each word piece of a text is part of a source, a cue, a content, whatever was made of it.

    Pieces in text order: `starts` and `ends` (n,) in code points, `tags` (n, 3) in the order of ROLES.
    """

    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    tags: NDArray[np.float32]

    @classmethod
    def none(cls) -> "Shares":
        """Of a text in which nothing was read."""
        return cls(np.zeros(0, np.int32), np.zeros(0, np.int32), np.zeros((0, 3), np.float32))

    def mean(self, spans: tuple[Span, ...], role: str) -> float:
        """The mean share of the pieces in `spans`; a half where the model read none of them."""
        column, total, count = ROLES.index(role), 0.0, 0
        for span in spans:
            first, last = np.searchsorted(self.ends, span.start, "right"), np.searchsorted(self.starts, span.end)
            here = self.tags[first:last, column]
            total += float(here.sum())
            count += len(here)
        return total / count if count else 0.5


ENTITY_TYPES: dict[MentionType, EntityType] = {"person": "person", "organization": "organization", "place": "place"}
"""What the types of actors are in the record; the others are unknown there. Lexicons refine them."""


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

    `shares` are there if an article was read.
    """

    attributions: tuple[Attribution, ...] = ()
    scores: tuple[Scores, ...] = ()
    mentions: tuple[ReadMention, ...] = ()
    skipped: tuple[Span, ...] = ()
    by: str = ""
    shares: Shares | None = None
