"""Roles and affiliations that the text gives somebody: before the name, in an apposition, after "who is", "X of Y"."""

from collections.abc import Iterator
from functools import cached_property

from msgspec import structs

from onrecord.lang.naming import naming
from onrecord.resolve.drafts import BODIES
from onrecord.resolve.lists import Listed, listed_people
from onrecord.resolve.role_phrases import Description, PhraseReader
from onrecord.resolve.role_words import (
    closed_words,
    is_adjective,
    plain,
    role_noun,
)
from onrecord.schema import Finding, Mention, Span

AFFILIATING = ("organization", "government", "outlet", "group", "unknown")
CLOSERS = frozenset(',.;:)—–-”"!?')
BEING = frozenset("is was became becomes remains has been served serves also currently now then as heads".split())
ALSO = frozenset("also now then once himself herself formerly currently previously".split())
KEPT_LINKS = frozenset(("of", "for"))
LONGEST_APPOSITION = 18  # words
LONGEST_ASIDE = 14  # words of an age and an address between them
LONGEST_CHARGE = 4  # words between a name and what makes a defendant of it
LONGEST_AGE = 3  # digits
SPEAKS = frozenset(
    "said says told tells added wrote writes asked called made went took gave became began left met".split()
)
NAMING = frozenset("named appointed elected chose chosen installed swore sworn nominated confirmed picked".split())
FARTHEST_NAMING = 15  # words between the verb and the office


