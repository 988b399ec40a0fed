"""Inputs to articles: files, folders, archives, web pages and standard input. `FORMATS` lists what can be read.

`article_from_text` keeps a text exactly and recognises its layout; `read_sources` streams the articles of all that the
user names, and yields the error of an input that cannot be read in its place; `measure_sources` tells their bytes.
"""

from onrecord.intake.article import article_from_text
from onrecord.intake.columns import COLUMNS
from onrecord.intake.formats import FORMATS, Format
from onrecord.intake.published import iso_date
from onrecord.intake.sources import measure_sources, read_sources

__all__ = ["COLUMNS", "FORMATS", "Format", "article_from_text", "iso_date", "measure_sources", "read_sources"]
