"""The stance model: plain sentences, names that do not decide, and what happens when its files are not well."""

import json
import shutil
from pathlib import Path

import pytest

from onrecord.errors import ModelError
from onrecord.reader.network import WEIGHTS
from onrecord.reader.stance import LONGEST, TARGET, Stances, default_stances, example
from onrecord.schema import Span

FILES = ("stance.onnx", "stance.json", "reader.onnx", "vocab.txt")


def judged(text: str, target: str, model: Stances | None = None):
    at = text.index(target)
    return (model or default_stances()).judge(text, Span(0, len(text)), Span(at, at + len(target)))


@pytest.mark.parametrize(
    ("text", "target", "stance"),
    [
        ("Halvard Quint is a liar and a disgrace to his office.", "Halvard Quint", "negative"),
        ("Selma Ortiz has been a brave and honest friend of this town.", "Selma Ortiz", "positive"),
        ("Oren Dabrowski will meet the board on Tuesday afternoon.", "Oren Dabrowski", "neutral"),
    ],
)
def test_plain_sentences(text, target, stance):
    found = judged(text, target)
    assert found.stance == stance
    assert 0.5 < found.score <= 1


def test_one_sentence_has_a_stance_toward_each_target():
    text = "Voters love Selma Ortiz for her honesty, but they call Halvard Quint a corrupt liar."
    assert judged(text, "Selma Ortiz").stance == "positive"
    assert judged(text, "Halvard Quint").stance == "negative"


def test_the_words_that_carry_it_are_words_of_the_sentence_and_not_the_target():
    text = "“Halvard Quint is a disgraceful liar,” she said."
    words = [text[span.start : span.end] for span in judged(text, "Halvard Quint").words]
    assert words
    assert {"disgraceful", "liar"} & set(words)
    assert not {"Halvard", "Quint"} & set(words)


@pytest.mark.parametrize("frame", ["{} ruined this country.", "We owe {} our deepest thanks.", "A new scandal for {}."])
@pytest.mark.parametrize(
    "names",
    [
        ("Republicans", "Democrats"),
        ("Norland", "Veldmark"),
        ("Russia", "Ukraine"),
        ("Israel", "Iran"),
        ("Halvard Quint", "Mirembe Vance"),
        ("Labour", "Dr. Anne-Marie O’Neill"),
        ("Labour", "Ministry of Ports and Harbours"),
    ],
)
def test_who_the_target_is_does_not_decide(frame, names):
    found = [judged(frame.format(name), name) for name in names]
    assert len({(each.stance, each.score) for each in found}) == 1


def test_what_a_target_is_called_in_lower_case_is_read():
    assert judged("The thieves met on Monday.", "thieves") != judged("The nurses met on Monday.", "nurses")


def test_evidence_after_a_name_made_one_piece_is_where_it_stands():
    text = "Anne-Marie O’Neill-Vance Quint, Quint’s aide says, lied and cheated."
    at = [text.index("Anne"), text.index(", Quint"), text.rindex("Quint")]
    found = default_stances().judge(text, Span(0, len(text)), Span(*at[:2]), (Span(at[2], at[2] + 5),))
    assert {text[span.start : span.end] for span in found.words} <= {"lied", "and", "cheated", "says", "aide", "s"}
    assert found.words


def test_what_else_was_judged_changes_nothing():
    texts = [("Quint lied to every worker.", "Quint"), ("Ortiz spoke at noon. " * 3, "Ortiz"), ("Quint left.", "Quint")]
    alone = [judged(*each, model=Stances()) for each in texts]
    model = Stances()
    assert [judged(*each, model=model) for each in texts] == alone
    assert [judged(*each, model=model) for each in texts[::-1]][::-1] == alone


def test_a_target_that_is_not_in_the_words_has_no_stance():
    text = "Quint left. Ortiz stayed."
    assert default_stances().judge(text, Span(0, 11), Span(12, 17)) is None
    assert default_stances().judge(text, Span(11, 12), Span(11, 12)) is None


@pytest.mark.parametrize("before", [0, 60, 400])
def test_of_a_long_sentence_what_is_near_the_target_is_read(before):
    text = "word " * before + "Quint lied " + "word " * 300
    cutter = default_stances().cutter
    found = example(cutter, text, (0, len(text)), (5 * before, 5 * before + 5))
    assert len(found.ids) == LONGEST
    assert text[found.starts[found.marks == TARGET][0] :].startswith("Quint")


# --- its files --------------------------------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in FILES:
        shutil.copy(WEIGHTS / name, tmp_path / name)
    return tmp_path


def test_nothing_is_read_before_the_first_judgement(tmp_path):
    Stances(tmp_path / "nowhere")


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_named_with_what_to_do(folder, name):
    (folder / name).unlink()
    with pytest.raises(ModelError) as error:
        judged("Quint lied.", "Quint", Stances(folder))
    assert str(folder / name) in str(error.value)


@pytest.mark.parametrize("name", ["stance.onnx", "reader.onnx"])
def test_a_damaged_file_is_named_with_what_to_do(folder, name):
    held = bytearray((folder / name).read_bytes())
    held[5000] ^= 255
    (folder / name).write_bytes(held)
    with pytest.raises(ModelError, match="python -m train stance") as error:
        judged("Quint lied.", "Quint", Stances(folder))
    assert str(folder / name) in str(error.value)


@pytest.mark.parametrize("text", ["{", "[]", "{}", json.dumps({"name": "x"})])
def test_a_damaged_config_is_named(folder, text):
    (folder / "stance.json").write_text(text)
    with pytest.raises(ModelError, match=r"damaged.*python -m train stance"):
        judged("Quint lied.", "Quint", Stances(folder))
