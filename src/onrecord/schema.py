"""Every word of the domain: what an article is, what is found in it, and what a record holds.

All positions are half-open spans in Unicode code points of `Article.text`, which never changes after intake:
`article.text[span.start:span.end]` is the evidence. A value that nothing supports is absent (`None` or an empty tuple),
never guessed. The structs are frozen; msgspec gives JSON, MessagePack and equality from the one declaration, but does
not check types on construction, so mypy does.
"""

from datetime import date
from typing import Generic, Literal, TypeVar

from msgspec import Struct

T = TypeVar("T")

Form = Literal["direct", "mixed", "indirect"]
Attitude = Literal["said", "thought", "intended", "documented"]
Authority = Literal["named", "institution", "outlet", "unnamed", "crowd", "document", "tradition", "unattributed"]
Commitment = Literal["asserted", "hedged", "distanced", "unconfirmed", "denied", "conditional"]
ParagraphKind = Literal["body", "title", "heading", "place", "time", "byline", "caption", "credit", "boilerplate"]
MarkKind = Literal["dateline", "agency", "place", "time"]
MentionKind = Literal["name", "nominal", "pronoun", "collective"]
EntityType = Literal["person", "organization", "government", "group", "outlet", "document", "place", "unknown"]
Gender = Literal["female", "male", "unknown"]
Number = Literal["singular", "plural", "unknown"]
QuotationUse = Literal["open", "speech", "distancing", "title", "nickname", "term"]
RemarkKind = Literal["scare quote", "speculation", "unverified", "loaded term", "loaded term, reported"]
PlaceUse = Literal["location", "actor", "modifier", "part of a name"]
StanceValue = Literal["negative", "neutral", "positive"]
StanceHolder = Literal["speaker", "narrator"]
Verdict = Literal["same", "different", "unsure"]
Drift = Literal["exact", "shortened", "elided", "reordered", "reworded", "indirect"]
Alteration = Literal["negation", "number", "modal", "condition"]
ConflictKind = Literal["speaker", "statements", "counts"]
CorrectionAction = Literal["merge", "split", "rename", "exclude", "undo"]


class Span(Struct, frozen=True, order=True, array_like=True, gc=False):
    """A half-open stretch of `Article.text`, in code points; written as `[start, end]` in JSON."""

    start: int
    end: int


class Finding(Struct, Generic[T], frozen=True):
    """A judged value with what supports it: evidence spans, the rule or model that said so, a score in 0..1.

    `mode` is that of an act: PLOVER's ("violence"), and how a deed spoken of stands ("violence, conditional"; of a
    comment "negated ASSAULT", "past ASSAULT"). Other values have none.
    """

    value: T
    evidence: tuple[Span, ...]
    by: str
    score: float = 1.0
    mode: str = ""


# --- the article -----------------------------------------------------------------------------------------------------


class Mark(Struct, frozen=True, gc=False):
    """A piece of layout inside a paragraph, before its running text: a dateline, an agency credit, a place, a time.

    `value` is the piece without its punctuation: "BEIRUT" for the dateline "BEIRUT (Agency) —", "14:32" for a time.
    """

    kind: MarkKind
    span: Span
    value: str


class Paragraph(Struct, frozen=True):
    """One paragraph of the text. `span` is trimmed of white space; `marks` lie at its start, in order."""

    span: Span
    kind: ParagraphKind = "body"
    marks: tuple[Mark, ...] = ()

    @property
    def body(self) -> Span:
        """What is left of the paragraph after its marks."""
        return Span(self.marks[-1].span.end, self.span.end) if self.marks else self.span


class LeftOut(Struct, frozen=True, gc=False):
    """Something the source page held and the article does not: what it was, its opening words, why it was left out."""

    what: str
    text: str
    reason: str


class Article(Struct, frozen=True):
    """One article as it was read, fixed for good. `published` is an ISO 8601 date or date-time, as far as it is known.

    `id` is a hash of outlet, url and text, so the same article read twice is the same article.
    """

    id: str
    text: str
    paragraphs: tuple[Paragraph, ...]
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None
    format: str = "text"
    source: str | None = None
    left_out: tuple[LeftOut, ...] = ()

    def read(self, *spans: Span) -> str:
        """The words at `spans`; the gaps of a discontinuous stretch are shown as " … "."""
        return " … ".join(self.text[s.start : s.end] for s in spans)

    @property
    def published_on(self) -> date | None:
        """The publication day, or None where it is not known."""
        return date.fromisoformat(self.published[:10]) if self.published else None


# --- what the stages hand to each other ------------------------------------------------------------------------------


class Quotation(Struct, frozen=True):
    """A pair of quotation marks and what stands between them, inside one paragraph.

    `span` includes the marks, `inside` does not. `depth` is 0 outside all other marks. `closed` is False where the
    closing mark is missing; `continues` is then the index of the quotation in an earlier paragraph that this one goes
    on from (opening mark repeated in each paragraph), if any. `use` says what the marks are for; "open" is undecided.
    """

    span: Span
    inside: Span
    depth: int = 0
    closed: bool = True
    continues: int | None = None
    use: QuotationUse = "open"


