"""Roles and affiliations that the text gives somebody: before the name, in an apposition, after "who is", "X of Y".

The role keeps the article's own words without rank adjectives and without the affiliation: "top Water Board official
Jane Doe" is an "official" of the "Water Board". "former", "acting" and the like are kept.
"""

from bisect import bisect_left
from functools import cached_property

from msgspec import Struct, structs

from onrecord.gazetteer import country_name, country_of, demonym_of
from onrecord.lang.naming import Noun, naming
from onrecord.resolve.lists import Listed, listed_people
from onrecord.resolve.role_words import (
    affiliation_name,
    bare_end,
    closed_words,
    is_adjective,
    is_mere_place,
    plain,
    role_noun,
    telling,
)
from onrecord.schema import Finding, Gender, Mention, Span
from onrecord.text import Reading

RANKING = frozenset(
    "top senior high-ranking high-level ranking leading prominent veteran longtime long-time new".split()
)
PAST = frozenset(("former", "ex", "late", "acting", "interim", "outgoing", "incoming", "then"))
AFFILIATING = ("organization", "government", "outlet", "group", "unknown")
CLOSERS = frozenset(',.;:)—–-”"!?')
BEING = frozenset("is was became becomes remains has been served serves also currently now then as heads".split())
OFFICIAL = frozenset(("official", "leader", "chief", "head", "commander"))
KEPT_LINKS = frozenset(("of", "for"))
LONGEST_APPOSITION = 18  # words
LONGEST_AGE = 3  # digits
NAMING = frozenset("named appointed elected chose chosen installed swore sworn nominated confirmed picked".split())
FARTHEST_NAMING = 15  # words between the verb and the office


class Description(Struct, frozen=True):
    """What one phrase says of somebody: findings, the lemmas it may go by later, its modifiers, its own spans."""

    roles: tuple[Finding[str], ...] = ()
    affiliations: tuple[Finding[str], ...] = ()
    lemmas: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    modifiers: frozenset[str] = frozenset()
    gender: Gender = "unknown"
    spans: tuple[Span, ...] = ()


