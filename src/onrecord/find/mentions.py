"""Who and what is named in a reading: names, nominals ("the oil minister"), pronouns, collectives ("protesters").

`span` takes in what stands before the name ("top official Jane Doe"), `head` is the name proper, or the main word of a
nominal. Mentions may nest ("the Water Board" in "the Water Board's director"). Identity is for `resolve` to judge.
"""

from collections import Counter
from functools import cached_property

from onrecord.find.body_names import INSTITUTIONAL
from onrecord.find.names import Run, closed_words, is_capitalised, name_run
from onrecord.find.noun_phrases import is_possessive, phrase_end, phrase_start
from onrecord.gazetteer import lookup
from onrecord.lang.naming import Noun, Pronoun, naming
from onrecord.schema import EntityType, Mention, MentionKind, Span
from onrecord.text import Reading

LOUD_CASE = 0.9  # the same for an article's first line that ends with a full stop
TITLE_CASE = 0.7  # share of a line's longer words that are capitalised, above which capitals say nothing
SPEECH = frozenset("said says told added tells asked wrote".split())


def find_mentions(reading: Reading) -> tuple[Mention, ...]:
    """All mentions, in order of their start, an outer one before the one that it holds."""
    return _Finder(reading).found()


class _Finder:
    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.mentions: list[Mention] = []
        self.doubtful: list[Run] = []  # single words that only a sentence's start may have capitalised
        self.known: dict[str, list[Mention]] = {}  # by the first word of the name
        self.datelines = {
            at
            for paragraph in reading.article.paragraphs
            for mark in paragraph.marks
            if mark.kind in ("dateline", "place")
            for at in reading.words_in(mark.span)
        }

    def found(self) -> tuple[Mention, ...]:
        reading = self.reading
        loud: list[tuple[int, int]] = []
        paragraphs = reading.article.paragraphs
        headings = {p.span.start for p in paragraphs if p.kind == "heading"}
        titles = {p.span.start for p in paragraphs if p.kind == "title"}
        for first, last in reading.paragraph_words:
            if first < last:
                if not _is_title_case(reading, first, last, reading.starts[first] in titles):
                    self.scan(first, last)
                elif reading.starts[first] not in headings or not self.take_heading(first, last):
                    loud.append((first, last))
        self.settle_doubtful()
        self.take_common_surnames()
        for first, last in loud:
            self.scan_title(first, last)
        self.mentions.sort(key=lambda mention: (mention.span.start, -mention.span.end, mention.head.start))
        return tuple(self.mentions)

    def scan(self, first: int, last: int) -> None:
        """One paragraph, left to right."""
        words, lower = self.reading.words, self.reading.lower
        pronouns, nouns = naming().pronouns, naming().nouns
        at = first
        while at < last:
            low = lower[at]
            if not words[at].islower() and is_capitalised(words[at]):
                run = name_run(self.reading, at, last)
                if run is not None:
                    at = self.take_run(run, first, last, None)
                    continue
            if low in pronouns:
                self.take_pronoun(at, pronouns[low])
            elif low in nouns:
                at = self.take_noun(at, nouns[low], first, last)
                continue
            at += 1

    def take_heading(self, first: int, last: int) -> bool:
        """A heading that is a body's name and nothing else: "Southern Region Observer Group"."""
        run = name_run(self.reading, first, last)
        if run is None or run.kind != "name" or run.last != last or run.type not in INSTITUTIONAL:
            return False
        self.take_run(run, first, last, None)
        return True

    def take_pronoun(self, at: int, pronoun: Pronoun) -> None:
        if pronoun.person == 0 and self.reading.lower[at] == "that":
            return
        span = self.reading.span(at, at + 1)
        kind: EntityType = "person" if pronoun.gender != "unknown" else "unknown"
        self.mentions.append(Mention(span, "pronoun", span, kind, pronoun.gender, pronoun.number))

    def take_noun(self, at: int, noun: Noun, first: int, last: int) -> int:
        """A nominal whose head is word `at`, or the role before a name; returns the word to go on from."""
        words, lower = self.reading.words, self.reading.lower
        following = at + 1
        if _is_chief_of_field(lower, words, at, last):
            return following  # "chief risk officer"
        if following < last and not is_possessive(words[at]):
            if lower[following] in naming().nouns and words[following].islower():
                return following  # a noun before a noun: the later one is the head
            if noun.type == "person" and is_capitalised(words[following]):
                run = name_run(self.reading, following, last)
                if run is not None and run.kind == "name" and run.type in ("person", "unknown"):
                    return self.take_run(run, first, last, at)
        self.add_nominal(at, noun, first, last)
        return following

    def add_nominal(self, at: int, noun: Noun, first: int, last: int) -> None:
        start = phrase_start(self.reading, at, first)
        end = at + 1 if is_possessive(self.reading.words[at]) else phrase_end(self.reading, at, last)
        kind: MentionKind = "collective" if noun.number == "plural" or noun.type == "group" else "nominal"
        head = self.bare(at, at + 1)
        span = Span(self.reading.starts[start], self.reading.ends[end - 1] if end > at + 1 else head.end)
        self.mentions.append(Mention(span, kind, head, _type_of(noun), noun.gender, noun.number))

    def take_run(self, run: Run, first: int, last: int, role: int | None) -> int:
        """A run of capitals; `role` is the lower-case role noun right before it, if any."""
        reading, nouns = self.reading, naming().nouns
        head = self.bare(run.core, run.last)
        after = run.last
        possessive = is_possessive(reading.words[run.last - 1])
        if run.kind == "role":
            low = reading.text[head.start : self.bare(run.core, run.core + 1).end].lower()
            if after < last and reading.words[after].islower() and reading.lower[after] in nouns and not possessive:
                return after  # "Muslim nations": a word before a noun
            if run.first > first and low == "pm" and reading.words[run.first - 1][0].isdigit():
                return after
            self.add_nominal(run.core, nouns[low], first, last)
            return after
        if run.kind == "people":
            start = phrase_start(reading, run.last - 1, first)
            self.mentions.append(
                Mention(Span(reading.starts[start], head.end), "collective", head, "group", "unknown", "plural")
            )
            return after
        start = phrase_start(reading, role, first) if role is not None else self.start_of(run, first)
        kind: EntityType = run.type if role is None else "person"
        if run.first in self.datelines and lookup(reading.text[head.start : head.end]) is not None:
            kind = "place"
        gender = nouns[reading.lower[role]].gender if role is not None and run.gender == "unknown" else run.gender
        mention = Mention(Span(reading.starts[start], head.end), "name", head, kind, gender, run.number)
        single = run.initial and run.last - run.first == 1
        asks = single and reading.words[after : after + 1] == ["?"]
        if single and (run.type == "unknown" or asks or reading.lower[run.first] in naming().classes["wordlike"]):
            self.doubtful.append(run)
        elif run.initial and run.core == run.first and role is None and self.first_is_common(run):
            shorter = name_run(reading, run.first + 1, last)
            if shorter is not None:
                return self.take_run(shorter, first, last, None)
        else:
            self.add_name(mention)
        return after

    def start_of(self, run: Run, first: int) -> int:
        """Titles belong to a name's span, and so does whose or whence: "Doha's foreign minister", "CNN's Jane Doe"."""
        reading = self.reading
        before = reading.lower[run.first - 1] if run.first > first else ""
        if before in naming().nouns and not is_possessive(before) and before not in naming().classes["modifier"]:
            return run.first  # "spokesman for the ministry | Lt Col Jane Doe"
        if run.core > run.first or (run.first > first and is_possessive(reading.words[run.first - 1])):
            return (
                phrase_start(reading, run.first, first)
                if reading.lower[run.first - 1 : run.first] != ["."]
                else run.first
            )
        if run.type in INSTITUTIONAL and run.first > first and reading.lower[run.first - 1] == "the":
            return run.first - 1
        return run.first

    def first_is_common(self, run: Run) -> bool:
        """Whether the first word of a sentence is a plain word that happens to stand before a name."""
        lower, words = self.reading.lower, self.reading.words
        low = lower[run.first]
        if run.last - run.first < 2:
            return False
        if low in naming().given or low in naming().classes["particle"] or not is_capitalised(words[run.first + 1]):
            return False
        if lower[run.last : run.last + 2] == [",", "which"]:
            return False  # "Consolidated Norvik, which holds the licence,"
        if low.endswith(("ing", "ly", "ed")):
            return True
        stands_alone = lower[run.first + 1] in naming().given or self.counts[words[run.last - 1]] > 1
        return self.counts[low] > 0 and stands_alone

    @cached_property
    def counts(self) -> Counter[str]:
        """How often the article has each word, as it is written."""
        return Counter(self.reading.words)

    def add_name(self, mention: Mention) -> None:
        self.mentions.append(mention)
        for word in self.reading.text[mention.head.start : mention.head.end].replace(".", " ").split():
            self.known.setdefault(word.lower().rpartition("-")[2], []).append(mention)
            self.known.setdefault(word.lower(), []).append(mention)

    def settle_doubtful(self) -> None:
        """A capitalised first word is a name where it is (part of) one elsewhere, or where a verb of speech follows."""
        reading = self.reading
        for run in self.doubtful:
            head = self.bare(run.first, run.last)
            low = reading.text[head.start : head.end].lower()
            known = self.known.get(low)
            speaks = run.last < len(reading.words) and reading.lower[run.last] in SPEECH
            if known:
                first = known[0]
                self.mentions.append(Mention(head, "name", head, first.type, "unknown", first.number))
            elif self.is_apposed(run):
                self.mentions.append(Mention(head, "name", head, "organization", "unknown", "singular"))
            elif (speaks and not self.counts[low] and not low.endswith("s")) or self.holds_office(run):
                self.mentions.append(Mention(head, "name", head, "unknown", "unknown", "singular"))
            elif speaks:
                self.mentions.append(Mention(head, "collective", head, "group", "unknown", "plural"))

    def take_common_surnames(self) -> None:
        """A surname that is a closed word: "Oh said" where the text has named Jin-woo Oh, "Will, who left,"."""
        reading = self.reading
        last = {
            name[-1]: mention
            for mentions in list(self.known.values())
            for mention in mentions
            if mention.type in ("person", "unknown")
            and len(name := reading.text[mention.head.start : mention.head.end].split()) > 1
            and name[-1].lower() in closed_words()
        }
        taken = {mention.head.end for mention in self.mentions if mention.kind == "name"}
        for at, word in enumerate(reading.words[:-1] if last else []):
            speaks = reading.lower[at + 1] in SPEECH or reading.lower[at + 1 : at + 3] == [",", "who"]
            if word in last and speaks and reading.ends[at] not in taken:
                span = reading.span(at, at + 1)
                self.add_name(Mention(span, "name", span, "person", "unknown", "singular"))

    def is_apposed(self, run: Run) -> bool:
        """Whether what follows says that it is a body: "Norvik, the Tartu-based operator, denied it"."""
        reading, nouns = self.reading, naming().nouns
        at, limit = run.last, min(run.last + 8, len(reading.words) - 1)
        if at + 2 >= limit or reading.words[at] != "," or reading.lower[at + 1] not in ("the", "a", "an", "which"):
            return False
        end = next((place for place in range(at + 2, limit) if reading.words[place] == ","), -1)
        if end < 0 or self.counts[reading.lower[run.first]]:
            return False
        goes_on = reading.lower[end + 1] in SPEECH or reading.lower[end + 1].endswith("ed")
        kinds = [nouns[low] for low in reading.lower[at + 2 : end] if low in nouns]
        return (
            goes_on and bool(kinds) and (kinds[0].type in INSTITUTIONAL or kinds[0].lemma in naming().classes["either"])
        )

    def holds_office(self, run: Run) -> bool:
        """Whether a genitive is of whoever has an office: "Tartu’s deputy mayor"."""
        reading, nouns = self.reading, naming().nouns
        if not is_possessive(reading.words[run.last - 1]):
            return False
        at = run.last
        while at < len(reading.words) and at < run.last + 3 and reading.lower[at] in naming().classes["modifier"]:
            at += 1
        noun = nouns.get(reading.lower[at]) if at < len(reading.words) else None
        return noun is not None and noun.type == "person" and noun.number == "singular" and "official" in noun.broader

    def scan_title(self, first: int, last: int) -> None:
        """A line in title case or capitals: only names that the rest of the article knows."""
        reading = self.reading
        at = first
        while at < last:
            low = reading.lower[at].removesuffix("’s").removesuffix("'s")
            length = 0
            if low not in closed_words():
                for mention in self.known.get(low, ())[:8]:
                    length = max(length, _matches(reading, at, last, mention))
                    if length:
                        head = self.bare(at, at + length)
                        self.mentions.append(Mention(head, "name", head, mention.type, mention.gender, mention.number))
                        break
            at += length or 1

    def bare(self, first: int, last: int) -> Span:
        """Words first..last-1 without an s-genitive."""
        end = self.reading.ends[last - 1]
        return Span(self.reading.starts[first], end - 2 if is_possessive(self.reading.words[last - 1]) else end)