class Cue(Struct, frozen=True):
    """Words that announce a statement ("said", "according to"): their span and the lexicon entry they instantiate."""

    span: Span
    lemma: str
    kind: str


class Mention(Struct, frozen=True):
    """A span that names somebody or something. `head` is its main word ("minister" in "the oil minister")."""

    span: Span
    kind: MentionKind
    head: Span
    type: EntityType = "unknown"
    gender: Gender = "unknown"
    number: Number = "unknown"


class Found(Struct, frozen=True):
    """What `find` hands on: quotations with their use, cues and mentions, each in text order."""

    quotations: tuple[Quotation, ...]
    cues: tuple[Cue, ...]
    mentions: tuple[Mention, ...]


class Attribution(Struct, frozen=True):
    """Whose words: the spans of content, cue and source before anybody is identified.

    Any of the three may be empty or discontinuous. `rule` names what found it; `quotations` are indices into the
    found quotations that the content covers; `parent` is the index of the attribution inside whose content it stands.
    """

    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    form: Form
    rule: str
    score: float
    lemma: str = ""
    attitude: Attitude = "said"
    quotations: tuple[int, ...] = ()
    parent: int | None = None


# --- the notes of one article ----------------------------------------------------------------------------------------


class When(Struct, frozen=True):
    """A time as the article puts it ("Friday") and, where it can be worked out, its first and last day (ISO 8601)."""

    expression: str
    first: str | None = None
    last: str | None = None


class Entity(Struct, frozen=True):
    """Somebody or something within one article: all its mentions, and every role and affiliation the text gives it.

    `speaks_for` are the bodies whose spokesperson it is. `terms` say when a role was held, where the text dates it
    ("from 2019 to 2022"; without a first or a last day where it tells none): evidence[0] is the role's own evidence.
    """

    id: int
    name: str
    type: EntityType
    mentions: tuple[Span, ...]
    roles: tuple[Finding[str], ...] = ()
    affiliations: tuple[Finding[str], ...] = ()
    gender: Gender = "unknown"
    number: Number = "unknown"
    speaks_for: tuple[Finding[str], ...] = ()
    terms: tuple[Finding[When], ...] = ()


class Reference(Struct, frozen=True):
    """Who is meant. `name` is what to print: a full name, or the source's own description of an unnamed one.

    `entity` is None where the text does not decide; `candidates` then holds the entities it could be.
    """

    name: str
    entity: int | None = None
    candidates: tuple[int, ...] = ()


class Cast(Struct, frozen=True):
    """Who takes part: the article's entities, and for each attribution, in their order, who its source is."""

    entities: tuple[Entity, ...]
    speakers: tuple[Finding[Reference] | None, ...]


class Place(Struct, frozen=True):
    """A place as the article names it, with its country (ISO 3166-1 alpha-3, and KOS) where that is certain.

    Where it is known which place is meant: its first-level unit, coordinates in degrees (WGS 84; the middle of what is
    large) and GeoNames id.
    """

    name: str
    country: str | None = None
    unit: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geonames: int | None = None


class Count(Struct, frozen=True):
    """How many, from low to high (None is unbounded), in the article's words, and who counted."""

    text: str
    low: int | None
    high: int | None
    counted_by: str | None
    span: Span


class Stance(Struct, frozen=True):
    """How a target is shown: by the speaker in the words said, or by the narrator in the outlet's words around them."""

    value: StanceValue
    toward: Reference
    holder: StanceHolder = "speaker"


class Statement(Struct, frozen=True):
    """One thing that somebody is reported to have said: the words, whose, and on what they rest.

    `commitment` is how firmly the reporting text stands behind it, `speaker_commitment` how firmly the speaker does.
    `relay` is the chain through which it came ("Al-Noor TV", then "AFP"), nearest to the speaker first.
    `stances` are toward `targets`, those of the speaker and those of the narrator.
    """

    id: str
    form: Form
    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    by: str
    score: float
    attitude: Attitude = "said"
    speaker: Finding[Reference] | None = None
    on_behalf_of: Finding[Reference] | None = None
    addressee: Finding[Reference] | None = None
    targets: tuple[Finding[Reference], ...] = ()
    acts: tuple[Finding[str], ...] = ()
    authority: Finding[str] | None = None
    commitment: Finding[str] | None = None
    speaker_commitment: Finding[str] | None = None
    place: Finding[Place] | None = None
    said_on: Finding[When] | None = None
    medium: Finding[str] | None = None
    relay: tuple[Finding[str], ...] = ()
    parent: str | None = None
    stances: tuple[Finding[Stance], ...] = ()