class RoleReader:
    """Reads the roles around the names of one article; `mentions` are its mentions in text order."""

    def __init__(self, reading: Reading, mentions: tuple[Mention, ...]) -> None:
        self.reading = reading
        self.mentions = mentions
        self.starts = [mention.span.start for mention in mentions]
        self.aliases: set[int] = set()  # where a second name of a body is introduced, in brackets
        self.nominal_at = {
            mention.span.start: mention
            for mention in reversed(mentions)
            if mention.kind == "nominal" and mention.number != "plural"
        }

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

    def before_name(self, mention: Mention) -> Description:
        """The titles and roles inside the mention: "top Water Board official |Jane Doe|"."""
        reading = self.reading
        first = reading.word_at(mention.span.start)
        last = reading.word_at(mention.head.start)
        head = next((at for at in range(last - 1, first - 1, -1) if self._is_role(at)), None)
        names = self.names_in(mention.span.start, mention.head.start)
        if head is None:
            return Description(affiliations=self._affiliations(first, last, names, "before the name"))
        office = self._office_before(first, head)
        if office is None:
            return self._described(first, head, last, names, "before the name")
        said = self._described(first, office, head, names, "before the name")
        title = self._described(head, head, last, [], "before the name")
        return structs.replace(
            said,
            roles=(*said.roles, *title.roles),
            lemmas=said.lemmas | title.lemmas,
            kinds=said.kinds | title.kinds,
            gender=said.gender if title.gender == "unknown" else title.gender,
        )

    def _office_before(self, first: int, head: int) -> int | None:
        """The office that stands before another title: "Foreign Minister |Sheikh| John Doe"."""
        titles, lower = naming().titles, self.reading.lower
        last = titles.get(lower[head])
        if last is None or last[0] == "office" or not all(word.isalpha() for word in lower[first:head]):
            return None
        offices = (at for at in range(head - 1, first - 1, -1) if self._is_role(at))
        return next((at for at in offices if titles.get(lower[at], ("office",))[0] == "office"), None)

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
            return self._apposition(at + 1) or self._bracketed(at)
        if words[at] in ",–—":
            return self._named_as(at + 1) or self._apposition(self._past_age(at) + 1)
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
        return self._described(at + 1, head, end, names, "named as")

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

    def nominal(self, mention: Mention) -> Description:
        """What a nominal says of whom it stands for: "a spokesman for the ministry"."""
        reading = self.reading
        first = reading.word_at(mention.span.start)
        head = reading.word_at(mention.head.start)
        end = reading.word_at(mention.span.end - 1) + 1
        names = self.names_in(mention.span.start, mention.span.end, but=mention)
        return self._described(first, head, max(end, head + 1), names, "description")

    def names_in(self, start: int, end: int, but: Mention | None = None) -> list[Mention]:
        """The name mentions inside a stretch of text."""
        found = []
        for index in range(bisect_left(self.starts, start), len(self.mentions)):
            mention = self.mentions[index]
            if mention.span.start >= end:
                break
            if mention.kind == "name" and mention.head.end <= end and mention is not but:
                found.append(mention)
        return found

    def _is_role(self, at: int) -> bool:
        low = self.reading.lower[at]
        noun = naming().nouns.get(low)
        return (
            (noun is not None and noun.type == "person")
            or low in naming().title_nouns
            or (low in naming().titles and naming().titles[low][0] in ("office", "rank", "cleric"))
        )

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
        own = () if is_own else self._affiliations(at + 1, end, names, "in brackets")
        behind = self._apposition(end + 2) if reading.words[end + 1 : end + 2] == [","] else None
        if behind is None:
            return Description(affiliations=own)
        return structs.replace(behind, affiliations=(*own, *behind.affiliations))

    def _apposition(self, at: int) -> Description | None:
        reading = self.reading
        if at < len(reading.words) and reading.lower[at] == "who":
            return self._being(at)
        nominal = self.nominal_at.get(reading.starts[at]) if at < len(reading.words) else None
        if nominal is None:
            nominal = self._bare_office(at)
        if nominal is None or nominal.type != "person":
            return None
        end = self._apposition_end(reading.word_at(nominal.span.end - 1) + 1, at)
        if end is None:
            return None
        names = self.names_in(nominal.span.start, reading.ends[end - 1], but=nominal)
        head = reading.word_at(nominal.head.start)
        return self._described(at, head, end, names, "apposition", Span(nominal.span.start, reading.ends[end - 1]))

    def _bare_office(self, at: int) -> Mention | None:
        """The office a word or two on, where the first words are of no known phrase: "works council chair"."""
        reading = self.reading
        for head in range(at + 1, min(at + 4, len(reading.words) - 1)):
            if not reading.words[head - 1].islower() or reading.lower[head - 1] in closed_words():
                return None
            mention = self.nominal_at.get(reading.starts[head])
            if mention is not None and mention.span.start == mention.head.start:
                closes = reading.lower[head + 1] in KEPT_LINKS or reading.lower[head + 1] in ("at", ",")
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
            if low in ("who", "whose", "which"):
                return at
            if low in naming().classes["auxiliary"] or low in SPEAKS or (low.endswith("ed") and word.islower()):
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
        return self._described(at, head, end, names, "who is")

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
        noun = naming().nouns.get(lemma)
        kinds = frozenset((lemma, *noun.broader)) if noun is not None else frozenset((lemma,))
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

    def _described(
        self, first: int, head: int, end: int, names: list[Mention], by: str, whole: Span | None = None
    ) -> Description:
        reading = self.reading
        lower = reading.lower
        taken = {at for name in names for at in reading.words_in(name.head)}
        start = head
        while start > first and self._belongs(start - 1, taken):
            start -= 1
        while start < head and (lower[start] in RANKING or not reading.words[start][0].isalnum()):
            start += 1
        tail = head + 1
        if tail < end and lower[tail] in KEPT_LINKS:
            tail = next(
                (
                    at
                    for at in range(tail + 1, end)
                    if lower[at] in ("in", "at", "on", "since", "who") or reading.words[at] in ",("
                ),
                end,
            )
        span = Span(reading.starts[start], bare_end(reading, tail - 1))
        text = plain(reading, span)
        past = next((lower[at] for at in range(first, start) if lower[at] in PAST), "")
        if past:
            text = f"{past} {text}"
        noun = role_noun(lower, first, head)
        lemmas = frozenset() if noun is None else frozenset((noun.lemma, noun.lemma.split()[-1]))
        kinds = lemmas if noun is None else frozenset((*lemmas, *noun.broader))
        role = Finding(text, (span,), by, telling(lower[head]))
        modifiers = frozenset(lower[at] for at in range(start, head)) - RANKING
        return Description(
            (role,), self._affiliations(first, end, names, by, head, noun), lemmas, kinds, modifiers,
            noun.gender if noun else "unknown", (whole,) if whole else (),
        )  # fmt: skip

    def _belongs(self, at: int, taken: set[int]) -> bool:
        """Whether the word before a role is part of it: not a name, a country's adjective, an article or a genitive."""
        reading = self.reading
        word, low = reading.words[at], reading.lower[at]
        if at in taken or low in naming().classes["definite"] or low in naming().classes["indefinite"]:
            return False
        if low in naming().classes["possessive"] or word.endswith(("’s", "'s")):
            return False
        if word in "/." and at > 0:
            return True
        if demonym_of(word) is not None or country_of(word) is not None:
            return False
        return (
            word[0].islower() or low in naming().classes["modifier"] or low in naming().nouns or low in naming().titles
        )

    def _affiliations(
        self, first: int, end: int, names: list[Mention], by: str, head: int = -1, noun: Noun | None = None
    ) -> tuple[Finding[str], ...]:
        """The bodies and countries among `names` and words first..end-1; a town only where the role is an office."""
        reading = self.reading
        found: list[Finding[str]] = []
        for name in names:
            if name.head.start in self.aliases:
                continue
            if name.type != "person" and (
                self._is_of(name, head, noun) or not is_mere_place(plain(reading, name.head))
            ):
                body = affiliation_name(plain(reading, name.head))
                found.append(Finding(body, (name.head,), by, 0.9 if country_of(body) is None else 0.75))
        covered = {at for name in names for at in reading.words_in(name.head)}
        for at in range(first, end):
            if at in covered or not reading.words[at][0].isupper() or reading.lower[at - 1] in ("the", "in"):
                continue
            code = demonym_of(reading.words[at]) or country_of(reading.words[at].removesuffix("’s").removesuffix("'s"))
            if code is not None:
                found.append(Finding(country_name(code) or code, (reading.span(at, at + 1),), by, 0.8))
        return tuple(found)

    def _is_of(self, name: Mention, head: int, noun: Noun | None) -> bool:
        """Whether an office is held where or in what a name says: "Tartu's mayor", "mayor of Tartu"."""
        if noun is None or not (OFFICIAL & {noun.lemma, *noun.broader}):
            return False
        reading = self.reading
        at = reading.word_at(name.span.start)
        return at < head or (at == head + 2 and reading.lower[head + 1] == "of")


SPEAKS = frozenset(
    "said says told tells added wrote writes asked called made went took gave became began left met".split()
)
