"""What holds for every text: no crash, spans in range, a paragraph put before shifts all, time grows with length."""

import time
from itertools import pairwise

from casting import article_of, cast_of
from hypothesis import given
from hypothesis import strategies as st

from onrecord.find.mentions import find_mentions
from onrecord.resolve import resolve
from onrecord.schema import Attribution, Found, Span
from onrecord.text import read_text

PIECES = """Ama Boateng|Mr Roe|the minister|he|She|said|,|.|“|”|who|of|al-Basri|van der|Dr.|’s|the Farm Board|and
Kofi Osei|Osei|they|it|I|another official|(|)|— |USA|U.S.|\u00a0|\n|😀|McÉvoy|O’Dowd|’|"|prime|-|12""".replace(
    "\n", "|"
).split("|")
TEXTS = st.lists(st.one_of(st.sampled_from([*PIECES, "\n"]), st.text(max_size=4)), max_size=40).map(" ".join)
STORY = "{Lida Varga}, the mayor of Tartu, said so. {She} left. {An official} said no. {Varga} and Peter Roe met."


@given(TEXTS, st.data())
def test_any_text_is_read_and_every_span_is_in_range(text: str, data: st.DataObject) -> None:
    reading = read_text(article_of(text))
    found = Found(tuple(reading.quotations), (), find_mentions(reading))
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=8)))
    sources = [Span(a, b) for a, b in pairwise(cuts) if a < b]
    attributions = tuple(Attribution((), (), (source,), "direct", "goes on", 1.0) for source in sources)
    cast = resolve(reading, found, attributions)
    spans = [span for m in found.mentions for span in (m.span, m.head)]
    spans += [span for e in cast.entities for span in e.mentions]
    spans += [span for s in cast.speakers if s is not None for span in s.evidence]
    assert len(cast.speakers) == len(attributions)
    assert not [span for span in spans if not 0 <= span.start <= span.end <= len(text)]
    known = range(len(cast.entities))
    ids = [s.value.entity for s in cast.speakers if s is not None and s.value.entity is not None]
    ids += [c for s in cast.speakers if s is not None for c in s.value.candidates]
    assert not [i for i in ids if i not in known]


@given(st.sampled_from(["Rain fell.\n", "It rained all day in the valley.\n", "😀 rain.\n\n"]))
def test_a_neutral_paragraph_before_shifts_every_span(before: str) -> None:
    plain, shifted = cast_of(STORY), cast_of(STORY, before=before)
    by = len(before)
    expected = [[Span(s.start + by, s.end + by) for s in e.mentions] for e in plain.entities]
    assert expected == [list(e.mentions) for e in shifted.entities]
    assert [s and s.value for s in plain.speakers] == [s and s.value for s in shifted.speakers]


def seconds(names: int, surname: str) -> float:
    text = "\n".join(
        f"Ama{chr(97 + i % 26)}{i} {surname.format(i)} said so. She left. The mayor and {surname.format(i)} met."
        for i in range(names)
    )
    reading = read_text(article_of(text))
    found = Found((), (), find_mentions(reading))
    sources = [Span(m.span.start, m.span.end) for m in found.mentions]
    start = time.process_time()
    resolve(reading, found, tuple(Attribution((), (), (s,), "direct", "case", 1.0) for s in sources))
    return time.process_time() - start


def test_time_grows_with_the_number_of_names_not_with_its_square() -> None:
    for surname in ("Osei", "Osei{}"):
        small, large = seconds(1000, surname), seconds(8000, surname)
        assert large < 8 * 3 * max(small, 0.01)


def test_the_same_text_gives_the_same_cast() -> None:
    assert cast_of(STORY) == cast_of(STORY)
