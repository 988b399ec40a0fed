"""Things that belong together, as edges are found: a disjoint-set forest."""

from collections.abc import Iterable
from typing import Generic, TypeVar

Key = TypeVar("Key", int, str)


class Groups(Generic[Key]):
    """Each thing is alone until it is joined to another. The least thing of a group stands for it."""

    def __init__(self, things: Iterable[Key] = ()) -> None:
        self._parent: dict[Key, Key] = {thing: thing for thing in things}

    def of(self, thing: Key) -> Key:
        """What stands for the group of a thing."""
        parent = self._parent
        parent.setdefault(thing, thing)
        while parent[thing] != thing:
            parent[thing] = thing = parent[parent[thing]]
        return thing

    def join(self, one: Key, other: Key) -> None:
        """Make one group of two."""
        one, other = self.of(one), self.of(other)
        if one != other:
            self._parent[max(one, other)] = min(one, other)
