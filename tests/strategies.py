"""Hypothesis strategies for the spine: any article, and any notes that do not contradict themselves."""

from typing import get_args

from hypothesis import strategies as st
from msgspec import structs

from onrecord.registry import KnownActor, KnownRole, Registry
from onrecord.schema import (
    Article,
    Attitude,
    Count,
    Entity,
    EntityType,
    Event,
    Finding,
    Form,
    Gender,
    LeftOut,
    Mark,
    MarkKind,
    Notes,
    Number,
    Paragraph,
    ParagraphKind,
    Place,
    PlaceUse,
    Problem,
    Reference,
    Remark,
    RemarkKind,
    Span,
    Stance,
    StanceHolder,
    StanceValue,
    Statement,
    Toponym,
    When,
)
from reports import report, said

# any Unicode text, with NUL, controls, bidi marks and emoji; half surrogate pairs are no text and come in on their own
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
maybe = st.none() | texts
scores = st.floats(0, 1)
days = st.dates().map(lambda day: day.isoformat())
degrees = st.none() | st.floats(-90, 90)
places = st.builds(
    Place,
    texts,
    st.none() | st.sampled_from(["IRQ", "GBR", "KOS"]),
    maybe,
    degrees,
    degrees,
    st.none() | st.integers(1, 2**31),
)
times = st.builds(When, texts, st.none() | days, st.none() | days)
numbers = st.none() | st.integers()


def one_of_literal(literal: object) -> st.SearchStrategy[str]:
    """One of the values of a Literal type."""
    return st.sampled_from(get_args(literal))


def spans(length: int) -> st.SearchStrategy[Span]:
    """A span inside a text of `length` code points, possibly empty."""
    return st.tuples(st.integers(0, length), st.integers(0, length)).map(lambda ends: Span(min(ends), max(ends)))


def some(strategy: st.SearchStrategy, most: int = 2) -> st.SearchStrategy[tuple]:
    """A short tuple."""
    return st.lists(strategy, max_size=most).map(tuple)


def findings(values: st.SearchStrategy, length: int) -> st.SearchStrategy[Finding]:
    """A finding with evidence inside a text of `length` code points."""
    return st.builds(Finding, values, some(spans(length)), texts, scores)


@st.composite
def articles(draw: st.DrawFn, article_ids: st.SearchStrategy[str] = texts) -> Article:
    """Any article; its paragraphs and marks lie anywhere in its text."""
    text = draw(st.text(st.characters(exclude_categories=["Cs"]), max_size=120))
    inside = spans(len(text))
    marks = st.builds(Mark, one_of_literal(MarkKind), inside, texts)
    article = st.builds(
        Article,
        id=article_ids,
        text=st.just(text),
        paragraphs=some(st.builds(Paragraph, inside, one_of_literal(ParagraphKind), some(marks)), 3),
        title=maybe,
        byline=maybe,
        outlet=maybe,
        url=maybe,
        published=st.none() | days,
        language=maybe,
        format=texts,
        source=maybe,
        left_out=some(st.builds(LeftOut, texts, texts, texts)),
    )
    return draw(article)


@st.composite
def any_notes(draw: st.DrawFn, article_ids: st.SearchStrategy[str] = texts) -> Notes:
    """Any notes in which every span is inside the text and every entity and parent that is referred to is there."""
    article = draw(articles(article_ids))
    length = len(article.text)
    inside = spans(length)
    entity_ids = draw(st.lists(st.integers(0, 2**40), max_size=3, unique=True))
    statement_ids = draw(st.lists(texts, max_size=3, unique=True))
    who = st.sampled_from(entity_ids) if entity_ids else st.none()
    references = st.builds(Reference, texts, st.none() | who, some(who) if entity_ids else st.just(()))
    held = st.builds(Stance, one_of_literal(StanceValue), references, one_of_literal(StanceHolder))
    label, meant, where, when, stance = (findings(each, length) for each in (texts, references, places, times, held))

    def entity(number: int) -> st.SearchStrategy[Entity]:
        return st.builds(
            Entity,
            id=st.just(number),
            name=texts,
            type=one_of_literal(EntityType),
            mentions=some(inside),
            roles=some(label),
            affiliations=some(label),
            gender=one_of_literal(Gender),
            number=one_of_literal(Number),
            terms=some(when),
        )

    def statement(name: str) -> st.SearchStrategy[Statement]:
        return st.builds(
            Statement,
            id=st.just(name),
            form=one_of_literal(Form),
            content=some(inside),
            cue=some(inside),
            source=some(inside),
            by=texts,
            score=scores,
            attitude=one_of_literal(Attitude),
            speaker=st.none() | meant,
            on_behalf_of=st.none() | meant,
            addressee=st.none() | meant,
            targets=some(meant),
            acts=some(label),
            authority=st.none() | label,
            commitment=st.none() | label,
            speaker_commitment=st.none() | label,
            place=st.none() | where,
            said_on=st.none() | when,
            medium=st.none() | label,
            relay=some(label),
            stances=some(stance),
            parent=st.none() | st.sampled_from(statement_ids),
        )

    counts = st.builds(Count, texts, numbers, numbers, maybe, inside)
    events = st.builds(
        Event,
        id=texts,
        kind=texts,
        evidence=some(inside),
        by=texts,
        score=scores,
        actors=some(meant),
        targets=some(meant),
        place=st.none() | where,
        date=st.none() | when,
        counts=some(counts),
        status=st.none() | label,
    )
    return Notes(
        article,
        tuple(draw(statement(name)) for name in statement_ids),
        tuple(draw(entity(number)) for number in entity_ids),
        draw(some(events)),
        draw(some(st.builds(Remark, one_of_literal(RemarkKind), inside, texts, scores))),
        draw(some(st.builds(Problem, inside, texts))),
        draw(texts),
        draw(some(st.builds(Toponym, inside, one_of_literal(PlaceUse), places, texts, scores))),
    )


