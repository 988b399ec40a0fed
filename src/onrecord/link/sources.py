"""How many independent documents carry an utterance: wire copies and "outlet A citing outlet B" are one source.

Two reports are one source where their articles are near-copies, where they are by one outlet, where one is relayed
through the other's outlet ("told Al-Noor TV", "cited by AFP"), or where both are relayed through a third, whether or
not that one is in the record. A doubt counts against independence: one source repeated by many stays one source.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec import Struct

from onrecord.link.groups import Groups
from onrecord.link.wording import words_of
from onrecord.schema import Article, Link, Statement

ARTICLES = frozenset(("the", "a", "an"))
SENTENCE_END = re.compile(r"[.!?](?=\s|$)|\n")
REACH = 200  # characters behind the words in which the reporting clause ends


class Report(Struct, frozen=True):
    """A statement in its article; `copy_of` stands for all near-copies of the article, `actor` is its speaker's."""

    statement: Statement
    article: Article
    copy_of: int
    actor: str = ""


class Outlets:
    """The outlets of a record, found in how others cite them."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self._by_first_word: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        for article in articles:
            name = _name(article.outlet or "")
            if name:
                self._by_first_word[name[0]].add(name)
        written = {_without_article(article.outlet or "") for article in articles} - {""}
        names = "|".join(sorted(map(re.escape, written), key=lambda name: (-len(name), name)))
        self._written = re.compile(rf"(?<!\w)(?:{names})(?!\w)") if names else None

    def sources_of(self, report: Report) -> set[str]:
        """The names, folded, of every outlet that a report rests on, its own included."""
        statement, article = report.statement, report.article
        names = [article.outlet or "", *(relay.value for relay in statement.relay)]
        names += [mark.value for paragraph in article.paragraphs for mark in paragraph.marks if mark.kind == "agency"]
        names += self._named_beside(report)
        if statement.speaker and statement.authority and statement.authority.value == "outlet":
            names.append(statement.speaker.value.name)
        return {self._known(name) for name in names} - {""}

    def _named_beside(self, report: Report) -> list[str]:
        """The outlets of the record that the reporting clause names: "told the Post", "first reported by the Post"."""
        spans = [*report.statement.content, *report.statement.cue, *report.statement.source]
        if self._written is None or not spans:
            return []
        text, at, named = report.article.text, min(spans).start, []
        ends = SENTENCE_END.search(text, max(span.end for span in spans))
        for span in sorted(report.statement.content):
            named += self._written.findall(text[at : span.start])
            at = max(at, span.end)
        return named + self._written.findall(text[at : ends.start() if ends else len(text)][:REACH])

    def _known(self, text: str) -> str:
        """The longest name of an outlet of the record that a text holds ("state-run Al-Noor TV"), else the text."""
        words = _name(text)
        found = [
            name
            for at, word in enumerate(words)
            for name in self._by_first_word.get(word, ())
            if words[at : at + len(name)] == name
        ]
        known: tuple[str, ...] = max(found, key=lambda name: (len(name), name)) if found else words
        return " ".join(known)


def independent(reports: Sequence[Report], outlets: Outlets) -> tuple[int, list[Link]]:
    """How many independent documents the reports of one utterance are, and an edge for each that rests on another."""
    if len(reports) == 1:
        return 1, []
    groups: Groups[str] = Groups()
    resting: dict[str, list[Report]] = defaultdict(list)
    for report in reports:
        groups.join(_node(report), f"copy {report.copy_of}")
        for source in sorted(outlets.sources_of(report)):
            groups.join(_node(report), f"outlet {source}")
            resting[source].append(report)
    links = [link for source in sorted(resting) for link in _links(source, resting[source], outlets)]
    return len({groups.of(_node(report)) for report in reports}), links


def first_of(reports: Sequence[Report], outlets: Outlets) -> tuple[str, ...]:
    """The statements of those who carried an utterance first: by day of publication, who rests on nobody else first."""
    dated = [report for report in reports if report.article.published]
    if not dated:
        return ()
    earliest = min((report.article.published or "")[:10] for report in dated)
    first = [report for report in dated if (report.article.published or "")[:10] == earliest]
    own = [each for each in first if outlets.sources_of(each) <= {outlets._known(each.article.outlet or "")}]
    return tuple(sorted(report.statement.id for report in own or first))


def _links(source: str, reports: list[Report], outlets: Outlets) -> Iterator[Link]:
    first, *others = sorted(
        reports, key=lambda report: (outlets._known(report.article.outlet or "") != source, report.statement.id)
    )
    for other in others:
        if other.article.id != first.article.id:
            yield Link(first.statement.id, other.statement.id, "same", "same source", f"both rest on {source}")


def _node(report: Report) -> str:
    return f"article {report.article.id}"


def _without_article(outlet: str) -> str:
    first, _, rest = outlet.strip().partition(" ")
    return rest if rest and first.lower() in ARTICLES else outlet.strip()


def _name(text: str) -> tuple[str, ...]:
    words = words_of(text)
    return tuple(words[1:] if words and words[0] in ARTICLES else words)
