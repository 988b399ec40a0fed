"""Inputs to articles: files, folders, archives, web pages and standard input. See `FORMATS`."""

from onrecord.intake.article import article_from_text

__all__ = ["article_from_text"]
