"""Attribution figures: equal to the reference scorer's wherever that is at hand, and right on cases worked by hand."""

import importlib.util
import json
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.evaluate.gold import GoldAttribution
from onrecord.evaluate.marked import read_marked
from onrecord.evaluate.scores import align, figures, tally_article
from onrecord.evaluate.tokens import ROLES, Sided, Tokenized, kind_of
from onrecord.schema import Span

SHARED = Path(__file__).parents[2] / "../shared"
REFERENCE = SHARED / "tools/score_attribution.py"
POLNEAR = SHARED / "data/polnear.dev.jsonl"


@pytest.fixture(scope="module")
def reference():
    if not REFERENCE.exists():
        pytest.skip("the reference scorer is not beside the repository")
    spec = importlib.util.spec_from_file_location("reference_scorer", REFERENCE)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def as_attribution(row):
    return GoldAttribution(**{role: tuple(Span(*span) for span in row.get(role) or ()) for role in ROLES})


def ours(gold, predicted):
    rows = []
    for key, row in gold.items():
        tokenized = Tokenized(row["text"])
        g = [Sided(tokenized, as_attribution(a)) for a in row["attributions"]]
        p = [Sided(tokenized, as_attribution(a)) for a in predicted.get(key, {}).get("attributions", [])]
        rows.append(tally_article(g, p, align(g, p)))
    return figures(rows, missing=len(gold.keys() - predicted.keys()))


def perturbed(row, chance):
    """The gold, with attributions dropped, doubled, and their spans moved, cut, lost or swapped."""
    size = len(row["text"])

    def move(span):
        start, end = (at + chance.choice((0, 0, 0, -9, -1, 1, 4, 25)) for at in span)
        start = min(max(0, start), size - 1)
        return [start, min(max(start + 1, end), size)]

    out = []
    for attribution in row["attributions"]:
        copies = chance.choice((0, 1, 1, 1, 1, 2))
        for _ in range(copies):
            one = {role: [move(s) for s in attribution[role] if chance.random() > 0.1] for role in ROLES}
            if chance.random() < 0.05:
                one["source"], one["cue"] = one["cue"], one["source"]
            out.append(one)
    chance.shuffle(out)
    return {"id": row["id"], "attributions": out}


@pytest.mark.parametrize("seed", [1, 2])
def test_figures_equal_the_reference_on_perturbed_polnear(reference, seed):
    if not POLNEAR.exists():
        pytest.skip("PolNeAR is not beside the repository")
    gold = {row["id"]: row for row in map(json.loads, POLNEAR.read_text("utf-8").splitlines())}
    chance = random.Random(seed)
    predicted = {key: perturbed(row, chance) for key, row in gold.items() if chance.random() > 0.05}
    assert ours(gold, predicted) == reference.score(gold, predicted)


TEXTS = st.text(st.sampled_from("ab he, “”\"'`.»_é😀\n"), min_size=1, max_size=40)


def spans_in(size):
    return st.tuples(st.integers(0, size - 1), st.integers(1, 12)).map(lambda pair: [pair[0], min(size, sum(pair))])


@st.composite
def cases(draw):
    gold, predicted = {}, {}
    for key in "abc"[: draw(st.integers(1, 3))]:
        text = draw(TEXTS)
        span = spans_in(len(text))
        spans = st.lists(span, max_size=2)
        some = st.lists(st.fixed_dictionaries(dict.fromkeys(ROLES, spans)), max_size=4)
        gold[key] = {"id": key, "text": text, "attributions": draw(some)}
        if draw(st.booleans()):
            predicted[key] = {"id": key, "attributions": draw(some)}
    return gold, predicted


def test_contents_of_white_space_equal_the_reference(reference):
    blank = {"source": [], "cue": [], "content": [[2, 3]]}
    gold = {"a": {"id": "a", "text": "__ ", "attributions": [{"source": [], "cue": [], "content": []}, blank]}}
    assert ours(gold, gold) == reference.score(gold, gold)


@given(cases())
@settings(max_examples=60, deadline=None)
def test_figures_equal_the_reference_on_made_cases(reference, case):
    gold, predicted = case
    assert ours(gold, predicted) == reference.score(gold, predicted)


def sided(marked):
    found = read_marked(marked)
    tokenized = Tokenized(found.text)
    return [Sided(tokenized, attribution) for attribution in found.attributions]


GOLD = "[who Voss] [cue said]: [what “We will not close the road.”]"


@pytest.mark.parametrize(
    ("predicted", "expected"),
    [
        (GOLD, {"content.exact": 1, "attribution": 1, "attribution_cue": 1, "attribution_strict": 1}),
        (
            "[cue Voss] said: [what “We will not close the road.”]",
            {"content.exact": 1, "attribution": 0, "attribution_cue": 0, "attribution_strict": 0},
        ),
        (
            "[who Voss] said: “We will [what not close the] road.”",
            {"content.exact": 0, "content.aligned": 1, "attribution": 1, "attribution_cue": 0, "attribution_strict": 0},
        ),
        ("[who Voss] [cue said]: [what “We] will not close the road.”", {"content.aligned": 0, "attribution": 0}),
    ],
)
def test_what_counts_as_right(predicted, expected):
    gold, found = sided(GOLD), sided(predicted)
    tallies = tally_article(gold, found, align(gold, found))
    assert {name: tallies[name].right for name in expected} == expected


def test_of_equal_contents_the_one_with_the_right_source_is_aligned():
    gold = sided("[who Voss] and Lind said [what it was closed].")
    found = sided("[who:2 Voss] and [who:1 Lind] said [what:1,2 it was closed].")
    pair = align(gold, found)[0]
    assert found[pair.predicted].words["source"] == gold[0].words["source"]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[what “All of it.”]", "direct"),
        ("“[what All of it].”", "direct"),
        ("[what “All,”] he said, [what “of it”].", "direct"),
        ("[what ``All of it.'']", "direct"),
        ("[what that “all” of it]", "mixed"),
        ("[what that all of it]", "indirect"),
        ("[what that it's 'all' of it]", "indirect"),
        ("[who he] said", "indirect"),
    ],
)
def test_the_kind_is_read_off_the_quotation_marks(marked, expected):
    found = read_marked(marked)
    assert kind_of(found.text, found.attributions[0].content) == expected


def test_no_articles_give_no_headline():
    assert figures([]) == {"articles": 0, "articles_missing_from_pred": 0, "headline": None}
