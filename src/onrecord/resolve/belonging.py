"""Which body somebody belongs to whom the text gives no name of one: "the company's chief executive", "Its chairman".

Reads the words around each role that `roles` found, once all mentions and speakers are known. A body that nothing
names stays what the text calls it, if that tells more than its kind: "strike committee", not "committee".
"""

from typing import TYPE_CHECKING

from msgspec import structs

from onrecord.gazetteer import country_of, demonym_of, lookup
from onrecord.lang.naming import naming
from onrecord.resolve.antecedents import WINDOW, is_subject
from onrecord.resolve.bodies import heading_body, only_body
from onrecord.resolve.drafts import BODIES, Draft, is_genitive
from onrecord.resolve.names import name_tokens
from onrecord.resolve.role_words import affiliation_name
from onrecord.resolve.scene import Scene
from onrecord.schema import Finding, Span

if TYPE_CHECKING:
    from onrecord.resolve.speakers import Speakers

LINKS = frozenset(("of", "for", "at", "with", "from", "to"))
NEAR = 2  # sentences before "its" in which the body was named
PARTIES = frozenset("party front alliance movement coalition league bloc list".split())
ARTICLES = frozenset(("the", "a", "an"))
POSSESSIVES = frozenset(("its", "their"))


def add_affiliations(scene: Scene, speakers: "Speakers") -> None:
    """Give each named person without an affiliation the body that his roles are roles of, or whose heading he is under.

    Of a role that is "ours", the body is the one that speaks there.
    """
    for draft in scene.drafts:
        if not draft.named or not draft.spans or draft.became is not None or not draft.is_person:
            continue
        if any(country_of(body.value) is None for body in draft.affiliations):
            continue
        for role in draft.roles:
            found = _ours(scene, role, speakers) or body_of_role(scene, role, speakers.affiliations)
            if found is not None and found.value.lower() != draft.name.lower():
                draft.add_affiliation(found)
                break
        else:
            _of_heading(scene, draft)


def add_spoken_for(scene: Scene, speakers: "Speakers") -> None:
    """Give each spokesperson the body that he speaks for: "a spokesman for the Guild", "its spokeswoman"."""
    for draft in scene.drafts:
        if draft.became is None and not draft.speaks_for and draft.lemmas & naming().classes["spokesperson"]:
            draft.speaks_for.extend(spoken_for(scene, draft, speakers.affiliations))


def name_bodies_in_full(scene: Scene) -> None:
    """Write each affiliation as the article names the body in full: "Norvik" of Norvik Ferries."""
    for draft in scene.drafts:
        if draft.became is None and (draft.affiliations or draft.speaks_for):
            draft.affiliations = [_in_full(scene, body) for body in draft.affiliations]
            draft.speaks_for = [_in_full(scene, body) for body in draft.speaks_for]


def _in_full(scene: Scene, body: Finding[str]) -> Finding[str]:
    guess = scene.names.find_short(name_tokens(body.value))
    named = [draft.now for draft in guess.drafts if draft.now.is_body and draft.now.named]
    if len(guess.drafts) != 1 or not named or affiliation_name(named[0].name).lower() == body.value.lower():
        return body  # "Hezbollah" stays so beside "Lebanese Hezbollah"
    return structs.replace(body, value=named[0].name, evidence=(*body.evidence, named[0].full))


def spoken_for(scene: Scene, draft: Draft, affiliations: set[str]) -> list[Finding[str]]:
    """The body that a spokesperson's role names or points at, as far as the text tells."""
    speaking = naming().classes["spokesperson"]
    for role in draft.roles:
        words = scene.reading.words_in(role.evidence[0])
        if not any(scene.reading.lower[at] in speaking for at in words):
            continue
        found = body_of_role(scene, role, affiliations) or _before_role(scene, words)
        return [found] if found is not None else []
    return []


def _before_role(scene: Scene, words: range) -> Finding[str] | None:
    """The body in front of the role: "foreign ministry spokeswoman"."""
    reading, nouns = scene.reading, naming().nouns
    for at in words:
        noun = nouns.get(reading.lower[at])
        if noun is not None and noun.type in BODIES and at > words[0]:
            span = reading.span(words[0], at + 1)
            body = scene.words(span)
            named = scene.keeps_capital(span.start)
            return Finding(body if named else body[:1].lower() + body[1:], (span,), "description", 0.8)
    return None


