"""Notes to rows: everything that one article yields, ready to insert, with the words that each span claims."""

import sqlite3
from collections import defaultdict
from hashlib import blake2b

from onrecord.errors import UnfitNotes
from onrecord.schema import Entity, Event, Finding, Notes, Span, Statement
from onrecord.store.values import FIELDS

# in an order in which every row finds the row that it refers to
COLUMNS = {
    "articles": "key id title byline outlet url published language format source maker digest text",
    "paragraphs": "article position kind start stop",
    "marks": "article paragraph position kind value start stop reads",
    "left_out": "article position what text reason",
    "entities": "key article position id name type gender number",
    "mentions": "entity position start stop reads",
    "statements": "key article position id form attitude content parent maker score",
    "statement_spans": "statement part position start stop reads",
    "events": "key article position id kind maker score",
    "event_spans": "event position start stop reads",
    "event_counts": "event position text low high counted_by start stop reads",
    "findings": "key statement entity event field position value refers_to country first_day last_day "
    "unit latitude longitude geonames holder stance maker score mode",
    "finding_spans": "finding position start stop reads",
    "candidates": "finding position entity",
    "remarks": "article position kind start stop reads maker score",
    "problems": "article position start stop reads message",
    "toponyms": "article position start stop reads use place country unit latitude longitude geonames maker score",
}
INSERT = {
    table: f"INSERT INTO {table} ({columns.replace(' ', ', ')}) VALUES ({', '.join('?' for _ in columns.split())})"
    for table, columns in COLUMNS.items()
}
KEYED = ("articles", "entities", "statements", "events", "findings")
NEXT_KEYS = "SELECT " + ", ".join(f"(SELECT coalesce(max(key), 0) + 1 FROM {table})" for table in KEYED)
LARGEST = 2**63 - 1

# the search index takes its words from these; to forget a row it must be told them again
INDEX = (
    "INSERT INTO articles_search (rowid, title, text) SELECT key, title, text FROM articles WHERE key = ?",
    "INSERT INTO statements_search (rowid, content) SELECT key, content FROM statements WHERE article = ?",
)
FORGET = (
    """INSERT INTO articles_search (articles_search, rowid, title, text)
    SELECT 'delete', key, title, text FROM articles WHERE key = ?""",
    """INSERT INTO statements_search (statements_search, rowid, content)
    SELECT 'delete', key, content FROM statements WHERE article = ?""",
)


def digest_of(text: str) -> str:
    """What the file keeps to see that not one character of a text has changed."""
    return blake2b(text.encode(), digest_size=16).hexdigest()


def insert(connection: sqlite3.Connection, notes: Notes, key: int | None = None) -> None:
    """Insert one article with its notes, inside the caller's transaction; under a `key` that it had before, if any.

    Raises UnfitNotes where the notes contradict themselves (a span outside the text, an entity that is not there) or
    hold what no file can (half a surrogate pair).
    """
    next_key, *next_keys = connection.execute(NEXT_KEYS).fetchone()
    rows = _Rows(notes, next_key if key is None else key, next_keys)
    try:
        rows.fill()
        for table, statement in INSERT.items():
            if rows.of[table]:
                connection.executemany(statement, rows.of[table])
        for statement in INDEX:
            connection.execute(statement, (rows.key,))
    except UnicodeEncodeError as error:
        raise rows.refusal(f"holds half a surrogate pair, which is no text (offset {error.start})") from error
    except sqlite3.IntegrityError as error:
        raise rows.refusal(f"has notes that contradict themselves ({error})") from error


def remove(connection: sqlite3.Connection, key: int) -> None:
    """Remove the article with this key and all its notes, inside the caller's transaction."""
    for statement in FORGET:
        connection.execute(statement, (key,))
    connection.execute("DELETE FROM articles WHERE key = ?", (key,))


