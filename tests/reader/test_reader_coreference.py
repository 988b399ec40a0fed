"""Clusters from scores made by hand, the pairs that are compared, and what the shipped model makes of a story."""

import shutil
from dataclasses import replace

import numpy as np
import pytest

from onrecord.errors import ModelError
from onrecord.reader import Reader, coreference, default_reader, network
from onrecord.reader.coreference import Clusters, chained
from onrecord.reader.mentions import Outputs, Seen, joined, seen
from onrecord.reader.named import Coded, Named, Voices, wordings
from onrecord.reader.network import FILES, WEIGHTS
from onrecord.reader.pairs import FEATURES, RECENT, Pairs, pairs
from onrecord.reader.pieces import BODY, BODY_START, Pieces
from onrecord.schema import Attribution, Span

needs_weights = pytest.mark.skipif(
    not all((WEIGHTS / name).exists() for name in FILES), reason="the reader's weights are not in this checkout"
)


def named(text: str, phrases: list[str]) -> Named:
    """The phrases, which stand in the text in this order, as mentions; the last word is the main one."""
    starts, at = [], 0
    for phrase in phrases:
        at = text.index(phrase, at)
        starts.append(at)
        at += 1
    ends = [s + len(p) for s, p in zip(starts, phrases, strict=True)]
    heads = [e - len(p.split()[-1]) for e, p in zip(ends, phrases, strict=True)]
    count = np.arange(len(phrases))
    none = np.zeros(len(phrases), dtype=np.int64)
    people = np.zeros((len(phrases), 10), dtype=np.float32)
    people[:, 0] = 1
    return Named(
        np.array(starts), np.array(ends), np.array(heads), np.array(ends), people, np.ones(len(phrases), np.float32),
        np.zeros((len(phrases), 4), np.float16), 3 * count, 3 * count, none, none, none,
    )  # fmt: skip


def clustered(phrases: list[str], scores: dict[tuple[int, int], float]) -> list[int]:
    """The cluster of each phrase if pairs (later, earlier) have these scores, others -9, and none 0."""
    text = ". ".join(phrases)
    mentions = named(text, phrases)
    clusters = Clusters(mentions, Coded(mentions, wordings(text, mentions), Voices(())))
    for block in pairs(text, mentions, Coded(mentions, wordings(text, mentions), Voices(()))):
        given = [scores.get(pair, -9.0) for pair in zip(block.later.tolist(), block.earlier.tolist(), strict=True)]
        clusters.add(block, np.array(given, np.float32), np.zeros(block.last - block.first, np.float32))
    return clusters.of


def test_a_mention_without_a_likely_antecedent_begins_a_cluster():
    assert clustered(["the mayor", "the baker"], {}) == [0, 1]


def test_a_mention_joins_its_likely_antecedent():
    assert clustered(["the mayor", "the baker", "she"], {(2, 0): 2.0, (2, 1): 1.0}) == [0, 1, 0]


def test_the_whole_cluster_decides_and_not_the_single_best():
    scores = {(1, 0): 3.0, (3, 0): 1.0, (3, 1): 1.0, (3, 2): 1.5}
    assert clustered(["the mayor", "she", "the baker", "her"], scores) == [0, 0, 1, 0]


@pytest.mark.parametrize(
    "phrases",
    [["he", "she"], ["she", "it"], ["the king", "the queen"], ["I", "we"], ["he", "they"], ["Mr Larsen", "they"]],
)
def test_what_clashes_is_never_one(phrases):
    assert clustered(phrases, {(1, 0): 9.0}) == [0, 1]


@pytest.mark.parametrize("phrases", [["it", "they"], ["the mayor", "they"], ["Ada Larsen", "she"], ["you", "I"]])
def test_what_may_be_one_is_where_the_score_says_so(phrases):
    assert clustered(phrases, {(1, 0): 9.0}) == [0, 0]


def test_a_clash_with_any_mention_of_a_cluster_keeps_out():
    assert clustered(["Ada Larsen", "she", "he"], {(1, 0): 5.0, (2, 0): 5.0}) == [0, 0, 1]


def test_equal_full_names_are_one_whatever_the_score():
    assert clustered(["Ada Larsen", "the baker", "Ada Larsen"], {(2, 1): 3.0}) == [0, 1, 0]


def test_equal_single_words_are_one_only_where_the_score_says_so():
    assert clustered(["Larsen", "the baker", "Larsen"], {}) == [0, 1, 2]


def test_far_mentions_are_compared_if_they_share_a_word():
    phrases = ["Ada Larsen", *["the baker"] * (RECENT + 40), "Larsen"]
    text = ". ".join(phrases)
    mentions = named(text, phrases)
    blocks = list(pairs(text, mentions, Coded(mentions, wordings(text, mentions), Voices(()))))
    assert (blocks[-1].later[0] >= RECENT) and (len(phrases) - 1, 0) in zip(
        blocks[-1].later.tolist(), blocks[-1].earlier.tolist(), strict=True
    )


