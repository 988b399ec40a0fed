"""The registry of known actors: loaded, kept and written as a table or as FollowTheMoney lines."""

from collections.abc import Iterable
from io import StringIO
from pathlib import Path

from onrecord.errors import InputError
from onrecord.registry.known import KnownActor
from onrecord.registry.money import read_money, write_money
from onrecord.registry.tabular import read_table, write_table

WRITERS = {".csv": write_table, ".json": write_money, ".jsonl": write_money, ".ftm": write_money}


class Registry:
    """Known actors, each id once, in their order. Two registries of equal actors are equal."""

    def __init__(self, actors: Iterable[KnownActor] = ()) -> None:
        self.actors = tuple(actors)
        self.by_id = {actor.id: actor for actor in self.actors}
        if len(self.by_id) < len(self.actors):
            raise ValueError("two known actors have one id")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Registry) and self.actors == other.actors

    def __hash__(self) -> int:
        return hash(self.actors)

    def __len__(self) -> int:
        return len(self.actors)

    @classmethod
    def load(cls, path: str | Path) -> "Registry":
        """Read a registry: FollowTheMoney lines where the first character is "{", else a table.

        Raises InputError with path and line where anything in it cannot be read; nothing is loaded by halves.
        """
        name = str(path)
        try:
            data = Path(path).read_bytes()
        except (OSError, ValueError) as error:
            raise InputError(f"cannot be read ({getattr(error, 'strerror', None) or error})", path=name) from None
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            raise InputError("is not UTF-8; save it as UTF-8 (CSV UTF-8)", path=name, line=line) from None
        return cls.parse(text, name)

    @classmethod
    def parse(cls, text: str, path: str | None = None) -> "Registry":
        """The registry that a text holds; `path` is for errors."""
        return cls((read_money if text.lstrip()[:1] == "{" else read_table)(text, path))

    def written(self, format: str) -> str:
        """The registry as text: ".csv", or FollowTheMoney as ".json" (also ".jsonl", ".ftm")."""
        if format not in WRITERS:
            raise InputError(
                f"no registry is written as {format or 'a file without a suffix'}; use {', '.join(WRITERS)}"
            )
        stream = StringIO()
        WRITERS[format](self.actors, stream)
        return stream.getvalue()

    def with_actors(self, other: "Registry") -> "Registry":
        """This registry with another's actors: one whose id is there already takes the place of the old one."""
        return Registry((self.by_id | other.by_id).values())
