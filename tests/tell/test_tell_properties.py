"""What always holds, whatever the notes: every sentence cites, quotations are verbatim, order changes nothing."""

import io
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs
from rich.console import Console

from onrecord.intake import article_from_text
from onrecord.schema import Notes, Record, Span
from onrecord.tell.annotate import annotated
from onrecord.tell.filters import Filters
from onrecord.tell.harmless import one_line, visible
from onrecord.tell.markup import notes_html, print_marked
from onrecord.tell.pieces import Citation
from onrecord.tell.renderers import RENDERERS
from onrecord.tell.roundup import ORDERS, compose
from strategies import any_notes
from tell_cases import Case, record

EVERY = Filters(attitude=())
records = st.lists(any_notes(), max_size=3, unique_by=lambda notes: notes.article.id).map(
    lambda notes: Record(tuple(_with_own_ids(each) for each in notes))
)


def _with_own_ids(notes: Notes) -> Notes:
    """Statement ids are unique in a record, as `join` makes sure."""
    own = {each.id: f"{notes.article.id}.{at}" for at, each in enumerate(notes.statements)}
    statements = [
        structs.replace(each, id=own[each.id], parent=own.get(each.parent or "")) for each in notes.statements
    ]
    return structs.replace(notes, statements=tuple(statements))


@given(records, st.sampled_from(list(ORDERS)))
@settings(max_examples=40)
def test_every_sentence_has_a_citation_and_every_statement_is_told_once(what, by):
    roundup = compose(what, by=by, filters=EVERY)
    assert all(sentence.citations for sentence in roundup.sentences)
    told = [each for sentence in roundup.sentences for each in sentence.statements]
    assert sorted(told) == sorted(each.id for notes in what.notes for each in notes.statements)


@given(records, st.sampled_from(list(ORDERS)))
@settings(max_examples=25)
def test_every_citation_leads_to_a_source_that_has_it(what, by):
    roundup = compose(what, by=by, filters=EVERY)
    cited = {label for sentence in roundup.sentences for label in sentence.citations}
    known = {each.label for source in roundup.sources for each in source.citations}
    assert {label for label in cited if not label.isdigit()} == known


@given(records)
@settings(max_examples=25)
def test_what_stands_between_marks_or_in_italics_is_the_articles(what):
    texts = [one_line(notes.article.text) for notes in what.notes]
    for sentence in compose(what, filters=EVERY).sentences:
        for piece in sentence.pieces:
            if piece.kind in ("quoted", "reported"):
                for part in re.split(r"”? … “?|” “| ?\[…\]", piece.text):
                    words = part.strip("“” .,;:")
                    assert any(words.casefold() in text.casefold() for text in texts) or piece.kind == "reported"


@given(records, st.sampled_from(list(RENDERERS)), st.sampled_from(list(ORDERS)))
@settings(max_examples=25)
def test_the_same_record_reads_the_same_in_whatever_order_it_was_put_together(what, name, by):
    pages = []
    for each in (what, Record(tuple(reversed(what.notes)))):
        stream = io.StringIO()
        RENDERERS[name](compose(each, by=by, filters=EVERY), stream)
        pages.append(stream.getvalue())
    assert pages[0] == pages[1]


@given(any_notes())
@settings(max_examples=25)
def test_an_article_marked_up_keeps_all_its_words(notes):
    stream = io.StringIO()
    print_marked(notes, Console(file=stream, width=10_000), why=False)
    assert notes_html(notes).count("<p") >= len(notes.article.paragraphs)
    for paragraph in notes.article.paragraphs:
        for word in visible(notes.article.text[paragraph.span.start : paragraph.span.end]).split():
            assert word[:1] in stream.getvalue()


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=8))
def test_stretches_put_together_are_the_paragraphs(text, ends):
    spans = [Span(min(pair), max(pair)) for pair in ends]
    article = article_from_text(text)
    citations = [Citation(str(at), (span,), (), spans[:at]) for at, span in enumerate(spans)]
    for paragraph, stretches in annotated(article, citations):
        whole = article.text[paragraph.span.start : paragraph.span.end]
        assert "".join(stretch.text for stretch in stretches) == whole


@pytest.mark.parametrize("by", list(ORDERS))
def test_an_emoji_before_a_quotation_changes_nothing(by):
    marked = "[who:1|speaker=Mina Holt| Mina Holt] [cue:1 said]: [what:1 “No.”]"
    pages = [compose(record(Case(f"{mark} {marked}")), by=by) for mark in ("x", "😀")]
    plain, emoji = ([sentence.pieces for sentence in page.sentences] for page in pages)
    assert plain == emoji
