"""Who a source without a name is: "the company", "the statement", "his wife", "AM", "one of them, Jane Doe".

What the text names or introduces elsewhere is found there; the rest stays what the text calls it.
"""

import re
from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from onrecord.gazetteer import country_of, demonym_of
from onrecord.lang.naming import naming
from onrecord.resolve.aliases import body_kinds, called_too, initials_of
from onrecord.resolve.antecedents import Speech, antecedent, is_subject
from onrecord.resolve.belonging import spoken_for
from onrecord.resolve.bodies import author_of, bodies_called, issuer_of
from onrecord.resolve.descriptions import OTHER
from onrecord.resolve.drafts import BODIES, Draft, is_genitive
from onrecord.resolve.introductions import BEHIND_NAME, is_apposed, is_titled, named_behind, named_within
from onrecord.resolve.kin import Kin
from onrecord.resolve.names import CROWD, name_tokens
from onrecord.resolve.sources import Source, description
from onrecord.schema import Attribution, Mention, Span

if TYPE_CHECKING:
    from onrecord.resolve.speakers import Speakers, Spoken

SURNAME_FIRST = re.compile(r"(?:M(?:r|s|rs)\.? )?([A-Z][\w’'-]+)(?:,|$)")
EPITHET = re.compile(
    r"the (?:\d+-year-old|(?:great-)?(?:grand)?(?:father|mother) of \w+|[A-Z]\w+(?:man|woman)$"
    r"|(?:Briton|Spaniard|Swede|Dane|Pole|Turk|Scot|Finn|Canadian|American|Australian|German|Italian|Russian)$)",
    re.IGNORECASE,
)
BUSINESSES = frozenset(("company", "firm", "business"))
QUOTED = frozenset("”\"’'»“")  # what stands before "the biographer said"
CALLED = re.compile(r"\b(?:named|called|known as|by the (?:single )?name(?: of)?) $")
UNLISTED = re.compile(r"the (?:[a-z-]+ ){0,2}[a-z-]+")  # "the choirmaster"
YEARS_OLD = re.compile(r"the (\d{1,3})-year-old(?: \w+)?")
TOLD_BEHIND = re.compile(r"(?:,? \(?\d{1,3}\)?)?(?:, (?:who|an?|the|whose) | (?:of|at|from) (?:the )?[A-Z])")
OWN_CLAUSE = re.compile(r", who(?:se)? [^,.;“”\n]{1,60},")
LONGEST_OPENING = 40  # occurrences before a text's first quotation
LOOK_BACK = 12  # speeches looked back over


def _is_epithet(words: str) -> bool:
    """Whether a description is one of somebody known: "the 44-year-old", "the Chilean", "the Ghana international"."""
    if EPITHET.match(words) is not None:
        return True
    parts = words.split(",")[0].split()
    if len(parts) == 2 and parts[1][0].isupper():
        return demonym_of(parts[1]) is not None and not parts[1].endswith("s")
    whence = len(parts) == 3 and parts[2] == "international"
    return whence and (country_of(parts[1]) is not None or demonym_of(parts[1]) is not None)


