"""The shipped model: what must hold for any text, and what happens when its files are not well."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from onrecord.errors import ModelError
from onrecord.reader import ModelReading, Reader, default_reader
from onrecord.reader.network import FILES, WEIGHTS
from onrecord.reader.pieces import paragraphs
from onrecord.reader.windows import LENGTH

here = all((WEIGHTS / name).exists() for name in FILES)
needs_weights = pytest.mark.skipif(not here, reason="the reader's weights are not in this checkout")

STORY = """Port workers walk out

MARSEILLE — Dockers downed tools on Tuesday after talks on pay broke down. “Nobody here can live on these wages,” said
Lucie Armand, who leads the dockers’ union.

The port authority said that freight would be sent to Genoa until the strike was over. Its director, Paul Reyes, told
reporters he had “made a fair offer.”

According to the chamber of commerce, the walkout costs the city two million euros a day.
"""


@pytest.fixture(scope="module")
def reader() -> Reader:
    return default_reader()


def told(text: str, reading: ModelReading) -> list[tuple[str, str, str]]:
    """(source, cue, content) of each statement that stands in no other, as words."""
    return [
        tuple(" … ".join(text[s.start : s.end] for s in spans) for spans in (a.source, a.cue, a.content))
        for a in reading.attributions
        if a.parent is None
    ]


@needs_weights
def test_a_story(reader: Reader) -> None:
    found = told(STORY, reader.read([STORY])[0])
    assert ("Lucie Armand", "said") in [(s.split(",")[0].replace("\n", " "), c) for s, c, _ in found]
    assert any(s == "The port authority" and "Genoa" in c for s, _, c in found)
    assert any("chamber of commerce" in s and "two million" in c for s, _, c in found)


@needs_weights
def test_batching_and_threads_change_nothing(reader: Reader) -> None:
    texts = [STORY, "A short one. “Yes,” he said.", STORY * 6, ""]
    alone = [reader.read([text], mentions=True)[0] for text in texts]
    assert reader.read(texts, mentions=True) == alone
    assert reader.read(texts[::-1], mentions=True)[::-1] == alone
    assert Reader(threads=3).read(texts, mentions=True) == alone


@needs_weights
def test_spans_are_in_range_and_not_empty(reader: Reader) -> None:
    text = "😀 " + STORY.replace("“", "😀“") + "\u200f\u0000“unfinished"
    reading = reader.read([text], mentions=True)[0]
    spans = [s for a in reading.attributions for s in (*a.content, *a.cue, *a.source)]
    spans += [m.span for m in reading.mentions]
    assert spans
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    assert all(0 <= a.score <= 1 for a in reading.attributions)
    assert all(m.antecedent is None or m.antecedent < i for i, m in enumerate(reading.mentions))
    assert len(reading.scores) == len(reading.attributions)


@needs_weights
def test_an_emoji_before_the_text_only_shifts_it(reader: Reader) -> None:
    plain = told(STORY, reader.read([STORY])[0])
    text = "😀😀\n\n" + STORY
    assert {c for *_, c in told(text, reader.read([text])[0])} & {c for *_, c in plain}


@needs_weights
@pytest.mark.parametrize("text", ["", " \n\n ", "\ufeff", "\ud800", "a", '"', "\n" * 5000, "“" * 3000])
def test_odd_texts_are_read(reader: Reader, text: str) -> None:
    reader.read([text], mentions=True)


@needs_weights
def test_ten_megabytes_without_spaces_are_skipped_and_said_so(reader: Reader) -> None:
    text = "!" * 10_000_000 + "\n\n" + STORY
    reading = reader.read([text])[0]
    assert reading.skipped[0].start == 0
    assert sum(s.end - s.start for s in reading.skipped) == 10_000_000
    assert reading.attributions


@needs_weights
def test_a_long_paragraph_is_cut_into_windows(reader: Reader) -> None:
    text = "He said it rained. " * 2000
    assert len(reader.read([text])[0].attributions) > 1000


@needs_weights
def test_mentions_share_the_pass(reader: Reader) -> None:
    reading = reader.read([STORY], mentions=True)[0]
    names = {STORY[m.span.start : m.span.end]: m.type for m in reading.mentions}
    assert names.get("Genoa") == "place"


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / "config.json").write_text("{}")
    for other in FILES:
        if here and other != name:
            shutil.copyfile(WEIGHTS / other, tmp_path / other)
    if not here or name == "config.json":
        (tmp_path / "config.json").unlink()
        name = "config.json"
    with pytest.raises(ModelError, match=name.replace(".", r"\.")) as caught:
        Reader(tmp_path)
    assert "reinstall" in str(caught.value)


@needs_weights
@pytest.mark.parametrize("name", FILES)
def test_a_damaged_file_is_named(tmp_path: Path, name: str) -> None:
    for other in FILES:
        shutil.copyfile(WEIGHTS / other, tmp_path / other)
    content = (tmp_path / name).read_bytes()
    (tmp_path / name).write_bytes(content[: len(content) // 2])
    with pytest.raises(ModelError, match=name.replace(".", r"\.")):
        Reader(tmp_path)


@needs_weights
def test_the_weights_stay_small() -> None:
    assert sum((WEIGHTS / name).stat().st_size for name in FILES) <= 30_000_000
    assert json.loads((WEIGHTS / "config.json").read_text(encoding="utf-8"))["length"] <= LENGTH


@needs_weights
def test_no_window_is_longer_than_the_model_takes(reader: Reader) -> None:
    text = STORY * 20
    parts = reader._network.cutter.cut(text, list(paragraphs(text)))
    from onrecord.reader.windows import pack

    windows = pack(parts)
    assert max(len(w.pieces) for w in windows) <= LENGTH
    covered = np.concatenate([w.pieces.starts[w.core : -1] for w in windows])
    assert len(covered) == sum(len(p) for p in parts)
