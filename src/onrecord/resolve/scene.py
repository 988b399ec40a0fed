"""Who and what comes up in one article, in order: every mention with the entity that it stands for.

Names are joined over the whole article; descriptions ("the minister") to whoever was introduced as one before, where
that leaves one. Pronouns are not here: `antecedents` finds whom they point back at.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cache

from onrecord.gazetteer import country_of, demonym_of, lookup
from onrecord.lang.naming import naming
from onrecord.resolve.aliases import body_kinds, introduced_aliases
from onrecord.resolve.descriptions import described
from onrecord.resolve.drafts import BODIES, Draft, Occurrence
from onrecord.resolve.name_introductions import join_introductions
from onrecord.resolve.names import CROWD, NameIndex, name_tokens, without_honours, without_suffix
from onrecord.resolve.role_phrases import Description
from onrecord.resolve.roles import RoleReader
from onrecord.resolve.short_names import add_contested, short_name
from onrecord.schema import Gender, Mention, Span
from onrecord.text import Reading

LOCATIVE = frozenset(("in", "at", "near", "from", "outside", "across"))
HELD = frozenset("shares share stake stakes stock invested investment interest confidence trust holding".split())
DASH = re.compile(r"(?:,[^—–:\n]{0,25}|\s\([^)]{0,25}\))?\s?(?:[—–]|--?\s)")
MOST_SPANS = 50  # mentions of one name that are looked at

NOBODY = Draft(-1, "", Span(0, 0), "unknown", named=False)  # what a pronoun stands for before it is resolved


class Scene:
    """The occurrences of one article in text order, and the drafts of its entities.

    `starts` are the offsets of the occurrences, `who` whom each stands for (None for a pronoun until it is resolved);
    `by_kind` the drafts introduced so far by what they may be called.
    """

    def __init__(self, reading: Reading, mentions: tuple[Mention, ...]) -> None:
        self.reading = reading
        self.mentions = mentions
        self.name_starts = {mention.head.start for mention in mentions if mention.kind == "name"}
        self.name_at = {mention.span.start: mention for mention in mentions if mention.kind == "name"}
        self.roles = RoleReader(reading, mentions)
        self.names = NameIndex()
        self.drafts: list[Draft] = []
        self.occurrences: list[Occurrence] = []
        self.starts: list[int] = []
        self.who: list[Draft | None] = []
        self.by_kind: dict[str, list[Draft]] = {}
        self.aged: dict[str, list[Draft]] = {}  # who is so many years old
        self.stand_ins: dict[str, Draft] = {}
        self.apposed: dict[int, Draft] = {}
        self.relatives: list[tuple[int, Draft]] = []  # named by a first name as somebody's, and in which paragraph
        self.bodies_of: dict[Draft, set[str]] = {}  # what the bodies are called whose people are told of by "its"
        self.paragraph_starts = [first for first, last in reading.paragraph_words]
        self.headings = [paragraph.span for paragraph in reading.article.paragraphs if paragraph.kind == "heading"]
        names = [mention for mention in mentions if mention.kind == "name"]
        self.second_names = list(introduced_aliases(reading.text, names))
        self.roles.aliases.update(short.head.start for _, short in self.second_names)
        self._full_names()
        self._join_surnames()
        self._read_aliases()
        for draft in self.drafts:
            if draft.became is None:
                self.names.add_short_forms(draft)
        for draft in self.drafts:
            if draft.became is None:
                self.names.add_family_first(draft)
        add_contested(self, names)
        self._all_mentions()

    # --- building -----------------------------------------------------------------------------------------------------

    def new(self, name: str, span: Span, mention: Mention, *, named: bool) -> Draft:
        """A draft of somebody new."""
        draft = Draft(len(self.drafts), name, span, mention.type, named=named)
        draft.gender, draft.number = mention.gender, mention.number
        self.drafts.append(draft)
        return draft

    def _full_names(self) -> None:
        self.full: dict[int, Draft] = {}
        outlet = (self.reading.article.outlet or "").lower().removeprefix("the ")
        for mention in self.mentions:
            if mention.kind != "name":
                continue
            text = without_honours(self.words(mention.head))
            tokens = name_tokens(text)
            if len(without_suffix(tokens)) < 2:
                continue
            draft = self.names.find_full(tokens)
            if draft is None:
                draft = self.new(text, mention.head, mention, named=True)
                draft.tokens = tokens
                self.names.add(draft, tokens)
                if draft.type in BODIES:
                    draft.lemmas |= body_kinds(tokens)
                    draft.kinds |= draft.lemmas
            elif len(tokens) > len(draft.tokens):
                draft.name, draft.full, draft.tokens = text, mention.head, tokens
                self.names.add(draft, tokens)
            elif draft.name.isupper() and not text.isupper() and len(tokens) == len(draft.tokens):
                draft.name, draft.full = text, mention.head  # a headline's capitals
            self.full[mention.head.start] = draft
            self.learn(draft, mention)
            if draft.type == "unknown" and text.lower() == outlet:
                draft.type = "outlet"

    def _read_aliases(self) -> None:
        """Enter "UBC" for "the Upper Basin Commission (UBC)", whichever of the two the text gives first."""
        for long, short in self.second_names:
            draft, other = self.full.get(long.head.start), self.full.get(short.head.start)
            if draft is None and other is not None:
                draft, other, short = other, None, long
            if draft is None or other is not None:
                continue
            draft = draft.now
            if draft.type == "unknown":
                draft.type = "organization"
            self.names.aliases.setdefault(name_tokens(self.words(short.head)), draft)

    def _join_surnames(self) -> None:
        """A name of several parts that ends just one longer name is its surname: "van der Meer", "Ortega Quiroga"."""
        longer: dict[tuple[str, ...], list[Draft]] = {}
        hyphened: set[Draft] = set()
        for draft in self.drafts:
            if draft.type in ("person", "unknown"):
                for start in range(1, len(draft.tokens) - 1):
                    longer.setdefault(draft.tokens[start:], []).append(draft)
        for draft in self.drafts:
            bearers = longer.get(draft.tokens, [])
            if len(bearers) != 1 or draft.type not in ("person", "unknown", "place"):
                continue
            longer_one = bearers[0]
            if " " not in draft.name:  # "Mr Doe-Roe": titles decide mention by mention
                hyphened.add(draft)
                self.names.full.pop(draft.tokens, None)
            if draft in hyphened:
                draft.gender = "unknown"  # "Mrs Doe-Roe" may be the wife: titles decide mention by mention
            if draft.tokens[0] not in naming().given or draft in hyphened:
                longer_one.absorb(draft)
                longer_one.type = "person" if draft.type == "person" else longer_one.type
                longer_one.uses += 1
            elif longer_one.tokens[0] not in naming().given and len(draft.tokens) == len(longer_one.tokens) - 1:
                draft.absorb(longer_one)  # "Slam Jane Doe" of a headline
        self.full = {start: draft.now for start, draft in self.full.items() if draft not in hyphened}

    def learn(self, draft: Draft, mention: Mention) -> None:
        """What the words around a name say of whom it names."""
        if draft.type == "unknown":
            draft.type = "place" if self._is_dateline(mention) else mention.type
        if draft.type == "unknown" and not draft.spans and len(draft.tokens) > 1 and lookup(draft.name) is not None:
            draft.type = "place"  # "New Hampshire"
        if draft.type == "person" and "&" in draft.name:
            draft.type = "organization"  # "Moore & Van Allen"
        if draft.gender == "unknown" and not self._is_bare_surname(draft, mention):
            draft.gender = mention.gender
        if self._is_where(mention):
            return
        if mention.type not in BODIES and self.roles.is_tried(mention):
            self.call(draft, ("defendant", "accused"))
        gender = self._reflexive(mention)
        if gender != "unknown" and draft.gender == "unknown":
            draft.gender = gender
        age = self.roles.age(mention)
        if age is not None and draft not in self.aged.setdefault(age, [])[:CROWD]:
            self.aged[age].append(draft)
            draft.type = "person" if draft.type == "unknown" else draft.type
        for description in self.roles.around(mention):
            self.describe(draft, description)
            for span in description.spans:
                self.apposed[span.start] = draft
            if description.roles and draft.type == "unknown" and self._tells_person(description, mention):
                draft.type = "person"
            elif not description.roles and description.lemmas and draft.type == "unknown":
                draft.type = "organization"

    def _reflexive(self, mention: Mention) -> Gender:
        """The gender that ", himself a doctor," behind a name tells."""
        at = self.reading.word_at(mention.head.end)
        low = self.reading.lower[at + 1 : at + 2] if self.reading.words[at : at + 1] == [","] else []
        return "male" if low == ["himself"] else "female" if low == ["herself"] else "unknown"

    def _is_where(self, mention: Mention) -> bool:
        """Whether a name tells where: behind "in Ho Chi Minh City," stands nothing that it is."""
        at = self.reading.word_at(mention.head.start)
        before = self.reading.lower[at - 1] if at else ""
        return before in LOCATIVE and before != "from" and lookup(self.words(mention.head)) is not None

    def _is_dateline(self, mention: Mention) -> bool:
        """Whether capitals and a dash at a paragraph's start are those of a town: "HOLLIS CORNER — A plan"."""
        at = self.reading.word_at(mention.head.start)
        opens = self.paragraph_starts[self.paragraph_of(at)] == at
        behind = self.reading.text[mention.head.end : mention.head.end + 40]
        return opens and self.words(mention.head).isupper() and DASH.match(behind) is not None

    def _is_bare_surname(self, draft: Draft, mention: Mention) -> bool:
        """Whether a mention is the last part of a longer name alone: as a surname, a man's name tells no gender."""
        name = self.words(mention.head).lower()
        return mention.span.start == mention.head.start and len(draft.tokens) > 1 and name == draft.tokens[-1]

    def _tells_person(self, description: Description, mention: Mention) -> bool:
        """Whether a role makes a person of a name: not "the owner, Norvik", not "of the Free List, his partner"."""
        at = self.reading.word_at(mention.head.start)
        name = self.words(mention.head)
        if (at and self.reading.lower[at - 1] == "the") or (" " not in name and lookup(name) is not None):
            return False
        return description.gender != "unknown" or not description.kinds & naming().classes["either"]

    def describe(self, draft: Draft, description: Description) -> None:
        """Add what a description says to a draft."""
        for role in description.roles:
            draft.add_role(role)
        for affiliation in description.affiliations:
            if affiliation.value.lower() != draft.name.lower():
                draft.add_affiliation(affiliation)
        if description.lemmas & naming().classes["spokesperson"]:
            draft.speaks_for.extend(body for body in description.affiliations if body not in draft.speaks_for)
        draft.lemmas |= description.lemmas
        self.call(draft, description.kinds)
        draft.role_words |= description.modifiers
        if draft.gender == "unknown":
            draft.gender = description.gender

    def call(self, draft: Draft, kinds: Iterable[str]) -> None:
        """Enter what somebody may be called; who has come up is known by it from here on."""
        if draft.spans:
            for kind in sorted(set(kinds) - draft.kinds):
                self.by_kind.setdefault(kind, []).append(draft)
        draft.kinds |= set(kinds)

    def _all_mentions(self) -> None:
        for mention in self.mentions:
            if mention.kind == "pronoun":
                self._keep_pronoun(mention)
                continue
            draft, rule, score = self._draft_of(mention)
            occurrence = Occurrence(mention, draft, self.reading.word_at(mention.span.start), rule, score)
            if mention.kind == "name":
                join_introductions(self, occurrence)
            self.keep(occurrence)

    def _keep_pronoun(self, mention: Mention) -> None:
        word = self.reading.word_at(mention.span.start)
        if mention.gender != "unknown" and self.reading.quotation_of[word] < 0:
            self.starts.append(mention.span.start)
            self.occurrences.append(Occurrence(mention, NOBODY, word, "pronoun", 0.0))
            self.who.append(None)

    def keep(self, occurrence: Occurrence) -> None:
        """Enter an occurrence; at the first one its draft becomes known to descriptions."""
        draft = occurrence.draft
        if not draft.spans:
            for kind in sorted(draft.kinds):
                self.by_kind.setdefault(kind, []).append(draft)
        draft.spans.append(occurrence.mention.span)
        self.starts.append(occurrence.mention.span.start)
        self.occurrences.append(occurrence)
        self.who.append(draft)

    def _draft_of(self, mention: Mention) -> tuple[Draft, str, float]:
        if mention.kind == "name":
            known = self.full.get(mention.head.start)
            return (known, "name", 1.0) if known is not None else short_name(self, mention)
        apposed = self.apposed.get(mention.span.start)
        if apposed is not None:
            if apposed.gender == "unknown" and apposed.is_person:
                apposed.gender = mention.gender  # "the mayor’s niece"
            return apposed, "apposition", 0.95
        return described(self, mention)

    # --- what is open -------------------------------------------------------------------------------------------------

    def ambiguous(self, key: str, bearers: list[Draft], mention: Mention) -> Draft:
        """A stand-in for one of several: it can speak and be pointed back at, but it is nobody's entity."""
        draft = self.stand_ins.get(key)
        if draft is None:
            draft = self.new(self.words(mention.head), mention.head, mention, named=False)
            draft.type = mention.type if mention.type in BODIES else "person"
            draft.open, draft.candidates = True, tuple(bearers)
            self.stand_ins[key] = draft
        return draft

    # --- looking up ---------------------------------------------------------------------------------------------------

    def words(self, span: Span) -> str:
        """The words at a span with plain single spaces."""
        return " ".join(self.reading.text[span.start : span.end].split())

    def keeps_capital(self, start: int) -> bool:
        """Whether the word at an offset is capitalised for its own sake, not only as the first of a sentence."""
        reading = self.reading
        at = reading.word_at(start)
        word, low = reading.words[at], reading.lower[at]
        classes = naming().classes
        if low in classes["conviction"] or low in classes["regional"] or low in naming().titles:
            return True
        if low in opening_words():
            return False
        starts_sentence = reading.sentences[reading.sentence_of[at]][0] == at
        if not (starts_sentence and word[1:].islower()) or demonym_of(word) or country_of(word):
            return True
        alone = at + 1 < len(reading.words) and reading.lower[at + 1] in ("and", ",", "(")
        known = low in naming().nouns or low in naming().pronouns
        return reading.starts[at] in self.name_starts or (alone and not known)

    def paragraph_of(self, word: int) -> int:
        """The paragraph of a word."""
        return bisect_right(self.paragraph_starts, word) - 1

    def is_above_text(self, word: int) -> bool:
        """Whether a word stands in a title or a heading."""
        return self.reading.article.paragraphs[self.paragraph_of(word)].kind in ("title", "heading")

    def last_paragraph(self, draft: Draft) -> int:
        """The paragraph in which a draft came up last, so far."""
        return self.paragraph_of(self.reading.word_at(draft.spans[-1].start)) if draft.spans else -1

    def draft_at(self, mention: Mention) -> Draft | None:
        """Whom a name names, whether or not the text has come to it; None where several may bear it."""
        known = self.full.get(mention.head.start)
        if known is not None:
            return known.now
        drafts = self.names.find_short(name_tokens(self.words(mention.head))).drafts
        return drafts[0].now if len(drafts) == 1 else None

    def is_whereabouts(self, draft: Draft) -> bool:
        """Whether the text has been in or at what a draft names: a place, whatever else."""
        lower = self.reading.lower
        words = (self.reading.word_at(span.start) - 1 for span in draft.spans[:MOST_SPANS])
        return any(at > 0 and lower[at] in LOCATIVE and lower[at - 1] not in HELD for at in words)

    def before(self, offset: int) -> int:
        """How many occurrences start before an offset."""
        return bisect_left(self.starts, offset)


@cache
def opening_words() -> frozenset[str]:
    """Words that begin a description with a capital only at a sentence's start."""
    return naming().in_class("definite", "indefinite", "possessive", "quantity", "preposition", "modifier")
