"""The tables: every row can be used, and one that cannot is an error that names file and line."""

import pytest

from onrecord.errors import LexiconError
from onrecord.lang import parse_lexicon
from onrecord.names import sounds
from onrecord.names.tables import table


@pytest.mark.parametrize("name", ["spellings", "sounds", "forms", "titles", "customs", "common_names", "body_words"])
def test_a_table_has_rows(name: str) -> None:
    assert table(name)


@pytest.mark.parametrize("cost", ["near", "1.5", "-1"])
def test_a_cost_that_is_none_names_its_row(cost: str) -> None:
    (row,) = parse_lexicon(f"one\tother\tcost\nq\tk\t{cost}", "names/sounds.tsv")
    with pytest.raises(LexiconError, match=r"names/sounds\.tsv:2"):
        sounds._cost(row)


def test_a_table_that_is_not_there_is_an_error() -> None:
    with pytest.raises(LexiconError, match=r"names/nothing\.tsv"):
        table("nothing")


def test_every_near_sound_is_one_that_some_spelling_has() -> None:
    spelled = {sound for row in table("spellings") for sound in row.words("sounds")} | set("abcdefghijklmnopqrstuvwxyz")
    assert {row[side] for row in table("sounds") for side in ("one", "other")} <= spelled