def test_pairs_grow_with_the_text_and_no_faster():
    def count(times: int) -> int:
        phrases = ["Ada Larsen", "the old baker"] * times
        text = ". ".join(phrases)
        mentions = named(text, phrases)
        return sum(len(b.later) for b in pairs(text, mentions, Coded(mentions, wordings(text, mentions), Voices(()))))

    assert count(800) < 2.2 * count(400)


def test_pairs_have_as_many_features_as_the_model_takes():
    text = "Ada Larsen spoke. She left."
    mentions = named(text, ["Ada Larsen", "She"])
    block = next(pairs(text, mentions, Coded(mentions, wordings(text, mentions), Voices(()))))
    assert block.features.shape == (1, FEATURES)
    assert np.isfinite(block.features).all()


SPEECH = "“I will stay,” Ada Larsen said. “I go,” Bo Lind said. “I stay,” she added."
PHRASES = ["I", "Ada Larsen", "I", "Bo Lind", "I", "she"]


def quoted(content: str, source: str) -> Attribution:
    at, who = SPEECH.index(content), SPEECH.index(source)
    return Attribution((Span(at, at + len(content)),), (), (Span(who, who + len(source)),), "direct", "test", 0.9)


STATEMENTS = [quoted("I will stay", "Ada Larsen"), quoted("I go", "Bo Lind"), quoted("I stay", "she")]


def test_who_says_i_is_the_source_named_after_it():
    mentions = named(SPEECH, PHRASES)
    coded = Coded(mentions, wordings(SPEECH, mentions), Voices(STATEMENTS))
    clusters = Clusters(mentions, coded)
    for block in pairs(SPEECH, mentions, coded):
        scores = np.where(coded.kind[block.later] == coded.kind[block.earlier], 9.0, -9.0).astype(np.float32)
        scores[(block.later == 3) & (block.earlier == 1)] = -9  # one name is not the other
        scores[(block.later == 5) & (block.earlier == 1)] = 9  # "she" is Ada Larsen
        clusters.add(block, scores, np.zeros(block.last - block.first, np.float32))
    i1, ada, i2, bo, i3, she = clusters.of
    assert i1 == ada == she == i3
    assert i2 == bo != ada


def test_who_says_i_is_the_source_named_before_it():
    text = "Ada Larsen said: “I will stay.” Bo Lind left."
    mentions = named(text, ["Ada Larsen", "I", "Bo Lind"])
    said = Attribution((Span(18, 30),), (), (Span(0, 10),), "direct", "test", 0.9)
    coded = Coded(mentions, wordings(text, mentions), Voices([said]))
    clusters = Clusters(mentions, coded)
    for block in pairs(text, mentions, coded):
        clusters.add(block, np.full(len(block.later), -9, np.float32), np.zeros(3, np.float32))
    assert clusters.of == [0, 0, 1]
    assert clusters.links[1] == (0, 1.0)


def pieces(words: list[str]) -> Pieces:
    """Words as pieces between [CLS] and [SEP]; "." and "," are the vocabulary's."""
    starts, at = [0], 0
    for word in words:
        starts.append(at)
        at += len(word) + 1
    ends = [0, *(s + len(w) for s, w in zip(starts[1:], words, strict=True)), at]
    ids = [101, *({".": 1012, ",": 1010}.get(word, 2000) for word in words), 102]
    layout = np.full(len(ids), BODY)
    layout[1] = BODY_START
    zero = np.zeros(len(ids), dtype=np.int64)
    return Pieces(np.array(ids), np.array([*starts, at]), np.array(ends), zero, layout, zero)


def outputs(spans: list[tuple[int, int]], score: float = 5.0) -> Outputs:
    kinds = np.zeros((len(spans), 11), np.float32)
    kinds[:, 0 if score < 0 else 1] = abs(score)
    first, last = (np.array([span[i] for span in spans], dtype=np.int64) for i in (0, 1))
    return Outputs(first, last, last, kinds, np.zeros((len(spans), 4), np.float32))


WORDS = "Ada spoke . Bo left . She slept .".split()


def test_mentions_know_their_sentence():
    found = seen(pieces(WORDS), 1, outputs([(1, 1), (4, 4), (7, 7)]), [0.5] * 10).named
    assert found.sentence.tolist() == [1, 2, 3]


def test_mentions_in_the_context_are_left_to_the_window_before():
    found = seen(pieces(WORDS), 4, outputs([(1, 1), (4, 4)]), [0.5] * 10).named
    assert found.starts.tolist() == [12]


