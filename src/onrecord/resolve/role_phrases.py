"""What one phrase says of somebody: its role in the article's own words, its bodies, what he may be called later.

Reads the words before a name and inside a description; what stands behind a name, `roles` reads. The role is kept
without rank adjectives and without the affiliation: "top Water Board official Jane Doe" is an "official" of the "Water
Board". "former", "acting" and the like are kept.
"""

from bisect import bisect_left

from msgspec import Struct, structs

from onrecord.gazetteer import country_name, country_of, demonym_of
from onrecord.lang.naming import Noun, naming
from onrecord.resolve.role_words import (
    affiliation_name,
    bare_end,
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
OFFICIAL = frozenset(("official", "leader", "chief", "head", "commander"))
KEPT_LINKS = frozenset(("of", "for"))


class Description(Struct, frozen=True):
    """What one phrase says of somebody: findings, the lemmas it may go by later, its modifiers, its own spans."""

    roles: tuple[Finding[str], ...] = ()
    affiliations: tuple[Finding[str], ...] = ()
    lemmas: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    modifiers: frozenset[str] = frozenset()
    gender: Gender = "unknown"
    spans: tuple[Span, ...] = ()


class PhraseReader:
    """Reads the phrases of one article that give a role; `mentions` are its mentions in text order."""

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

    def before_name(self, mention: Mention) -> Description:
        """The titles and roles inside the mention: "top Water Board official |Jane Doe|"."""
        reading = self.reading
        first = reading.word_at(mention.span.start)
        last = reading.word_at(mention.head.start)
        head = next((at for at in range(last - 1, first - 1, -1) if self._is_role(at)), None)
        names = self.names_in(mention.span.start, mention.head.start)
        if head is None:
            return Description(affiliations=self.affiliations(first, last, names, "before the name"))
        office = self._office_before(first, head)
        if office is None:
            return self.described(first, head, last, names, "before the name")
        said = self.described(first, office, head, names, "before the name")
        title = self.described(head, head, last, [], "before the name")
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

    def nominal(self, mention: Mention) -> Description:
        """What a nominal says of whom it stands for: "a spokesman for the ministry"."""
        reading = self.reading
        first = reading.word_at(mention.span.start)
        head = reading.word_at(mention.head.start)
        end = reading.word_at(mention.span.end - 1) + 1
        names = self.names_in(mention.span.start, mention.span.end, but=mention)
        return self.described(first, head, max(end, head + 1), names, "description")

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

    def described(
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
                    if lower[at] in ("in", "at", "on", "since", "from", "until", "between", "who")
                    or reading.words[at] in ",("
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
        if past == "former" or lower[start] == "former":
            lemmas |= {f"ex-{lemma}" for lemma in lemmas}
        kinds = lemmas if noun is None else frozenset((*lemmas, *noun.broader))
        role = Finding(text, (span,), by, telling(lower[head]))
        modifiers = frozenset(lower[at] for at in range(start, head)) - RANKING
        return Description(
            (role,), self.affiliations(first, end, names, by, head, noun), lemmas, kinds, modifiers,
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

    def affiliations(
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
