"""Small notes for tests: an article with statements, written as the words they hold."""

import re

from onrecord.intake import article_from_text
from onrecord.schema import Entity, Finding, Notes, Place, Reference, Span, Statement, When


def finding(value: object, by: str = "test") -> Finding:
    """A finding without evidence."""
    return Finding(value, (), by)


def said(words: str, speaker: str | None = None, form: str = "direct", **more: object) -> dict:
    """A statement to be made in `report`: `words` as the text has them, gaps written as " … "."""
    return {"words": words, "speaker": speaker, "form": form, **more}


def report(text: str, *statements: dict, maker: str = "test 1", entities: tuple[Entity, ...] = (), **about) -> Notes:
    """The notes of one article with the statements given; a person's name as speaker is an entity of the article."""
    article = article_from_text(text, **about)
    names = sorted({each["speaker"] for each in statements if each["speaker"]} - {each.name for each in entities})
    people = tuple(
        Entity(100 + at, name, "person", tuple(Span(*found.span()) for found in re.finditer(re.escape(name), text)))
        for at, name in enumerate(names)
    )
    cast = (*entities, *people)
    made = tuple(_statement(article.id, text, at, dict(each), cast) for at, each in enumerate(statements))
    return Notes(article, made, cast, maker=maker)


def _statement(article: str, text: str, at: int, given: dict, cast: tuple[Entity, ...]) -> Statement:
    content, after = [], 0
    for piece in given.pop("words").split(" … "):
        start = text.index(piece, after)
        after = start + len(piece)
        content.append(Span(start, after))
    name, form = given.pop("speaker"), given.pop("form")
    entity = next((each.id for each in cast if each.name == name), None)
    speaker = Finding(Reference(name, entity), (), "test") if name else None
    wrap = {"place": Place, "said_on": lambda day: When(day, day, day)}
    more = {
        field: tuple(map(finding, value)) if isinstance(value, tuple) else finding(wrap.get(field, str)(value))
        for field, value in given.items()
    }
    return Statement(f"{article}/{at}", form, tuple(content), (), (), "test", 0.9, speaker=speaker, **more)
