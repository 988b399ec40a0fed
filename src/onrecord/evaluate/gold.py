"""What a careful person marked in an article: the shapes of gold and of predictions, one declaration for both.

One article is one JSON object. Spans are half-open code points into `text`, written `[start, end]`. A field that the
annotator left out is `UNSET` and is not scored; one that they judged to be absent is `None`, and is.
"""

from msgspec import UNSET, Struct, UnsetType

from onrecord.schema import Span

Text = str | UnsetType | None
Several = str | tuple[str, ...] | UnsetType | None
Spans = tuple[Span, ...]


class GoldAttribution(Struct, frozen=True, omit_defaults=True):
    """One attribution: whose words they are, where, and everything judged about them.

    `act` and `target` may be one string or several; `said_on` is the article's expression ("Friday") or an ISO 8601
    date. `score` is only in predictions.
    """

    source: Spans = ()
    cue: Spans = ()
    content: Spans = ()
    form: Text = UNSET
    speaker: Text = UNSET
    affiliation: Text = UNSET
    role: Text = UNSET
    act: Several = UNSET
    target: Several = UNSET
    authority: Text = UNSET
    commitment: Text = UNSET
    place: Text = UNSET
    country: Text = UNSET
    medium: Text = UNSET
    said_on: Text = UNSET
    score: float | UnsetType = UNSET


class GoldCount(Struct, frozen=True, omit_defaults=True):
    """How many took part: the article's words and, where they give it, a range and who counted."""

    text: str
    low: int | None = None
    high: int | None = None
    counted_by: Text = UNSET
    span: Span | UnsetType = UNSET


class GoldEvent(Struct, frozen=True, omit_defaults=True):
    """One deed that the article reports; `evidence` are the words that report it, `crowd` the first of `counts`."""

    type: str
    what: Text = UNSET
    evidence: Spans = ()
    actor: Several = UNSET
    target: Several = UNSET
    place: Text = UNSET
    country: Text = UNSET
    crowd: GoldCount | UnsetType | None = UNSET
    counts: tuple[GoldCount, ...] = ()


class GoldArticle(Struct, frozen=True, omit_defaults=True):
    """One article with its gold.

    `scare_quotes` and `narrator_speculation` are the narrator's own distance and doubt.
    """

    id: str
    text: str
    attributions: tuple[GoldAttribution, ...] = ()
    events: tuple[GoldEvent, ...] = ()
    scare_quotes: Spans = ()
    narrator_speculation: Spans = ()
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