class _Rows:
    """The rows of one article, by table."""

    def __init__(self, notes: Notes, key: int, next_keys: list[int]) -> None:
        self.notes, self.article, self.text = notes, notes.article, notes.article.text
        self.of: dict[str, list[tuple[object, ...]]] = defaultdict(list)
        self.key = key
        entity, statement, event, self.next_finding = next_keys
        self.entity_keys = {each.id: entity + n for n, each in enumerate(notes.entities)}
        self.statement_keys = {each.id: statement + n for n, each in enumerate(notes.statements)}
        self.statements_from, self.events_from = statement, event

    def refusal(self, message: str) -> UnfitNotes:
        article = self.article
        name = article.source or article.url or article.title or ""
        return UnfitNotes(f"article {article.id} {message}", path=name.encode("utf-8", "replace").decode() or None)

    def fill(self) -> None:
        self._add_article()
        for position, entity in enumerate(self.notes.entities):
            self._add_entity(position, entity)
        for position, statement in enumerate(self.notes.statements):
            self._add_statement(position, statement)
        for position, event in enumerate(self.notes.events):
            self._add_event(position, event)
        for position, remark in enumerate(self.notes.remarks):
            self.of["remarks"].append(
                (self.key, position, remark.kind, *self._words(remark.span), remark.by, remark.score)
            )
        for position, problem in enumerate(self.notes.problems):
            self.of["problems"].append((self.key, position, *self._words(problem.span), problem.message))
        for position, named in enumerate(self.notes.toponyms):
            place, made = named.place, (named.by, named.score)
            at = (place.name, place.country, place.unit, place.latitude, place.longitude, place.geonames)
            self.of["toponyms"].append((self.key, position, *self._words(named.span), named.use, *at, *made))

    def _add_article(self) -> None:
        a = self.article
        about = (a.title, a.byline, a.outlet, a.url, a.published, a.language, a.format, a.source)
        self.of["articles"].append((self.key, a.id, *about, self.notes.maker, digest_of(a.text), a.text))
        for position, paragraph in enumerate(a.paragraphs):
            start, stop, _ = self._words(paragraph.span)
            self.of["paragraphs"].append((self.key, position, paragraph.kind, start, stop))
            for place, mark in enumerate(paragraph.marks):
                self.of["marks"].append((self.key, position, place, mark.kind, mark.value, *self._words(mark.span)))
        for position, left in enumerate(a.left_out):
            self.of["left_out"].append((self.key, position, left.what, left.text, left.reason))

    def _add_entity(self, position: int, entity: Entity) -> None:
        key = self._key_of(entity.id)
        kind = (entity.type, entity.gender, entity.number)
        self.of["entities"].append((key, self.key, position, entity.id, entity.name, *kind))
        self._add_spans("mentions", (key,), entity.mentions)
        self._add_findings("entity", key, entity)

    def _add_statement(self, position: int, statement: Statement) -> None:
        key = self.statements_from + position
        parent = None
        if statement.parent is not None:
            parent = self.statement_keys.get(statement.parent)
            if parent is None:
                raise self.refusal(f"has a statement inside {statement.parent!r}, which it does not have")
        kind = (statement.id, statement.form, statement.attitude, self.article.read(*statement.content))
        self.of["statements"].append((key, self.key, position, *kind, parent, statement.by, statement.score))
        self._add_spans("statement_spans", (key, "content"), statement.content)
        self._add_spans("statement_spans", (key, "cue"), statement.cue)
        self._add_spans("statement_spans", (key, "source"), statement.source)
        self._add_findings("statement", key, statement)

    def _add_event(self, position: int, event: Event) -> None:
        key = self.events_from + position
        self.of["events"].append((key, self.key, position, event.id, event.kind, event.by, event.score))
        self._add_spans("event_spans", (key,), event.evidence)
        for place, count in enumerate(event.counts):
            how_many = (count.text, _integer(count.low), _integer(count.high), count.counted_by)
            self.of["event_counts"].append((key, place, *how_many, *self._words(count.span)))
        self._add_findings("event", key, event)

    def _add_findings(self, owner: str, key: int, struct: Statement | Entity | Event) -> None:
        for field in FIELDS[owner]:
            held = getattr(struct, field.name)
            if not held:
                continue
            findings: tuple[Finding[object], ...] = held if field.many else (held,)
            for position, finding in enumerate(findings):
                mine = self.next_finding
                self.next_finding += 1
                value, refers_to, *rest, candidates = field.value.store(finding.value)
                refers_to = None if refers_to is None else self._key_of(refers_to)
                owners = (
                    key if owner == "statement" else None,
                    key if owner == "entity" else None,
                    key if owner == "event" else None,
                )
                made = (finding.by, finding.score, finding.mode or None)
                self.of["findings"].append((mine, *owners, field.name, position, value, refers_to, *rest, *made))
                self._add_spans("finding_spans", (mine,), finding.evidence)
                for place, candidate in enumerate(candidates):
                    self.of["candidates"].append((mine, place, self._key_of(candidate)))

    def _add_spans(self, table: str, owner: tuple[object, ...], spans: tuple[Span, ...]) -> None:
        self.of[table].extend((*owner, position, *self._words(span)) for position, span in enumerate(spans))

    def _words(self, span: Span) -> tuple[int, int, str]:
        start, stop = span.start, span.end
        if not 0 <= start <= stop <= len(self.text):
            raise self.refusal(f"has a span [{start}, {stop}] outside its text of {len(self.text)} code points")
        return start, stop, self.text[start:stop]

    def _key_of(self, entity: int) -> int:
        try:
            return self.entity_keys[entity]
        except KeyError:
            raise self.refusal(f"has a finding about entity {entity}, which it does not have") from None


def _integer(number: int | None) -> int | str | None:
    return number if number is None or abs(number) <= LARGEST else str(number)
