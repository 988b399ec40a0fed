"""Who may be whom: pairs of namesakes that share a key, the rarest keys first, never all pairs.

A person's keys are those of the name, and the surname with an office of a country for those called by no more; a body's
the words of its name that fewest bodies have; both have their utterances. A key that more than CROWD share is cut down:
there only those are paired who are also of one country or of one spelling. `cut` counts these keys.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from msgspec import Struct

from onrecord.link.namesakes import Namesakes
from onrecord.names import keys, skeletons

CROWD = 48  # namesakes that share a key and are still paired each with each
RAREST = 2  # words of a body's name that it is looked up by


class Candidates(Struct, frozen=True):
    """Pairs of positions, each once and in order; `cut` keys were too common to pair all who share them."""

    numbers: Sequence[int]
    many: int
    cut: int

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return (divmod(number, self.many) for number in self.numbers)


def candidates(groups: Sequence[Namesakes]) -> Candidates:
    """The pairs of namesakes that are worth comparing."""
    sharing: dict[str, list[int]] = defaultdict(list)
    for at, wanted in enumerate(_keys(groups)):
        for key in wanted:
            sharing[key].append(at)
    pairs: set[int] = set()  # left * many + right: a million pairs in a tenth of the memory of tuples
    many, cut = len(groups), 0
    for members in sharing.values():
        if len(members) > CROWD:
            cut += 1
            for few in _parted(groups, members):
                pairs.update(one * many + other for one, other in combinations(sorted(few), 2))
        elif len(members) > 1:
            pairs.update(one * many + other for one, other in combinations(members, 2))
    return Candidates(sorted(pairs), many, cut)


def _parted(groups: Sequence[Namesakes], members: Sequence[int]) -> Iterator[list[int]]:
    """Those who share a key too common, by country and by spelling; of what is still too many, neighbours only."""
    finer: dict[str, list[int]] = defaultdict(list)
    for at in members:
        finer[f"name {groups[at].name.key}"].append(at)
        for country in groups[at].countries:
            finer[f"country {country}"].append(at)
    for _, few in sorted(finer.items()):
        few.sort(key=lambda at: (groups[at].name.key, at))
        for start in range(0, max(1, len(few) - CROWD // 2), CROWD // 2):
            yield few[start : start + CROWD]


def _keys(groups: Sequence[Namesakes]) -> Iterator[set[str]]:
    found = [set(keys(group.name.full, group.kind)) if not group.is_weak else set() for group in groups]
    common = Counter(key for group, wanted in zip(groups, found, strict=True) if group.kind == "body" for key in wanted)
    for group, wanted in zip(groups, found, strict=True):
        if group.kind == "body":
            rarest = sorted(wanted, key=lambda key: (not key.startswith("="), common[key], key))[:RAREST]
            yield {f"body {key}" for key in rarest} | _said(group)
        else:
            yield wanted | _in_office(group) | _said(group)


def _said(group: Namesakes) -> set[str]:
    return {f"said {utterance}" for utterance in group.utterances}


def _in_office(group: Namesakes) -> set[str]:
    """Surname, country and office together, for those who are called by surname and office only."""
    if not group.countries:
        return set()
    offices = group.offices
    surnames = skeletons(group.name.parts[-1]) if offices else ()
    return {
        f"{surname} {country} {office}" for surname in surnames for country in group.countries for office in offices
    }