class Event(Struct, frozen=True):
    """A deed that the article reports: its kind, the words that report it, where, when, how many, and its status.

    `reported_by` is the speaker who alone tells of it, where the article has no word of its own on it.
    """

    id: str
    kind: str
    evidence: tuple[Span, ...]
    by: str
    score: float
    actors: tuple[Finding[Reference], ...] = ()
    targets: tuple[Finding[Reference], ...] = ()
    place: Finding[Place] | None = None
    date: Finding[When] | None = None
    counts: tuple[Count, ...] = ()
    status: Finding[str] | None = None
    reported_by: Finding[Reference] | None = None


class Remark(Struct, frozen=True, gc=False):
    """The narrator's own distance, doubt or judgement: scare quotes, speculation ("perhaps?"), "could not be verified",
    loaded words; "reported" where they stand in what a speaker is reported to have said and may be the speaker's.
    """

    kind: RemarkKind
    span: Span
    by: str
    score: float = 1.0


class Toponym(Struct, frozen=True):
    """A place that the article names, and for what: the location itself, who rules or lives there ("Ankara said"), in
    an adjective ("the Turkish lira") or inside another's name ("the University of Ankara").

    `place.name` is the usual name; `by` says in a line why this place and no other of the name is meant.
    """

    span: Span
    use: PlaceUse
    place: Place
    by: str
    score: float = 1.0


class Problem(Struct, frozen=True, gc=False):
    """Something in the article that could not be read; it cost `span` and nothing else."""

    span: Span
    message: str


class Notes(Struct, frozen=True):
    """All that one article yields. `maker` names the version of the rules and the model."""

    article: Article
    statements: tuple[Statement, ...] = ()
    entities: tuple[Entity, ...] = ()
    events: tuple[Event, ...] = ()
    remarks: tuple[Remark, ...] = ()
    problems: tuple[Problem, ...] = ()
    maker: str = ""
    toponyms: tuple[Toponym, ...] = ()


# --- the record of many articles -------------------------------------------------------------------------------------


class Link(Struct, frozen=True):
    """A judged edge between two things of the record. Identity is an edge with a reason, never a merge."""

    left: str
    right: str
    verdict: Verdict
    by: str
    reason: str
    score: float = 1.0


class Wording(Struct, frozen=True):
    """How one report words an utterance: its drift from the longest wording, and what of that alters the meaning."""

    statement: str
    drift: Drift = "exact"
    altered: tuple[Alteration, ...] = ()


class Saying(Struct, frozen=True):
    """One utterance in all its reports: statement ids, the longest quotation first; how many are independent.

    `wordings` says how each statement, in the same order, differs from the longest. `first` are the statements of the
    articles that were published first, those that rest on another outlet's report left out; none where no article has
    a date.
    """

    id: str
    statements: tuple[str, ...]
    independent: int
    wordings: tuple[Wording, ...] = ()
    first: tuple[str, ...] = ()


class Conflict(Struct, frozen=True):
    """Two things on record that cannot both be so; shown and never resolved. `left` and `right` are ids.

    speaker: two statements give the same words to two speakers. statements: one actor says what contradicts what it
    said before. counts: two events of one happening (or twice one event) have counts that exclude each other.
    """

    kind: ConflictKind
    left: str
    right: str
    reason: str
    score: float = 1.0


class Happening(Struct, frozen=True):
    """One event in all its reports: event ids in order of publication, what it is, where, and when at the widest."""

    id: str
    kind: str
    events: tuple[str, ...]
    reason: str = ""
    place: Place | None = None
    first: str | None = None
    last: str | None = None


class Actor(Struct, frozen=True):
    """One actor across articles: the name to print and its entities, each written `article id#entity id`.

    `known_as` is its id in the registry of known actors, where it is one of them. What an `excluded` actor says is on
    record and not told.
    """

    id: str
    name: str
    entities: tuple[str, ...]
    known_as: str | None = None
    excluded: bool = False


class Anchor(Struct, frozen=True, order=True, gc=False):
    """Where an article names an actor: how a correction finds it again, however the article is read another time.

    `whole` means all that the article says of whoever is named there, else this one naming only.
    """

    article: str
    span: Span
    whole: bool = True


class Correction(Struct, frozen=True):
    """What a person decided about actors, with who (as far as given), when (ISO 8601, UTC) and why.

    merge: `left` is one with `right`, or with the registry's actor `known_as`. split: `left` is somebody else.
    rename, exclude: of `left`. The anchors of a side stand in the order in which they are tried. undo takes back the
    correction `undoes`.
    """

    id: int
    action: CorrectionAction
    by: str
    at: str
    reason: str = ""
    left: tuple[Anchor, ...] = ()
    right: tuple[Anchor, ...] = ()
    name: str | None = None
    known_as: str | None = None
    undoes: int | None = None


class Record(Struct, frozen=True):
    """All that is known about the articles at hand: the only thing that telling, exporting and serving read."""

    notes: tuple[Notes, ...]
    sayings: tuple[Saying, ...] = ()
    actors: tuple[Actor, ...] = ()
    links: tuple[Link, ...] = ()
    corrections: tuple[Correction, ...] = ()
    happenings: tuple[Happening, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
