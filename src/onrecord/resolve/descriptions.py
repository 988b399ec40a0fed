"""Whom a description means: "the minister", "the bloc's leader", "the Free League party".

Joined to somebody whom the text has introduced as such, where that leaves one; a stand-in for several where it leaves
several; somebody new where it leaves none.
"""

from typing import TYPE_CHECKING

from onrecord.gazetteer import country_name, country_of, demonym_of, lookup
from onrecord.lang.naming import Noun, naming, words_in
from onrecord.resolve.aliases import body_kinds
from onrecord.resolve.drafts import AWAY, BODIES, Draft, is_genitive
from onrecord.resolve.names import CROWD, name_tokens
from onrecord.resolve.role_phrases import PAST, RANKING, Description
from onrecord.resolve.role_words import role_noun
from onrecord.schema import Gender, Mention

if TYPE_CHECKING:
    from onrecord.resolve.scene import Scene

DEFINITE = frozenset(("the", "this", "that"))
ENDS_APPOSITION = frozenset(",.;:)—–")
NEAR, MOST_SPANS = 40, 20  # code points around a mention, mentions looked at
OTHER = frozenset(
    "previous earlier other second third another different rival separate parent sister state new".split()
)
ADJECTIVES = frozenset(
    "old new young former current whole entire business regional international world governing".split()
)
OF_A_PLACE = ("ian", "ese", "ish", "i", "ic", "an")  # endings of adjectives of places: "the Norlandian company"
Said = tuple[Draft, str, float]  # whom, by which rule, how surely


def described(scene: "Scene", mention: Mention) -> Said:
    """Whom a nominal stands for, by which rule and how surely; a new draft where the text has introduced nobody."""
    reading = scene.reading
    first, head = reading.word_at(mention.span.start), reading.word_at(mention.head.start)
    noun = role_noun(reading.lower, first, head)
    lemma = noun.lemma if noun is not None else reading.lower[head]
    named = _named_so(scene, mention, first, head)
    if named is not None:
        return named, "name", 0.9
    whose = next((at for at in range(first, head) if is_genitive(reading.words[at])), None)
    if first < head and not _name_follows(scene, mention):
        if whose is not None:
            holder = _holder(scene, mention, lemma, whose, head)
            if holder is not None:
                return holder, "role", 0.85
        elif reading.lower[first] in DEFINITE:
            known = _known(scene, mention, lemma, first, head)
            if known is not None:
                return known
            owner = naming().nouns.get(reading.lower[head - 1])
            if mention.type == "person" and owner is not None and owner.type in BODIES:  # "the union leader"
                holder = _holder(scene, mention, lemma.split()[-1], head - 1, head)
                if holder is not None:
                    return holder, "role", 0.8
    return _new(scene, mention, noun, lemma), "description", 0.9


def _new(scene: "Scene", mention: Mention, noun: Noun | None, lemma: str) -> Draft:
    words = scene.words(mention.span)
    if words[0].isupper() and not scene.keeps_capital(mention.span.start):
        words = words[0].lower() + words[1:]
    draft = scene.new(words, mention.span, mention, named=False)
    draft.head = lemma
    draft.lemmas = {lemma, lemma.split()[-1]}
    draft.kinds = {*draft.lemmas, *(noun.broader if noun is not None else ())}
    said = scene.roles.nominal(mention)
    if mention.type == "person" and mention.number == "singular":
        scene.describe(draft, said)
    elif mention.type in BODIES:
        scene.describe(draft, Description(affiliations=said.affiliations))
    return draft


def _known(scene: "Scene", mention: Mention, lemma: str, first: int, head: int) -> Said | None:
    found = _introduced(scene, mention, lemma, first, head)
    if len(found) == 1:
        return found[0], "role", 0.85
    bodies = [draft for draft in found if draft.named]
    if len(found) > 1 and len(bodies) == 1 and mention.type in BODIES:
        return bodies[0], "role", 0.8
    if len(found) > 1:
        named_since = _named_since(scene, found)
        if named_since is not None:
            return named_since, "role", 0.8
        return scene.ambiguous(f"the {lemma}", found, mention), "ambiguous role", 0.3
    return None


def _named_since(scene: "Scene", found: list[Draft]) -> Draft | None:
    """The one of several who has a name, where the others came up once, right before it.

    "Her doctor has. Dr Doe explains it. ... The doctor says" is Doe.
    """
    named = [draft for draft in found if draft.named]
    if len(named) != 1 or named[0].type != "person":
        return None
    reading = scene.reading
    body = [span for span in named[0].spans if not scene.is_above_text(reading.word_at(span.start))]
    if not body:
        return None
    first = reading.sentence_of[reading.word_at(body[0].start)]
    for draft in found:
        if draft is named[0]:
            continue
        before = first - reading.sentence_of[reading.word_at(draft.spans[0].start)]
        if draft.named or draft.open or draft.spoke or len(draft.spans) > 1 or not 0 < before <= 1:
            return None
    return named[0]


