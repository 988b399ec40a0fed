"""One article marked up: with colour, with brackets, and for notebooks."""

import io

from msgspec import structs
from rich.console import Console

from onrecord.schema import Paragraph, Problem, Remark, Span
from onrecord.tell.markup import notes_html, print_marked
from tell_cases import Case

CASE = Case(
    "[who:1|speaker=Mina Holt|role=mayor of Tavra|place=Gdynia|country=POL|medium=statement|authority=named| "
    "Mina Holt] [cue:1 said]: [what:1 “No.”] Was it enough?\n\n"
    "[who:2|speaker=Mina Holt|form=indirect| She] [cue:2 left].",
    remarks=(Remark("speculation", Span(22, 36), "test"),),
)


def printed(case: Case = CASE, **console: object) -> str:
    stream = io.StringIO()
    print_marked(case.notes(), Console(file=stream, width=100, **console))
    return stream.getvalue()


def test_without_colour_brackets_show_who_cue_and_what():
    assert printed().splitlines()[0] == ("[who:1 Mina Holt] [cue:1 said]: [what:1 “No.”] [doubt:r1 Was it enough?]")


def test_beneath_a_paragraph_stand_its_statements_with_their_reasons():
    assert printed().splitlines()[1:4] == [
        "    1 Mina Holt, mayor of Tavra: direct; statement; in Gdynia, Poland; named",
        "       because test (1.00); speaker: test (1.00); place: test (1.00); medium: test (1.00);",
        "       authority: test (1.00)",
    ]


def test_the_last_line_counts():
    assert printed().splitlines()[-1] == "2 statements by 1 speaker; 0 events; 1 remark"


def test_with_colour_there_are_numbers_and_no_brackets():
    shown = printed(force_terminal=True, color_system="standard")
    assert "[who" not in shown
    assert "\x1b[" in shown


def test_what_could_not_be_read_is_said():
    stream = io.StringIO()
    notes = structs.replace(CASE.notes(), problems=(Problem(Span(3, 5), "no partner"),))
    print_marked(notes, Console(file=stream, width=100))
    assert "could not be read: no partner (characters 3 to 5)" in stream.getvalue()


def test_paragraphs_outside_the_running_text_are_quiet_in_notebooks():
    notes = CASE.notes()
    paragraphs = (*notes.article.paragraphs[:1], Paragraph(notes.article.paragraphs[1].span, "boilerplate"))
    page = notes_html(structs.replace(notes, article=structs.replace(notes.article, paragraphs=paragraphs)))
    assert page.count('class="quiet"') == 1
    assert '<mark class="content">“No.”</mark>' in page