def _is_chief_of_field(lower: list[str], words: list[str], at: int, last: int) -> bool:
    """Whether a "chief" only begins an officer's title, in front of a field: "chief risk officer"."""
    titled = at + 2 < last and lower[at] == "chief" and words[at + 1].islower() and words[at + 1].isalpha()
    return titled and lower[at + 2] in ("officer", "adviser", "advisor", "economist", "scientist", "negotiator")


def _type_of(noun: Noun) -> EntityType:
    return "group" if noun.type == "person" and noun.number == "plural" else noun.type


def _is_title_case(reading: Reading, first: int, last: int, titled: bool) -> bool:
    long = (
        [word for word in reading.words[first:last] if len(word) > 3 and word[0].isalpha()] if last - first < 40 else []
    )
    if long and all(word.isupper() for word in long):
        return True
    if len(long) < 4:
        return False
    share = sum(word[0].isupper() for word in long) / len(long)
    if not titled and reading.words[last - 1] in '".!?”’':  # few headlines have a full stop
        return first == 0 < len(reading.words) - last and share >= LOUD_CASE and len(long) > 4
    return share >= TITLE_CASE


def _matches(reading: Reading, at: int, last: int, mention: Mention) -> int:
    """How many words from `at` on are this name's, or its last word; 0 if none."""
    name = reading.text[mention.head.start : mention.head.end].lower().split()
    here = [
        word.lower().removesuffix("’s").removesuffix("'s") for word in reading.words[at : min(last, at + len(name))]
    ]
    if here == name:
        return len(name)
    return 1 if here[0] == name[-1] and len(name) <= 4 else 0