@st.composite
def piles(draw: st.DrawFn) -> list[Notes]:
    """Any notes of several articles; as those of the pipeline, no two articles have a statement of one id."""
    found = draw(st.lists(any_notes(), max_size=4, unique_by=lambda notes: notes.article.id))
    return [_with_own_ids(notes) for notes in found]


def _with_own_ids(notes: Notes) -> Notes:
    own = {each.id: f"{notes.article.id}/{at}" for at, each in enumerate(notes.statements)}
    statements = tuple(
        structs.replace(each, id=own[each.id], parent=None if each.parent is None else own[each.parent])
        for each in notes.statements
    )
    return structs.replace(notes, statements=statements)


SPEAKERS = [None, "Ada Lorne", "Lorne", "Brun Moss", "an aide", "the Port Council"]
SPEECHES = [
    "The bridge will stay closed until every cable has been replaced",
    "until every cable has been replaced and nobody will cross before that",
    "The bridge will stay closed until every cable has been replaced and nobody will cross before that",
    "We sail at noon",
]
RELAYS = ["Fjord Post", "state radio"]
NARRATION = "On {0} the old harbour was full of boats and the council met behind closed doors for most of the morning."


@st.composite
def reported_piles(draw: st.DrawFn) -> list[Notes]:
    """Several outlets' short reports of a few speeches, so that there is something to join."""
    pile = []
    for at in range(draw(st.integers(1, 6))):
        speeches = draw(st.lists(st.tuples(st.sampled_from(SPEAKERS), st.sampled_from(SPEECHES)), max_size=3))
        day = draw(st.sampled_from(["Monday", "Friday"]))
        paragraphs = [NARRATION.format(day), *(f"“{words},” said {who or 'somebody'}." for who, words in speeches)]
        statements = [
            said(
                words, who, draw(one_of_literal(Form)), relay=draw(some(st.sampled_from(["Fjord Post", "state radio"])))
            )
            for who, words in speeches
        ]
        outlet = draw(st.sampled_from([None, "Fjord Post", "Dale Times", "Coast Radio"]))
        pile.append(report("\n".join(paragraphs), *statements, outlet=outlet, url=f"https://example.org/{at}"))
    return pile


words = st.text(st.sampled_from("abcdefgh ЖИموسىאב-.'’é"), min_size=1, max_size=12).map(
    lambda text: " ".join(text.split())
)
names_of_known = words.filter(lambda text: text and "|" not in text)
as_far_as_known = st.sampled_from(["", "2019", "2021-03", "2024-02-29"])


@st.composite
def registries(draw: st.DrawFn) -> Registry:
    """Any registry as its formats can hold it: texts on one line, affiliations before offices."""

    def role(number: int) -> st.SearchStrategy[KnownRole]:
        bodies = st.sampled_from(["", "Harbour Board", "Dawn Party"])
        return st.builds(
            KnownRole,
            title=st.sampled_from(["", f"minister {number}"]),
            body=bodies,
            country=st.sampled_from(["", "NOR", "KOS"]),
            since=as_far_as_known.filter(lambda day: day < "2020"),
            until=as_far_as_known.filter(lambda day: day > "2020" or not day),
        ).filter(lambda role: role.title or role.body or role.country)

    def actor(number: int) -> st.SearchStrategy[KnownActor]:
        several = st.lists(names_of_known, max_size=2, unique=True).map(tuple)
        roles = st.tuples(role(1), role(2)).map(lambda found: tuple(dict.fromkeys(found)))
        return st.builds(
            KnownActor,
            id=st.just(f"Q{number}"),
            name=names_of_known,
            type=st.sampled_from(["person", "organization", "government", "group", "outlet", "unknown"]),
            gender=st.sampled_from(["female", "male", "unknown"]),
            aliases=several,
            weak_aliases=several,
            countries=st.sampled_from([(), ("NOR",), ("LBN", "KOS")]),
            identifiers=st.sampled_from([(), ("wikidata:Q5", "press:7")]),
            roles=(roles | st.just(())).map(lambda kept: tuple(sorted(kept, key=lambda each: not each.is_affiliation))),
        )

    return Registry(draw(actor(number)) for number in range(draw(st.integers(0, 3))))
