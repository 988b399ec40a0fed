"""The flow, top to bottom: one article in, its notes out; many notes in, one record out.

`take_notes` is pure: the same article gives the same notes, on one core or on a cluster.
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from msgspec import structs

from onrecord.attribute import attribute
from onrecord.coding import MAKER, code
from onrecord.find import find
from onrecord.link import join
from onrecord.resolve import resolve
from onrecord.schema import Article, Attribution, Correction, Found, Notes, Record
from onrecord.store import RecordFile
from onrecord.text import Reading, read_text

if TYPE_CHECKING:
    from onrecord.reader import Reader
    from onrecord.registry import Registry


def take_notes(article: Article, reader: "Reader | None" = None) -> Notes:
    """All that one article yields, in the order of its text.

    By rules alone, or with the learned `reader` in the place of the rules that attribute: it finds more of what stands
    outside quotation marks, at a tenth of the speed.
    """
    reading = read_text(article)  # words, sentences, pairs of quotation marks
    found = find(reading)  # what the quotation marks are for, cues, mentions
    attributions = _attributions(reading, found, reader)  # which words are whose: content, cue, source
    cast = resolve(reading, found, attributions)  # who each source is; names, roles, affiliations
    notes = code(reading, found, attributions, cast)  # act, evidence, place, time, medium; the narrator's remarks
    return structs.replace(notes, maker=maker(reader))


def _attributions(reading: Reading, found: Found, reader: "Reader | None") -> tuple[Attribution, ...]:
    if reader and (model := reader.read_article(reading.article)).is_english:
        from onrecord.reader import attributions  # loads ONNX Runtime, so only for those who asked for a reader

        return attributions(model, found)
    return attribute(reading, found)


def maker(reader: "Reader | None" = None) -> str:
    """What `Notes.maker` says: the version of the rules, and of the reader where there is one."""
    return f"{MAKER}, {reader.by}" if reader else MAKER


def make_record(
    notes: Iterable[Notes], registry: "Registry | None" = None, corrections: Sequence[Correction] = ()
) -> Record:
    """The notes of many articles joined: the same utterance in several outlets, the same actor in several articles.

    A `registry` of known actors says who is meant where it can; `corrections` are what people decided about actors.
    """
    return join(notes, registry, corrections)


def record_of(file: RecordFile) -> Record:
    """All that a record file holds, joined, with the registry and the corrections that it keeps."""
    return make_record(file.notes(), file.registry(), file.corrections())