class RoleReader(PhraseReader):
    """Reads all that the text around a name says of whom it names."""

    @cached_property
    def listed(self) -> dict[int, Listed]:
        """The names that stand in a list under one role, by where they start."""
        return listed_people(self.reading, self.mentions)

    def around(self, mention: Mention) -> list[Description]:
        """All that is said of the person or body that a name mention names, right before and right behind the name."""
        found = []
        if mention.head.start in self.listed:
            nominal, role, lemmas, kinds, whence = self.listed[mention.head.start]
            said = Finding(role, (nominal.span,), "listed", 0.85)
            found.append(Description((said,), whence, lemmas, kinds))
        if mention.span.start < mention.head.start:
            found.append(self.before_name(mention))
        after = self.behind_name(mention)
        if after is not None:
            found.append(after)
        return found

    def behind_name(self, mention: Mention) -> Description | None:
        """An apposition or relative clause behind the name, or "of" and a body."""
        reading = self.reading
        at = reading.word_at(mention.head.end)
        words, lower = reading.words, reading.lower
        if at < len(words) and reading.starts[at] < mention.head.end:
            return None  # a genitive: "Doe's wife, a teacher,"
        if at + 1 >= len(words):
            return None
        if words[at] == "(":
            return self._apposition(at + 1, mention) or self._bracketed(at)
        if words[at] in ",–—":
            return self._named_as(at + 1) or self._apposition(self._past_age(at) + 1, mention)
        if lower[at] in ("who", "is", "was", "became", "becomes", "remains"):
            return self._being(at)
        if lower[at] in ("of", "from"):
            return self._of(at) or self._behind_origin(at)
        return self._named_as(at) if lower[at] in ("as", "to") else None

    def _named_as(self, at: int) -> Description | None:
        """The office to which a sentence names somebody: "appointed Jane Doe as acting premier"."""
        reading = self.reading
        if reading.lower[at] != "as" or at + 1 >= len(reading.words):
            return None
        first = reading.sentences[reading.sentence_of[at]][0]
        if not NAMING & set(reading.lower[max(first, at - FARTHEST_NAMING) : at]):
            return None
        nominal = self.nominal_at.get(reading.starts[at + 1])
        if nominal is None or nominal.type != "person":
            return None
        head = reading.word_at(nominal.head.start)
        end = max(reading.word_at(nominal.span.end - 1) + 1, head + 1)
        names = self.names_in(nominal.span.start, nominal.span.end, but=nominal)
        return self.described(at + 1, head, end, names, "named as")

    def is_tried(self, mention: Mention) -> bool:
        """Whether a name is the defendant's of a court report: "Jane Doe (44), of Oslo, denies arson"."""
        reading = self.reading
        first = reading.word_at(mention.span.start)
        if reading.sentences[reading.sentence_of[first]][0] != first:
            return False
        at = reading.word_at(mention.head.end)
        end = min(at + LONGEST_CHARGE, len(reading.words))
        if at < len(reading.words) and reading.words[at] in ("(", ","):
            end = min(at + LONGEST_ASIDE, len(reading.words))
            commas = [place for place in range(at, end) if reading.words[place] in (",", ")")]
            at = commas[-1] + 1 if commas else at
            end = min(at + LONGEST_CHARGE, end)
        return any(reading.lower[place] in naming().classes["tried"] for place in range(at, end))

    def age(self, mention: Mention) -> str | None:
        """The age behind a name: "44" in "Jane Doe, 44, a teacher,"."""
        at = self.reading.word_at(mention.head.end)
        if at + 3 >= len(self.reading.words) or self.reading.words[at] != ",":
            return None
        past = self._past_age(at)
        return self.reading.words[past - 1] if past > at else None

    def _past_age(self, comma: int) -> int:
        """The comma behind ", 44" or ", aged 44", or the same comma."""
        words = self.reading.words
        at = comma + 2 if self.reading.lower[comma + 1] == "aged" else comma + 1
        is_age = at + 2 < len(words) and words[at].isdigit() and len(words[at]) <= LONGEST_AGE
        return at + 1 if is_age and words[at + 1] == "," else comma

    def _behind_origin(self, at: int) -> Description | None:
        """ "Jane Doe of Springfield, a teacher,": the apposition behind where somebody is from."""
        reading = self.reading
        names = self.names_in(reading.starts[at + 1], reading.starts[at + 1] + 40)
        if not names or names[0].span.start != reading.starts[at + 1] or names[0].type == "person":
            return None
        after = reading.word_at(names[0].head.end)
        if after + 1 >= len(reading.words) or reading.words[after] != ",":
            return None
        return self._apposition(after + 1)

    def _bracketed(self, at: int) -> Description | None:
        """ "Jane Doe (Ghana)", "Jane Doe (Green League), a whip,": the body in brackets, the apposition behind."""
        reading = self.reading
        end = next((k for k in range(at + 1, min(at + 9, len(reading.words))) if reading.words[k] == ")"), None)
        if end is None or end == at + 1:
            return None
        names = self.names_in(reading.starts[at + 1], reading.starts[end])
        if len(names) != 1 or names[0].head != Span(reading.starts[at + 1], reading.ends[end - 1]):
            return None
        is_own = names[0].head.start in self.aliases or reading.words[at + 1][1:2] == "-"
        own = () if is_own else self.affiliations(at + 1, end, names, "in brackets")
        behind = self._apposition(end + 2) if reading.words[end + 1 : end + 2] == [","] else None
        if behind is None:
            return Description(affiliations=own)
        return structs.replace(behind, affiliations=(*own, *behind.affiliations))

    def _apposition(self, at: int, mention: Mention | None = None) -> Description | None:
        reading = self.reading
        if at < len(reading.words) and reading.lower[at] == "who":
            return self._being(at)
        if at + 1 < len(reading.words) and reading.lower[at] in ALSO:
            at += 1  # "Jane Doe, also a teacher,"
        nominal = self.nominal_at.get(reading.starts[at]) if at < len(reading.words) else None
        if nominal is None:
            nominal = self._bare_office(at)
        if nominal is None:
            return None
        end = self._apposition_end(reading.word_at(nominal.span.end - 1) + 1, at)
        if end is None:
            return None
        if nominal.type in BODIES and mention is not None and mention.type != "person":
            return self._body_apposed(nominal, at)
        if nominal.type != "person":
            return None
        names = self.names_in(nominal.span.start, reading.ends[end - 1], but=nominal)
        head = reading.word_at(nominal.head.start)
        whole = Span(nominal.span.start, reading.ends[end - 1])
        said = self.described(at, head, end, names, "apposition", whole)
        return structs.replace(said, spans=(*said.spans, *self._apposed_too(head + 1, end)))

    def _apposed_too(self, at: int, end: int) -> Iterator[Span]:
        """What else an apposition calls a person: "Jane Doe, the surgeon on duty and the mayor’s niece,"."""
        for place in range(at, end - 1):
            if self.reading.lower[place] == "and":
                nominal = self.nominal_at.get(self.reading.starts[place + 1])
                if nominal is not None and nominal.type == "person" and nominal.number == "singular":
                    yield nominal.span

    def _body_apposed(self, nominal: Mention, at: int) -> Description | None:
        """What an apposition calls a body: "Norvik, the budget airline that ..." is an airline."""
        noun = role_noun(self.reading.lower, at, self.reading.word_at(nominal.head.start))
        if noun is None:
            return None
        lemmas = frozenset((noun.lemma, noun.lemma.split()[-1]))
        return Description((), (), lemmas, lemmas, spans=(nominal.span,))

    def _bare_office(self, at: int) -> Mention | None:
        """The office a word or two on, where the first words are of no known phrase: "works council chair"."""
        reading = self.reading
        for head in range(at + 1, min(at + 4, len(reading.words) - 1)):
            if not reading.words[head - 1].islower() or reading.lower[head - 1] in closed_words():
                return None
            mention = self.nominal_at.get(reading.starts[head])
            if mention is not None:
                behind = reading.lower[reading.word_at(mention.head.start) + 1]
                closes = behind in KEPT_LINKS or behind in ("at", ",", "since", "until")
                return mention if closes and mention.type == "person" else None
        return None

    def _apposition_end(self, at: int, start: int) -> int | None:
        """The end of the apposition that starts at word `start`; None where the words go on as a clause."""
        reading = self.reading
        sentence_end = reading.sentences[reading.sentence_of[start]][1]
        while at < sentence_end and at - start <= LONGEST_APPOSITION:
            word, low = reading.words[at], reading.lower[at]
            if word in CLOSERS and not (word == "." and at + 1 < sentence_end) and word != "-":
                return at
            if low in ("who", "whose", "which", "that"):
                return at
            if (
                (low in naming().classes["auxiliary"] and word.islower())
                or low in SPEAKS
                or (low.endswith("ed") and word.islower())
            ):
                return None
            at += 1
        return at if at == sentence_end else None

    def _being(self, at: int) -> Description | None:
        """ "who is also the head of ..." and "is the head of ...": the nominal that the verb leads to."""
        reading = self.reading
        start = at
        while at < len(reading.words) and at - start < 6 and (reading.lower[at] in BEING or reading.lower[at] == "who"):
            at += 1
        if at == start or at >= len(reading.words):
            return None
        if reading.lower[at] in naming().role_verbs and reading.lower[at - 1] == "who":
            return self._by_verb(at)
        if reading.lower[start:at] == ["who"]:
            return None
        nominal = self.nominal_at.get(reading.starts[at]) if at < len(reading.words) else None
        if nominal is None or nominal.type != "person" or reading.quotation_of[at] != reading.quotation_of[start]:
            return None
        head = reading.word_at(nominal.head.start)
        end = max(reading.word_at(nominal.span.end - 1) + 1, head + 1)
        names = self.names_in(nominal.span.start, nominal.span.end, but=nominal)
        said = self.described(at, head, end, names, "who is", nominal.span)
        return structs.replace(said, spans=(*said.spans, *self._another_predicate(end)))

    def _another_predicate(self, at: int) -> Iterator[Span]:
        """What else a sentence says somebody is: "Jane Doe is a forester, a quiet woman who ..."."""
        reading = self.reading
        if at + 1 < len(reading.words) and reading.words[at] == "," and reading.lower[at + 1] in ("a", "an"):
            nominal = self.nominal_at.get(reading.starts[at + 1])
            if nominal is not None and nominal.type == "person" and nominal.number == "singular":
                yield nominal.span

    def _by_verb(self, at: int) -> Description | None:
        """ "who chairs the Bread Guild": the role that the verb tells, and of what."""
        reading = self.reading
        end = at + 1
        while end < len(reading.words) and end < at + 12 and reading.words[end] not in CLOSERS:
            end += 1
        if end == at + 1 or not (reading.lower[at + 1] == "the" or reading.words[at + 1][0].isupper()):
            return None
        names = self.names_in(reading.starts[at + 1], reading.ends[end - 1])[:1]
        lemma = naming().role_verbs[reading.lower[at]]
        noun = role_noun([*reading.lower[at + 2 : at + 3], lemma], 0, 1)  # "leads the opposition": an opposition leader
        kinds = frozenset((lemma, noun.lemma, *noun.broader)) if noun is not None else frozenset((lemma,))
        role = Finding(lemma, (reading.span(at, at + 1),), "who does", 0.95)
        own = tuple(
            Finding(plain(reading, name.head), (name.head,), "who does", 0.9)
            for name in names
            if name.type in AFFILIATING
        )
        return Description((role,), own, frozenset((lemma,)), kinds)

    def _of(self, at: int) -> Description | None:
        reading = self.reading
        start = at + 2 if reading.lower[at + 1] == "the" and at + 2 < len(reading.words) else at + 1
        while start < at + 5 and start + 1 < len(reading.words) and is_adjective(reading.lower[start]):
            start += 1
        names = self.names_in(reading.starts[at + 1], reading.starts[start] + 1) or self.names_in(
            reading.starts[at + 1], reading.ends[min(start + 8, len(reading.words) - 1)]
        )
        if not names or names[0].head.start != reading.starts[start] or names[0].type in ("person", "place"):
            return None
        name = names[0]
        if reading.lower[at] == "from" and name.type not in ("organization", "government", "outlet"):
            return None
        return Description(affiliations=(Finding(plain(reading, name.head), (name.head,), "of", 0.9),))
