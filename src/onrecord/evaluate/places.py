"""Places against gold with coordinates: how far off given names are placed, and which names are found and placed.

Gold is a file of JSON lines: `id`, `text`, and `toponyms` with `start`, `end`, `type`, `lat` and `lon` (GeoWebNews is
such a one); toponyms without coordinates do not count. Right is within 161 km (100 miles), the distance of the
literature on toponym resolution.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from math import log
from pathlib import Path
from statistics import mean, median
from zlib import crc32

from msgspec import Struct

from onrecord.coding.locating import kilometres
from onrecord.errors import GoldError
from onrecord.schema import Place, Span

RIGHT_KM = 161.0
FARTHEST_KM = 20_039.0  # half the girth of the Earth: what a name that is not placed is off
USES = {  # GeoWebNews' types and our uses; what is mixed is both
    "Literal": ("location",), "Coercion": ("location",), "Mixed": ("location", "actor"),
    "Metonymic": ("actor",),
    "Literal_Modifier": ("modifier",), "Non_Literal_Modifier": ("modifier",),
    "Embedded_Literal": ("part of a name",), "Embedded_Non_Lit": ("part of a name",),
}  # fmt: skip


class GoldPlace(Struct, frozen=True):
    """A marked toponym: where it stands and where it lies; `listed` says whether GeoNames has it."""

    span: Span
    type: str
    latitude: float
    longitude: float
    listed: bool


class GoldPlaces(Struct, frozen=True):
    """One article with its toponyms, in order."""

    id: str
    text: str
    toponyms: tuple[GoldPlace, ...]

    @property
    def is_for_tuning(self) -> bool:
        """Which half it belongs to: by its id, so that nobody chose."""
        return crc32(self.id.encode()) % 2 == 0


class Found(Struct, frozen=True):
    """A toponym that was found."""

    span: Span
    use: str
    place: Place
    score: float = 1.0


def read_places(path: Path) -> list[GoldPlaces]:
    """The articles of a gold file. Raises GoldError with path and line."""
    articles = []
    try:
        lines = path.read_text("utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(f"cannot be read: {error}", path=str(path)) from None
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            marked = {(each["start"], each["end"]): each for each in row["toponyms"] if each["lat"] is not None}
            toponyms = tuple(
                GoldPlace(
                    Span(*at), each["type"], float(each["lat"]), float(each["lon"]), each.get("geonames") is not None
                )
                for at, each in sorted(marked.items())
            )
            articles.append(GoldPlaces(row["id"], row["text"], toponyms))
        except (ValueError, KeyError, TypeError) as error:
            message = f"is no article with toponyms: {type(error).__name__} {error}"
            raise GoldError(message, path=str(path), line=number) from None
    return articles


def given_figures(
    articles: Sequence[GoldPlaces], place: Callable[[GoldPlaces], Iterable[Place | None]]
) -> dict[str, float]:
    """How far off the marked names are placed: the share within 161 km, of all and of those in GeoNames, and the error.

    `place` says where each toponym of an article lies; what it does not know is half the girth of the Earth off.
    `auc` is the area under the curve of log errors, 0 best (Jurgens et al. 2015).
    """
    errors = [
        (off(gold, at), gold.listed) for each in articles for gold, at in zip(each.toponyms, place(each), strict=True)
    ]
    every = [error for error, _ in errors]
    listed = [error for error, known in errors if known]
    placed = [error for error in every if error < FARTHEST_KM]
    return {
        "toponyms": len(every),
        "within 161 km": _share(every),
        "within 161 km, in GeoNames": _share(listed),
        "not placed": 1 - len(placed) / max(1, len(every)),
        "mean km, placed": mean(placed) if placed else 0.0,
        "median km, placed": median(placed) if placed else 0.0,
        "auc": mean(log(1 + error) for error in every) / log(1 + FARTHEST_KM) if every else 0.0,
    }


def found_figures(articles: Sequence[GoldPlaces], find: Callable[[GoldPlaces], Iterable[Found]]) -> dict[str, float]:
    """What is found and placed within 161 km, against all that is marked: precision, recall, F1; a name is found where
    the spans overlap, one to one in text order. `use` is the share of what is right whose use is right as well.
    """
    counts: Counter[str] = Counter()
    for article in articles:
        found = list(find(article))
        counts["found"] += len(found)
        counts["gold"] += len(article.toponyms)
        for gold in article.toponyms:
            over = [each for each in found if each.span.start < gold.span.end and gold.span.start < each.span.end]
            if not over:
                continue
            best = min(over, key=lambda each: off(gold, each.place))
            found.remove(best)
            counts["overlapping"] += 1
            if off(gold, best.place) <= RIGHT_KM:
                counts["right"] += 1
                counts["use"] += best.use in USES.get(gold.type, ())
    precision, recall = counts["right"] / max(1, counts["found"]), counts["right"] / max(1, counts["gold"])
    return {
        "found": counts["found"],
        "gold": counts["gold"],
        "precision": precision,
        "recall": recall,
        "f1": 2 * precision * recall / max(1e-9, precision + recall),
        "f1 of the names alone": 2 * counts["overlapping"] / max(1, counts["found"] + counts["gold"]),
        "use right": counts["use"] / max(1, counts["right"]),
    }


def scored(articles: Sequence[GoldPlaces], find: Callable[[GoldPlaces], Iterable[Found]]) -> list[tuple[float, bool]]:
    """The score of each toponym that is found, and whether one is marked there and lies within 161 km."""
    return [
        (
            each.score,
            any(
                gold.span.start < each.span.end
                and each.span.start < gold.span.end
                and off(gold, each.place) <= RIGHT_KM
                for gold in article.toponyms
            ),
        )
        for article in articles
        for each in find(article)
    ]


def off(gold: GoldPlace, place: Place | None) -> float:
    """How many kilometres off a place is."""
    if place is None or place.latitude is None or place.longitude is None:
        return FARTHEST_KM
    return kilometres(gold.latitude, gold.longitude, place.latitude, place.longitude)


def _share(errors: Sequence[float]) -> float:
    return sum(error <= RIGHT_KM for error in errors) / max(1, len(errors))