def _introduced(scene: "Scene", mention: Mention, lemma: str, first: int, head: int) -> list[Draft]:
    """Who was introduced before as what "the ..." says.

    Those whose own role it is go before those who may be called so ("the official" for a minister), unless they are
    out of sight; of several the one in this paragraph, else the one in the paragraph before.
    """
    introduced = dict.fromkeys(draft.now for draft in scene.by_kind.get(lemma, ())[-CROWD:])
    known = [draft for draft in introduced if _agrees(draft, mention) and not _is_bare(scene, draft)]
    if mention.span.end > mention.head.end:
        text = scene.reading.text[mention.span.start : mention.span.end].lower()
        return [draft for draft in known if text == draft.name.lower()]
    said = range(first + 1, head)
    known = [draft for draft in known if not _contradicts(scene, draft, said, lemma)]
    past = {scene.reading.lower[at] for at in said} & PAST
    paragraph = scene.paragraph_of(head)
    if past - {"late"}:  # "the former mayor" is the mayor only right behind his fall
        fallen = [draft for draft in known if _is_past(draft)]
        known = (
            fallen
            or _predecessors(scene, lemma)
            or [draft for draft in known if scene.last_paragraph(draft) == paragraph]
        )
    elif len(known) > 1:
        known = [draft for draft in known if not _is_past(draft)] or known
    if len(known) < 2:
        return known
    own = [draft for draft in known if lemma in draft.lemmas]
    if own and any(paragraph - scene.last_paragraph(draft) <= AWAY for draft in own):
        known = own
    words = " ".join(scene.reading.lower[first + 1 : head + 1])
    exact = [draft for draft in known if any(_is_told(words, role.value.lower()) for role in draft.roles)]
    if len(exact) == 1 and " " in words:
        return exact  # "the council leader" is no other leader
    exact = [draft for draft in known if _has_words(scene, draft, said)]
    if len(known) > 1 and len(exact) == 1:
        return exact
    if len(known) > 1:
        near = [draft for draft in known if scene.last_paragraph(draft) == paragraph]
        near = near or [draft for draft in known if scene.last_paragraph(draft) == paragraph - 1]
        return near if len(near) == 1 else known
    return known


def _predecessors(scene: "Scene", lemma: str) -> list[Draft]:
    """Who "the former minister" is where the text has told of a minister and of "her predecessor, John Doe"."""
    if not any(draft.now.named for draft in scene.by_kind.get(lemma, ())[-CROWD:]):
        return []
    told = dict.fromkeys(draft.now for draft in scene.by_kind.get("predecessor", ())[-CROWD:])
    return [draft for draft in told if draft.named and draft.is_person]


def _is_told(words: str, role: str) -> bool:
    """Whether a role, in lower case, holds these words: "council leader" in "former council leader"."""
    return f" {words} " in f" {role} "


def _has_words(scene: "Scene", draft: Draft, said: range) -> bool:
    """Whether all that a description says stands in the name of somebody, or of a description that came before."""
    name = draft.name.lower().split()
    return len(said) > 0 and all(scene.reading.lower[at] in name for at in said)


def _is_bare(scene: "Scene", draft: Draft) -> bool:
    """Whether a description brought nobody in: "newspaper" in "a newspaper interview", "their union"."""
    if draft.named or draft.number != "singular":
        return False
    whose = draft.type in BODIES and draft.name.split()[0] in naming().classes["possessive"]
    return whose or (" " not in draft.name and len(draft.spans) == 1)


def _is_past(draft: Draft) -> bool:
    return any(role.value.lower().split()[0].split("-")[0] in PAST for role in draft.roles)


def _contradicts(scene: "Scene", draft: Draft, said: range, lemma: str) -> bool:
    """Whether a description's modifier speaks against a draft: "the oil minister" is not the foreign minister."""
    reading = scene.reading
    plain = {reading.lower[at] for at in said if not reading.words[at][0].isupper()} - RANKING - PAST
    plain = {low for low in plain if not low.endswith(("ed", "ing"))}
    own = draft.role_words - RANKING - PAST
    if plain & OTHER or (draft.type in BODIES and draft.named and not _fits_name(plain, draft)):
        return True
    if plain and own and not plain & own and lemma.split()[-1] in {part.split()[-1] for part in draft.kinds}:
        return True
    capitals = [reading.words[at] for at in said if reading.words[at][0].isupper()]
    if capitals and not draft.named and not any(word in draft.name for word in capitals):
        return True
    if not capitals:
        return False
    if not draft.affiliations:
        places = [
            word for word in capitals if lookup(word) is not None or demonym_of(word.rpartition("-")[2]) is not None
        ]
        return bool(places) and not any(_is_told_near(scene, draft, word) for word in places)
    bound = _bound(draft)
    countries = {finding.value for finding in draft.affiliations}
    return not any(word.lower() in bound or country_name(demonym_of(word) or "") in countries for word in capitals)


