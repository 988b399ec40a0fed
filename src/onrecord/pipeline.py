"""The flow, top to bottom: one article in, its notes out; many notes in, one record out.

`take_notes` is pure: the same article gives the same notes, on one core or on a cluster.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING

from msgspec import structs

from onrecord.attribute import attribute
from onrecord.coding import MAKER, code
from onrecord.find import find
from onrecord.lang.languages import other_language
from onrecord.link import join
from onrecord.resolve import resolve
from onrecord.schema import Article, Attribution, Correction, Found, Notes, Problem, Record, Span
from onrecord.store import RecordFile
from onrecord.text import Reading, read_text

if TYPE_CHECKING:
    from onrecord.reader import Reader
    from onrecord.reader.stance import Stances
    from onrecord.registry import Registry

NOT_READ = "; only English is read so far"
AHEAD = 4  # articles begun for each thread: enough to keep all of them busy behind a long one


def take_notes(article: Article, reader: "Reader | None" = None, *, rules_only: bool = False) -> Notes:
    """All that one article yields, in the order of its text.

    Rules and the learned reader find who says what, together; `reader` is the shipped one unless another is given. With
    `rules_only` it is left out: several times as fast, and blind to much of what stands outside quotation marks.
    An article that is not in English has no statements, but a problem that says so. Raises ModelError.
    """
    reading = read_text(article)  # words, sentences, pairs of quotation marks
    language = other_language(word for word, at in zip(reading.lower, reading.quotation_of, strict=True) if at < 0)
    if language is not None:
        return Notes(article, problems=(_not_read(article, language),), maker=maker(reader, rules_only=rules_only))
    found = find(reading)  # what the quotation marks are for, cues, mentions
    attributions = attribute(reading, found)  # which words are whose: content, cue, source
    stance_model = None
    if not rules_only:
        attributions = _with_reader(reading, found, attributions, reader)
        stance_model = _stances()
    cast = resolve(reading, found, attributions)  # who each source is; names, roles, affiliations
    # act, evidence, place, time, medium, stance; the narrator's remarks
    notes = code(reading, found, attributions, cast, stance_model)
    return structs.replace(notes, maker=maker(reader, rules_only=rules_only))


def take_all(
    articles: Iterable[Article], reader: "Reader | None" = None, *, rules_only: bool = False, threads: int = 1
) -> Iterator[Notes]:
    """The notes of many articles, in their order, `threads` of them at once; the same whatever the number.

    The reader's sums run outside of Python's lock, so threads pay with it and not with `rules_only`.
    """
    if threads <= 1:
        yield from (take_notes(article, reader, rules_only=rules_only) for article in articles)
        return
    waiting: deque[Future[Notes]] = deque()
    with ThreadPoolExecutor(threads) as pool:
        for article in articles:
            waiting.append(pool.submit(take_notes, article, reader, rules_only=rules_only))
            if len(waiting) > AHEAD * threads:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def maker(reader: "Reader | None" = None, *, rules_only: bool = False) -> str:
    """What `Notes.maker` says: the version of the rules, and of the reader where it had a part."""
    return MAKER if rules_only else f"{MAKER}, {_or_shipped(reader).by}"


def unread_language(notes: Notes) -> str | None:
    """Why an article was not read, where that is its language: "the text is German; ...", or None."""
    return next((each.message for each in notes.problems if each.message.endswith(NOT_READ)), None)


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


def _with_reader(
    reading: Reading, found: Found, rules: tuple[Attribution, ...], reader: "Reader | None"
) -> tuple[Attribution, ...]:
    from onrecord.attribute.together import together  # here, because it loads numpy, which rules alone do without
    from onrecord.reader import with_found

    reader = _or_shipped(reader)
    learned = with_found(reader.read_article(reading.article), found)
    return together(reading, found, rules, learned, reader.config.arbiter)


def _or_shipped(reader: "Reader | None") -> "Reader":
    if reader is not None:
        return reader
    from onrecord.reader import default_reader

    return default_reader()


def _stances() -> "Stances":
    from onrecord.reader.stance import default_stances

    return default_stances()


def _not_read(article: Article, language: str) -> Problem:
    return Problem(Span(0, len(article.text)), f"the text is {language}{NOT_READ}")