class Nameless:
    """The sources of one article that are no name and no pronoun; `speakers` knows who has spoken so far."""

    def __init__(self, speakers: "Speakers") -> None:
        self.speakers = speakers
        self.scene = speakers.scene
        self.answering: tuple[Draft | None, ...] = ()  # whom "A:" labels, once that has been asked
        self.held: dict[str, list[Draft]] = {}  # the same by what they are: "lawyer"
        self.possessed: dict[tuple[Draft, str], Draft] = {}  # "Jane Doe's lawyer" as one speaker

    @cached_property
    def kin(self) -> Kin:
        """The ties of the article."""
        return Kin(self.scene)

    def described(self, source: Source, attribution: Attribution) -> "Spoken":
        """Who a source is that begins with a description."""
        occurrence = source.occurrences[0]
        if occurrence.mention.type == "person" and occurrence.draft.now.spans[0] != occurrence.mention.span:
            self.speakers.read_on(source.span.start)  # "she is now the curator" tells who the curator is
        draft = occurrence.draft.now
        if draft.named:
            return draft, (), "predicate", (source.span, draft.full), draft.name, 0.8
        named = named_within(self.scene, source)
        if named is not None:
            named.absorb(draft)
            if named.type == "unknown" and draft.type == "person":
                named.type = "person"
            return named, (), "apposition", (source.span,), named.name, 0.9
        issued = self._document(source)
        if issued is not None:
            return issued
        body = self._bare_body(source)
        if body is not None:
            return body
        behind = named_behind(self.scene, source)
        if behind is not None:
            behind.absorb(draft)
            return behind, (), "apposition", (source.span, behind.spans[0]), behind.name, 0.85
        last = self._named_last(source)
        if last is not None:
            return last, (), "apposition", (source.span,), last.name, 0.85
        if draft.spans[0] == occurrence.mention.span:
            known = self._possessor(source, attribution) or self._same_speaker(source, attribution)
            if known is not None:
                return known
            draft.name, draft.full = description(self.scene, source.span), source.span
        return draft, (), occurrence.rule, (source.span, draft.full), draft.name, occurrence.score

    def _same_speaker(self, source: Source, attribution: Attribution) -> "Spoken | None":
        """ "“…,” the biographer said": who has just spoken in the paragraph, where it names nobody else.

        A paragraph's quotations are one speaker's; a description behind one, of which the text has told nobody, is he.
        """
        scene, reading = self.scene, self.scene.reading
        offset = source.span.start
        word = reading.word_at(offset)
        if reading.lower[word] != "the" or not attribution.content:
            return None
        behind = attribution.content[0].start < offset and reading.text[offset - 2 : offset - 1] in QUOTED
        epithet = _is_epithet(scene.words(source.span))
        opens = reading.sentences[reading.sentence_of[word]][0] == word
        if not behind and not epithet and not opens:
            return None
        paragraph = scene.paragraph_of(word)
        last = self.speakers.last(offset)
        since = last.named_to if last is not None and last.paragraph == paragraph else -1
        speaker = last.draft.now if last is not None and since >= 0 else self._subject_of(paragraph)
        if speaker is None and last is None and behind:
            speaker = self._only_person(offset)
        if speaker is None or not (speaker.named and (speaker.is_person or speaker.may_be_person)):
            return None
        if not behind and not epithet and not self._goes_on_from(speaker, source, last, paragraph):
            return None
        since = since if since >= 0 else speaker.spans[-1].end
        clause = OWN_CLAUSE.match(reading.text, since)
        since = clause.end() if clause is not None else since
        described = [] if epithet else [one.draft for one in source.occurrences]
        if any({one.gender, speaker.gender} >= {"female", "male"} or one.type != "person" for one in described):
            return None
        for index in range(scene.before(since), scene.before(offset)):
            who, at = scene.who[index], scene.occurrences[index].word
            other = who.now if who is not None else None
            if other in (None, speaker) or other.type != "person" or reading.quotation_of[at] >= 0:
                continue
            if other.named or other.spoke or is_subject(scene, scene.occurrences[index]):
                return None
        for one in described:
            speaker.absorb(one)
        return speaker, (), "the same speaker", (source.span, speaker.full), speaker.name, 0.75

    def _goes_on_from(self, speaker: Draft, source: Source, last: Speech | None, paragraph: int) -> bool:
        """Whether "The agent said" goes on from who spoke in the sentence before, in the paragraph that named him.

        Only where the text says something of what he is and no word for it: "Jane Doe, who represents him,"; of a
        prosecutor "the judge" is somebody else.
        """
        reading = self.scene.reading
        if last is None or last.paragraph != paragraph or last.draft.now is not speaker:
            return False
        sentence = reading.sentence_of[reading.word_at(source.span.start)]
        near = sentence - reading.sentence_of[reading.word_at(last.end)] <= 1
        here = self.scene.paragraph_of(reading.word_at(speaker.full.start)) == paragraph
        told = TOLD_BEHIND.match(reading.text, speaker.full.end) is not None
        return near and here and told and speaker.is_person and not speaker.lemmas

    def _only_person(self, offset: int) -> Draft | None:
        """The one person whom a text has named before its first quotation, in the paragraph before it."""
        scene = self.scene
        paragraph = scene.paragraph_of(scene.reading.word_at(offset))
        people = {
            one.draft.now: scene.paragraph_of(one.word)
            for one in scene.occurrences[: min(scene.before(offset), LONGEST_OPENING)]
            if one.mention.kind == "name" and (one.draft.now.type == "person" or one.draft.now.may_be_person)
        }
        return next(iter(people)) if len(people) == 1 and paragraph - max(people.values()) == 1 else None

    def _subject_of(self, paragraph: int) -> Draft | None:
        """The person whose name opens a paragraph."""
        scene = self.scene
        start = scene.reading.starts[scene.paragraph_starts[paragraph]]
        index = scene.before(start)
        if index >= len(scene.starts) or scene.starts[index] != start:
            return None
        occurrence = scene.occurrences[index]
        return occurrence.draft.now if occurrence.mention.kind == "name" else None

    # --- bodies and their documents ----------------------------------------------------------------------------------

    def _bare_body(self, source: Source) -> "Spoken | None":
        """ "the company": the only body that could be called so; of several, one of them."""
        occurrence = source.occurrences[0]
        mention, draft = occurrence.mention, occurrence.draft.now
        article, *said = self.scene.reading.text[mention.span.start : mention.head.start].lower().split() or [""]
        if source.span.end > mention.head.end or mention.number != "singular" or article not in ("the", "this"):
            return None
        if len(said) > 1 or set(said) & OTHER or (said and draft.type == "government"):
            return None
        if draft.type not in BODIES:
            return None
        bodies = bodies_called(self.scene, draft.head, source.span.start, self.speakers.affiliations)
        if len(bodies) == 1:
            return bodies[0], (), "only such body", (source.span, bodies[0].spans[-1]), bodies[0].name, 0.75
        return None

    def _document(self, source: Source) -> "Spoken | None":
        """ "the statement", "a letter from the guild": whoever issued it speaks."""
        occurrence = source.occurrences[0]
        document = occurrence.draft.now
        head = document.head.rpartition(" ")[2]
        if document.type != "document" or occurrence.mention.number == "plural":
            return None
        if head not in naming().classes["issued"]:
            return None
        author = author_of(self.scene, occurrence, source.span.end)
        rule = "document by"
        before = self.scene.reading.text[occurrence.mention.span.start : occurrence.mention.head.start].strip().lower()
        if author is None and source.span.end <= occurrence.mention.head.end and before in ("the", "this", "that"):
            author, rule = self._issuer(document), "document of"
        if author is None:
            return None
        return author, (), rule, (source.span, document.spans[0]), author.name, 0.85

    def _issuer(self, document: Draft) -> Draft | None:
        """Whose a document is that came up before: who spoke through it; of an announced one, who is spoken for."""
        first = document.spans[0]
        index = self.scene.before(first.start)
        for occurrence in self.scene.occurrences[index : index + 3]:
            if occurrence.draft is document:
                author = author_of(self.scene, occurrence, occurrence.mention.span.end)
                if author is not None:
                    return author
        issuer = issuer_of(self.scene, document, self.speakers.speeches[-LOOK_BACK:])
        if issuer is not None and (issuer.open or not issuer.named):
            return None
        if issuer is None or not self._is_reported(first.start):
            return issuer
        spoken = issuer.speaks_for or spoken_for(self.scene, issuer, self.speakers.affiliations)
        bodies = [self._body_named(finding.value) for finding in spoken]
        return bodies[0] if len(bodies) == 1 else None

    def _body_named(self, name: str) -> Draft | None:
        tokens = name_tokens(name)
        known = self.scene.names.full.get(tokens) or self.scene.names.aliases.get(tokens)
        return known.now if known is not None else None

    def _is_reported(self, offset: int) -> bool:
        """Whether the words at an offset are reported ones: "she said a statement would follow"."""
        at = bisect_right(self._reported, Span(offset, len(self.scene.reading.text) + 1))
        return any(span.start <= offset < span.end for span in self._reported[max(at - 3, 0) : at])

    @cached_property
    def _reported(self) -> list[Span]:
        return sorted(span for attribution in self.speakers.attributions for span in attribution.content)

    # --- whose -------------------------------------------------------------------------------------------------------

    def _possessor(self, source: Source, attribution: Attribution) -> "Spoken | None":
        """ "his wife", "her statement": whom the text has named so; else whose it is; a person's document is his."""
        reading = self.scene.reading
        first = reading.word_at(source.span.start)
        pronoun = naming().pronouns.get(reading.lower[first])
        mention = source.occurrences[0].mention
        joined = " and " in reading.text[source.span.start : source.span.end]
        if pronoun is None or pronoun.case != "possessive" or pronoun.person != 3 or joined:
            return None
        offset = source.span.start
        self.speakers.read_on(offset)
        relation = reading.lower[reading.word_at(mention.head.start)]
        rest = self.scene.words(Span(reading.starts[first + 1], source.span.end)).rstrip(",;: ")
        same = self.held.get(rest.lower(), [])[-LOOK_BACK:]
        others = (*self.speakers.others(attribution), *same)  # nobody is his own lawyer
        answer = antecedent(
            self.scene, offset, pronoun, self.speakers.last_fitting(offset, pronoun), attribution.content, others
        )
        owner = answer.draft
        if mention.type == "person":
            relative = self.kin.relative(relation, owner, offset)
            if relative is not None and relative.named:
                relative.absorb(source.occurrences[0].draft.now)
                return relative, (), "relative", (source.span, relative.full), relative.name, 0.85
        if owner is None or not owner.named:
            return None
        if mention.type in BODIES and source.span.end <= mention.head.end:
            body = self._own_body(owner, relation)
            if body is not None:
                return body, (), "possessive", (source.span, body.spans[-1]), body.name, 0.8
        evidence = (source.span, answer.span) if answer.span is not None else (source.span,)
        if mention.type == "document" and mention.number != "plural":
            return owner, (), "document of", evidence, owner.name, answer.score
        known = self.possessed.setdefault((owner, rest.lower()), source.occurrences[0].draft.now)
        if known is not source.occurrences[0].draft.now:
            known.absorb(source.occurrences[0].draft.now)
            return known, (), "possessive", evidence, known.name, answer.score
        self.held.setdefault(rest.lower(), []).append(known)
        genitive = "’" if owner.name.endswith("s") else "’s"
        known.name, known.full = f"{owner.name}{genitive} {rest}", source.span
        return known, (), "possessive", evidence, known.name, answer.score

    def _own_body(self, owner: Draft, relation: str) -> Draft | None:
        """ "His company": the only body that the text binds somebody to and that can be called so."""
        found: dict[Draft, None] = {}
        for affiliation in owner.affiliations:
            body = self._body_named(affiliation.value)
            if body is not None and body.spans and body.type not in ("person", "place"):
                kinds = body.kinds | body_kinds(body.tokens)
                business = relation in BUSINESSES and not kinds and bool(owner.lemmas & naming().classes["business"])
                if business or relation in kinds | called_too(kinds):
                    found[body] = None
        return next(iter(found)) if len(found) == 1 else None

    # --- words that no mention covers --------------------------------------------------------------------------------

    def words(self, source: Source, attribution: Attribution) -> "Spoken":
        """The description as it stands, unless it ends with a name or stands for one."""
        words = description(self.scene, source.span)
        if words.lower() == "a":  # an interview's "A:"
            answering = self._interviewee(source)
            if answering is not None:
                return answering, (), "label", (source.span, answering.full), answering.name, 0.8
            words = "the interviewee"
        named = self._named_last(source) or self._named_first(source)
        if named is not None:
            named.spans.append(source.span)
            return named, (), "apposition", (source.span,), named.name, 0.85
        aged = YEARS_OLD.fullmatch(words)
        if aged is not None and len(bearers := self.scene.aged.get(aged[1], [])) == 1:
            return bearers[0].now, (), "age", (source.span, bearers[0].now.full), bearers[0].now.name, 0.85
        kind = self._named_as_kind(words)
        if kind is not None:
            kind.spans.append(source.span)
            return kind, (), "only such name", (source.span, kind.full), kind.name, 0.75
        same = self._same_speaker(source, attribution) if UNLISTED.fullmatch(words) or _is_epithet(words) else None
        if same is not None:
            return same
        issuer = self._named_so(words, source.span)
        if issuer is not None:
            return issuer, (), "name", (source.span,), issuer.name, 0.85
        draft = self.speakers.draft(words, source.span, "unknown")
        draft.spans.append(source.span)
        return draft, (), "description", (source.span,), words, 0.8

    def initials(self, source: Source) -> "Spoken | None":
        """ "AM:" in an interview: the one person whose initials these are."""
        label = self.scene.words(source.span).replace(".", "")
        if self.scene.reading.text[source.span.end : source.span.end + 1] not in (":", "."):
            return None
        if not (label.isupper() and 2 <= len(label) <= 4):
            return None
        bearers = {draft.now for draft in self._by_initials.get(label.lower(), ())}
        if len(bearers) != 1:
            return None
        bearer = bearers.pop()
        return bearer, (), "initials", (source.span, bearer.full), bearer.name, 0.85

    def _named_last(self, source: Source) -> Draft | None:
        """The person whose name ends the source behind a comma: "one of them, Jane Doe", "his niece, Sen. Jane Doe"."""
        scene, span = self.scene, source.span
        for occurrence in reversed(scene.occurrences[scene.before(span.start) : scene.before(span.end)]):
            mention, draft = occurrence.mention, occurrence.draft.now
            before = scene.reading.text[span.start : mention.span.start]
            called = CALLED.search(before) is not None
            if mention.kind != "name" or draft.type not in ("person", "unknown"):
                continue
            if len(draft.tokens) < 2 and not called:
                continue
            last = BEHIND_NAME.fullmatch(scene.reading.text[mention.head.end : span.end]) is not None
            told = called or (bool(before.strip()) and ", and " not in before and is_apposed(before))
            told = told or is_titled(scene, source, mention)
            opens = scene.name_at.get(span.start)
            whose = opens is None or is_genitive(scene.reading.text[opens.head.end : opens.head.end + 2])
            return draft if last and told and whose else None
        return None

    def _named_first(self, source: Source) -> Draft | None:
        """The person whose surname, also a word, opens the source: "Dean, a doctor,", "Mr. King, 82,"."""
        match = SURNAME_FIRST.match(self.scene.words(source.span))
        if match is None:
            return None
        drafts = self.scene.names.surnames.get(match[1].lower(), [])
        return drafts[0].now if len(drafts) == 1 else None

    def _named_as_kind(self, words: str) -> Draft | None:
        """What "the park" names: the only name in the text that ends so, "Lake National Park"."""
        noun = words.removeprefix("the ")
        if noun == words or " " in noun:
            return None
        named = {draft.now for ending in (noun, f"{noun}s") for draft in self._by_last_part.get(ending, ())}
        named = {draft for draft in named if draft.type not in ("person", "document")}
        return named.pop() if len(named) == 1 else None

    @cached_property
    def _by_last_part(self) -> dict[str, list[Draft]]:
        """The names of several parts by their last one, a few of each."""
        found: dict[str, list[Draft]] = {}
        for draft in self.scene.drafts:
            if draft.named and len(draft.tokens) > 1 and len(found.setdefault(draft.tokens[-1], [])) < CROWD:
                found[draft.tokens[-1]].append(draft)
        return found

    @cached_property
    def _by_initials(self) -> dict[str, list[Draft]]:
        """The names of several parts that may be persons' by their initials, a few of each."""
        found: dict[str, list[Draft]] = {}
        for draft in self.scene.drafts:
            if draft.named and len(draft.tokens) > 1 and draft.type in ("person", "unknown"):
                bearers = found.setdefault(initials_of(draft.tokens), [])
                if len(bearers) < CROWD:
                    bearers.append(draft)
        return found

    def _named_so(self, words: str, span: Span) -> Draft | None:
        """ "the Bread Guild" in a letterhead, where capitals are no sign of a name: whom it names, or a new body."""
        name = words.removeprefix("the ").removeprefix("The ")
        parts = name.split()
        noun = naming().nouns.get(parts[-1].lower()) if len(parts) > 1 else None
        tokens = name_tokens(name)
        known = self.scene.names.full.get(tokens) if len(parts) > 1 else None
        if known is not None:
            known.now.spans.append(span)
            return known.now
        if noun is None or noun.type not in BODIES or not all(part[0].isupper() for part in parts):
            return None
        start = span.end - len(name) if self.scene.words(span).endswith(name) else span.start
        draft = self.scene.new(name, Span(start, span.end), Mention(span, "name", span, noun.type), named=True)
        draft.tokens, draft.kinds = tokens, {noun.lemma}
        draft.spans.append(span)
        self.scene.names.full.setdefault(tokens, draft)
        return draft

    def _interviewee(self, source: Source) -> Draft | None:
        """Whom "A:" labels: the one person whom the text has named in full before the first label."""
        if not self.answering:
            named = [
                draft for draft in self.scene.drafts if draft.type == "person" and draft.named and len(draft.tokens) > 1
            ]
            before = [draft for draft in named if draft.spans and draft.spans[0].start < source.span.start]
            self.answering = (before[0] if len(before) == 1 else None,)
        return self.answering[0]
