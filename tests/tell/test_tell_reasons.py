"""Every value that is shown of an article says in a line why it is what it is."""

import pytest

from onrecord.intake import read_sources
from onrecord.pipeline import take_notes
from onrecord.samples import paths
from onrecord.schema import Article, Notes
from onrecord.tell.facts import reason_line
from onrecord.tell.markup import Marked

SHOWN = {
    "speaker": "speaker: ", "on_behalf_of": "for: ", "addressee": "to: ", "place": "place: ", "said_on": "day: ",
    "medium": "medium: ", "authority": "authority: ", "commitment": "commitment: ",
    "speaker_commitment": "speaker’s commitment: ",
}  # fmt: skip


@pytest.fixture(scope="module")
def samples() -> list[Notes]:
    articles = [each for each in read_sources([str(path) for path in paths()]) if isinstance(each, Article)]
    return [take_notes(article, rules_only=True) for article in articles]


def test_every_finding_of_a_statement_is_explained(samples: list[Notes]) -> None:
    for notes in samples:
        for report in Marked(notes).reports.values():
            line = reason_line(report)
            for field, label in SHOWN.items():
                assert (f"; {label}" in line) == (getattr(report.statement, field) is not None), (field, line)
            assert line.count("; via: ") == len(report.statement.relay)
            assert line.count("; about: ") == len(report.statement.targets)
            assert line.count(" because ") >= len(report.statement.acts)


def test_every_event_and_every_remark_is_explained_where_it_begins(samples: list[Notes]) -> None:
    for notes in samples:
        marked = Marked(notes)
        shown = [label for _, _, labels in marked.paragraphs() for label in labels if label not in marked.reports]
        assert len(shown) == len(notes.events) + len(notes.remarks)
        for label in shown:
            what, facts, reasons = marked.lines(label)
            assert what and facts and reasons.startswith("because ") and ")" in reasons
