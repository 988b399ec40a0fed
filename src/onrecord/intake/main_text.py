"""Which blocks of a page are the article: the element that holds its prose, without what is set into it.

From the whole page the way leads down into the one element that holds nearly all of the prose, for as long as there is
one. Prose is text of some length that is no link and in no part that is known for something else. Every step is a sum
over the page: the time is linear, and nothing is learned.
"""

import re
from collections import Counter
from collections.abc import Sequence, Set
from itertools import pairwise

from onrecord.intake.blocks import Block, Element, Page
from onrecord.intake.bylines import read_byline
from onrecord.intake.page_lines import read_page_line
from onrecord.intake.times import read_time_line
from onrecord.intake.titles import read_date_line, same_title

HELD = 0.9  # of the prose an element has to hold to be the article
HELD_UNDER_TITLE = 0.97  # where the heading stands beside it
HELD_NAMED = 0.6  # where its name says that it is
HELD_WITH_TITLE = 0.4  # where the heading stands in it
BRIEF = 120  # characters of prose outside of the remarks of readers from which there is an article
LARGE_PART = 0.45  # of the article's prose in a part that may be something beside it, from which it is the article
PROSE = 60  # characters from which a block counts as prose
LINKED = 0.5  # share of links from which a block is a link, not a sentence
ENOUGH = 0.25  # of the prose that has to stand outside of known parts; else the marks on the parts say nothing
SENTENCE_END = re.compile(r"""[.!?…:;]["'”’»)\]]*$""")
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
DESCENDED = frozenset("body div section article main form table tbody tr td center".split())
OPENING = 15  # blocks between an article's heading and its first sentence, at most
TABLED = frozenset(("td", "th", "li", "figcaption"))
WORDS = frozenset("p li blockquote figcaption caption td th dd dt pre footer".split()) | HEADINGS


def main_blocks(page: Page, title: str | None) -> list[bool]:
    """For each block of `page`, whether it is the article's."""
    blocks = page.blocks
    # a mark on what the main heading stands in tells of the layout, not of something beside the article
    around_heading = {id(page.elements[number].part) for number in _around_headings(page)}
    parts = [None if block.part is None or id(block.part) in around_heading else block.part for block in blocks]
    marked = [part is not None and part.sure for part in parts]
    lines = [_is_boilerplate(block.text) for block in blocks]
    prose = [0 if line else _prose(block) for block, line in zip(blocks, lines, strict=True)]
    said_after = [part is not None and part.sure and part.what == "comments" for part in parts]
    for among in (said_after, marked):
        outside = sum(size for size, beside in zip(prose, among, strict=True) if not beside)
        # remarks may be longer than the article; any other mark on nearly all is one on the element around it all
        if outside >= (BRIEF if among is said_after else ENOUGH * sum(prose)):
            prose = [0 if beside else size for size, beside in zip(prose, among, strict=True)]
    if not any(prose):
        return [False] * len(blocks)
    main = _main_element(page, prose)
    inside = _inside(page.elements, main)
    article = {id(page.elements[main].part)} | _large_parts(blocks, prose, inside)
    free = [not line and (part is None or id(part) in article) for part, line in zip(parts, lines, strict=True)]
    keep = [inside[block.holder] and may and _is_text(block) for block, may in zip(blocks, free, strict=True)]
    homes = {block.parent for block, kept in zip(blocks, keep, strict=True) if kept and _is_sentence(block)}
    for index, block in enumerate(blocks):
        keep[index] |= free[index] and block.parent in homes and _is_linked_sentence(block)
    prose_at = [index for index, kept in enumerate(keep) if kept and _is_sentence(blocks[index])]
    if prose_at:
        _trim(blocks, keep, homes, prose_at[0], prose_at[-1])
        _add_opening(blocks, keep, free, title, prose_at[0])
    return keep


def _around_headings(page: Page) -> set[int]:
    """The elements that a main heading stands in."""
    found = {0}
    for block in page.blocks:
        number = block.holder if block.tag == "h1" else 0
        while number not in found:
            found.add(number)
            number = page.elements[number].parent
    return found


def _large_parts(blocks: Sequence[Block], prose: Sequence[int], inside: Sequence[bool]) -> set[int]:
    """The parts inside the article, by identity, that hold so much of its prose that the mark says nothing."""
    sizes: Counter[int] = Counter()
    for block, size in zip(blocks, prose, strict=True):
        if size and inside[block.holder]:
            sizes[id(block.part)] += size
    return {part for part, size in sizes.items() if size >= LARGE_PART * sizes.total()}


