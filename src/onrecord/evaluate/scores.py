"""Attribution figures: how well predicted spans of source, cue and content agree with gold ones.

The figures, their names and every detail of their making are those of the project's reference scorer, so that anybody
can check ours with it; a test shows that they are equal. All are micro-averaged over the articles given. Tokens are
words (`\\w+`) and single punctuation marks.

    tokens.ROLE         a token has a role when any attribution covers any character of it with that role
    spans.ROLE          unbroken fragments whose first and last tokens are those of a gold fragment, each counted once
    content.exact       contents with exactly the characters of a gold content, white space aside, 1-1
    content.soft        contents aligned 1-1 by Jaccard of characters, each pair worth its Jaccard
    content.aligned     contents aligned 1-1 by F1 of word tokens, pairs under 0.5 not made
    attribution         the headline: aligned, and the sources share a word token (or both are empty)
    attribution_cue     and the cues share one too
    attribution_strict  content F1 >= 0.8 and source F1 >= 0.5 (or both sources empty)
    by_kind.KIND        the headline for direct, mixed and indirect contents
    by_source.SHAPE     recall of the headline for gold sources that are a pronoun, none, or other

Does not look at anything but spans; `fields` scores who is meant and the rest.
"""

import random
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from onrecord.evaluate.tokens import KINDS, ROLES, SHAPES, Sided, Tokens

ALIGNED, STRICT_CONTENT, STRICT_SOURCE = 0.5, 0.8, 0.5
RESAMPLES = 1000

Key = tuple[float, ...]


class Tally(NamedTuple):
    """Right ones among the predicted and among the gold, and how many of each there are."""

    right: float
    predicted: int
    gold: int
    right_gold: float

    def plus(self, other: "Tally") -> "Tally":
        return Tally(*(a + b for a, b in zip(self, other, strict=True)))  # type: ignore[arg-type]


class Aligned(NamedTuple):
    """A gold and a predicted attribution, by index, that are about the same words; `score` is their likeness."""

    gold: int
    predicted: int
    score: float


def align(gold: Sequence[Sided], predicted: Sequence[Sided]) -> list[Aligned]:
    """Contents about the same words, 1-1, best first by F1 of word tokens, then by touching sources, then cues."""

    def likeness(g: Sided, p: Sided) -> Key:
        return _f1(g.held, p.held), touch(g, p, "source"), touch(g, p, "cue")

    return _greedy(gold, predicted, lambda side: side.held, likeness, ALIGNED)


def touch(gold: Sided, predicted: Sided, role: str) -> bool:
    """Whether both have the role and share a word token in it, or neither has it."""
    g, p = gold.words[role], predicted.words[role]
    return not g.isdisjoint(p) if g or p else True


def tally_article(gold: Sequence[Sided], predicted: Sequence[Sided], aligned: Sequence[Aligned]) -> dict[str, Tally]:
    """Every figure of one article as counts."""
    tallies: dict[str, Tally] = {}
    sizes = len(predicted), len(gold)

    def put(name: str, right: float, n_predicted: int, n_gold: int, right_gold: float | None = None) -> None:
        tallies[name] = Tally(right, n_predicted, n_gold, right if right_gold is None else right_gold)

    for role in ROLES:
        g, p = (frozenset().union(*(a.tokens[role] for a in side)) for side in (gold, predicted))
        put(f"tokens.{role}", len(g & p), len(p), len(g))
        gs, ps = (set().union(*(a.fragments[role] for a in side)) for side in (gold, predicted))
        put(f"spans.{role}", len(gs & ps), len(ps), len(gs))
    exact = [Counter(a.characters for a in side if a.characters) for side in (gold, predicted)]
    put("content.exact", (exact[0] & exact[1]).total(), *sizes)
    soft = _greedy(
        gold, predicted, lambda side: side.characters, lambda g, p: (_jaccard(g.characters, p.characters),), 1e-9
    )
    put("content.soft", sum(pair.score for pair in soft), *sizes)
    put("content.aligned", len(aligned), *sizes)

    right = [(gold[a.gold], predicted[a.predicted], a.score) for a in aligned]
    right = [(g, p, score) for g, p, score in right if touch(g, p, "source")]
    put("attribution", len(right), *sizes)
    put("attribution_cue", sum(touch(g, p, "cue") for g, p, _ in right), *sizes)
    strict = [
        score >= STRICT_CONTENT and _f1(g.words["source"], p.words["source"]) >= STRICT_SOURCE for g, p, score in right
    ]
    put("attribution_strict", sum(strict), *sizes)
    for kind in KINDS:
        n_predicted, n_gold = (sum(a.kind == kind for a in side) for side in (predicted, gold))
        right_gold = sum(g.kind == kind for g, _, _ in right)
        put(f"by_kind.{kind}", sum(p.kind == kind for _, p, _ in right), n_predicted, n_gold, right_gold)
    for shape in SHAPES:
        found = sum(g.shape == shape for g, *_ in right)
        put(f"by_source.{shape}", 0, 0, sum(a.shape == shape for a in gold), found)
    return tallies


