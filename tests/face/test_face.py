"""One call from a text to its notes, and the ways to look at them."""

import subprocess
import sys

import pytest

import onrecord

TEXT = "“The ferry sails at noon,” said Captain Ilse Brandt. “Nobody stays behind,” she added."


@pytest.fixture(scope="module")
def notes() -> onrecord.ReadNotes:
    return onrecord.read(TEXT, outlet="Harbour Post", published="2026-03-04")


def test_statements_point_into_the_text(notes: onrecord.ReadNotes) -> None:
    assert [notes.article.read(*each.content) for each in notes.statements] == [
        "“The ferry sails at noon,”",
        "“Nobody stays behind,”",
    ]


def test_speakers_are_resolved(notes: onrecord.ReadNotes) -> None:
    assert [each.speaker and each.speaker.value.name for each in notes.statements] == ["Ilse Brandt"] * 2


def test_rows_are_flat(notes: onrecord.ReadNotes) -> None:
    rows = notes.to_dicts()
    assert [(row["speaker"], row["outlet"], row["content_text"]) for row in rows] == [
        ("Ilse Brandt", "Harbour Post", "“The ferry sails at noon,”"),
        ("Ilse Brandt", "Harbour Post", "“Nobody stays behind,”"),
    ]


@pytest.mark.parametrize(("library", "method"), [("pandas", "to_pandas"), ("polars", "to_polars")])
def test_tables_have_a_row_a_statement(notes: onrecord.ReadNotes, library: str, method: str) -> None:
    pytest.importorskip(library)
    assert getattr(notes, method)().shape == (2, len(notes.to_dicts()[0]))


@pytest.mark.parametrize(("library", "method"), [("pandas", "to_pandas"), ("polars", "to_polars")])
def test_a_text_without_statements_is_an_empty_table_with_the_same_columns(library: str, method: str) -> None:
    pytest.importorskip(library)
    empty = getattr(onrecord.read("Rain fell."), method)()
    assert (len(empty), list(empty.columns)) == (0, list(onrecord.read(TEXT).to_dicts()[0]))


def test_a_notebook_shows_the_text_escaped() -> None:
    page = onrecord.read("“<script>alert(1)</script>,” said Ilse Brandt.")._repr_html_()
    assert ("<script>" in page, "&lt;script&gt;" in page) == (False, True)


def test_importing_loads_neither_page_reader_nor_tables() -> None:
    heavy = "{'lxml', 'pandas', 'polars', 'numpy', 'onnxruntime'}"
    code = f"import sys, onrecord; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_every_public_name_is_there() -> None:
    assert [name for name in onrecord.__all__ if getattr(onrecord, name, None) is None] == []


def test_a_name_that_is_not_public_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="nonsense"):
        _ = onrecord.nonsense  # type: ignore[attr-defined]