def _is_told_near(scene: "Scene", draft: Draft, word: str) -> bool:
    """Whether the text has a word beside a mention of somebody: "Ohio" of "the Ohio governor"."""
    country = country_name(demonym_of(word) or "") or word
    near = (scene.reading.text[max(span.start - NEAR, 0) : span.end + NEAR] for span in draft.spans[:MOST_SPANS])
    return any(word in text or country in text for text in near)


def _fits_name(plain: set[str], draft: Draft) -> bool:
    """Whether a body's name has the nouns before its description: "the appeals court" is not the Supreme Court."""
    words = words_in("modifier", "portfolio", "force")
    name = draft.name.lower()
    telling = {low for low in plain if low in words or low in naming().nouns or low.endswith("s")}
    return all(low.rstrip("s") in name for low in telling - ADJECTIVES)


def _bound(draft: Draft) -> str:
    """All that the text says of somebody's roles and affiliations, in lower case."""
    return " ".join(finding.value for finding in (*draft.affiliations, *draft.roles)).lower()


def _holder(scene: "Scene", mention: Mention, lemma: str, whose: int, head: int) -> Draft | None:
    """Who was introduced as holding an office of a body: "the bloc's leader", "Norvik's chairman"."""
    reading = scene.reading
    owner = reading.lower[whose].removesuffix("’s").removesuffix("'s")
    introduced = dict.fromkeys(draft.now for draft in scene.by_kind.get(lemma, ())[-CROWD:])
    said = range(whose + 1, head)
    holders = [
        draft
        for draft in introduced
        if draft.named
        and draft.is_person
        and _agrees(draft, mention)
        and not _contradicts(scene, draft, said, lemma)
        and (_belongs_to(draft, owner) or owner in scene.bodies_of.get(draft, ()))
    ]
    return holders[0] if len(holders) == 1 else None


def _belongs_to(draft: Draft, owner: str) -> bool:
    """Whether somebody's body is called so by the text or by its name: "union" of a "Federation of Miners"."""
    if owner in _bound(draft).replace("’s", "").replace("'s", "").split():
        return True
    return any(owner in body_kinds(name_tokens(body.value)) for body in draft.affiliations)


def _named_so(scene: "Scene", mention: Mention, first: int, head: int) -> Draft | None:
    """The body that a name and a plain noun of its kind name: "the Free League party" is the Free League."""
    reading = scene.reading
    if reading.lower[head] not in naming().classes["kindred"] or mention.number == "plural":
        return None
    start = first + (reading.lower[first] in DEFINITE)
    name_mention = scene.name_at.get(reading.starts[start])
    draft = scene.draft_at(name_mention) if name_mention is not None else None
    if draft is None or not draft.named or draft.type not in ("unknown", "organization", "outlet"):
        return None
    name = reading.text[reading.starts[start] : reading.ends[head - 1]]
    if name != draft.name or lookup(name) is not None or country_of(name) is not None:
        return None
    if demonym_of(name) is not None or name.endswith(OF_A_PLACE):
        return None
    return None if scene.is_whereabouts(draft) else draft


def _name_follows(scene: "Scene", mention: Mention) -> bool:
    """Whether a name right behind says who it is: "the minister, Jane Doe," is whom the name names."""
    text = scene.reading.text
    start = mention.span.end + 2 if text[mention.span.end : mention.span.end + 2] == ", " else mention.span.end + 1
    name = scene.name_at.get(start)
    if name is None or text[mention.span.end : start].strip() not in (",", ""):
        return False
    return start == mention.span.end + 1 or text[name.head.end : name.head.end + 1] in ENDS_APPOSITION


def _agrees(draft: Draft, mention: Mention) -> bool:
    genders: set[Gender] = {draft.gender, mention.gender}
    if mention.type == "person" and draft.type in ("unknown", "place") and lookup(draft.name) is not None:
        return False
    same_kind = (draft.type == "person" or draft.type == "unknown") == (mention.type == "person")
    return same_kind and not {"female", "male"} <= genders and draft.is_plural != (mention.number == "singular")
