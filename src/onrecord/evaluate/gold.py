"""What a careful person marked in an article: the shapes of gold and of predictions, one declaration for both.

One article is one JSON object. Spans are half-open code points into `text`, written `[start, end]`. A field that the
annotator left out is `UNSET` and is not scored; one that they judged to be absent is `None`, and is.
"""

from msgspec import UNSET, Struct, UnsetType

from onrecord.schema import Span

Text = str | UnsetType | None
Several = str | tuple[str, ...] | UnsetType | None
Spans = tuple[Span, ...]

REMARKS = ("scare_quotes", "narrator_speculation", "loaded_terms", "boilerplate")


class GoldAttribution(Struct, frozen=True):
    """One attribution: whose words they are, where, and everything judged about them.

    `affiliation`, `role`, `act` and `target` may be one string or several; `said_on` is the article's expression
    ("Friday") or an ISO 8601 date. `saying` is one id for all reports of one utterance, `drift` how this one differs
    from the longest of them. Only predictions have a `score`, `dates` (first and last day of `said_on`) and
    `candidates` (the names of those who could be meant where the text does not decide; `speaker` is then null).
    """

    source: Spans = ()
    cue: Spans = ()
    content: Spans = ()
    form: Text = UNSET
    speaker: Text = UNSET
    affiliation: Several = UNSET
    role: Several = UNSET
    act: Several = UNSET
    target: Several = UNSET
    authority: Text = UNSET
    commitment: Text = UNSET
    speaker_commitment: Text = UNSET
    place: Text = UNSET
    country: Text = UNSET
    medium: Text = UNSET
    said_on: Text = UNSET
    saying: Text = UNSET
    drift: Several = UNSET
    score: float | UnsetType = UNSET
    dates: tuple[str | None, str | None] | UnsetType = UNSET
    candidates: tuple[str, ...] | UnsetType = UNSET
    on_behalf_of: Text = UNSET


class GoldCount(Struct, frozen=True):
    """How many took part: the article's words and, where they give it, a range and who counted."""

    text: str
    low: int | None = None
    high: int | None = None
    counted_by: Text = UNSET
    span: Span | UnsetType = UNSET


class GoldEvent(Struct, frozen=True):
    """One deed that the article reports; `evidence` are the words that report it, `also` where it is told of again.

    `crowd` is the first of `counts`.
    """

    type: str
    what: Text = UNSET
    evidence: Span | UnsetType = UNSET
    actor: Several = UNSET
    target: Several = UNSET
    place: Text = UNSET
    country: Text = UNSET
    crowd: GoldCount | UnsetType | None = UNSET
    counts: tuple[GoldCount, ...] | UnsetType = UNSET
    also: Spans | UnsetType = UNSET
    status: Text = UNSET


class Predicted(Struct, frozen=True, kw_only=True):
    """What was found in one article, in the shape of its gold.

    `scare_quotes`, `narrator_speculation` and `loaded_terms` are the narrator's own distance, doubt and judgement (in
    JSON the last may be `{"narrator": [...], "inside_attribution": [...]}`; both are looked for); `boilerplate` is text
    that is not part of the article's own.
    """

    id: str
    attributions: tuple[GoldAttribution, ...] = ()
    events: tuple[GoldEvent, ...] | UnsetType = UNSET
    scare_quotes: Spans | UnsetType = UNSET
    narrator_speculation: Spans | UnsetType = UNSET
    loaded_terms: Spans | UnsetType = UNSET
    boilerplate: Spans | UnsetType = UNSET


class GoldArticle(Predicted, frozen=True, kw_only=True):
    """One article with its gold and what is known about where it came from."""

    text: str
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
