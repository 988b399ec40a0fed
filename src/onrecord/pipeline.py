"""The flow, top to bottom: one article in, its notes out; many notes in, one record out.

`take_notes` is pure: the same article gives the same notes, on one core or on a cluster.
"""

from collections.abc import Iterable

from onrecord.attribute import attribute
from onrecord.coding import code
from onrecord.find import find
from onrecord.link import join
from onrecord.resolve import resolve
from onrecord.schema import Article, Notes, Record
from onrecord.text import read_text


def take_notes(article: Article) -> Notes:
    """All that one article yields, in the order of its text."""
    reading = read_text(article)  # words, sentences, pairs of quotation marks
    found = find(reading)  # what the quotation marks are for, cues, mentions
    attributions = attribute(reading, found)  # which words are whose: content, cue, source
    cast = resolve(reading, found, attributions)  # who each source is; names, roles, affiliations
    return code(reading, found, attributions, cast)  # act, evidence, place, time, medium; the narrator's remarks


def make_record(notes: Iterable[Notes]) -> Record:
    """The notes of many articles joined: the same utterance in several outlets, the same actor in several articles."""
    return join(notes)
