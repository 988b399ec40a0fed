"""A record at a glance for notebooks: how much it holds, and its first statements as a table."""

from itertools import islice

from onrecord.schema import Record
from onrecord.tell.dates import many
from onrecord.tell.facts import fact_line, speaker_line
from onrecord.tell.harmless import brief
from onrecord.tell.html import templates
from onrecord.tell.lookup import Lookup
from onrecord.tell.people import People

SHOWN = 20
LONGEST = 240


def record_html(record: Record) -> str:
    """An HTML fragment with its own style; everything in it is escaped, and wordings are cut at 240 characters."""
    lookup = Lookup(record)
    people = People(lookup)
    rows = [
        (speaker_line(report, people), brief(report.words(), LONGEST), report.outlet, fact_line(report))
        for report in islice(lookup.reports.values(), SHOWN)
    ]
    counts = [
        many(len(record.notes), "article"),
        many(len(lookup.reports), "statement"),
        many(len(record.sayings), "saying"),
        many(len(record.actors), "actor"),
    ]
    template = templates().get_template("record.html.j2")
    return template.render(rows=rows, counts=", ".join(counts), left=len(lookup.reports) - len(rows))
