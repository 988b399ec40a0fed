"""Paragraphs to windows: what the encoder sees at once.

A window holds whole paragraphs (a paragraph is cut only when it alone is too long), preceded by the tail of what stood
before as context. Each window is run by itself, without padding, so its result cannot depend on what else is read.
"""

from dataclasses import dataclass

import numpy as np

from onrecord.reader.pieces import IntArray, Pieces, join

CLS, SEP = 101, 102
LENGTH = 256
CONTEXT = 32


@dataclass(frozen=True)
class Window:
    """Pieces with [CLS] before and [SEP] after; position `core` is the first that this window is to answer for."""

    pieces: Pieces
    core: int


def pack(
    parts: list[Pieces], length: int = LENGTH, context: int = CONTEXT, before: Pieces | None = None
) -> list[Window]:
    """Windows of at most `length` pieces over the paragraphs `parts`, each with up to `context` pieces before it.

    `before` is what stood before the first paragraph, if the text is read in several blocks.
    """
    room = length - 2 - context
    groups: list[list[Pieces]] = []
    filled = room + 1
    for part in parts:
        for first in range(0, len(part), room):
            piece = part.part(first, first + room)
            if filled + len(piece) > room + (context if len(groups) == 1 and before is None else 0):
                groups.append([])
                filled = 0
            groups[-1].append(piece)
            filled += len(piece)
    windows: list[Window] = []
    for group in groups:
        core = join(group)
        head = before.part(max(0, len(before) - context), len(before)) if before is not None and context else None
        windows.append(Window(framed(core if head is None else join([head, core])), 1 + (len(head) if head else 0)))
        before = core
    return windows


def framed(pieces: Pieces) -> Pieces:
    """`pieces` between [CLS] and [SEP], which have no characters."""

    def frame(values: IntArray, first: int, last: int) -> IntArray:
        return np.concatenate([[first], values, [last]])

    start = int(pieces.starts[0]) if len(pieces) else 0
    end = int(pieces.ends[-1]) if len(pieces) else 0
    return Pieces(
        frame(pieces.ids, CLS, SEP),
        frame(pieces.starts, start, end),
        frame(pieces.ends, start, end),
        frame(pieces.case, 0, 0),
        frame(pieces.layout, 0, 0),
        frame(pieces.quote, 0, 0),
    )
