"""Turn each attribution into a statement: act, evidence axes, place, time, medium; and the narrator's own remarks.

`CODERS` and `FINDERS` are the whole of it: one row a field of a statement, and one a field of the notes. A coder looks
at one attribution and returns a Finding, a tuple of Findings, or None; a finder looks at the article. One that raises
costs what it would have found, nothing else, and is named in `problems` with the place.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from onrecord.coding.acts import acts
from onrecord.coding.authority import authority
from onrecord.coding.context import Context
from onrecord.coding.events import events
from onrecord.coding.evidence import commitment, speaker_commitment
from onrecord.coding.locating import located
from onrecord.coding.parties import addressee, on_behalf_of, relay
from onrecord.coding.remarks import remarks
from onrecord.coding.setting import medium, place, said_on
from onrecord.coding.stance import stances
from onrecord.coding.targets import targets
from onrecord.coding.terms import with_terms
from onrecord.errors import ModelError
from onrecord.schema import Attribution, Cast, Entity, Finding, Found, Notes, Problem, Span, Statement
from onrecord.text import Reading

if TYPE_CHECKING:
    from onrecord.reader.stance import Stances

MAKER = "rules 1"

Coder = Callable[[Context, int], Finding[Any] | tuple[Finding[Any], ...] | None]
Finder = Callable[[Context], tuple[Any, ...]]

CODERS: tuple[tuple[str, Coder], ...] = (
    ("authority", authority),
    ("commitment", commitment),
    ("speaker_commitment", speaker_commitment),
    ("place", place),
    ("said_on", said_on),
    ("medium", medium),
    ("on_behalf_of", on_behalf_of),
    ("addressee", addressee),
    ("relay", relay),
    ("targets", targets),
    ("acts", acts),
)
FINDERS: tuple[tuple[str, Finder], ...] = (
    ("events", events),
    ("remarks", remarks),
    ("toponyms", located),
)


def code(
    reading: Reading,
    found: Found,
    attributions: tuple[Attribution, ...],
    cast: Cast,
    stance_model: "Stances | None" = None,
) -> Notes:
    """The notes of one article; without a `stance_model` stances are those that acts decide. Raises ModelError."""
    context = Context(reading, found, attributions, cast)
    problems = list(reading.problems)
    ids = _ids(context)
    statements = sorted(
        (_statement(context, index, ids, problems, stance_model) for index in range(len(attributions))),
        key=lambda statement: int(statement.id.rpartition(".")[2]),
    )
    found_in_all = {field: _all(field, finder, context, problems) for field, finder in FINDERS}
    return Notes(
        reading.article,
        tuple(statements),
        _entities(context, problems),
        problems=tuple(problems),
        maker=MAKER,
        **found_in_all,
    )


def _all(field: str, finder: Finder, context: Context, problems: list[Problem]) -> tuple[Any, ...]:
    try:
        return finder(context)
    except Exception as error:  # as for a coder: the article keeps everything else
        problems.append(Problem(Span(0, 0), f"no {field}: {type(error).__name__}: {error}"))
        return ()


def _entities(context: Context, problems: list[Problem]) -> tuple[Entity, ...]:
    return _all("terms", with_terms, context, problems) or context.cast.entities


def _ids(context: Context) -> list[str]:
    """For each attribution the id of its statement: they are numbered from 1 in the order of their first character."""

    def first(index: int) -> tuple[int, int]:
        attribution = context.attributions[index]
        spans = attribution.content + attribution.cue + attribution.source
        return (min(span.start for span in spans) if spans else 0, index)

    ids = [""] * len(context.attributions)
    for number, index in enumerate(sorted(range(len(ids)), key=first), 1):
        ids[index] = f"{context.article.id}.{number}"
    return ids


def _statement(
    context: Context, index: int, ids: list[str], problems: list[Problem], stance_model: "Stances | None"
) -> Statement:
    attribution = context.attributions[index]
    fields: dict[str, Any] = {}

    def stances_here(context: Context, index: int) -> tuple[Finding[Any], ...]:
        return stances(context, index, fields.get("targets", ()), stance_model)  # its targets are judged by then

    for field, coder in (*CODERS, ("stances", stances_here)):
        try:
            value = coder(context, index)
        except ModelError:
            raise
        except Exception as error:  # one coder's failure costs its own finding only
            at = (attribution.cue or attribution.content or attribution.source or (Span(0, 0),))[0]
            problems.append(Problem(at, f"no {field}: {type(error).__name__}: {error}"))
            continue
        if value is not None:
            fields[field] = value
    return Statement(
        id=ids[index],
        form=attribution.form,
        content=attribution.content,
        cue=attribution.cue,
        source=attribution.source,
        by=attribution.rule,
        score=attribution.score,
        attitude=attribution.attitude,
        speaker=context.cast.speakers[index] if index < len(context.cast.speakers) else None,
        parent=None if attribution.parent is None else ids[attribution.parent],
        **fields,
    )
