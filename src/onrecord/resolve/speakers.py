"""Who each source is: the attributions in text order, each with what was said before in mind."""

import re
from bisect import bisect_right
from functools import cached_property

from msgspec import structs

from onrecord.lang.naming import Pronoun, naming
from onrecord.resolve.antecedents import Antecedent, Speech, antecedent, fits
from onrecord.resolve.bodies import headed
from onrecord.resolve.drafts import Draft
from onrecord.resolve.introductions import in_heading, introduced_before, is_named_by
from onrecord.resolve.nameless import Nameless
from onrecord.resolve.relatives import pointed_at
from onrecord.resolve.scene import Scene
from onrecord.resolve.sources import Source, description, read_source
from onrecord.schema import Attribution, EntityType, Mention, Span

Spoken = tuple[Draft | None, tuple[Draft, ...], str, tuple[Span, ...], str, float]
CARRIED = ("carried", "chain", "goes on", "alone", "added")
LONGEST_INITIALS = 4  # signs of "A.M."
CERTAIN = 0.9  # from here on a pronoun tells the gender of whom it stands for
ASKED = frozenset("asked pressed questioned challenged quizzed grilled told interviewed reminded".split())
ANYONE = re.compile(r"\b(those|anyone|anybody|everyone|everybody|whoever|all those)\s$", re.IGNORECASE)
LONGEST_ANYONE = 12  # code points
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
        self.nameless = Nameless(self)
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
        named_to = attribution.source[-1].end if attribution.source else last
        paragraph = self.scene.paragraph_of(min(self.scene.reading.word_at(last), len(self.scene.reading.words) - 1))
        if attribution.parent is None:
            self.speeches.append(Speech(draft, paragraph, at, named_to, last))

    def last(self, offset: int) -> Speech | None:
        """The speech that was made last before an offset."""
        return next((speech for speech in reversed(self.speeches[-LOOK_BACK:]) if speech.at < offset), None)

    def last_fitting(self, offset: int, pronoun: Pronoun) -> Speech | None:
        """The speech that was made last before an offset; in an exchange of two that of the one whom "he" fits."""
        last = self.last(offset)
        if last is None or fits(last.draft.now, pronoun):
            return last
        earlier = (speech for speech in reversed(self.speeches[-LOOK_BACK:]) if speech.at < offset)
        other = next((speech for speech in earlier if speech.draft.now is not last.draft.now), None)
        near = other is not None and last.paragraph - other.paragraph <= 1 and fits(other.draft.now, pronoun)
        return other if near else last

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
        return self.nameless.words(source, attribution)

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
        self.read_on(source.span.start)
        headed = self._headed(source, pronoun)
        if headed is not None:
            return headed
        offset = source.span.start
        others = self.others(attribution)
        answer = antecedent(
            self.scene, offset, pronoun, self.last_fitting(offset, pronoun), attribution.content, others
        )
        answer = _of_the_open(answer, pronoun)
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

    def others(self, attribution: Attribution) -> tuple[Draft, ...]:
        """Who a pronoun cannot be: whom the words address, and who would have said "I"."""
        parent = attribution.parent
        outer = self.drafts[parent] if parent is not None and parent < len(self.drafts) else None
        return (*self._addressed(attribution), *self._asking(attribution), *((outer.now,) if outer is not None else ()))

    def _asking(self, attribution: Attribution) -> tuple[Draft, ...]:
        """Who asked what the sentence answers: "Asked by Doe whether it was late, she said" is not Doe."""
        scene, reading = self.scene, self.scene.reading
        first = reading.sentences[reading.sentence_of[reading.word_at(attribution.source[0].start)]][0]
        if reading.lower[first] not in ASKED:
            return ()
        by = next(
            (at for at in range(first + 1, min(first + 4, len(reading.words))) if reading.lower[at] == "by"), None
        )
        if by is None:
            return ()
        index = scene.before(reading.ends[by])
        near = index < len(scene.starts) and scene.starts[index] - reading.ends[by] <= len(" the ")
        who = scene.who[index] if near else None
        return (who.now,) if who is not None else ()

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
            if index < len(scene.starts) and scene.starts[index] - cue.end <= 2 and _is_gap(scene, cue.end, index):
                who = scene.who[index]
                return (who.now,) if who is not None else ()
            if index and cue.start <= scene.starts[index - 1] < cue.end:  # "told Doe" taken for the cue
                who = scene.who[index - 1]
                return (who.now,) if who is not None else ()
        return ()

    def read_on(self, offset: int) -> None:
        """Resolve the narrator's own pronouns up to an offset: they keep somebody in the reader's mind."""
        scene = self.scene
        stop = scene.before(offset)
        for index in range(self.read_to, stop):
            if scene.who[index] is None:
                mention = scene.occurrences[index].mention
                pronoun = naming().pronouns[scene.reading.lower[scene.occurrences[index].word]]
                answer = antecedent(scene, mention.span.start, pronoun, self.last(mention.span.start), ())
                if answer.draft is not None:
                    scene.who[index] = answer.draft
                    self._predicate(index, answer.draft)
        self.read_to = max(self.read_to, stop)

    def _predicate(self, index: int, draft: Draft) -> None:
        """What the narrator says that "she" is: "she is now the museum's chief curator"."""
        scene, reading = self.scene, self.scene.reading
        at = scene.occurrences[index].word + 1
        if at >= len(reading.words) or reading.lower[at] not in ("is", "was", "became") or not draft.is_person:
            return
        at += reading.lower[at + 1 : at + 2] in (["now"], ["also"], ["then"])
        place = scene.before(reading.starts[at + 1]) if at + 1 < len(reading.words) else len(scene.starts)
        if place >= len(scene.starts) or scene.starts[place] != reading.starts[at + 1]:
            return
        described = scene.occurrences[place].draft.now
        if described.named or described.open or described.type != "person" or described.number != "singular":
            return
        if not draft.open and not {draft.gender, described.gender} >= {"female", "male"}:
            draft.absorb(described)

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
        anyone = ANYONE.search(scene.reading.text, max(source.span.start - LONGEST_ANYONE, 0), source.span.start)
        if not drafts and anyone is not None and words == "who":
            span = Span(anyone.start(1), source.span.end)
            draft = self.draft(description(scene, span), span, "group")
            draft.number = "plural"
            return draft, (), "description", (span,), draft.name, 0.8
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
        personal = draft.type == "person" or draft.may_be_person
        if draft.named and self.pending is not None and personal and spoken[2] == "name":
            before, described = self.pending
            if is_named_by(self.scene, described, draft, self.attributions[index]):
                draft.absorb(described)
                draft.type = "person"
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
            initials = self.nameless.initials(source) if len(draft.name) <= LONGEST_INITIALS else None
            if initials is not None:
                return initials
            evidence = (source.span,) if _overlap(draft.full, source.span) else (source.span, draft.full)
            return draft, (), occurrence.rule, evidence, draft.name, occurrence.score
        return self.nameless.described(source, attribution)

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

    def draft(self, name: str, span: Span, type: EntityType) -> Draft:
        """A draft of a source that no mention stands for."""
        return self.scene.new(name, span, Mention(span, "nominal", span, type), named=False)


def _of_the_open(answer: Antecedent, pronoun: Pronoun) -> Antecedent:
    """The one of a name's bearers whom a pronoun fits: "Doe said so. She left" is Jane, where John is the other."""
    stand_in = answer.draft
    if stand_in is None or not stand_in.open or pronoun.gender == "unknown":
        return answer
    fitting = [draft.now for draft in stand_in.candidates if fits(draft.now, pronoun)]
    if len(fitting) != 1 or len(stand_in.candidates) < 2 or fitting[0].gender == "unknown":
        return answer
    return structs.replace(answer, draft=fitting[0], score=min(answer.score, 0.85))


def _is_gap(scene: Scene, end: int, index: int) -> bool:
    """Whether nothing but a space parts a cue from the occurrence behind it."""
    return not scene.reading.text[end : scene.starts[index]].strip()


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
