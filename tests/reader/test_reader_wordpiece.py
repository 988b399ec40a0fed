"""Word pieces as BERT's own tokenizer cuts them: recorded expectations, and equality with it where it is installed."""

import random

import pytest

from onrecord.errors import ModelError
from onrecord.reader.network import WEIGHTS
from onrecord.reader.wordpiece import CHUNK, WordPieces

RECORDED = [
    ("Voss said:", [("voss", 0, 4), ("said", 5, 9), (":", 9, 10)]),
    ("unrepeatable", [("un", 0, 2), ("##re", 2, 4), ("##pe", 4, 6), ("##atable", 6, 12)]),
    ("Café CAFÉ", [("cafe", 0, 4), ("cafe", 5, 9)]),
    ("don’t", [("don", 0, 3), ("’", 3, 4), ("t", 4, 5)]),
    ("a\u00adb\u200bc", [("abc", 0, 5)]),
    ("a\u0000b\ufffd", [("ab", 0, 3)]),
    ("部中", [("部", 0, 1), ("中", 1, 2)]),
    ("$5+x", [("$", 0, 1), ("5", 1, 2), ("+", 2, 3), ("x", 3, 4)]),
    ("😀 no", [("[UNK]", 0, 1), ("no", 2, 4)]),
    ("x" * 101, [("[UNK]", 0, 101)]),
    ("a\u00a0b\tc", [("a", 0, 1), ("b", 2, 3), ("c", 4, 5)]),
    ("[SEP]", [("[", 0, 1), ("sep", 1, 4), ("]", 4, 5)]),
]
RANGES = ((0x20, 0x7F), (0x20, 0x7F), (0xA0, 0x180), (0x391, 0x3CA), (0x410, 0x450), (0x2010, 0x2040), (0x4E00, 0x4F00))


@pytest.fixture(scope="module")
def pieces():
    return WordPieces(WEIGHTS / "vocab.txt")


@pytest.fixture(scope="module")
def names():
    return (WEIGHTS / "vocab.txt").read_text("utf-8").split("\n")


def cut(pieces, text):
    found = []
    for chunk in CHUNK.finditer(text):
        made = pieces.cut(chunk.group())
        found += [
            (number, chunk.start() + first, chunk.start() + last) for number, first, last in zip(*made, strict=True)
        ]
    return found


@pytest.mark.parametrize(("text", "expected"), RECORDED, ids=[repr(text[:12]) for text, _ in RECORDED])
def test_recorded_pieces(pieces, names, text, expected):
    assert [(names[number], first, last) for number, first, last in cut(pieces, text)] == expected


def test_equal_to_the_tokenizers_package(pieces):
    tokenizers = pytest.importorskip("tokenizers")
    theirs = tokenizers.BertWordPieceTokenizer(str(WEIGHTS / "vocab.txt"), lowercase=True)
    chance = random.Random(7)
    for _ in range(2000):
        text = "".join(chr(chance.randrange(*chance.choice(RANGES))) for _ in range(chance.randint(1, 40)))
        made = theirs.encode(text, add_special_tokens=False)
        assert cut(pieces, text) == [(i, a, b) for i, (a, b) in zip(made.ids, made.offsets, strict=True)]


def test_a_vocabulary_that_is_none_is_named(tmp_path):
    (tmp_path / "vocab.txt").write_text("said\n", "utf-8")
    with pytest.raises(ModelError, match=r"vocab\.txt"):
        WordPieces(tmp_path / "vocab.txt")
