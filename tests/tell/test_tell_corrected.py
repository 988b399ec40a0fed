"""Corrections where they are told: left out, printed anew, and said in the roundup's head."""

import csv
import io

import pytest
from msgspec import structs

from onrecord.export.exports import exported
from onrecord.link import join
from onrecord.registry import KnownActor, Registry
from onrecord.schema import Anchor, Correction, Entity, Finding, Record, Reference, Span
from onrecord.tell.roundup import compose
from reports import report, said

TEXT = "“The gates stay shut,” an aide said. “Open them,” Ada Lorne told Brun Moss."
AIDE = Entity(1, "an aide", "person", (Span(23, 30),))
MOSS = Entity(2, "Brun Moss", "person", (Span(65, 74),))


def record(*corrections: Correction) -> Record:
    notes = report(
        TEXT,
        said("The gates stay shut,", "an aide", authority="unnamed"),
        said("Open them,", "Ada Lorne"),
        entities=(AIDE, MOSS),
        outlet="Fjord Post",
        published="2026-03-04",
    )
    told = structs.replace(notes.statements[1], addressee=Finding(Reference("Brun Moss", 2), (), "test"))
    return join([structs.replace(notes, statements=(notes.statements[0], told))], None, corrections)


ARTICLE = record().notes[0].article.id


def correct(id: int, action: str, words: str, **more: object) -> Correction:
    at = TEXT.index(words)
    return Correction(id, action, "AB", "2026-03-05", "", (Anchor(ARTICLE, Span(at, at + len(words))),), **more)


def words_of(given: Record) -> str:
    told = compose(given)
    return " ".join("".join(piece.text for piece in sentence.pieces) for sentence in told.sentences)


def rows(given: Record) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(exported(given, "csv").decode())))


def test_an_excluded_actor_leaves_the_roundup_and_stays_on_record() -> None:
    given = record(correct(1, "exclude", "Ada Lorne"))
    assert ("Lorne" in words_of(given), "an aide" in words_of(given).lower()) == (False, True)
    assert len(given.notes[0].statements) == 2


@pytest.mark.parametrize("words", ["an aide", "Ada Lorne"])
def test_a_renamed_actor_is_printed_anew(words: str) -> None:
    given = record(correct(1, "rename", words, name="Greta Vik"))
    assert ("Greta Vik" in words_of(given), words in words_of(given)) == (True, False)


def test_a_renamed_addressee_is_printed_anew_and_the_articles_own_name_is_kept_for_the_speaker() -> None:
    given = record(
        correct(1, "rename", "Brun Moss", name="B. Moss"), correct(2, "rename", "Ada Lorne", name="A. Lorne")
    )
    row = rows(given)[1]
    assert (row["speaker"], row["name_in_article"], row["addressee"]) == ("A. Lorne", "Ada Lorne", "B. Moss")


def test_the_table_says_who_of_the_registry_speaks() -> None:
    known = Registry([KnownActor("Q1", "Ada Lorne", "person")])
    given = join(record().notes, known)
    assert [row["known_as"] for row in rows(given)] == ["", "Q1"]


def test_a_hostile_new_name_comes_out_harmless() -> None:
    given = record(correct(1, "rename", "Ada Lorne", name="=1+1 ‮ <b>"))
    assert ("\u202e" in words_of(given), rows(given)[1]["speaker"][:2]) == (False, "'=")


def test_the_head_says_what_was_corrected_and_not_taken_back() -> None:
    made = [
        correct(1, "rename", "Ada Lorne", name="A"),
        correct(2, "exclude", "an aide"),
        correct(3, "exclude", "Ada Lorne"),
    ]
    undo = Correction(4, "undo", "AB", "2026-03-05", undoes=3)
    assert "Corrected by hand: 1 actor renamed, 1 actor left out." in compose(record(*made, undo)).covers
    assert not any("by hand" in line for line in compose(record()).covers)


def test_corrections_are_in_the_whole_export_and_read_back() -> None:
    from onrecord.export.jsonl import read_jsonl

    given = record(correct(1, "rename", "Ada Lorne", name="A. Lorne"), Correction(2, "undo", "CD", "2026", undoes=1))
    assert read_jsonl(exported(given, "jsonl").decode().splitlines()) == given