def test_weak_mentions_are_left_out():
    assert len(seen(pieces(WORDS), 1, outputs([(1, 1)], score=-5.0), [0.5] * 10).named) == 0


def test_an_outer_mention_comes_before_an_inner_one():
    found = seen(pieces(WORDS), 1, outputs([(1, 1), (1, 2)]), [0.5] * 10).named
    assert found.ends.tolist() == [9, 3]


APPOSITION = "Ada , the mayor , left".split()


@pytest.mark.parametrize(("kind", "kept"), [(1, [(1, 1), (3, 4)]), (3, [(1, 4), (1, 1), (3, 4)])])
def test_an_apposition_is_two_mentions_and_not_three_unless_it_is_a_place(kind, kept):
    given = outputs([(1, 1), (1, 4), (3, 4)])
    given.kinds[:, [1, kind]] = given.kinds[:, [kind, 1]]
    found = seen(pieces(APPOSITION), 1, given, [0.5] * 10).named
    assert [(a + 1, b + 1) for a, b in zip(found.first.tolist(), found.last.tolist(), strict=True)] == kept


def test_windows_are_numbered_on():
    window = seen(pieces(WORDS), 1, outputs([(1, 1), (4, 4)]), [0.5] * 10)
    both = joined([window, window])
    assert both.first.tolist() == [0, 3, 9, 12]
    assert both.sentence.tolist() == [1, 2, 4, 5]


def _rank(described: np.ndarray, block: Pairs) -> tuple[np.ndarray, np.ndarray]:
    return np.full(len(block.later), 5.0, np.float32), np.zeros(block.last - block.first, np.float32)


def test_in_a_very_long_text_clusters_begin_anew(monkeypatch):
    monkeypatch.setattr(coreference, "MOST", 2)
    text = " ".join(WORDS)
    window: Seen = seen(pieces(WORDS), 1, outputs([(1, 1), (4, 4)]), [0.5] * 10)
    made = chained(text, [window, window], (), _rank)
    assert [m.antecedent for m in made] == [None, 0, None, 2]
    assert made[0].cluster == made[1].cluster != made[2].cluster


def test_a_cluster_has_one_type():
    text = " ".join(WORDS)
    window = seen(pieces(WORDS), 1, outputs([(1, 1), (4, 4), (7, 7)]), [0.5] * 10)
    types = window.named.types.copy()
    types[1] = np.eye(10, dtype=np.float32)[1]
    made = chained(text, [Seen(replace(window.named, types=types), window.passed)], (), _rank)
    assert {m.type for m in made} == {"person"}


def test_a_text_without_mentions_has_none():
    assert chained("", [], (), _rank) == ()


STORY = """Halvard Brekke, the mayor of Tromsdal, resigned on Monday after talks with the Fishers’ Union failed. He told
reporters that his deputy, Ingrid Moe, would take over. “I am tired,” Brekke said.

Moe said she would call the union back to the table. The union said it was ready.
"""


@pytest.fixture(scope="module")
def reader() -> Reader:
    return default_reader()


@needs_weights
@pytest.mark.parametrize(
    ("first", "then"),
    [("Halvard Brekke", "He"), ("Halvard Brekke", "Brekke"), ("The union", "it")],
)
def test_the_same_in_a_story(reader, first, then):
    mentions = reader.read([STORY], mentions=True)[0].mentions
    clusters = {STORY[m.span.start : m.span.end]: m.cluster for m in reversed(mentions)}
    whole = next(cluster for phrase, cluster in clusters.items() if phrase.startswith(first))
    assert clusters[then] == whole


@needs_weights
def test_two_people_in_a_story_are_two(reader):
    mentions = reader.read([STORY], mentions=True)[0].mentions
    clusters = {STORY[m.head.start : m.head.end]: m.cluster for m in mentions if m.type == "person"}
    assert clusters["Brekke"] != clusters["Moe"]


@needs_weights
def test_main_words_stand_inside_their_mentions(reader):
    mentions = reader.read([STORY * 3], mentions=True)[0].mentions
    assert all(m.span.start <= m.head.start < m.head.end <= m.span.end for m in mentions)


@needs_weights
def test_a_file_of_mentions_that_was_never_fitted_is_named(monkeypatch, tmp_path):
    class Bare:
        def get_modelmeta(self):
            return type("Meta", (), {"custom_metadata_map": {}})

    monkeypatch.setattr(network, "session", lambda path: Bare())
    monkeypatch.setattr(network, "read_config", lambda folder: type("Config", (), {"digests": {}}))
    monkeypatch.setattr(network, "_check", lambda path, digests: None)
    shutil.copyfile(WEIGHTS / "vocab.txt", tmp_path / "vocab.txt")
    with pytest.raises(ModelError, match="train coreference"):
        _ = network.Network(tmp_path).least
