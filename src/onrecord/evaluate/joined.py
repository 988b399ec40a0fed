"""How well many articles' notes are joined: utterances (B³), drift, near-copies, independence, conflicts.

Gold is a folder with one event: marked articles whose attributions have `saying` (one id for all reports of one
utterance; without one it is told once) and `drift` (how it differs from the longest report, nothing for the longest),
and `event.tsv`, rows of what else a careful person judged:

    copies       FILE FILE ...          articles that are near-copies of one another
    independent  SAYING NUMBER          how many independent documents carry it
    conflict     KIND SAYING SAYING     what contradicts (the same id twice: words given to two speakers)

Measured end to end, and with the gold's own attributions given, which measures the joining alone.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from msgspec import UNSET, Struct, structs

from onrecord.coding import code
from onrecord.errors import GoldError
from onrecord.evaluate.coreference import Agreement, b_cubed
from onrecord.evaluate.files import read_gold
from onrecord.evaluate.gold import GoldArticle
from onrecord.evaluate.predict import prediction
from onrecord.evaluate.report import as_article
from onrecord.evaluate.scores import align
from onrecord.evaluate.speakers import attributions_of
from onrecord.evaluate.tokens import Sided, Tokenized, kind_of
from onrecord.find import find
from onrecord.pipeline import make_record, take_notes
from onrecord.resolve import resolve
from onrecord.schema import Article, Notes, Record, Span, Wording
from onrecord.text import read_text

FACTS = "event.tsv"
DRIFTS = ("exact", "shortened", "elided", "reordered", "reworded", "indirect")


class Facts(Struct, frozen=True):
    """What `event.tsv` says of an event."""

    copies: frozenset[frozenset[str]] = frozenset()
    independent: dict[str, int] = {}
    conflicts: frozenset[tuple[str, frozenset[str]]] = frozenset()


class Joined(Struct, frozen=True):
    """A record of an event's articles, and for each gold attribution (article, index) the statement that it is."""

    record: Record
    statements: dict[tuple[str, int], str]


def read_facts(folder: Path) -> Facts:
    """What is judged beside the articles. Raises GoldError with path and line."""
    path = folder / FACTS
    copies, independent, conflicts = set(), {}, set()
    for number, line in enumerate(path.read_text("utf-8").splitlines() if path.exists() else (), 1):
        cells = line.split()
        match cells:
            case [] | ["#", *_]:
                continue
            case ["copies", _, _, *_]:
                copies |= {frozenset(pair) for pair in combinations(cells[1:], 2)}
            case ["independent", saying, count] if count.isdigit():
                independent[saying] = int(count)
            case ["conflict", kind, one, other]:
                conflicts.add((kind, frozenset((one, other))))
            case _:
                raise GoldError(f"{line.strip()!r} is not a fact of an event", path=str(path), line=number)
    return Facts(frozenset(copies), independent, frozenset(conflicts))


def run(folder: Path, *, given: bool = False) -> dict[str, Any]:
    """The figures of one event, or of all events in the folders of `folder`, each joined by itself."""
    folders = (
        [folder] if list(folder.glob("*.marked.txt")) else sorted(each for each in folder.iterdir() if each.is_dir())
    )
    totals: dict[str, float] = defaultdict(float)
    misses: list[str] = []
    for each in folders:
        for name, count in _tally(each, given, misses).items():
            totals[name] += count
    return {**_figures(totals), "misses": misses}


def _tally(folder: Path, given: bool, misses: list[str]) -> dict[str, float]:
    gold, facts = read_gold(folder), read_facts(folder)
    joined = _join(gold, given)
    counts: dict[str, float] = defaultdict(float)
    chains = _gold_chains(gold)
    known = {each: key for key, each in joined.statements.items()}
    found = [{known[each] for each in saying.statements if each in known} for saying in joined.record.sayings]
    lost = [{key} for chain in chains.values() for key in chain if key not in joined.statements]
    at = {key: Span(number, number) for number, key in enumerate(sorted(set().union(*chains.values())))}
    ours, theirs = (
        [frozenset(at[key] for key in each) for each in side if each] for side in (chains.values(), (*found, *lost))
    )
    b3 = b_cubed(ours, theirs)
    for name, value in zip(b3._fields, b3, strict=True):
        counts[f"b3 {name}"] += value
    _tally_drift(gold, joined, chains, counts, misses)
    _tally_facts(gold, facts, joined, chains, counts, misses)
    counts["statements"] += sum(map(len, chains.values()))
    counts["statements found"] += len(joined.statements)
    return counts


def _join(gold: Sequence[GoldArticle], given: bool) -> Joined:
    statements: dict[tuple[str, int], str] = {}
    notes: list[Notes] = []
    for each in gold:
        article = as_article(each)
        taken = _given(article, each) if given else take_notes(article)
        notes.append(taken)
        predicted = prediction(taken, each.id)
        tokenized = Tokenized(each.text)
        ours, theirs = ([Sided(tokenized, a) for a in one.attributions] for one in (each, predicted))
        for pair in align(ours, theirs):
            statements[each.id, pair.gold] = taken.statements[pair.predicted].id
    return Joined(make_record(notes), statements)


def _given(article: Article, gold: GoldArticle) -> Notes:
    reading = read_text(article)
    found = find(reading)
    attributions = tuple(structs.replace(each, form=kind_of(gold.text, each.content)) for each in attributions_of(gold))
    return code(reading, found, attributions, resolve(reading, found, attributions))