def _ours(scene: Scene, role: Finding[str], speakers: "Speakers") -> Finding[str] | None:
    first = scene.reading.word_at(role.evidence[0].start)
    if not first or scene.reading.lower[first - 1] != "our":
        return None
    issuer = speakers.issuer_at(scene.reading.starts[first])
    return None if issuer is None else _found(issuer, scene.reading.span(first - 1, first), "our")


def body_of_role(scene: Scene, role: Finding[str], affiliations: set[str]) -> Finding[str] | None:
    """The body that the words around a role name or point at: "the movement's spokeswoman", "a surgeon at the clinic".

    `affiliations` are the names, in lower case, that roles made somebody's affiliation.
    """
    reading = scene.reading
    words = reading.words_in(role.evidence[0])
    first, last = words[0], words[-1]
    low = reading.lower[first]
    if low in naming().classes["force"] and last > first:
        return Finding(low, (reading.span(first, first + 1),), "force", 0.8)
    before = reading.lower[first - 1] if first else ""
    if before in POSSESSIVES:
        return _whose(scene, first - 1)
    if first and is_genitive(before):
        return _body(scene, before[:-2], first - 1, first - 1, affiliations)
    start = next((at for at in words if reading.lower[at] in LINKS and at > first), last + 1)
    if start < len(reading.words) and (reading.lower[start] in LINKS or role.by == "who does"):
        start += reading.lower[start] in LINKS
        return _phrase(scene, start, affiliations)
    return None


def _phrase(scene: Scene, start: int, affiliations: set[str]) -> Finding[str] | None:
    """The body that the noun phrase at word `start` names or describes: "the mission", "the city hospital"."""
    reading, nouns = scene.reading, naming().nouns
    at = start + (reading.lower[start] in ARTICLES)
    first = at
    while at < first + 4 and at < len(reading.words):
        low = reading.lower[at]
        noun = nouns.get(low)
        following = nouns.get(reading.lower[at + 1]) if at + 1 < len(reading.words) else None
        if noun is not None and noun.type in BODIES and noun.number == "singular" and following is None:
            if at == first or demonym_of(reading.text[reading.starts[first] : reading.ends[at - 1]]) is not None:
                return _body(scene, low, start, at, affiliations) if reading.lower[start] == "the" else None
            span = reading.span(first, at + 1)
            return Finding(scene.words(span), (span,), "description", 0.8)
        if (
            not reading.words[at][0].isalpha()
            or is_genitive(reading.words[at])
            or low in naming().classes["preposition"]
        ):
            return None
        at += 1
    return None


def _body(scene: Scene, lemma: str, first: int, last: int, affiliations: set[str]) -> Finding[str] | None:
    """The named body that "the mission" or "the company's" stands for."""
    reading = scene.reading
    noun = naming().nouns.get(lemma)
    if noun is None or noun.type not in BODIES:
        return None
    offset = reading.starts[first]
    body = heading_body(scene, offset, noun.lemma) or only_body(scene, noun.lemma, offset, affiliations)
    return None if body is None else _found(body, reading.span(first, last + 1), "the body meant")


def _whose(scene: Scene, word: int) -> Finding[str] | None:
    """The body that "its" is the body of: the one named of late, of several the one that the sentence was about."""
    reading = scene.reading
    sentence = reading.sentence_of[word]
    stop = scene.before(reading.starts[word])
    near: list[Draft] = []
    for index in range(stop - 1, max(stop - WINDOW, 0) - 1, -1):
        occurrence = scene.occurrences[index]
        if sentence - reading.sentence_of[occurrence.word] > NEAR:
            break
        draft = occurrence.draft.now
        if draft.named and _is_employer(draft) and draft not in near:
            if is_subject(scene, occurrence) and reading.sentence_of[occurrence.word] >= sentence - 1:
                return _found(draft, reading.span(word, word + 1), "its")
            near.append(draft)
    return _found(near[0], reading.span(word, word + 1), "its") if len(near) == 1 else None


def _is_employer(draft: Draft) -> bool:
    if draft.type == "unknown" and lookup(draft.name) is not None:
        return False
    return draft.is_body and draft.type not in ("place", "document")


def _of_heading(scene: Scene, draft: Draft) -> None:
    """Under the heading of a party a person who speaks for none is the party's."""
    if not draft.spoke:
        return
    body = heading_body(scene, draft.spans[0].start, "party")
    if body is not None and body.kinds & PARTIES:
        draft.add_affiliation(_found(body, draft.spans[0], "heading", 0.6))


def _found(body: Draft, span: Span, by: str, score: float = 0.8) -> Finding[str]:
    return Finding(body.name, (span, body.full), by, score)