def figures(rows: Sequence[dict[str, Tally]], *, missing: int = 0) -> dict[str, Any]:
    """The report over articles, nested as the reference scorer prints it; `missing` of them had no prediction."""
    report: dict[str, Any] = {"articles": len(rows), "articles_missing_from_pred": missing, "headline": None}
    for name in rows[0] if rows else ():
        tally = _sum(rows, name)
        part: dict[str, Any] = {
            **precision_recall(tally),
            "right": round(tally.right, 2),
            "predicted": tally.predicted,
            "gold": tally.gold,
        }
        group, _, leaf = name.partition(".")
        if group == "by_source":
            part = {"r": part["r"], "gold": part["gold"]}
        elif group == "by_kind":
            part["right_gold"] = tally.right_gold
        if leaf:
            report.setdefault(group, {})[leaf] = part
        else:
            report[group] = part
    if rows:
        report["attribution"]["f1_ci95"] = interval([row["attribution"] for row in rows])
        report["headline"] = report["attribution"]["f1"]
    return report


def precision_recall(tally: Tally) -> dict[str, float]:
    """Precision, recall and F1 (shares of one, four places)."""
    p = tally.right / tally.predicted if tally.predicted else 0.0
    r = tally.right_gold / tally.gold if tally.gold else 0.0
    return {"p": round(p, 4), "r": round(r, 4), "f1": round(2 * p * r / (p + r), 4) if p + r else 0.0}


def interval(tallies: Sequence[Tally]) -> list[float]:
    """The middle 95% of the F1 of resamples of the articles, with replacement; always the same ones."""
    chance = random.Random(0)
    samples = (chance.choices(tallies, k=len(tallies)) for _ in range(RESAMPLES))
    scores = sorted(precision_recall(Tally(*map(sum, zip(*sample, strict=True))))["f1"] for sample in samples)
    return [scores[int(RESAMPLES * 0.025)], scores[int(RESAMPLES * 0.975) - 1]]


def _greedy(
    gold: Sequence[Sided],
    predicted: Sequence[Sided],
    held: Callable[[Sided], Tokens],
    key: Callable[[Sided, Sided], Key],
    floor: float,
) -> list[Aligned]:
    """1-1 pairs of a likeness of at least `floor`, the best first; ties go to the earlier gold, then prediction.

    Only pairs that share something of what they hold are looked at: the others have no likeness at all.
    """
    holders: dict[int, list[int]] = {}
    for j, one in enumerate(predicted):
        for part in held(one):
            holders.setdefault(part, []).append(j)
    ranked: list[tuple[Key, int, int]] = []
    for i, one in enumerate(gold):
        for j in {j for part in held(one) for j in holders.get(part, ())}:
            likeness = key(one, predicted[j])
            if likeness[0] >= floor:
                ranked.append((tuple(-part for part in likeness), i, j))
    ranked.sort()
    taken_gold: set[int] = set()
    taken_predicted: set[int] = set()
    pairs: list[Aligned] = []
    for likeness, i, j in ranked:
        if i not in taken_gold and j not in taken_predicted:
            taken_gold.add(i)
            taken_predicted.add(j)
            pairs.append(Aligned(i, j, -likeness[0]))
    return pairs


def _f1(a: Tokens, b: Tokens) -> float:
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 1.0


def _jaccard(a: frozenset[int], b: frozenset[int]) -> float:
    shared = len(a & b)
    return shared / (len(a) + len(b) - shared) if shared else 0.0


def _total(tallies: Iterable[Tally]) -> Tally:
    total = Tally(0, 0, 0, 0)
    for tally in tallies:
        total = total.plus(tally)
    return total


def _sum(rows: Sequence[dict[str, Tally]], name: str) -> Tally:
    return _total(row[name] for row in rows)
