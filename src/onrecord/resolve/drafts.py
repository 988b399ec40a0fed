"""An entity while it is being put together, and where in the text it comes up."""

from msgspec import Struct

from onrecord.gazetteer import demonym_of
from onrecord.schema import EntityType, Finding, Gender, Mention, Number, Span

BODIES = ("organization", "government", "outlet")
AWAY = 3  # paragraphs after which somebody who does not come up is out of sight


class Draft:
    """Somebody or something, as far as the text has told. `order` is that of first mention.

    `name` is what to print; `full` is the span that gives it. `lemmas` are those of its roles, `kinds` also what else
    such a person may be called; `role_words` are the lower-case words of its roles. `named` is False for a mere
    description.
    """

    __slots__ = (
        "affiliations",
        "became",
        "candidates",
        "full",
        "gender",
        "head",
        "kinds",
        "lemmas",
        "name",
        "named",
        "number",
        "open",
        "order",
        "parts",
        "role_words",
        "roles",
        "spans",
        "speaks_for",
        "spoke",
        "tokens",
        "type",
        "uses",
    )  # fmt: skip

    def __init__(self, order: int, name: str, full: Span, type: EntityType, *, named: bool) -> None:
        self.order, self.name, self.full, self.type, self.named = order, name, full, type, named
        self.gender: Gender = "unknown"
        self.number: Number = "unknown"
        self.head = ""  # the lemma of a description's head noun
        self.lemmas: set[str] = set()
        self.kinds: set[str] = set()
        self.role_words: set[str] = set()
        self.roles: list[Finding[str]] = []
        self.affiliations: list[Finding[str]] = []
        self.speaks_for: list[Finding[str]] = []  # the bodies whose spokesperson it is
        self.spans: list[Span] = []
        self.tokens: tuple[str, ...] = ()
        self.parts: tuple[Draft, ...] = ()  # of "Jane Doe and John Roe"
        self.open = False  # a stand-in for one of the candidates, whom the text does not decide
        self.candidates: tuple[Draft, ...] = ()
        self.became: Draft | None = None  # whom a description turned out to be
        self.spoke = False
        self.uses = 0  # times that a short form stood for it and nobody else could bear it

    @property
    def is_person(self) -> bool:
        """One human being; a name of unknown type counts if its last part stands for it or if it spoke."""
        if self.number == "plural":
            return False
        if self.type == "unknown":
            return self.named and len(self.tokens) <= 4 and (self.uses > 0 or (self.spoke and len(self.tokens) > 1))
        return self.type == "person"

    @property
    def may_be_person(self) -> bool:
        """A name of several parts with nothing to say what it names: no answer, but a doubt about another one."""
        several = 2 <= len(self.tokens) <= 4 and demonym_of(self.name.split()[-1]) is None and " of " not in self.name
        return self.named and self.type == "unknown" and several and self.number != "plural"

    @property
    def is_body(self) -> bool:
        """Something that "it" can stand for: an institution, an outlet, a document, a group."""
        return self.type in ("organization", "government", "outlet", "document", "group", "place") or (
            self.type == "unknown" and self.named and not (self.roles or self.uses or self.gender != "unknown")
        )

    @property
    def is_plural(self) -> bool:
        """Something that "they" can stand for without doubt."""
        return self.number == "plural" or bool(self.parts)

    def add_role(self, role: Finding[str]) -> None:
        """Keep a role unless the same words are there already."""
        if role.value and all(role.value.lower() != known.value.lower() for known in self.roles):
            self.roles.append(role)

    def add_affiliation(self, affiliation: Finding[str]) -> None:
        """Keep an affiliation unless it is there already."""
        if affiliation.value and all(affiliation.value.lower() != known.value.lower() for known in self.affiliations):
            self.affiliations.append(affiliation)

    @property
    def now(self) -> "Draft":
        """The draft itself, or whom it turned out to be."""
        draft = self
        while draft.became is not None:
            draft = draft.became
        return draft

    def absorb(self, other: "Draft") -> None:
        """Take over all that is known of a description that turned out to be this one."""
        if other is self:
            return
        other.became = self
        self.spans.extend(other.spans)
        self.lemmas |= other.lemmas
        self.kinds |= other.kinds
        self.role_words |= other.role_words
        for role in other.roles:
            self.add_role(role)
        for affiliation in other.affiliations:
            self.add_affiliation(affiliation)
        self.speaks_for.extend(body for body in other.speaks_for if body not in self.speaks_for)
        if self.gender == "unknown":
            self.gender = other.gender


class Occurrence(Struct, frozen=True):
    """One mention, whom or what it stands for, and its first word."""

    mention: Mention
    draft: Draft
    word: int
    rule: str
    score: float


def is_genitive(word: str) -> bool:
    """Whether a word ends in an s-genitive."""
    return word.endswith(("’s", "'s"))
