"""Near-copies: articles that share their narration, as wire copy and its shortened reprints do.

Quotations are left out of the comparison, since two reporters who heard the same speech share its words honestly.
The share of the shorter article's runs of five words that stand in the longer one is the containment of Broder, "On
the resemblance and containment of documents" (1997). Candidates come from runs that begin at an anchor word; of the
articles that share a run, only neighbours in the order of ids are compared, so a wire copy in a thousand outlets costs
a thousand comparisons and not half a million.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from zlib import crc32

from msgspec import Struct

from onrecord.link.groups import Groups
from onrecord.link.wording import shingles, words_of
from onrecord.schema import Link, Notes

RUN = 5  # words
ANCHORS = 5  # one word in so many begins a run that is looked up
PROMISING = 0.3  # of the anchored runs of the shorter article
COPIED = 0.5  # of all runs of the shorter article
FEWEST = 12  # runs in common; fewer is a stock phrase
TOO_SHORT = 30  # words of narration; a text with fewer is compared with its quotations


class Copy(Struct, frozen=True):
    """Two articles by their index, and the share of the shorter one's runs that the longer one has."""

    left: int
    right: int
    share: float


def near_copies(notes: Sequence[Notes]) -> list[Copy]:
    """The near-copies among articles that are sorted by id; a group of n copies is joined by at least n - 1 of them."""
    promising = _promising(notes)
    components = Groups(range(len(notes)))
    for left, right in promising:
        components.join(left, right)
    by_component: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for pair in promising:
        by_component[components.of(pair[0])].append(pair)
    return sorted(
        (copy for pairs in by_component.values() for copy in _verified(notes, pairs)),
        key=lambda copy: (copy.left, copy.right),
    )


def links(notes: Sequence[Notes], copies: Sequence[Copy]) -> Iterator[Link]:
    """An edge for each pair, from article to article."""
    for copy in copies:
        reason = f"{copy.share:.0%} of the shorter one's runs of {RUN} words stand in the longer one"
        left, right = notes[copy.left].article.id, notes[copy.right].article.id
        yield Link(left, right, "same", "near-copy", reason, round(copy.share, 4))


def _promising(notes: Sequence[Notes]) -> list[tuple[int, int]]:
    holders: dict[int, list[int]] = defaultdict(list)
    sizes = []
    for index, each in enumerate(notes):
        anchored = _anchored(_narration(each))
        sizes.append(len(anchored))
        for run in anchored:
            holders[run].append(index)
    shared = Counter(pair for articles in holders.values() if len(articles) > 1 for pair in pairwise(articles))
    return sorted(pair for pair, count in shared.items() if count >= PROMISING * min(sizes[pair[0]], sizes[pair[1]]))


def _verified(notes: Sequence[Notes], pairs: Sequence[tuple[int, int]]) -> Iterator[Copy]:
    runs = {
        index: set(shingles(_narration(notes[index]), RUN)) for index in {index for pair in pairs for index in pair}
    }
    for left, right in pairs:
        common = len(runs[left] & runs[right])
        share = common / max(1, min(len(runs[left]), len(runs[right])))
        if common >= FEWEST and share >= COPIED:
            yield Copy(left, right, share)


def _anchored(words: list[str]) -> set[int]:
    last = len(words) - RUN
    return {
        crc32(" ".join(words[at : at + RUN]).encode())
        for at, word in enumerate(words)
        if at <= last and _is_anchor(word)
    }


@lru_cache(1 << 16)
def _is_anchor(word: str) -> bool:
    return crc32(word.encode()) % ANCHORS == 0


def _narration(notes: Notes) -> list[str]:
    """The article's own words: its body, without what others are quoted as saying."""
    text = notes.article.text
    quoted = sorted(span for each in notes.statements if each.form == "direct" for span in each.content)
    own, whole, at = [], [], 0
    bodies = [paragraph.body for paragraph in notes.article.paragraphs if paragraph.kind == "body"]
    for body in bodies:
        start = body.start
        while at < len(quoted) and quoted[at].start < body.end:
            own.append(text[start : max(start, quoted[at].start)])
            start = max(start, quoted[at].end)
            at += 1
        own.append(text[start : body.end])
        whole.append(text[body.start : body.end])
    words = words_of(" ".join(own))
    return words if len(words) >= TOO_SHORT else words_of(" ".join(whole))