def _add_opening(
    blocks: Sequence[Block], keep: list[bool], free: Sequence[bool], title: str | None, first: int
) -> None:
    """Keeps the heading over the article and what stands between the two: standfirst, byline, day, caption."""
    near = range(max(0, first - OPENING), first + 1)
    over = [i for i in range(first + 1) if blocks[i].tag == "h1"]
    titles = (*over, *(i for i in near if free[i] and blocks[i].linked < LINKED))
    of_title = next((i for i in titles if title and same_title(blocks[i].text, title)), None)
    alone = over[-1] if over and free[over[-1]] and over[-1] in near else None
    top = of_title if of_title is not None else alone
    if top is None:
        return
    keep[top] = True
    if first - top <= OPENING:
        for index in range(top + 1, first):
            block = blocks[index]
            keep[index] |= free[index] and (
                _may_open(block) or (_is_text(block) and (_ends(block) or block.tag == "p"))
            )


def _prose(block: Block) -> int:
    if block.tag in HEADINGS or block.linked >= LINKED or len(block.text) < PROSE:
        return 0
    return len(block.text)


def _main_element(page: Page, weights: Sequence[int]) -> int:
    held = [0] * len(page.elements)
    for block, weight in zip(page.blocks, weights, strict=True):
        held[block.holder] += weight
    children: list[list[int]] = [[] for _ in page.elements]
    for number in range(len(page.elements) - 1, 0, -1):
        held[page.elements[number].parent] += held[number]
        children[page.elements[number].parent].append(number)
    main = 0
    titled = _around_headings(page)
    while found := _descend(page.elements, children[main], held, titled):
        main = found
    return main


def _descend(elements: Sequence[Element], children: Sequence[int], held: Sequence[int], titled: Set[int]) -> int | None:
    """The child that holds the article alone; None where several do, as the entries of a live blog."""
    within = [child for child in children if held[child] and elements[child].tag in DESCENDED]
    if not within:
        return None
    total = sum(held[child] for child in children)
    best = max(within, key=lambda child: (held[child], -child))
    alike = sum(
        held[child]
        for child in within
        if elements[child].look == elements[best].look or (elements[child].named and elements[best].named)
    )
    if alike > held[best] and held[best] < 0.9 * total:
        return None
    return (
        best
        if held[best] >= _enough(elements[best], best in titled, elements[best].parent in titled - {0}) * total
        else None
    )


def _enough(element: Element, is_titled: bool, stands_in_titled: bool) -> float:
    if is_titled:
        return HELD_WITH_TITLE
    if element.named:
        return HELD_NAMED
    return HELD_UNDER_TITLE if stands_in_titled else HELD


def _inside(elements: Sequence[Element], main: int) -> list[bool]:
    inside = [False] * len(elements)
    inside[main] = True
    for number in range(main + 1, len(elements)):
        inside[number] = inside[elements[number].parent]
    return inside


def _is_text(block: Block) -> bool:
    """Whether a block inside the article is words of it, not a label, a link or a control."""
    if block.linked >= LINKED and block.tag != "h1":
        return False
    return block.tag in WORDS or len(block.text) >= PROSE or _ends(block) or read_time_line(block.text) is not None


def _is_linked_sentence(block: Block) -> bool:
    return block.tag in ("p", "li") and block.linked >= LINKED and _ends(block)


def _ends(block: Block) -> bool:
    """Whether a block ends as a sentence does."""
    return block.tag not in HEADINGS and SENTENCE_END.search(block.text[-20:]) is not None


def _trim(blocks: Sequence[Block], keep: list[bool], homes: Set[int], first: int, last: int) -> None:
    """Drops labels over the first sentence and after the last, and headings over nothing."""
    for index, block in enumerate(blocks):
        if keep[index] and (index < first or index > last):
            keep[index] = _may_open(block) if index < first else block.tag == "p" and block.parent in homes
    kept = [index for index, flag in enumerate(keep) if flag]
    for index, following in pairwise(kept):
        if index > first and blocks[index].tag in HEADINGS and blocks[following].tag in HEADINGS:
            keep[index] = blocks[index].tag < blocks[following].tag


def _is_sentence(block: Block) -> bool:
    if block.tag in HEADINGS:
        return False
    return len(block.text) >= PROSE or _ends(block) or block.tag in TABLED or _is_credit(block.text)


def _may_open(block: Block) -> bool:
    """What stands over an article's first sentence: headings, a caption, a byline, a day or a time."""
    if block.linked >= LINKED and block.tag in HEADINGS:
        return False
    return (
        block.tag in HEADINGS
        or block.tag == "figcaption"
        or read_byline(block.text) is not None
        or read_date_line(block.text) is not None
        or read_time_line(block.text) is not None
    )


def _is_boilerplate(text: str) -> bool:
    line = read_page_line(text)
    return line is not None and line.kind == "boilerplate"


def _is_credit(text: str) -> bool:
    line = read_page_line(text)
    return line is not None and line.kind == "credit"
