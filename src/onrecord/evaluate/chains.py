"""Gold of mentions in chains (as of GUM) and how well the reader's mentions and clusters agree with it.

One document is one line of JSON: `id`, `text`, and `mentions` with `span` in code points, `type` and `chain`.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct
from rich.console import Group, RenderableType
from rich.table import Table

from onrecord.errors import GoldError
from onrecord.evaluate.coreference import Agreement, Chain, conll, mean_f1, without_lone
from onrecord.reader import Reader, ReadMention, default_reader
from onrecord.schema import Span

TYPES = ("person", "organization", "place")
"""Types of mention that are scored; coreference is scored for the first two."""
ACTORS = TYPES[:2]
LABELS = {
    "any": "span alone", "typed": "with type, of the three types below", "conll": "mean of the three (CoNLL-2012)",
    "muc": "MUC", "b_cubed": "B³", "ceaf_e": "CEAF-e",
}  # fmt: skip


class ChainedMention(Struct, frozen=True):
    """One mention; those of one `chain` are the same."""

    span: Span
    type: str
    chain: str


class ChainedText(Struct, frozen=True):
    """One document with all its mentions."""

    id: str
    text: str
    mentions: tuple[ChainedMention, ...]


def is_chained(path: Path) -> bool:
    """Whether the first line of a file is a document with mentions in chains."""
    if path.suffix != ".jsonl" or not path.is_file():
        return False
    with path.open("rb") as file:
        first = file.readline()
    try:
        return bool(msgspec.json.decode(first, type=ChainedText).mentions)
    except (msgspec.DecodeError, RecursionError):
        return False


def read_chained(path: Path) -> list[ChainedText]:
    """The documents of a file; raises GoldError with path and line for what cannot be scored."""
    documents = []
    for number, line in enumerate(path.read_bytes().split(b"\n"), 1):
        if line.strip():
            try:
                documents.append(msgspec.json.decode(line, type=ChainedText))
            except (msgspec.DecodeError, RecursionError) as error:
                raise GoldError(str(error), path=str(path), line=number) from None
            for mention in documents[-1].mentions:
                if not 0 <= mention.span.start < mention.span.end <= len(documents[-1].text):
                    span = [mention.span.start, mention.span.end]
                    raise GoldError(f"mention {span} is outside the text", path=str(path), line=number)
    return documents


def run(path: Path, reader: Reader | None = None) -> dict[str, Any]:
    """The figures of `reader` (or the shipped one) on the documents of `path`; raises GoldError and ModelError."""
    documents = read_chained(path)
    readings = (reader or default_reader()).read((d.text for d in documents), mentions=True)
    return {"gold": path.name, **score(documents, [reading.mentions for reading in readings])}


def score(documents: Sequence[ChainedText], found: Sequence[Sequence[ReadMention]]) -> dict[str, Any]:
    """`mentions`: spans alone, and with type; `coreference` of actors without chains of one, and with them."""
    tallies: dict[str, Counter[str]] = {name: Counter() for name in ("any", "typed", *TYPES)}
    chains: list[tuple[list[Chain], list[Chain]]] = []
    for document, mentions in zip(documents, found, strict=True):
        gold_types = {m.span: m.type for m in document.mentions}
        found_types = {m.span: m.type for m in mentions}
        _tally(tallies["any"], gold_types.keys(), found_types.keys())
        for kind in TYPES:
            sides = [{span for span, t in types.items() if t == kind} for types in (gold_types, found_types)]
            _tally(tallies[kind], *sides)
            _tally(tallies["typed"], *sides)
        chains.append((list(_chains(document.mentions)), list(_clusters(mentions))))
    longer = [(without_lone(gold), without_lone(made)) for gold, made in chains]
    return {
        "documents": len(documents),
        "mentions": {name: _figures(_agreement(tally)) for name, tally in tallies.items()},
        "coreference": _coreference(conll(longer)),
        "coreference_with_lone": _coreference(conll(chains)),
    }


def _tally(tally: Counter[str], gold: Any, found: Any) -> None:
    tally.update(right=len(gold & found), found=len(found), gold=len(gold))


def _agreement(tally: Counter[str]) -> Agreement:
    return Agreement(tally["right"], tally["found"], tally["right"], tally["gold"])


def _chains(mentions: Iterable[ChainedMention]) -> Iterator[Chain]:
    """The gold chains of people and organizations."""
    chains: dict[tuple[str, str], set[Span]] = defaultdict(set)
    for mention in mentions:
        if mention.type in ACTORS:
            chains[mention.type, mention.chain].add(mention.span)
    yield from chains.values()


def _clusters(mentions: Iterable[ReadMention]) -> Iterator[Chain]:
    """The clusters of people and organizations; all mentions of a cluster have its type."""
    clusters: dict[int, set[Span]] = defaultdict(set)
    for mention in mentions:
        if mention.type in ACTORS:
            clusters[mention.cluster].add(mention.span)
    yield from clusters.values()


def _figures(agreement: Agreement) -> dict[str, float]:
    names = ("precision", "recall", "f1")
    return {name[0] if name != "f1" else name: round(getattr(agreement, name), 4) for name in names}


def _coreference(totals: dict[str, Agreement]) -> dict[str, Any]:
    return {"conll": round(mean_f1(totals), 4), **{name: _figures(total) for name, total in totals.items()}}


def render(report: dict[str, Any]) -> RenderableType:
    """The figures as tables for the terminal."""
    titles = {
        "mentions": "Mentions",
        "coreference": "People and organizations in chains of two or more",
        "coreference_with_lone": "People and organizations, chains of one too",
    }
    tables = []
    style: dict[str, Any] = {"title_justify": "left", "header_style": "dim", "title_style": "bold"}
    for key, title in titles.items():
        table = Table(title=title, box=None, pad_edge=False, **style)
        for index, column in enumerate(("", "P", "R", "F1")):
            table.add_column(column, justify="right" if index else "left")
        for name, part in report[key].items():
            cells = ["", "", f"{part:.3f}"] if name == "conll" else [f"{part[k]:.3f}" for k in ("p", "r", "f1")]
            table.add_row(LABELS.get(name, name), *cells)
        tables.append(table)
    return Group(f"{report['gold']}  {report['documents']} documents", *tables)
