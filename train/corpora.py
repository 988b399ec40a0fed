"""Reads the corpora as they lie in `../shared/data`: PolNeAR's attributions, GUM's mentions, NewsMTSC's sentences."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

ROLES = ("source", "cue", "content")
Spans = list[tuple[int, int]]


@dataclass(frozen=True)
class Attributed:
    """An article with its attributions: `{"source": spans, "cue": spans, "content": spans}` each, code points."""

    id: str
    text: str
    attributions: list[dict[str, Spans]]


@dataclass(frozen=True)
class Mentioned:
    """A document with its mentions: `(start, end, type, chain)` each."""

    id: str
    text: str
    mentions: list[tuple[int, int, str, str]]


def polnear(path: Path) -> list[Attributed]:
    """The articles of one part of PolNeAR."""
    articles = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        marked = [{role: [(s, e) for s, e in a.get(role) or []] for role in ROLES} for a in row["attributions"]]
        articles.append(Attributed(row["id"], row["text"], [a for a in marked if a["cue"] and a["content"]]))
    return articles


def gum(path: Path) -> list[Mentioned]:
    """The documents of one part of GUM."""
    documents = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        mentions = [(m["span"][0], m["span"][1], m["type"], m["chain"]) for m in row["mentions"]]
        documents.append(Mentioned(row["id"], row["text"], mentions))
    return documents


def sentences(path: Path) -> list[str]:
    """The sentences of one part of NewsMTSC, in order; a teacher reads them, their own labels are not used."""
    return [json.loads(line)["sentence_normalized"] for line in path.read_text(encoding="utf-8").splitlines()]


def digest(path: Path) -> str:
    """SHA-256 of a file, for the run log."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
