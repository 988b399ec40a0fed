"""Whose a surname, a first name or another short form is; of several bearers the one that the text leaves.

A title, an age ("the younger Doe") or nearness may decide between them; where nothing does, it stays open.
"""

from typing import TYPE_CHECKING

from onrecord.lang.naming import naming
from onrecord.resolve.drafts import AWAY, Draft
from onrecord.resolve.names import CROWD, bearers_of, name_tokens
from onrecord.resolve.role_phrases import Description
from onrecord.schema import Mention

if TYPE_CHECKING:
    from onrecord.resolve.scene import Scene

YOUNGER, ELDER = frozenset(("younger", "junior")), frozenset(("elder", "older", "senior"))
CHILDREN = frozenset("son daughter grandson granddaughter nephew niece stepson stepdaughter".split())


def short_name(scene: "Scene", mention: Mention) -> tuple[Draft, str, float]:
    """Whom a name of one part names, by which rule and how surely; somebody new where nobody bears it."""
    words = scene.words(mention.head)
    tokens = name_tokens(words)
    guess = scene.names.find_short(tokens)
    said = scene.roles.before_name(mention) if mention.span.start < mention.head.start else Description()
    bearers = bearers_of(guess, words, mention, said.kinds)
    rule, score = guess.rule, 0.95 if guess.rule == "surname" else 0.9
    if len(bearers) > 1:
        bearers = _of_age(scene, bearers, mention)
    if len(bearers) > 1:
        bearers = _of_gender(scene, bearers, mention)
    if len(bearers) > 1:
        bearers, rule, score = _nearest(scene, bearers, mention, rule)
    relative = _relative(scene, mention, tokens, bearers)
    if relative is not None:
        relative.name = f"{relative.name} {words}"
        relative.tokens = (*relative.tokens, *tokens)
        contested = scene.names.full.get(tokens)
        if contested is not None:
            relative.absorb(contested)
        scene.names.add(relative, relative.tokens)
        scene.names.add_short_forms(relative)
        return relative, "surname of a relative", 0.85
    if not bearers:
        draft = scene.names.full.get(tokens)
        if draft is None or (draft.type == "person" and mention.type == "place"):
            draft = scene.new(words, mention.head, mention, named=True)
            draft.tokens = tokens
            scene.names.full.setdefault(tokens, draft)
        rule, score = "name", 1.0
    elif len(bearers) > 1:
        return scene.ambiguous(" ".join(tokens), bearers, mention), "ambiguous surname", 0.3
    else:
        draft = bearers[0]
        draft.uses += guess.rule in ("surname", "first name")
    scene.learn(draft, mention)
    return draft, rule, score


def _relative(scene: "Scene", mention: Mention, tokens: tuple[str, ...], bearers: list[Draft]) -> Draft | None:
    """Who "Mrs Doe" is where the text has just brought in "his wife, Jane", and no Doe is known for a woman."""
    if mention.gender == "unknown" or mention.span.start == mention.head.start:
        return None
    known = scene.names.full.get(tokens)
    if known is not None and known.spans:
        return None
    if any(draft.gender == mention.gender and draft is not known for draft in bearers):
        return None
    paragraph = scene.paragraph_of(scene.reading.word_at(mention.span.start))
    near = {
        draft.now
        for place, draft in scene.relatives[-CROWD:]
        if paragraph - place <= AWAY and draft.now.gender == mention.gender and len(draft.now.tokens) == 1
    }
    borne = scene.names.surnames.get(tokens[-1]) or scene.names.unknowns.get(tokens[-1])
    return near.pop() if len(near) == 1 and borne else None


def add_contested(scene: "Scene", names: list[Mention]) -> None:
    """Enter whoever bears a surname that the text gives with a title and never in full: "Mr. Doe" beside Jane Doe."""
    for mention in names:
        if mention.gender == "unknown" or mention.span.start == mention.head.start:
            continue
        words = scene.words(mention.head)
        tokens = name_tokens(words)
        bearers = scene.names.surnames.get(tokens[0], []) if len(tokens) == 1 else []
        if len(tokens) == 1 and scene.names.unknowns.get(tokens[0]):
            continue  # of whom nothing tells that he is a person, he may be
        if not bearers or len(bearers) > CROWD or any(draft.gender in ("unknown", mention.gender) for draft in bearers):
            continue
        draft = scene.new(words, mention.head, mention, named=True)
        draft.tokens, draft.type = tokens, "person"
        scene.names.full.setdefault(tokens, draft)
        bearers.append(draft)


def _of_age(scene: "Scene", bearers: list[Draft], mention: Mention) -> list[Draft]:
    """Which of two relatives "the younger Doe" or "the elder Doe" is: the child, or the other one."""
    at = scene.reading.word_at(mention.head.start)
    before = scene.reading.lower[at - 1] if at else ""
    if before not in YOUNGER and before not in ELDER:
        return bearers
    children = [draft for draft in bearers if draft.kinds & CHILDREN]
    chosen = children if before in YOUNGER else [draft for draft in bearers if draft not in children]
    return chosen if children and len(chosen) == 1 else bearers


def _of_gender(scene: "Scene", bearers: list[Draft], mention: Mention) -> list[Draft]:
    """The bearer whom the paragraph has called "she" so far, where it has called nobody "he"."""
    reading = scene.reading
    at = reading.word_at(mention.span.start)
    said = {
        naming().pronouns[reading.lower[place]].gender
        for place in range(scene.paragraph_starts[scene.paragraph_of(at)], at)
        if reading.lower[place] in ("he", "she") and reading.quotation_of[place] < 0
    }
    if len(said) != 1 or any(draft.gender == "unknown" for draft in bearers):
        return bearers
    fitting = [draft for draft in bearers if draft.gender in said]
    return fitting if len(fitting) == 1 and fitting[0].spans else bearers


def _nearest(scene: "Scene", bearers: list[Draft], mention: Mention, rule: str) -> tuple[list[Draft], str, float]:
    """One of several bearers of a name, where the text so far leaves one: the only one introduced, the near one."""
    introduced = [draft for draft in bearers if draft.spans]
    if not introduced:  # a headline's "Doe", where a Jane Doe and another Doe follow
        introduced = [draft for draft in bearers if len(draft.tokens) == 1]
    if len(introduced) == 1:
        return introduced, rule, 0.9
    paragraph = scene.paragraph_of(scene.reading.word_at(mention.span.start))
    since = {draft: paragraph - scene.last_paragraph(draft) for draft in introduced}
    near = [draft for draft in introduced if since[draft] == 0]
    used = [draft for draft in introduced if draft.uses]
    main = all(len(draft.spans) <= len(near[0].spans) or since[draft] > AWAY for draft in introduced) if near else False
    if len(near) == 1 and (used == near or (not used and main)):
        return near, f"{rule}, nearest bearer", 0.8
    recent = [draft for draft in introduced if since[draft] <= 1]
    if len(recent) == 1 and all(since[draft] > AWAY for draft in introduced if draft is not recent[0]):
        return recent, f"{rule}, nearest bearer", 0.8
    away = all(since[draft] > AWAY for draft in introduced if draft not in used)
    if len(used) == 1 and used[0].uses > 1 and away and since[used[0]] <= AWAY:
        return used, f"{rule}, established", 0.75
    return bearers, rule, 0.3
