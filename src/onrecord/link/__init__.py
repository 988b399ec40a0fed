"""Across articles: near-copies, the same utterance in several outlets, the same actor in all spellings.

Whatever is judged the same is an edge with its reason. `Link.by` says of what: "near-copy" joins articles;
"same words", "same words in near-copies" and "same source" join statements; "same name" and "names compared" join
entities, each written `article id#entity id`; "registry" joins an entity to `registry:ID`, "correction N" to what a
person decided.
"""

from collections.abc import Iterable, Sequence

import msgspec

from onrecord.errors import RecordError
from onrecord.link.actors import actors
from onrecord.link.anchored import speaking_as
from onrecord.link.copies import links as copy_links
from onrecord.link.copies import near_copies
from onrecord.link.groups import Groups
from onrecord.link.happenings import conflicting_counts, happenings
from onrecord.link.sayings import repeated, sayings
from onrecord.link.settled import settle
from onrecord.link.sources import Outlets, Report
from onrecord.registry import Registry
from onrecord.schema import Article, Correction, Notes, Record, Statement


def join(notes: Iterable[Notes], registry: Registry | None = None, corrections: Sequence[Correction] = ()) -> Record:
    """One record of many articles' notes, with what a registry knows and what people decided of their actors.

    Neither the order of the notes nor one given twice changes it. Raises RecordError where two articles have a
    statement of one id.
    """
    every = _once_each(notes)
    copies = near_copies(every)
    groups = Groups(range(len(every)))
    for copy in copies:
        groups.join(copy.left, copy.right)
    again = repeated(every)
    settled = settle(every, *actors(every, again), registry or Registry(), corrections)
    names = {key: actor.name for actor in settled.actors if len(actor.entities) > 1 for key in actor.entities}
    actor_of = {key: actor.id for actor in settled.actors for key in actor.entities}
    reports = [
        Report(statement, each.article, groups.of(index), actor_of.get(speaker_key(each.article, statement), ""))
        for index, each in enumerate(settled.notes)
        for statement in speaking_as(each, names).statements
    ]
    _refuse_shared_ids(reports)
    said = sayings(reports, again, Outlets([each.article for each in every]))
    edges = [*copy_links(every, copies), *said.links, *settled.links]
    edges.sort(key=lambda link: (link.by, link.left, link.right, link.verdict, link.reason))
    events = happenings(settled.notes, actor_of)
    conflicts = [*said.conflicts, *conflicting_counts(settled.notes, events)]
    conflicts.sort(key=lambda conflict: (conflict.kind, conflict.left, conflict.right))
    return Record(
        notes=tuple(settled.notes),
        sayings=tuple(said.sayings),
        actors=tuple(settled.actors),
        links=tuple(edges),
        corrections=tuple(corrections),
        happenings=tuple(events),
        conflicts=tuple(conflicts),
    )


def speaker_key(article: Article, statement: Statement) -> str:
    """The entity that a statement is by, `article id#entity id`; empty where the text does not decide."""
    speaker = statement.speaker
    known = speaker is not None and speaker.value.entity is not None
    return f"{article.id}#{speaker.value.entity}" if speaker and known else ""


def _once_each(notes: Iterable[Notes]) -> list[Notes]:
    """The notes by article id. Of two makers' notes on one article the later maker's are kept."""
    found: dict[str, Notes] = {}
    for each in notes:
        there = found.get(each.article.id)
        if there is None or (there != each and _rank(each) > _rank(there)):
            found[each.article.id] = each
    return [found[article] for article in sorted(found)]


def _rank(notes: Notes) -> tuple[str, bytes]:
    return notes.maker, msgspec.msgpack.encode(notes)


def _refuse_shared_ids(reports: Sequence[Report]) -> None:
    articles: dict[str, str] = {}
    for report in reports:
        there = articles.setdefault(report.statement.id, report.article.id)
        if there != report.article.id:
            message = f"articles {there} and {report.article.id} both have a statement {report.statement.id!r}"
            raise RecordError(message)
