"""One article marked up: its text with who, cue and what shown and numbered, and beneath each paragraph what is in it.

In a terminal by colour; where there is none, by brackets: `[who:1 Holt] [cue:1 said]: [what:1 “No.”]`.
"""

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from onrecord.schema import Notes, Paragraph, Record
from onrecord.tell.annotate import Stretch, annotated
from onrecord.tell.dates import many
from onrecord.tell.facts import event_lines, fact_line, reason_line, remark_lines, speaker_line
from onrecord.tell.harmless import link, visible
from onrecord.tell.html import QUIET, templates
from onrecord.tell.lookup import Lookup, Report
from onrecord.tell.people import People
from onrecord.tell.pieces import Citation
from onrecord.tell.terminal import print_text

STYLES = {
    "source": "bold blue",
    "cue": "green italic",
    "content": "black on yellow",
    "narrator": "underline magenta",
    "": "",
}
BRACKETS = {"source": "who", "cue": "cue", "content": "what", "narrator": "doubt"}


class Marked:
    """The notes of one article, numbered for display in the order of the text."""

    def __init__(self, notes: Notes) -> None:
        lookup = Lookup(Record((notes,)))
        self.notes, self.people = notes, People(lookup)
        self.reports: dict[str, Report] = {}
        citations = []
        for number, report in enumerate(lookup.reports.values(), 1):
            statement = report.statement
            self.reports[str(number)] = report
            citations.append(Citation(str(number), statement.content, statement.cue, statement.source))
        self.beside: dict[
            str, tuple[int, tuple[str, str, str]]
        ] = {}  # events and remarks: where they begin, their lines
        for number, event in enumerate(notes.events, 1):
            begins = min(event.evidence).start if event.evidence else 0
            self.beside[f"e{number}"] = begins, event_lines(notes.article, event)
        for number, remark in enumerate(sorted(notes.remarks, key=lambda each: each.span), 1):
            citations.append(Citation(f"r{number}", narrator=(remark.span,)))
            self.beside[f"r{number}"] = remark.span.start, remark_lines(notes.article, remark)
        self.citations = citations

    def paragraphs(self) -> Iterator[tuple[Paragraph, list[Stretch], list[str]]]:
        """Each paragraph, its stretches, and the labels of the statements that end and the rest that begins in it."""
        for paragraph, stretches in annotated(self.notes.article, self.citations):
            ended = [label for each in stretches for label in each.ends if label in self.reports]
            span = paragraph.span
            begun = [label for label, (at, _) in self.beside.items() if span.start <= at < span.end]
            yield paragraph, stretches, ended + begun

    def lines(self, label: str) -> tuple[str, str, str]:
        """Speaker, facts and reasons of a statement; kind, facts and reasons of an event or a remark."""
        if label in self.beside:
            what, facts, reasons = self.beside[label][1]
            return visible(what), visible(facts), visible(reasons)
        report = self.reports[label]
        return visible(speaker_line(report, self.people)), visible(fact_line(report)), visible(reason_line(report))


def print_marked(notes: Notes, console: Console, *, why: bool = True) -> None:
    """Print an article marked up; with `why`, the rule and evidence behind each finding."""
    plain = console.color_system is None or console.no_color
    marked = Marked(notes)
    for paragraph, stretches, ended in marked.paragraphs():
        text = Text(style="dim" if paragraph.kind in QUIET else "bold" if paragraph.kind != "body" else "")
        for stretch in stretches:
            _append(text, stretch, plain)
        print_text(console, text)
        for label in ended:
            speaker, facts, reasons = marked.lines(label)
            print_text(console, Text.assemble((f"{label} ", "bold yellow"), (speaker, "bold"), f": {facts}"), 4, 3)
            if why:
                print_text(console, Text(reasons, "dim"), 7)
        console.print()
    for problem in notes.problems:
        where = f"characters {problem.span.start} to {problem.span.end}"
        print_text(console, Text(f"could not be read: {visible(problem.message)} ({where})", "red"))
    said = f"{many(len(marked.reports), 'statement')} by {many(_speakers(marked), 'speaker')}"
    found = f"{many(len(notes.events), 'event')}; {many(len(notes.remarks), 'remark')}"
    print_text(console, Text(f"{said}; {found}", "dim"))


def notes_html(notes: Notes) -> str:
    """The marked-up article as an HTML fragment with its own style, for notebooks; everything in it is escaped."""
    template = templates().get_template("notes.html.j2")
    return template.render(marked=Marked(notes), article=notes.article, quiet=QUIET, url=link(notes.article.url))


def _append(text: Text, stretch: Stretch, plain: bool) -> None:
    numbers = ",".join(stretch.labels)
    shown = visible(stretch.text)
    if plain and stretch.part:
        text.append(f"[{BRACKETS[stretch.part]}:{numbers} {shown}]")
        return
    for label in stretch.starts:
        text.append(f"{label} ", "bold yellow")
    text.append(shown, STYLES[stretch.part])


def _speakers(marked: Marked) -> int:
    return len({marked.people.speaker(report).key for report in marked.reports.values()})
