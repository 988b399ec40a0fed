"""Near-copies: articles that share their narration, as wire copy and its shortened reprints do.

Quotations are left out of the comparison, since two reporters who heard the same speech share its words honestly. Of a
text with hardly any narration only its equal is a copy.
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
EQUAL = 0.95  # of all runs of the longer one, where there is too little narration to tell
FEWEST = 12  # runs in common; fewer is a stock phrase
TOO_LITTLE = 30  # words of narration


class Copy(Struct, frozen=True):
    """Two articles by their index, the share of runs that they have in common, and what it is a share of."""

    left: int
    right: int
    share: float
    of: str


class Compared(Struct, frozen=True):
    """The words of an article that are compared: its narration, or all of it where that is too little to tell."""

    words: list[str]
    narrates: bool

    def runs(self) -> set[int]:
        return set(shingles(self.words, RUN))

    def anchored(self) -> set[int]:
        """The runs by which copies are looked up: some of a narration, all of anything else."""
        if not self.narrates:
            return self.runs()
        words, last = self.words, len(self.words) - RUN
        anchors = (at for at, word in enumerate(words) if at <= last and _is_anchor(word))
        return {crc32(" ".join(words[at : at + RUN]).encode()) for at in anchors}


def near_copies(notes: Sequence[Notes]) -> list[Copy]:
    """The near-copies among articles that are sorted by id; a group of n copies is joined by at least n - 1 of them."""
    promising = _promising(notes)
    components = Groups(range(len(notes)))
    for left, right in promising:
        components.join(left, right)
    by_component: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for pair in promising:
        by_component[components.of(pair[0])].append(pair)
    verified = (copy for pairs in by_component.values() for copy in _verified(notes, pairs))
    return sorted(verified, key=lambda copy: (copy.left, copy.right))


def links(notes: Sequence[Notes], copies: Sequence[Copy]) -> Iterator[Link]:
    """An edge for each pair, from article to article."""
    for copy in copies:
        reason = f"{copy.share:.0%} of {copy.of} runs of {RUN} words stand in the other"
        left, right = notes[copy.left].article.id, notes[copy.right].article.id
        yield Link(left, right, "same", "near-copy", reason, round(copy.share, 4))


def _promising(notes: Sequence[Notes]) -> list[tuple[int, int]]:
    holders: dict[int, list[int]] = defaultdict(list)
    sizes = []
    for index, each in enumerate(notes):
        anchored = _compared(each).anchored()
        sizes.append(len(anchored))
        for run in anchored:
            holders[run].append(index)
    shared = Counter(pair for articles in holders.values() if len(articles) > 1 for pair in pairwise(articles))
    return sorted(pair for pair, count in shared.items() if count >= PROMISING * min(sizes[pair[0]], sizes[pair[1]]))


def _verified(notes: Sequence[Notes], pairs: Sequence[tuple[int, int]]) -> Iterator[Copy]:
    compared = {index: _compared(notes[index]) for pair in pairs for index in pair}
    runs = {index: each.runs() for index, each in compared.items()}
    for left, right in pairs:
        common = len(runs[left] & runs[right])
        sizes = len(runs[left]), len(runs[right])
        if common < FEWEST:
            continue
        if compared[left].narrates and compared[right].narrates:
            share, enough, of = common / min(sizes), COPIED, "the shorter one’s"
        else:
            share, enough, of = common / max(sizes), EQUAL, "the longer one’s"
        if share >= enough:
            yield Copy(left, right, share, of)


@lru_cache(1 << 16)
def _is_anchor(word: str) -> bool:
    return crc32(word.encode()) % ANCHORS == 0


def _compared(notes: Notes) -> Compared:
    """An article's body without what others are quoted as saying in it; with it where little else is left."""
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
    narration = words_of(" ".join(own))
    if len(narration) >= TOO_LITTLE:
        return Compared(narration, True)
    return Compared(words_of(" ".join(whole)), False)
