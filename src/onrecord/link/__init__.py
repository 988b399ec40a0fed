"""Across articles: near-copies, the same utterance in several outlets, the same actor under one name."""

from collections.abc import Iterable

from onrecord.schema import Notes, Record


def join(notes: Iterable[Notes]) -> Record:
    """One record of many articles' notes; the order of the notes does not change it."""
    return Record(tuple(sorted(notes, key=lambda each: each.article.id)))
