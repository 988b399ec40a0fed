"""Are two names one bearer's? A person's or a body's, in any spelling and script; the answer says why."""

from functools import lru_cache

from onrecord.gazetteer import fold
from onrecord.lang.naming import naming
from onrecord.names import bodies, people
from onrecord.names.parts import LONGEST, Kind, Name, parse
from onrecord.names.sounds import is_read
from onrecord.names.weighing import Comparison, Found, judged, weigh


def compare(left: str, right: str, kind: Kind | None = None) -> Comparison:
    """Whether two names can be one bearer's, by the names alone; `kind` is "person", "body" or None (found out).

    "same" says that the names leave little doubt, "different" that a part contradicts, "unsure" all between: a bare
    surname is never more. Symmetric. A name longer than 300 characters is none, and *unsure* beside any other.

    >>> compare("Yusuf al-Khoury", "Youssef Khouri").reason
    'same surname in another romanisation (Khouri/Khoury), same given name in another form (Youssef/Yusuf)'
    """
    return _in_order(*sorted((left, right)), kind)


@lru_cache(1 << 14)
def _in_order(left: str, right: str, kind: Kind | None) -> Comparison:
    if max(len(left), len(right)) > LONGEST:
        return judged(0.0, [Found("length", 0.0, "too long to be a name")])
    chosen = kind or _kind_of(left, right)
    one, other = parse(left, chosen), parse(right, chosen)
    if not one.parts or not other.parts:
        return judged(0.0, [Found("parts", 0.0, "nothing that could be a name")])
    if _is_read(one) != _is_read(other):
        return judged(0.0, [Found("script", 0.0, "a script whose letters are not known here")])
    if chosen == "person":
        return weigh(people.BASE, people.FEATURES, people.sides(one, other))
    return _bodies(one, other)


def _is_read(name: Name) -> bool:
    return all(is_read(part.text) for part in name.parts)


def _bodies(one: Name, other: Name) -> Comparison:
    """The best of what the names and the names in their brackets say."""
    found = [
        weigh(bodies.BASE, bodies.FEATURES, bodies.sides(left, right))
        for left in bodies.split_aside(one)
        for right in bodies.split_aside(other)
    ]
    return max(found, key=lambda each: each.score)


def _kind_of(left: str, right: str) -> Kind:
    """A body where a word of either says so, or one is an acronym; else a person."""
    for name in (left[:LONGEST], right[:LONGEST]):
        words = fold(name).split()
        nouns = (naming().nouns.get(word) for word in words if words[0] not in naming().given)
        if any(noun is not None and noun.type in ("government", "organization", "outlet") for noun in nouns):
            return "body"
        if len(words) == 1 and name.strip().isupper() and 2 <= len(words[0]) <= bodies.MOST_LETTERS:
            return "body"
    return "person"
