"""A network of one stretch of time, or one for each window that moves over the record's days."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from msgspec import Struct

from onrecord.errors import OnRecordError
from onrecord.export.network.uses import Use, uses
from onrecord.export.network.weights import ONE_MODE, TWO_MODE, Weights, counts_of, one_mode, two_mode
from onrecord.export.options import Options
from onrecord.schema import Record

TWO_MODES = ("two-mode", "two-mode-subtract")
CODED_TIES = ("congruence", "conflict", "subtract", "two-mode-subtract")
MOST_WINDOWS = 10_000


class Node(Struct, frozen=True):
    """An actor or a concept. `frequency` is its number of uses; `kind` "concept", or what the actor is."""

    key: str
    label: str
    kind: str
    frequency: int


class Edge(Struct, frozen=True):
    """A tie. `via` are the concepts that two actors share, or the ids of the statements in which an actor uses one;
    `first` and `last` the days of the uses behind it, as far as they are known.
    """

    left: str
    right: str
    weight: float
    via: tuple[str, ...]
    first: date | None
    last: date | None


class Network(Struct, frozen=True):
    """Nodes and ties; no `concepts` where actors are joined to actors. `start` and `end` are the window's days."""

    options: Options
    actors: tuple[Node, ...]
    concepts: tuple[Node, ...]
    edges: tuple[Edge, ...]
    uses: int
    start: date | None = None
    end: date | None = None

    @property
    def is_two_mode(self) -> bool:
        return self.options.ties in TWO_MODES


def networks_of(record: Record, options: Options) -> Iterator[Network]:
    """A record's network, or one for each window."""
    return networks(list(uses(record, options.concept)), options)


def networks(every: Sequence[Use], options: Options) -> Iterator[Network]:
    """The network of some uses, or one for each window. OnRecordError where the options do not go together, and where
    ties need coded stances and there are none; uses whose stance is not coded are left out of those.
    """
    known = TWO_MODE if options.ties in TWO_MODES else ONE_MODE
    if options.normalization not in known:
        raise OnRecordError(f"{options.ties} networks can be normalized by {', '.join(known)}")
    if options.step and not options.window:
        raise OnRecordError("a step needs a window")
    if options.ties in CODED_TIES:
        every = [use for use in every if use.agreement is not None]
        if not every:
            raise OnRecordError(f"{options.ties} needs coded stances, and there are none; they are never guessed")
    if options.window is None:
        yield _network(every, options, None, None)
        return
    days = sorted(use.day for use in every if use.day)
    if not days:
        return
    start, length, step = days[0], timedelta(options.window - 1), timedelta(options.step or options.window)
    if (days[-1] - start) / step > MOST_WINDOWS:
        raise OnRecordError(f"more than {MOST_WINDOWS:,} windows from {start} to {days[-1]}: choose a longer step")
    while start <= days[-1]:
        end = start + length
        yield _network([use for use in every if use.day and start <= use.day <= end], options, start, end)
        start += step


def _network(every: Sequence[Use], options: Options, start: date | None, end: date | None) -> Network:
    coded = options.ties in CODED_TIES
    counts = counts_of((use.actor, use.concept, int(bool(use.agreement)) if coded else 0) for use in every)
    is_two_mode = options.ties in TWO_MODES
    weigh = two_mode if is_two_mode else one_mode
    weights = weigh(counts, options.ties, options.normalization)
    times = Counter(use.actor for use in every)
    actors = {use.actor: Node(use.actor, use.name, use.kind, times[use.actor]) for use in every}
    used = Counter(use.concept for use in every) if is_two_mode else {}
    return Network(
        options,
        tuple(actors.values()),
        tuple(Node(each, each, "concept", number) for each, number in used.items()),
        tuple(_edges(every, weights, is_two_mode)),
        len(every),
        start,
        end,
    )


def _edges(every: Iterable[Use], weights: Weights, is_two_mode: bool) -> Iterator[Edge]:
    of: dict[str, dict[str, list[Use]]] = defaultdict(lambda: defaultdict(list))
    for use in every:
        of[use.actor][use.concept].append(use)
    for (left, right), weight in weights.items():
        if is_two_mode:
            behind = of[left][right]
            via: Iterable[str] = (use.statement for use in behind)
        else:
            shared = sorted(of[left].keys() & of[right].keys())
            behind = [use for concept in shared for actor in (left, right) for use in of[actor][concept]]
            via = shared
        days = [use.day for use in behind if use.day]
        yield Edge(left, right, weight, tuple(dict.fromkeys(via)), min(days, default=None), max(days, default=None))
