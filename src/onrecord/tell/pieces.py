"""What a roundup is made of: sections of entries of sentences, a sentence of pieces that say whose words they are."""

from typing import Literal

from msgspec import Struct

from onrecord.schema import Article, Span

PieceKind = Literal["own", "name", "label", "reported", "quoted", "cite"]


class Piece(Struct, frozen=True):
    """A run of words of one kind.

    own       On Record's words: names, positions, "said", days and places
    name      a speaker's name where it stands first
    label     an evidence label: "Unconfirmed"
    reported  an outlet's wording, verbatim, not a quotation of the speaker
    quoted    words that the source prints between quotation marks, verbatim, in one pair of marks
    cite      the label of a citation: "2c"
    """

    kind: PieceKind
    text: str


class Sentence(Struct, frozen=True):
    """One sentence of the roundup; `statements` are the ids of those it tells."""

    pieces: tuple[Piece, ...]
    statements: tuple[str, ...] = ()

    @property
    def citations(self) -> tuple[str, ...]:
        """The labels of what the sentence rests on, in its order."""
        return tuple(piece.text for piece in self.pieces if piece.kind == "cite")

    @property
    def text(self) -> str:
        """The sentence as plain text; a label stands in brackets before it, citations in brackets where they stand."""
        shown = {"cite": " [{}]", "label": "[{}] "}
        return "".join(shown.get(piece.kind, "{}").format(piece.text) for piece in self.pieces).strip()


class Entry(Struct, frozen=True):
    """What one speaker said in a section. `heading` is the place below the section's, where a new one begins."""

    sentences: tuple[Sentence, ...]
    heading: str = ""


class Section(Struct, frozen=True):
    """A country, a day or a speaker; `note` says more about it (a speaker's positions)."""

    title: str
    entries: tuple[Entry, ...]
    note: Sentence | None = None


class Citation(Struct, frozen=True):
    """What a label stands for: spans in one article by their part; an event or a remark is the narrator's alone."""

    label: str
    content: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    source: tuple[Span, ...] = ()
    narrator: tuple[Span, ...] = ()

    @property
    def spans(self) -> tuple[Span, ...]:
        """All its spans, in text order."""
        return tuple(sorted((*self.content, *self.cue, *self.source, *self.narrator)))


class Source(Struct, frozen=True):
    """An article of the roundup under its number, with what is cited of it."""

    number: int
    article: Article
    outlet: str
    published: str
    citations: tuple[Citation, ...] = ()
    copy_of: int | None = None


class Roundup(Struct, frozen=True):
    """A whole roundup, ready to render: what it covers, who said what, what outlets report, and the sources."""

    title: str
    covers: tuple[str, ...]
    sections: tuple[Section, ...]
    reported: tuple[Sentence, ...]
    sources: tuple[Source, ...]

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence, in order."""
        told = [sentence for section in self.sections for entry in section.entries for sentence in entry.sentences]
        notes = [section.note for section in self.sections if section.note]
        return (*notes, *told, *self.reported)
