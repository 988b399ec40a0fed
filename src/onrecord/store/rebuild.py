"""Rows to Notes: exactly the notes that were added."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from sys import intern
from typing import Any

from onrecord.errors import RecordError
from onrecord.schema import (
    Article,
    Count,
    Entity,
    Event,
    Finding,
    LeftOut,
    Mark,
    Notes,
    Paragraph,
    Place,
    Problem,
    Remark,
    Span,
    Statement,
    Toponym,
)
from onrecord.store.values import FIELDS, Columns

ABOUT = ("title", "byline", "outlet", "url", "published", "language", "format", "source")
ARTICLE = f"SELECT id, text, {', '.join(ABOUT)}, maker FROM articles WHERE key = ?"
PARAGRAPHS = "SELECT position, kind, start, stop FROM paragraphs WHERE article = ? ORDER BY position"
MARKS = "SELECT paragraph, kind, start, stop, value FROM marks WHERE article = ? ORDER BY paragraph, position"
LEFT_OUT = "SELECT what, text, reason FROM left_out WHERE article = ? ORDER BY position"
ENTITIES = "SELECT key, id, name, type, gender, number FROM entities WHERE article = ? ORDER BY position"
MENTIONS = """SELECT entity, start, stop FROM entities JOIN mentions ON mentions.entity = entities.key
  WHERE article = ? ORDER BY entity, mentions.position"""
STATEMENTS = "SELECT key, id, form, attitude, parent, maker, score FROM statements WHERE article = ? ORDER BY position"
STATEMENT_SPANS = """SELECT statement, part, start, stop FROM statements
  JOIN statement_spans AS spans ON spans.statement = statements.key
  WHERE article = ? ORDER BY statement, part, spans.position"""
EVENTS = "SELECT key, id, kind, maker, score FROM events WHERE article = ? ORDER BY position"
EVENT_SPANS = """SELECT event, start, stop FROM events JOIN event_spans AS spans ON spans.event = events.key
  WHERE article = ? ORDER BY event, spans.position"""
EVENT_COUNTS = """SELECT event, text, low, high, counted_by, start, stop FROM events
  JOIN event_counts AS counts ON counts.event = events.key WHERE article = ? ORDER BY event, counts.position"""
REMARKS = "SELECT kind, start, stop, maker, score FROM remarks WHERE article = ? ORDER BY position"
PROBLEMS = "SELECT start, stop, message FROM problems WHERE article = ? ORDER BY position"
TOPONYMS = """SELECT start, stop, use, maker, score, place, country, unit, latitude, longitude, geonames FROM toponyms
  WHERE article = ? ORDER BY position"""

# for each of FIELDS, its findings, their evidence and their candidates
OWNERS = {"statement": "statements", "entity": "entities", "event": "events"}
OF_OWNER = "FROM {owners} JOIN findings ON findings.{owner} = {owners}.key"
FINDINGS = f"""SELECT findings.key, {{owner}}, field, value, refers_to, country, first_day, last_day, unit, latitude,
  longitude, geonames, holder, stance, findings.maker, findings.score, mode
  {OF_OWNER} WHERE article = ? ORDER BY findings.key"""
EVIDENCE = f"""SELECT finding, start, stop {OF_OWNER} JOIN finding_spans AS spans ON spans.finding = findings.key
  WHERE article = ? ORDER BY finding, spans.position"""
CANDIDATES = f"""SELECT finding, candidates.entity {OF_OWNER} JOIN candidates ON candidates.finding = findings.key
  WHERE article = ? ORDER BY finding, candidates.position"""

Findings = dict[int, dict[str, Any]]  # owner's key -> field -> what the spine's field holds


def rebuild(connection: sqlite3.Connection, key: int) -> Notes:
    """The notes of the article with this key. Raises sqlite3.Error, or RecordError where rows do not fit together."""
    with _fitting(key):
        return _Article(connection, key).notes()


def rebuild_article(connection: sqlite3.Connection, key: int) -> Article:
    """The article with this key, without its notes. Raises as `rebuild` does."""
    with _fitting(key):
        return _Article(connection, key).article()[0]


@contextmanager
def _fitting(key: int) -> Iterator[None]:
    try:
        yield
    except (KeyError, ValueError, TypeError, StopIteration) as error:
        raise RecordError(f"article {key}: its rows do not fit together ({error!r}); the file is damaged") from error


class _Article:
    """One article's rows as they are read back."""

    def __init__(self, connection: sqlite3.Connection, key: int) -> None:
        self.connection, self.key = connection, key
        self.entity_ids: dict[int, int] = {}

    def rows(self, query: str) -> Iterator[tuple[Any, ...]]:
        return self.connection.execute(query, (self.key,))

    def notes(self) -> Notes:
        article, maker = self.article()
        entities = self.entities()  # first: findings refer to them
        remarks = tuple(
            Remark(kind, Span(start, stop), by, score) for kind, start, stop, by, score in self.rows(REMARKS)
        )
        problems = tuple(Problem(Span(start, stop), message) for start, stop, message in self.rows(PROBLEMS))
        toponyms = tuple(
            Toponym(Span(start, stop), use, Place(*place), intern(by), score)
            for start, stop, use, by, score, *place in self.rows(TOPONYMS)
        )
        return Notes(article, self.statements(), entities, self.events(), remarks, problems, maker, toponyms)

    def article(self) -> tuple[Article, str]:
        article_id, text, *about, maker = next(self.rows(ARTICLE))
        left_out = tuple(LeftOut(*left) for left in self.rows(LEFT_OUT))
        about_it = dict(zip(ABOUT, about, strict=True))
        return Article(article_id, text, self.paragraphs(), left_out=left_out, **about_it), maker

    def paragraphs(self) -> tuple[Paragraph, ...]:
        marks: dict[int, list[Mark]] = defaultdict(list)
        for paragraph, kind, start, stop, value in self.rows(MARKS):
            marks[paragraph].append(Mark(kind, Span(start, stop), value))
        return tuple(
            Paragraph(Span(start, stop), kind, tuple(marks.get(position, ())))
            for position, kind, start, stop in self.rows(PARAGRAPHS)
        )

    def entities(self) -> tuple[Entity, ...]:
        rows = list(self.rows(ENTITIES))
        self.entity_ids = {key: entity for key, entity, *_ in rows}
        mentions, findings = self.spans(MENTIONS), self.findings("entity")
        return tuple(
            Entity(entity, name, kind, mentions.get(key, ()), gender=gender, number=number, **findings.get(key, {}))
            for key, entity, name, kind, gender, number in rows
        )

    def statements(self) -> tuple[Statement, ...]:
        rows = list(self.rows(STATEMENTS))
        ids = {key: statement for key, statement, *_ in rows}
        spans: dict[tuple[int, str], list[Span]] = defaultdict(list)
        for key, part, start, stop in self.rows(STATEMENT_SPANS):
            spans[key, part].append(Span(start, stop))
        findings = self.findings("statement")
        return tuple(
            Statement(
                statement,
                form,
                tuple(spans.get((key, "content"), ())),
                tuple(spans.get((key, "cue"), ())),
                tuple(spans.get((key, "source"), ())),
                maker,
                score,
                attitude=attitude,
                parent=None if parent is None else ids[parent],
                **findings.get(key, {}),
            )
            for key, statement, form, attitude, parent, maker, score in rows
        )

    def events(self) -> tuple[Event, ...]:
        spans, findings = self.spans(EVENT_SPANS), self.findings("event")
        counts: dict[int, list[Count]] = defaultdict(list)
        for event, text, low, high, counted_by, start, stop in self.rows(EVENT_COUNTS):
            counts[event].append(Count(text, _integer(low), _integer(high), counted_by, Span(start, stop)))
        return tuple(
            Event(
                event, kind, spans.get(key, ()), by, score, counts=tuple(counts.get(key, ())), **findings.get(key, {})
            )
            for key, event, kind, by, score in self.rows(EVENTS)
        )

    def spans(self, query: str) -> dict[int, tuple[Span, ...]]:
        spans: dict[int, list[Span]] = defaultdict(list)
        for key, start, stop in self.rows(query):
            spans[key].append(Span(start, stop))
        return {key: tuple(found) for key, found in spans.items()}

    def findings(self, owner: str) -> Findings:
        names = {"owner": owner, "owners": OWNERS[owner]}
        fields = {field.name: field for field in FIELDS[owner]}
        evidence = self.spans(EVIDENCE.format(**names))
        candidates: dict[int, list[int]] = defaultdict(list)
        for key, entity in self.rows(CANDIDATES.format(**names)):
            candidates[key].append(self.entity_ids[entity])
        found: Findings = defaultdict(dict)
        for key, owned_by, name, value, refers_to, *rest, maker, score, mode in self.rows(FINDINGS.format(**names)):
            who = None if refers_to is None else self.entity_ids[refers_to]
            field, held = fields[name], found[owned_by]
            meant = field.value.rebuild(Columns._make((value, who, *rest, tuple(candidates.get(key, ())))))
            finding = Finding(meant, evidence.get(key, ()), intern(maker), score, mode or "")  # few makers, millions
            held[name] = (*held.get(name, ()), finding) if field.many else finding
        return found


def _integer(number: int | str | None) -> int | None:
    return None if number is None else int(number)
