"""Sorts the reader's errors on a gold file by cause, and can show some of them.

    python bench/reader_errors.py GOLD.jsonl SCORER.py [--show 20]

SCORER.py is the reference scorer, whose alignment decides what an error is. A missed attribution is sorted by what the
reader has at its place, a surplus one by its attitude and by what the gold has there.
"""

import argparse
import importlib.util
import json
import random
from collections import Counter
from pathlib import Path
from typing import Any

from onrecord.reader import Reader
from onrecord.schema import Attribution


def as_row(a: Attribution) -> dict[str, list[list[int]]]:
    """An attribution as the scorer reads it."""
    parts = {"source": a.source, "cue": a.cue, "content": a.content}
    return {role: [[s.start, s.end] for s in spans] for role, spans in parts.items()}


def cause_of_missed(gold: Any, made: list[Any]) -> str:
    """Why a gold attribution has no counterpart."""
    over = max(made, key=lambda p: len(p["chars"] & gold["chars"]), default=None)
    if over is not None and over["chars"] & gold["chars"]:
        return "missed: content found, but its edges or parts differ"
    cue = {i for s, e in gold["cue"] for i in range(s, e)}
    if any(cue & {i for s, e in p["cue"] for i in range(s, e)} for p in made):
        return "missed: cue found, with other words as its content"
    inside = any(cue & p["chars"] for p in made)
    return "missed: stands inside what was taken for another content" if inside else "missed: nothing found there"


def cause_of_surplus(made: Any, attitude: str, gold: list[Any]) -> str:
    """Why a predicted attribution has no counterpart."""
    if any(g["chars"] & made["chars"] for g in gold):
        return "surplus: overlaps a gold content by less than half"
    return f"surplus: not marked in the gold ({attitude})"


def main() -> None:
    """Count the causes and print them, the most frequent first."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("scorer", type=Path)
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--weights", type=Path)
    given = parser.parse_args()
    spec = importlib.util.spec_from_file_location("scorer", given.scorer)
    assert spec is not None and spec.loader is not None
    s = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(s)
    reader = Reader(given.weights) if given.weights else Reader()
    causes: Counter[str] = Counter()
    shown: list[str] = []
    for line in given.gold.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        article = s.Article(row["text"])
        gold = [article.attribution(a, row["id"]) for a in row["attributions"]]
        found = reader.read([row["text"]])[0].attributions
        made = [article.attribution(as_row(a), row["id"]) for a in found]

        def worth(g: Any, p: Any) -> tuple[float, bool, bool]:
            both = g["content"] and p["content"]
            share = s.set_f1(g["content_words"], p["content_words"]) if both else 0.0
            return share, s.touches(g, p, "source"), s.touches(g, p, "cue")

        pairs = s.greedy(gold, made, worth, s.ALIGN_AT)
        done_gold, done_made = {id(g) for g, _, _ in pairs}, {id(p) for _, p, _ in pairs}
        errors = [("wrong source", g, p) for g, p, _ in pairs if not s.touches(g, p, "source")]
        errors += [(cause_of_missed(g, made), g, None) for g in gold if id(g) not in done_gold]
        for a, p in zip(found, made, strict=True):
            if id(p) not in done_made:
                errors.append((cause_of_surplus(p, a.attitude, gold), None, p))
        for cause, g, p in errors:
            causes[cause] += 1
            shown.append(f"{cause}\n  gold  {_words(row['text'], g)}\n  found {_words(row['text'], p)}")
    for cause, count in causes.most_common():
        print(f"{count:5d}  {count / causes.total():6.1%}  {cause}")
    for text in random.Random(0).sample(shown, min(given.show, len(shown))):
        print(text)


def _words(text: str, attribution: Any) -> str:
    if attribution is None:
        return "-"
    parts = (" … ".join(text[s:e] for s, e in attribution[role]) for role in ("source", "cue", "content"))
    return " | ".join(parts)


if __name__ == "__main__":
    main()
