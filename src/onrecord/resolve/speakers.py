"""Who each source is: the attributions in text order, each with what was said before in mind."""

from bisect import bisect_right
from functools import cached_property

from onrecord.lang.naming import Pronoun, naming
from onrecord.resolve.antecedents import Speech, antecedent
from onrecord.resolve.bodies import headed, issuer_of, only_body
from onrecord.resolve.drafts import Draft
from onrecord.resolve.introductions import in_heading, introduced_before, is_named_by, named_behind, named_within
from onrecord.resolve.names import name_tokens
from onrecord.resolve.relatives import pointed_at
from onrecord.resolve.scene import BODIES, Scene
from onrecord.resolve.sources import Source, description, read_source
from onrecord.schema import Attribution, EntityType, Mention, Span

Spoken = tuple[Draft | None, tuple[Draft, ...], str, tuple[Span, ...], str, float]
CARRIED = ("carried", "chain", "goes on", "alone", "added")
ISSUED = frozenset("statement communique communiqué declaration announcement message release tweet post".split())
CERTAIN = 0.9  # from here on a pronoun tells the gender of whom it stands for
LOOK_BACK = 12  # speeches looked back over


class Speakers:
    """The speakers of one article: `found[i]` is what attribution i's source stands for, `drafts[i]` a stand-in too."""

    def __init__(self, scene: Scene, attributions: tuple[Attribution, ...]) -> None:
        self.scene = scene
        self.attributions = attributions
        self.speeches: list[Speech] = []
        self.pending: tuple[int, Draft] | None = None  # a description that spoke last and may be named next
        self.found: list[Spoken | None] = []
        self.drafts: list[Draft | None] = []
        self.read_to = 0  # occurrences before this one are resolved, pronouns too
        self.affiliations = {a.value.lower() for draft in scene.drafts for a in draft.affiliations}
        self.answering: tuple[Draft | None, ...] = ()  # whom "A:" labels, once that has been asked
        self.joint: dict[tuple[Draft, ...], Draft] = {}  # "Jane Doe and John Roe" as one speaker
        for attribution in attributions:
            spoken = self._speaker(attribution)
            self.drafts.append(None if spoken is None else spoken[0])
            self.found.append(_undecided(spoken))
            self._look_ahead(len(self.found) - 1, spoken)
            if spoken is not None and spoken[0] is not None:
                self._remember(spoken[0], attribution)

    def _remember(self, draft: Draft, attribution: Attribution) -> None:
        draft.spoke = True
        spans = (*attribution.source, *attribution.content, *attribution.cue)
        if not spans:
            return
        last = max(span.end for span in spans) - 1
        at = attribution.source[0].start if attribution.source else last
        paragraph = self.scene.paragraph_of(min(self.scene.reading.word_at(last), len(self.scene.reading.words) - 1))
        if attribution.parent is None:
            self.speeches.append(Speech(draft, paragraph, at, last))

    def _last(self, offset: int) -> Speech | None:
        return next((speech for speech in reversed(self.speeches[-LOOK_BACK:]) if speech.at < offset), None)

    def _speaker(self, attribution: Attribution) -> Spoken | None:
        if not attribution.source:
            return self._carried(attribution)
        source = read_source(self.scene, attribution.source)
        if source.kind == "none":
            return None
        if source.kind == "pronoun" and source.pronoun is not None:
            return self._pronoun(source, source.pronoun, attribution)
        if source.kind == "several":
            return self._several(source)
        if source.kind == "mention":
            return self._mention(source, attribution)
        return self._words(source)

    def _carried(self, attribution: Attribution) -> Spoken | None:
        if not self.speeches or not any(word in attribution.rule for word in CARRIED):
            return None
        last = self.speeches[-1]
        return last.draft.now, (), "carried over", (last.draft.spans[-1],) if last.draft.spans else (), "", 0.85

    # --- pronouns -----------------------------------------------------------------------------------------------------

    def _pronoun(self, source: Source, pronoun: Pronoun, attribution: Attribution) -> Spoken:
        words = self.scene.words(source.span).lower()
        if pronoun.person == 0:
            return self._relative(source, words)
        if pronoun.person in (1, 2):
            return self._first_person(source, pronoun, attribution, words)
        self._read_on(source.span.start)
        headed = self._headed(source, pronoun)
        if headed is not None:
            return headed
        offset, parent = source.span.start, attribution.parent
        outer = self.drafts[parent] if parent is not None and parent < len(self.drafts) else None
        others = (*self._addressed(attribution), *((outer.now,) if outer is not None else ()))
        answer = antecedent(self.scene, offset, pronoun, self._last(offset), attribution.content, others)
        self._settle(offset, answer.draft)
        if answer.draft is None:
            return (
                self._stand_in(source, pronoun, answer.candidates),
                (),
                "ambiguous pronoun",
                (source.span,),
                words,
                0.2,
            )
        evidence = (source.span, answer.span) if answer.span is not None else (source.span,)
        if answer.score >= CERTAIN and answer.draft.gender == "unknown" and answer.draft.is_person:
            answer.draft.gender = pronoun.gender
        return answer.draft, (), "pronoun", evidence, words, answer.score

    def _headed(self, source: Source, pronoun: Pronoun) -> Spoken | None:
        """ "It said" as the first words under a heading that is a body's name."""
        scene = self.scene
        word = scene.reading.word_at(source.span.start)
        paragraph = scene.paragraph_of(word)
        first = scene.paragraph_starts[paragraph] == word
        if not first or pronoun.gender != "unknown" or pronoun.number == "plural" or paragraph == 0:
            return None
        if not in_heading(scene, scene.reading.span(word - 1, word)):
            return None
        body = headed(scene, source.span.start)
        if body is None or not body.is_body or body.type in ("place", "document"):
            return None
        return body, (), "heading", (source.span, body.spans[0]), body.name, 0.8

    def _addressed(self, attribution: Attribution) -> tuple[Draft, ...]:
        """Whom the words right behind the cue name: in "he told Doe" he is not Doe."""
        scene = self.scene
        for cue in attribution.cue:
            index = scene.before(cue.end)
            if index < len(scene.starts) and scene.starts[index] - cue.end <= 2:
                who = scene.who[index]
                return (who.now,) if who is not None else ()
            if index and cue.start <= scene.starts[index - 1] < cue.end:  # "told Doe" taken for the cue
                who = scene.who[index - 1]
                return (who.now,) if who is not None else ()
        return ()

    def _read_on(self, offset: int) -> None:
        """Resolve the narrator's own pronouns up to an offset: they keep somebody in the reader's mind."""
        scene = self.scene
        stop = scene.before(offset)
        for index in range(self.read_to, stop):
            if scene.who[index] is None:
                mention = scene.occurrences[index].mention
                pronoun = naming().pronouns[scene.reading.lower[scene.occurrences[index].word]]
                answer = antecedent(scene, mention.span.start, pronoun, self._last(mention.span.start), ())
                if answer.draft is not None:
                    scene.who[index] = answer.draft
        self.read_to = max(self.read_to, stop)

    def _settle(self, offset: int, draft: Draft | None) -> None:
        index = self.scene.before(offset)
        if index < len(self.scene.starts) and self.scene.starts[index] == offset and self.scene.who[index] is None:
            self.scene.who[index] = draft

    def _stand_in(self, source: Source, pronoun: Pronoun, candidates: tuple[Draft, ...]) -> Draft:
        """Somebody whom the text leaves open: the next "he added" goes on from him, not from an earlier speaker."""
        draft = self.draft(
            self.scene.words(source.span), source.span, "unknown" if pronoun.gender == "unknown" else "person"
        )
        draft.candidates, draft.gender, draft.number = candidates, pronoun.gender, pronoun.number
        draft.open = True
        return draft

    def _first_person(self, source: Source, pronoun: Pronoun, attribution: Attribution, words: str) -> Spoken:
        parent = attribution.parent
        outer = self.found[parent] if parent is not None and parent < len(self.found) else None
        if outer is not None and outer[0] is not None and pronoun.person == 1:
            if pronoun.number == "singular" or not outer[0].is_person:
                return outer[0], (), "first person", (source.span, *outer[3][:1]), words, 0.85
            return None, (outer[0],), "first person plural", (source.span,), words, 0.2
        byline = self.scene.reading.article.byline
        quoted = self.scene.reading.quotation_of[self.scene.reading.word_at(source.span.start)] >= 0
        if byline and pronoun.person == 1 and pronoun.number == "singular" and not quoted and parent is None:
            return None, (), "byline", (source.span,), byline, 0.6
        return None, (), "unresolved pronoun", (source.span,), words, 0.1

    def _relative(self, source: Source, words: str) -> Spoken:
        """ "who": what stands right before it; a description that ends with a person's name leaves two."""
        scene = self.scene
        ending = pointed_at(scene, source.span, words)
        drafts = list(dict.fromkeys(o.draft.now for o in ending))
        if len(drafts) != 1:
            return None, tuple(drafts), "ambiguous relative", (source.span,), words, 0.2
        return drafts[0], (), "relative pronoun", (source.span, ending[0].mention.span), words, 0.9

    # --- a description first, the name in the next sentence ----------------------------------------------------------

    def _look_ahead(self, index: int, spoken: Spoken | None) -> None:
        """Join "A minister condemned ... Speaking at ..., Jane Doe said": the next sentence names who it was.

        The description must be one person's, the name be new there, and the next sentence either open with the speech
        that the description made ("Speaking ...") or call the name the same ("Finance Minister Jane Doe").
        """
        if spoken is None or spoken[0] is None:
            return
        draft = spoken[0]
        if draft.named and self.pending is not None and draft.type == "person" and spoken[2] == "name":
            before, described = self.pending
            if is_named_by(self.scene, described, draft, self.attributions[index]):
                draft.absorb(described)
                for earlier in range(before, index):
                    self._rename(earlier, described, draft)
        if draft.named and spoken[2] == "name" and not draft.roles and not draft.spoke:
            described_before = introduced_before(self.scene, draft, self.attributions[index])
            if described_before is not None:
                draft.absorb(described_before)
        one = draft.type == "person" and draft.number == "singular" and not draft.named and not draft.open
        if one and len(draft.spans) == 1:
            self.pending = (index, draft)
        elif draft.named:
            self.pending = None

    def _rename(self, index: int, described: Draft, draft: Draft) -> None:
        spoken = self.found[index]
        if spoken is not None and spoken[0] is described:
            self.found[index] = (draft, (), "named next", (*spoken[3][:1], draft.full), draft.name, 0.85)
            draft.spoke = True

    # --- names and descriptions ---------------------------------------------------------------------------------------

    def _several(self, source: Source) -> Spoken:
        parts = tuple(dict.fromkeys(occurrence.draft.now for occurrence in source.occurrences))
        if len(parts) == 1:
            return parts[0], (), "name", (source.span,), "", 0.9
        if any(part.open for part in parts):
            return None, parts, "ambiguous surname", (source.span,), self.scene.words(source.span), 0.3
        name = ", ".join(part.name for part in parts[:-1]) + f" and {parts[-1].name}"
        known = self.joint.get(parts)
        if known is None:
            known = self.joint[parts] = self.draft(name, source.span, "group")
            known.parts, known.number = parts, "plural"
        known.spans.append(source.span)
        return known, (), "several", (source.span,), name, 0.9

    def _mention(self, source: Source, attribution: Attribution) -> Spoken:
        occurrence = source.occurrences[0]
        draft = occurrence.draft.now
        if draft.open:
            words = description(self.scene, occurrence.mention.span)
            return draft, (), occurrence.rule, (source.span,), words, occurrence.score
        if draft.named:
            evidence = (source.span,) if _overlap(draft.full, source.span) else (source.span, draft.full)
            return draft, (), occurrence.rule, evidence, draft.name, occurrence.score
        named = named_within(self.scene, source)
        if named is not None:
            named.absorb(draft)
            return named, (), "apposition", (source.span,), named.name, 0.9
        body = self._bare_body(source)
        if body is not None:
            return body
        behind = named_behind(self.scene, source)
        if behind is not None:
            behind.absorb(draft)
            return behind, (), "apposition", (source.span, behind.spans[0]), behind.name, 0.85
        if len(draft.spans) == 1:
            possessor = self._possessor(source, attribution)
            if possessor is not None:
                return possessor
            draft.name, draft.full = description(self.scene, source.span), source.span
        return draft, (), occurrence.rule, (source.span, draft.full), draft.name, occurrence.score

    def _bare_body(self, source: Source) -> Spoken | None:
        """ "the statement", "the company": whoever issued the one, the only body that could be the other."""
        occurrence = source.occurrences[0]
        mention, draft = occurrence.mention, occurrence.draft.now
        article = self.scene.reading.text[mention.span.start : mention.head.start].strip().lower()
        if source.span.end > mention.head.end or mention.number != "singular" or article not in ("the", "this"):
            return None
        if draft.type == "document":
            return self._issued(draft) if draft.head.rpartition(" ")[2] in ISSUED else None
        if draft.type not in ("organization", "outlet"):
            return None
        body = only_body(self.scene, draft.head, source.span.start, self.affiliations)
        if body is None:
            return None
        return body, (), "only such body", (source.span, body.spans[-1]), body.name, 0.75

    def _issued(self, document: Draft) -> Spoken | None:
        issuer = issuer_of(self.scene, document, self.speeches[-LOOK_BACK:])
        if issuer is None:
            return None
        return issuer, (), "document of", (document.spans[-1], document.spans[0]), issuer.name, 0.85

    def _possessor(self, source: Source, attribution: Attribution) -> Spoken | None:
        """ "his campaign", "her statement": whose it is, if that is known; a person's document is the person."""
        reading = self.scene.reading
        first = reading.word_at(source.span.start)
        pronoun = naming().pronouns.get(reading.lower[first])
        mention = source.occurrences[0].mention
        joined = " and " in self.scene.reading.text[source.span.start : source.span.end]
        if pronoun is None or pronoun.case != "possessive" or pronoun.person != 3 or joined:
            return None
        offset = source.span.start
        self._read_on(offset)
        answer = antecedent(self.scene, offset, pronoun, self._last(offset), attribution.content)
        if answer.draft is None or not answer.draft.named:
            return None
        evidence = (source.span, answer.span) if answer.span is not None else (source.span,)
        if mention.type == "document" and mention.number != "plural":
            return answer.draft, (), "document of", evidence, answer.draft.name, answer.score
        rest = self.scene.words(Span(reading.starts[first + 1], source.span.end)).rstrip(",;: ")
        genitive = "’" if answer.draft.name.endswith("s") else "’s"
        draft = source.occurrences[0].draft
        draft.name, draft.full = f"{answer.draft.name}{genitive} {rest}", source.span
        return draft, (), "possessive", evidence, draft.name, answer.score

    def _words(self, source: Source) -> Spoken:
        """Words that no mention covers: the description as it stands."""
        words = description(self.scene, source.span)
        if words.lower() == "a":  # an interview's "A:"
            answering = self._interviewee(source)
            if answering is not None:
                return answering, (), "label", (source.span, answering.full), answering.name, 0.8
            words = "the interviewee"
        issuer = self._named_so(words, source.span)
        if issuer is not None:
            return issuer, (), "name", (source.span,), issuer.name, 0.85
        draft = self.draft(words, source.span, "unknown")
        draft.spans.append(source.span)
        return draft, (), "description", (source.span,), words, 0.8

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

    def issuer_at(self, offset: int) -> Draft | None:
        """The body whose words the text at an offset is: whom "our" means there."""
        at = bisect_right(self._issued_from, offset)
        for span, draft in reversed(self._statements_of_bodies[max(at - LOOK_BACK, 0) : at]):
            if offset < span.end:
                return draft
        return None

    @cached_property
    def _statements_of_bodies(self) -> list[tuple[Span, Draft]]:
        spoken = [
            (span, draft.now)
            for attribution, draft in zip(self.attributions, self.drafts, strict=True)
            if draft is not None and not draft.now.is_person and draft.now.type != "group"
            for span in attribution.content
        ]
        return sorted(spoken, key=lambda one: one[0])

    @cached_property
    def _issued_from(self) -> list[int]:
        return [span.start for span, _ in self._statements_of_bodies]

    def _interviewee(self, source: Source) -> Draft | None:
        """Whom "A:" labels: the one person whom the text has named in full before the first label."""
        if not self.answering:
            named = [
                draft for draft in self.scene.drafts if draft.type == "person" and draft.named and len(draft.tokens) > 1
            ]
            before = [draft for draft in named if draft.spans and draft.spans[0].start < source.span.start]
            self.answering = (before[0] if len(before) == 1 else None,)
        return self.answering[0]

    def draft(self, name: str, span: Span, type: EntityType) -> Draft:
        """A draft of a source that no mention stands for."""
        return self.scene.new(name, span, Mention(span, "nominal", span, type), named=False)


def _undecided(spoken: Spoken | None) -> Spoken | None:
    """What points at a name that several bear points at nobody in particular."""
    if spoken is None:
        return None
    draft, _, rule, evidence, words, _ = spoken
    if draft is None or not draft.open:
        return spoken
    return None, draft.candidates, rule if "ambiguous" in rule else f"{rule} of an ambiguous name", evidence, words, 0.2


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
