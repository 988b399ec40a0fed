"""Who and what comes up in one article, in order: every mention with the entity that it stands for.

Names are joined over the whole article; descriptions ("the minister") to whoever was introduced as one before, where
that leaves one. Pronouns are not here: `antecedents` finds whom they point back at.
"""

from bisect import bisect_left, bisect_right
from functools import cache

from onrecord.gazetteer import country_name, country_of, demonym_of, lookup
from onrecord.lang.naming import naming
from onrecord.resolve.drafts import Draft, Occurrence
from onrecord.resolve.names import CROWD, NameIndex, bearers_of, name_tokens, without_suffix
from onrecord.resolve.roles import RANKING, Description, RoleReader, role_noun
from onrecord.schema import Gender, Mention, Span
from onrecord.text import Reading

BODIES = ("organization", "government", "outlet")
AWAY = 3  # paragraphs without a bearer of a surname after which the other one has it to himself again
ROWS = 4  # descriptions before a name that may be its own
DEFINITE = frozenset(("the", "this", "that"))


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
        self.roles = RoleReader(reading, mentions)
        self.names = NameIndex()
        self.drafts: list[Draft] = []
        self.occurrences: list[Occurrence] = []
        self.starts: list[int] = []
        self.who: list[Draft | None] = []
        self.by_kind: dict[str, list[Draft]] = {}
        self.stand_ins: dict[str, Draft] = {}
        self.apposed: dict[int, Draft] = {}
        self.paragraph_starts = [first for first, last in reading.paragraph_words]
        self.headings = [paragraph.span for paragraph in reading.article.paragraphs if paragraph.kind == "heading"]
        self._full_names()
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
        nouns = naming().nouns
        outlet = (self.reading.article.outlet or "").lower().removeprefix("the ")
        for mention in self.mentions:
            if mention.kind != "name":
                continue
            text = self.words(mention.head)
            tokens = name_tokens(text)
            if len(without_suffix(tokens)) < 2:
                continue
            draft = self.names.find_full(tokens)
            if draft is None:
                draft = self.new(text, mention.head, mention, named=True)
                draft.tokens = tokens
                self.names.add(draft, tokens)
                if draft.type in BODIES:
                    draft.kinds |= {nouns[token].lemma for token in (tokens[0], tokens[-1]) if token in nouns}
                    draft.kinds |= {"company"} if tokens[-1] in naming().classes["corporate"] else set()
                    draft.kinds |= {"club", "team"} if tokens[-1] in naming().classes["sporting"] else set()
            elif len(tokens) > len(draft.tokens):
                draft.name, draft.full, draft.tokens = text, mention.head, tokens
                self.names.add(draft, tokens)
            self.full[mention.head.start] = draft
            self._learn(draft, mention)
            if draft.type == "unknown" and text.lower() == outlet:
                draft.type = "outlet"
        self._join_surnames()
        for draft in self.drafts:
            if draft.became is None:
                self.names.add_short_forms(draft)

    def _join_surnames(self) -> None:
        """A name of several parts that ends just one longer name is its surname: "van der Meer", "Ortega Quiroga"."""
        longer: dict[tuple[str, ...], list[Draft]] = {}
        for draft in self.drafts:
            if draft.type in ("person", "unknown"):
                for start in range(1, len(draft.tokens) - 1):
                    longer.setdefault(draft.tokens[start:], []).append(draft)
        for draft in self.drafts:
            bearers = longer.get(draft.tokens, [])
            if len(bearers) != 1 or draft.type not in ("person", "unknown"):
                continue
            longer_one = bearers[0]
            if draft.tokens[0] not in naming().given:
                longer_one.absorb(draft)
                longer_one.uses += 1
            elif longer_one.tokens[0] not in naming().given and len(draft.tokens) == len(longer_one.tokens) - 1:
                draft.absorb(longer_one)  # "Slam Jane Doe" of a headline
        self.full = {start: draft.now for start, draft in self.full.items()}

    def _learn(self, draft: Draft, mention: Mention) -> None:
        """What the words around a name say of whom it names."""
        if draft.type == "unknown":
            draft.type = mention.type
        if draft.gender == "unknown" and not self._is_bare_surname(draft, mention):
            draft.gender = mention.gender
        for description in self.roles.around(mention):
            self.describe(draft, description)
            for span in description.spans:
                self.apposed[span.start] = draft
            if description.roles and draft.type == "unknown" and self._tells_person(description, mention):
                draft.type = "person"

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
        draft.kinds |= description.kinds
        draft.role_words |= description.modifiers
        if draft.gender == "unknown":
            draft.gender = description.gender

    def _all_mentions(self) -> None:
        for mention in self.mentions:
            if mention.kind == "pronoun":
                self._keep_pronoun(mention)
                continue
            draft, rule, score = self._draft_of(mention)
            occurrence = Occurrence(mention, draft, self.reading.word_at(mention.span.start), rule, score)
            if mention.kind == "name":
                self._join_appositions(occurrence)
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
            return (known, "name", 1.0) if known is not None else self._short_name(mention)
        apposed = self.apposed.get(mention.span.start)
        if apposed is not None:
            return apposed, "apposition", 0.95
        return self._nominal(mention)

    # --- short names --------------------------------------------------------------------------------------------------

    def _short_name(self, mention: Mention) -> tuple[Draft, str, float]:
        tokens = name_tokens(self.words(mention.head))
        guess = self.names.find_short(tokens)
        said = self.roles.before_name(mention) if mention.span.start < mention.head.start else Description()
        bearers = bearers_of(guess, self.words(mention.head), mention, said.kinds)
        rule, score = guess.rule, 0.95 if guess.rule == "surname" else 0.9
        if len(bearers) > 1:
            bearers, rule, score = self._nearest(bearers, mention, rule)
        if not bearers:
            draft = self.names.full.get(tokens)
            if draft is None or (draft.type == "person" and mention.type == "place"):
                draft = self.new(self.words(mention.head), mention.head, mention, named=True)
                draft.tokens = tokens
                self.names.full.setdefault(tokens, draft)
            rule, score = "name", 1.0
        elif len(bearers) > 1:
            return self._ambiguous(" ".join(tokens), bearers, mention), "ambiguous surname", 0.3
        else:
            draft = bearers[0]
            draft.uses += guess.rule in ("surname", "first name")
        self._learn(draft, mention)
        return draft, rule, score

    def _nearest(self, bearers: list[Draft], mention: Mention, rule: str) -> tuple[list[Draft], str, float]:
        """One of several bearers of a name, where the text so far leaves one: the only one introduced, the near one."""
        introduced = [draft for draft in bearers if draft.spans]
        if len(introduced) == 1:
            return introduced, rule, 0.9
        paragraph = self.paragraph_of(self.reading.word_at(mention.span.start))
        near = [draft for draft in introduced if self.last_paragraph(draft) == paragraph]
        used = [draft for draft in introduced if draft.uses]
        if len(near) == 1 and (not used or used == near):
            return near, f"{rule}, nearest bearer", 0.8
        away = all(paragraph - self.last_paragraph(draft) > AWAY for draft in introduced if draft not in used)
        if len(used) == 1 and used[0].uses > 1 and away and paragraph - self.last_paragraph(used[0]) <= AWAY:
            return used, f"{rule}, established", 0.75
        return bearers, rule, 0.3

    def _ambiguous(self, key: str, bearers: list[Draft], mention: Mention) -> Draft:
        """A stand-in for one of several: it can speak and be pointed back at, but it is nobody's entity."""
        draft = self.stand_ins.get(key)
        if draft is None:
            draft = self.new(self.words(mention.head), mention.head, mention, named=False)
            draft.type = mention.type if mention.type in BODIES else "person"
            draft.open, draft.candidates = True, tuple(bearers)
            self.stand_ins[key] = draft
        return draft

    # --- descriptions -------------------------------------------------------------------------------------------------

    def _nominal(self, mention: Mention) -> tuple[Draft, str, float]:
        reading = self.reading
        first, head = reading.word_at(mention.span.start), reading.word_at(mention.head.start)
        noun = role_noun(reading.lower, first, head)
        lemma = noun.lemma if noun is not None else reading.lower[head]
        whose = any(is_genitive(reading.words[at]) for at in range(first, head))
        if reading.lower[first] in DEFINITE and first < head and not whose:
            found = self._introduced(mention, lemma, first, head)
            if len(found) == 1:
                return found[0], "role", 0.85
            bodies = [draft for draft in found if draft.named]
            if len(found) > 1 and len(bodies) == 1 and mention.type in BODIES:
                return bodies[0], "role", 0.8
            if len(found) > 1:
                return self._ambiguous(f"the {lemma}", found, mention), "ambiguous role", 0.3
        words = self.words(mention.span)
        if words[0].isupper() and not self.keeps_capital(mention.span.start):
            words = words[0].lower() + words[1:]
        draft = self.new(words, mention.span, mention, named=False)
        draft.head = lemma
        draft.kinds = {lemma, lemma.split()[-1], *(noun.broader if noun is not None else ())}
        said = self.roles.nominal(mention)
        if mention.type == "person" and mention.number == "singular":
            self.describe(draft, said)
        elif mention.type in BODIES:
            self.describe(draft, Description(affiliations=said.affiliations))
        return draft, "description", 0.9

    def _introduced(self, mention: Mention, lemma: str, first: int, head: int) -> list[Draft]:
        """Who was introduced before as what "the ..." says; the nearest paragraph decides among several."""
        reading = self.reading
        introduced = dict.fromkeys(draft.now for draft in self.by_kind.get(lemma, ())[-CROWD:])
        known = [draft for draft in introduced if _agrees(draft, mention)]
        if mention.span.end > mention.head.end:
            return [
                draft
                for draft in known
                if reading.text[mention.span.start : mention.span.end].lower() == draft.name.lower()
            ]
        known = [draft for draft in known if not self._contradicts(draft, range(first + 1, head), lemma)]
        if len(known) > 1:
            paragraph = self.paragraph_of(head)
            near = [draft for draft in known if self.last_paragraph(draft) == paragraph]
            return near if len(near) == 1 else known
        return known

    def _contradicts(self, draft: Draft, said: range, lemma: str) -> bool:
        """Whether a description's modifier speaks against a draft: "the oil minister" is not the foreign minister."""
        reading = self.reading
        plain = {reading.lower[at] for at in said if not reading.words[at][0].isupper()} - RANKING
        own = draft.role_words - RANKING
        if plain and own and not plain & own and lemma.split()[-1] in {part.split()[-1] for part in draft.kinds}:
            return True
        capitals = [reading.words[at] for at in said if reading.words[at][0].isupper()]
        if capitals and not draft.named and not any(word in draft.name for word in capitals):
            return True
        if not capitals or not draft.affiliations:
            return False
        bound = " ".join(finding.value for finding in (*draft.affiliations, *draft.roles)).lower()
        countries = {finding.value for finding in draft.affiliations}
        return not any(word.lower() in bound or country_name(demonym_of(word) or "") in countries for word in capitals)

    # --- apposition before a name -------------------------------------------------------------------------------------

    def _join_appositions(self, name: Occurrence) -> None:
        """Join the descriptions right before a name, of which an inner one may end where an outer one does."""
        for before in self.occurrences[: -ROWS - 1 : -1]:
            if name.mention.span.start - before.mention.span.end <= 2:
                self._join_apposition(before, name)

    def _join_apposition(self, before: Occurrence, name: Occurrence) -> None:
        """ "The foreign minister, Jane Doe," and "spokesman for the ministry Jane Doe": the name says who it is."""
        described = before.draft
        if described is name.draft or described.named or described.open or before.mention.number == "plural":
            return
        text = self.reading.text
        gap = text[before.mention.span.end : name.mention.span.start]
        either = name.draft.type in BODIES and bool(described.kinds & naming().classes["either"])
        body = before.mention.type in BODIES or either
        if name.mention.span.start < before.mention.span.end:
            return
        if body != (name.draft.type in BODIES or (body and name.draft.type == "unknown")):
            return
        if gap.strip() == ",":
            after = text[name.mention.head.end : name.mention.head.end + 1]
            if after not in (",", ".", ")", ";", ":") or before.mention.kind == "collective":
                return
            if body and lookup(name.draft.name) is not None:
                return  # "a school in Austin, Texas,"
        elif gap.strip():
            return
        name.draft.absorb(described)
        if not body and name.draft.type == "unknown" and not described.kinds & naming().classes["either"]:
            name.draft.type = "person"
        self.apposed[before.mention.span.start] = name.draft
        place = len(self.occurrences) - 1
        while self.occurrences[place] is not before:
            place -= 1
        self.occurrences[place] = Occurrence(before.mention, name.draft, before.word, "apposition", 0.95)

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
        return reading.starts[at] in self.name_starts

    def paragraph_of(self, word: int) -> int:
        """The paragraph of a word."""
        return bisect_right(self.paragraph_starts, word) - 1

    def last_paragraph(self, draft: Draft) -> int:
        """The paragraph in which a draft came up last, so far."""
        return self.paragraph_of(self.reading.word_at(draft.spans[-1].start)) if draft.spans else -1

    def before(self, offset: int) -> int:
        """How many occurrences start before an offset."""
        return bisect_left(self.starts, offset)


@cache
def opening_words() -> frozenset[str]:
    """Words that begin a description with a capital only at a sentence's start."""
    return naming().in_class("definite", "indefinite", "possessive", "quantity", "preposition", "modifier")


def is_genitive(word: str) -> bool:
    """Whether a word ends in an s-genitive."""
    return word.endswith(("’s", "'s"))


def _agrees(draft: Draft, mention: Mention) -> bool:
    genders: set[Gender] = {draft.gender, mention.gender}
    same_kind = (draft.type == "person" or draft.type == "unknown") == (mention.type == "person")
    return same_kind and not {"female", "male"} <= genders and draft.is_plural != (mention.number == "singular")
