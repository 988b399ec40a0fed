"""The raw material of networks: one use of a concept by an actor, on a day, in a statement."""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from onrecord.export.dna.reading import DnaFile
from onrecord.export.dna.variables import CODED
from onrecord.export.options import Concept
from onrecord.export.rows import Row, Rows
from onrecord.schema import Record
from onrecord.tell.dates import parse_day

NOBODY = ("unknown", "described", "either")  # standings of speakers who are nobody in particular


class Use(Struct, frozen=True):
    """An actor's use of a concept. `agreement` is None where no stance is coded; `kind` says what the actor is."""

    actor: str
    concept: str
    statement: str
    name: str
    kind: str = ""
    day: date | None = None
    agreement: bool | None = None


def uses(record: Record, concept: Concept = "target") -> Iterator[Use]:
    """A record's uses, each utterance once, on the day of its first report, however many outlets carry it.

    A concept is whom a statement is directed at (`target`), what is done by saying it (`act`), or both
    (`act-on-target`). A statement without one, or by nobody in particular, is none.
    """
    seen: set[tuple[str, str, str]] = set()
    for row in sorted(Rows(record), key=lambda row: row.day or date.max):
        speaker = row.speaker
        if speaker.standing in NOBODY:
            continue
        saying = row.saying.id if row.saying else row.statement.id
        entity = row.entity(row.reference)
        for label in _concepts(row, concept):
            if (saying, speaker.key, label) not in seen:
                seen.add((saying, speaker.key, label))
                kind = speaker.standing if entity is None else entity.type
                yield Use(speaker.key, label, row.statement.id, speaker.name, kind, row.day)


def _concepts(row: Row, concept: Concept) -> list[str]:
    targets = [name for name in row.names(*row.statement.targets) if name]
    acts = [each.value for each in row.statement.acts if each.value]
    if concept == "target":
        return list(dict.fromkeys(targets))
    if concept == "act":
        return list(dict.fromkeys(acts))
    return list(dict.fromkeys(f"{act}: {target}" for act in acts for target in targets))


def dna_uses(file: DnaFile, actor: str = "organization", concept: str = "concept", type: str = CODED) -> Iterator[Use]:
    """The uses that a .dna file holds, of any two of its short-text variables; `agreement` where it has it."""
    days = {article.id: parse_day(article.published) for article in file.articles}
    for statement in file.statements:
        name, label = (str(statement.values.get(each, "")) for each in (actor, concept))
        if statement.type == type and name and label:
            agreement = statement.values.get("agreement")
            yield Use(
                name, label, str(statement.id), name, actor, days[statement.article],
                None if agreement is None else bool(agreement),
            )  # fmt: skip
