"""The public face: one call from a text to its notes, and notes as rows, tables and a notebook page."""

from typing import TYPE_CHECKING, Any

from msgspec import structs

from onrecord.intake import article_from_text
from onrecord.pipeline import take_notes
from onrecord.schema import Notes, Record
from onrecord.tell.flat import COLUMNS, rows
from onrecord.tell.markup import notes_html

if TYPE_CHECKING:
    import pandas
    import polars


class ReadNotes(Notes, frozen=True):
    """The notes of one article, with ways to look at them."""

    def to_dicts(self) -> list[dict[str, Any]]:
        """One flat dictionary a statement, the columns of the CSV export; offsets in code points."""
        return list(rows(Record((self,))))

    def to_pandas(self) -> "pandas.DataFrame":
        """The same as a pandas data frame. Needs the extra `onrecord[pandas]`."""
        import pandas

        return pandas.DataFrame(self.to_dicts(), columns=list(COLUMNS))

    def to_polars(self) -> "polars.DataFrame":
        """The same as a polars data frame. Needs the extra `onrecord[polars]`."""
        import polars

        return polars.DataFrame(self.to_dicts(), schema=dict.fromkeys(COLUMNS, polars.String))

    def _repr_html_(self) -> str:
        return notes_html(self)


def read(
    text: str,
    *,
    title: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    published: str | None = None,
    language: str | None = None,
) -> ReadNotes:
    """Who said what in one text, which is kept exactly as given.

    `published` (ISO 8601) lets "on Friday" become a date; without it the expression is kept unresolved.
    """
    article = article_from_text(text, title=title, outlet=outlet, url=url, published=published, language=language)
    return ReadNotes(**structs.asdict(take_notes(article)))
