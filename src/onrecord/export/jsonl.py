"""The whole record as JSON Lines, exact: a line for the notes of each article, each saying, actor, link and correction.

Every line is an object with a "kind"; reading the lines back gives an equal record.
"""

from collections.abc import Iterable
from typing import Any, BinaryIO

import msgspec

from onrecord.errors import InputError
from onrecord.export.options import Options
from onrecord.schema import Actor, Conflict, Correction, Happening, Link, Notes, Record, Saying

KINDS: dict[str, tuple[str, type]] = {
    "notes": ("notes", Notes),
    "saying": ("sayings", Saying),
    "actor": ("actors", Actor),
    "link": ("links", Link),
    "correction": ("corrections", Correction),
    "happening": ("happenings", Happening),
    "conflict": ("conflicts", Conflict),
}


class _Line(msgspec.Struct):
    kind: str


def write_jsonl(record: Record, stream: BinaryIO, options: Options) -> None:
    """Write the record, one line a thing; spans are `[start, end]` in code points of the article's text."""
    for kind, (field, _) in KINDS.items():
        for each in getattr(record, field):
            stream.write(msgspec.json.encode({"kind": kind} | msgspec.to_builtins(each)))
            stream.write(b"\n")


def read_jsonl(lines: Iterable[str], path: str | None = None) -> Record:
    """The record that `write_jsonl` wrote. InputError with path and line where a line is no such thing."""
    decoders: dict[str, msgspec.json.Decoder[Any]] = {
        kind: msgspec.json.Decoder(type_) for kind, (_, type_) in KINDS.items()
    }
    fields: dict[str, list[Any]] = {field: [] for field, _ in KINDS.values()}
    kind_of = msgspec.json.Decoder(_Line)
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            kind = kind_of.decode(line).kind
            if kind not in KINDS:
                raise InputError(f"unknown kind {kind!r}; known: {', '.join(KINDS)}", path=path, line=number)
            fields[KINDS[kind][0]].append(decoders[kind].decode(line))
        except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
            raise InputError(f"not a line of a record: {error}", path=path, line=number) from None
    return Record(**{field: tuple(values) for field, values in fields.items()})