def _gold_chains(gold: Sequence[GoldArticle]) -> dict[str, set[tuple[str, int]]]:
    chains: dict[str, set[tuple[str, int]]] = defaultdict(set)
    for article in gold:
        for index, each in enumerate(article.attributions):
            lone = f"{article.id}/{index}"
            chains[each.saying if isinstance(each.saying, str) else lone].add((article.id, index))
    return chains


def _tally_drift(
    gold: Sequence[GoldArticle],
    joined: Joined,
    chains: dict[str, set[tuple[str, int]]],
    counts: dict[str, float],
    misses: list[str],
) -> None:
    """Of the reports that the gold gives a drift and that were joined to their longest: how many got that drift."""
    wordings = {each.statement: each for saying in joined.record.sayings for each in saying.wordings}
    saying_of = {each: saying.id for saying in joined.record.sayings for each in saying.statements}
    for article in gold:
        for index, each in enumerate(article.attributions):
            if each.drift in (UNSET, None) or not isinstance(each.drift, tuple):
                continue
            key = joined.statements.get((article.id, index))
            others = [
                joined.statements.get(other) for other in chains[str(each.saying)] if other != (article.id, index)
            ]
            if key is None or saying_of[key] not in {saying_of[other] for other in others if other}:
                misses.append(f"not joined: {article.id} {each.saying} {'; '.join(each.drift)}")
                counts["drift not joined"] += 1
                continue
            counts["drift judged"] += 1
            right = _same_drift(each.drift, wordings[key])
            counts["drift right"] += right
            if not right:
                told = "; ".join((wordings[key].drift, *wordings[key].altered))
                misses.append(f"drift: {article.id} {each.saying} {'; '.join(each.drift)}, found {told}")


def _same_drift(gold: tuple[str, ...], found: Wording) -> bool:
    """Whether what alters the meaning is the same, and the kind one of those given, where one is."""
    kinds = [each for each in gold if each in DRIFTS]
    return set(gold) - set(DRIFTS) == set(found.altered) and (not kinds or found.drift in kinds)


def _tally_facts(
    gold: Sequence[GoldArticle],
    facts: Facts,
    joined: Joined,
    chains: dict[str, set[tuple[str, int]]],
    counts: dict[str, float],
    misses: list[str],
) -> None:
    record = joined.record
    name_of = {as_article(each).id: each.id for each in gold}
    copies = {
        frozenset((name_of[link.left], name_of[link.right]))
        for link in record.links
        if link.by == "near-copy" and link.verdict == "same"
    }
    _count(counts, "copies", facts.copies, _closed(copies), misses)
    by_statement = {each: saying for saying in record.sayings for each in saying.statements}
    for saying, number in sorted(facts.independent.items()):
        keys = [joined.statements[each] for each in chains[saying] if each in joined.statements]
        told = max((by_statement[key] for key in keys), key=lambda each: len(each.statements), default=None)
        right = told is not None and told.independent == number
        counts["independence right"] += right
        counts["independence judged"] += 1
        if not right:
            misses.append(f"independence of {saying}: {number}, found {told.independent if told else 'nothing'}")
    saying_of = {
        joined.statements[key]: name for name, keys in chains.items() for key in keys if key in joined.statements
    }
    conflicts = {
        (each.kind, frozenset((saying_of[each.left], saying_of[each.right])))
        for each in record.conflicts
        if each.left in saying_of and each.right in saying_of
    }
    _count(counts, "conflicts", facts.conflicts, conflicts, misses)


def _closed(pairs: set[frozenset[str]]) -> frozenset[frozenset[str]]:
    """All pairs of the groups that some pairs make."""
    groups: list[set[str]] = []
    for pair in pairs:
        touched = [group for group in groups if group & pair]
        groups = [group for group in groups if not group & pair] + [set(pair).union(*touched)]
    return frozenset(frozenset(pair) for group in groups for pair in combinations(sorted(group), 2))


def _count(counts: dict[str, float], name: str, gold: Any, found: Any, misses: list[str]) -> None:
    counts[f"{name} right"] += len(gold & found)
    counts[f"{name} gold"] += len(gold)
    counts[f"{name} found"] += len(found)
    misses += [f"{name}, missed: {each}" for each in sorted(map(_shown, gold - found))]
    misses += [f"{name}, not in the gold: {each}" for each in sorted(map(_shown, found - gold))]


def _shown(fact: Any) -> str:
    return " ".join(" ".join(sorted(part)) if isinstance(part, frozenset) else str(part) for part in fact)


def _figures(totals: dict[str, float]) -> dict[str, Any]:
    def share(part: float, whole: float) -> float | None:
        return round(part / whole, 4) if whole else None

    b3 = Agreement(*(totals[f"b3 {name}"] for name in Agreement._fields))
    return {
        "statements": int(totals["statements"]),
        "statements found": int(totals["statements found"]),
        "sayings B3": {name: round(getattr(b3, name), 4) for name in ("precision", "recall", "f1")},
        "drift right": share(totals["drift right"], totals["drift judged"]),
        "drift judged": int(totals["drift judged"]),
        "drift not joined": int(totals["drift not joined"]),
        "independence right": share(totals["independence right"], totals["independence judged"]),
        **{
            name: {
                "precision": share(totals[f"{name} right"], totals[f"{name} found"]),
                "recall": share(totals[f"{name} right"], totals[f"{name} gold"]),
            }
            for name in ("copies", "conflicts")
        },
    }


def lines(report: dict[str, Any]) -> Iterator[str]:
    """The figures, one a line."""
    for name, value in report.items():
        if name != "misses":
            yield f"{name}: {value}"
