# ruff: noqa: E501 - cases stand on one line
"""Networks against cases worked out by hand, and read back by networkx."""

import io
import zipfile
from datetime import date

import networkx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import OnRecordError
from onrecord.export.dna import read_dna
from onrecord.export.exports import exported
from onrecord.export.network import Use, dna_uses, networks, uses
from onrecord.export.options import Options
from onrecord.schema import Actor, Record, Reference, Saying
from reports import report, said
from strategies import piles


def made(*rows: tuple[str, str, bool | None] | tuple[str, str, bool | None, int]) -> list[Use]:
    """Uses of (actor, concept, agreement, day of March)."""
    return [
        Use(actor, concept, f"s{at}", actor, "person", date(2026, 3, day[0]) if day else None, agreement)
        for at, (actor, concept, agreement, *day) in enumerate(rows)
    ]


# Ada: quay twice for, crane once against.  Brun: quay once for, once against, crane once for.  Cleo: quay once against.
PILE = made(
    ("Ada", "quay", True), ("Ada", "quay", True), ("Ada", "crane", False),
    ("Brun", "quay", True), ("Brun", "quay", False), ("Brun", "crane", True),
    ("Cleo", "quay", False),
)  # fmt: skip
A_B, A_C, B_C = ("Ada", "Brun"), ("Ada", "Cleo"), ("Brun", "Cleo")


def weights(every: list[Use], **options) -> dict[tuple[str, str], float]:
    (network,) = networks(every, Options(**options))
    return {(edge.left, edge.right): edge.weight for edge in network.edges}


@pytest.mark.parametrize(
    ("ties", "normalization", "expected"),
    [
        # ignoring agreement: quay 2 x 2 + crane 1 x 1; quay 2 x 1; quay 2 x 1
        ("one-mode", "none", {A_B: 5, A_C: 2, B_C: 2}),
        # halves of all uses: (3 + 3) / 2, (3 + 1) / 2, (3 + 1) / 2
        ("one-mode", "average", {A_B: 5 / 3, A_C: 1, B_C: 1}),
        # one level: shared 2 x 2 + 1 x 1, none alone; shared 2 x 1, crane alone 1; the same
        ("one-mode", "jaccard", {A_B: 1, A_C: 2 / 3, B_C: 2 / 3}),
        ("one-mode", "cosine", {A_B: 5 / 9, A_C: 2 / 3, B_C: 2 / 3}),
        # for with for: 2 x 1; against with against: B-C 1 x 1
        ("congruence", "none", {A_B: 2, B_C: 1}),
        # for with against: quay 2 x 1 and crane 1 x 1; 2 x 1; 1 x 1
        ("conflict", "none", {A_B: 3, A_C: 2, B_C: 1}),
        ("subtract", "none", {A_B: -1, A_C: -2}),
        ("congruence", "average", {A_B: 2 / 3, B_C: 1 / 2}),
        # two levels. A-B: both quay-for 2 x 1, alone crane-against 1, quay-against 1, crane-for 1. B-C: 1 x 1, alone 2
        ("congruence", "jaccard", {A_B: 2 / 5, B_C: 1 / 3}),
        ("conflict", "jaccard", {A_B: 3 / 5, A_C: 2 / 4, B_C: 1 / 3}),
        ("subtract", "cosine", {A_B: -1 / 9, A_C: -2 / 3}),
    ],
)
def test_ties_between_actors(ties, normalization, expected):
    assert weights(PILE, ties=ties, normalization=normalization) == pytest.approx(expected)


USED = {("Ada", "quay"): 2, ("Ada", "crane"): 1, ("Brun", "quay"): 2, ("Brun", "crane"): 1, ("Cleo", "quay"): 1}


@pytest.mark.parametrize(
    ("ties", "normalization", "expected"),
    [
        ("two-mode", "none", USED),
        ("two-mode", "activity", {pair: n / {"Ada": 3, "Brun": 3, "Cleo": 1}[pair[0]] for pair, n in USED.items()}),
        ("two-mode", "prominence", {pair: n / {"quay": 5, "crane": 2}[pair[1]] for pair, n in USED.items()}),
        # Brun is once for and once against the quay: 0, and so no tie
        ("two-mode-subtract", "none", {("Ada", "quay"): 2, ("Ada", "crane"): -1, ("Brun", "crane"): 1, ("Cleo", "quay"): -1}),
        ("two-mode-subtract", "activity",
         {("Ada", "quay"): 2 / 3, ("Ada", "crane"): -1 / 3, ("Brun", "crane"): 1 / 3, ("Cleo", "quay"): -1}),
    ],
)  # fmt: skip
def test_ties_between_actors_and_concepts(ties, normalization, expected):
    assert weights(PILE, ties=ties, normalization=normalization) == pytest.approx(expected)


def test_stances_that_are_not_coded_are_left_out_and_never_guessed():
    mixed = [*PILE, *made(("Dora", "quay", None))]
    assert weights(mixed, ties="congruence") == weights(PILE, ties="congruence")
    with pytest.raises(OnRecordError, match="congruence needs coded stances, and there are none"):
        weights(made(("Ada", "quay", None)), ties="congruence")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (Options(ties="two-mode", normalization="jaccard"), "two-mode networks can be normalized by none, activity, prominence"),
        (Options(ties="conflict", normalization="activity"), "conflict networks can be normalized by none, average, jaccard"),
        (Options(step=3), "a step needs a window"),
    ],
)  # fmt: skip
def test_options_that_do_not_go_together_are_refused(options, message):
    with pytest.raises(OnRecordError, match=message):
        list(networks(PILE, options))


DATED = made(
    ("Ada", "quay", None, 1), ("Brun", "quay", None, 2), ("Cleo", "quay", None, 4), ("Ada", "quay", None, 7),
    ("Dora", "quay", None),
)  # fmt: skip


@pytest.mark.parametrize(
    ("window", "step", "expected"),
    [
        (3, None, [(1, 3, {A_B: 1}), (4, 6, {}), (7, 9, {})]),
        (4, 3, [(1, 4, {A_B: 1, A_C: 1, B_C: 1}), (4, 7, {("Cleo", "Ada"): 1}), (7, 10, {})]),
        (100, None, [(1, 100, {A_B: 2, A_C: 2, B_C: 1})]),
    ],
)
def test_windows_move_over_the_days(window, step, expected):
    found = [
        ((each.start - date(2026, 2, 28)).days, (each.end - date(2026, 2, 28)).days,
         {(edge.left, edge.right): edge.weight for edge in each.edges})
        for each in networks(DATED, Options(window=window, step=step))
    ]  # fmt: skip
    assert found == expected


def test_too_many_windows_are_refused():
    far = [*DATED[:1], Use("Z", "quay", "z", "Z", day=date(2126, 1, 1))]
    with pytest.raises(OnRecordError, match="more than 10,000 windows"):
        list(networks(far, Options(window=1)))


def test_a_tie_says_what_it_rests_on():
    (network,) = networks(DATED, Options(ties="one-mode"))
    tie = network.edges[0]
    assert (tie.via, tie.first, tie.last) == (("quay",), date(2026, 3, 1), date(2026, 3, 7))
    (network,) = networks(DATED, Options(ties="two-mode"))
    assert network.edges[0].via == ("s0", "s3")


# --- from records, and in files ---------------------------------------------------------------------------------------


def aimed(outlet: str, day: str, *rows: tuple[str, str, str]):
    """An article in which each (speaker, target, act) says something."""
    lines = [f"“Word {at}.” {who} said." for at, (who, _, _) in enumerate(rows)]
    statements = [
        said(f"Word {at}.", who, acts=(act,)) | {"targets": (Reference(target),)}
        for at, (who, target, act) in enumerate(rows)
    ]
    return report(" ".join(lines), *statements, outlet=outlet, published=day)


def pile() -> Record:
    notes = (
        aimed("Fjord Post", "2026-03-03", ("Ada Lorne", "the board", "ACCUSE"), ("Brun Moss", "the board", "SUPPORT")),
        aimed(
            "Dale Times",
            "2026-03-09",
            ("Ada Lorne", "the board", "ACCUSE"),
            ("Ada Lorne", "the =1+1 \x1b“union”;", "vow"),
        ),
    )
    ada = [f"{each.article.id}#{entity.id}" for each in notes for entity in each.entities if entity.name == "Ada Lorne"]
    twice = Saying("saying:1", (notes[0].statements[0].id, notes[1].statements[0].id), 2)
    return Record(notes, (twice,), (Actor("actor:ada", "Ada Lorne", tuple(ada)),))


def test_an_utterance_counts_once_however_many_outlets_carry_it():
    assert [(use.name, use.concept, use.day.day) for use in uses(pile())] == [
        ("Ada Lorne", "the board", 3), ("Brun Moss", "the board", 3), ("Ada Lorne", "the =1+1 \x1b“union”;", 9),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("concept", "expected"),
    [("act", {"ACCUSE", "SUPPORT", "vow"}),
     ("act-on-target", {"ACCUSE: the board", "SUPPORT: the board", "vow: the =1+1 \x1b“union”;"})],
)  # fmt: skip
def test_a_concept_is_what_was_chosen(concept, expected):
    assert {use.concept for use in uses(pile(), concept)} == expected


def test_graphml_is_read_by_networkx():
    graph = networkx.read_graphml(io.BytesIO(exported(pile(), "graphml", Options(ties="two-mode"))))
    labels = {node: data["label"] for node, data in graph.nodes(data=True)}
    assert sorted(labels.values()) == ["Ada Lorne", "Brun Moss", "the =1+1 ␛“union”;", "the board"]
    assert {(labels[a], labels[b]): data["weight"] for a, b, data in graph.edges(data=True)} == {
        ("Ada Lorne", "the board"): 1.0, ("Brun Moss", "the board"): 1.0, ("Ada Lorne", "the =1+1 ␛“union”;"): 1.0,
    }  # fmt: skip
    assert graph.graph["ties"] == "two-mode"
    assert {data["variable"] for _, data in graph.nodes(data=True)} == {"actor", "concept"}


def test_gexf_is_read_by_networkx_with_its_days():
    graph = networkx.read_gexf(io.BytesIO(exported(pile(), "gexf", Options(ties="one-mode", normalization="average"))))
    assert sorted(data["label"] for _, data in graph.nodes(data=True)) == ["Ada Lorne", "Brun Moss"]
    ((_, _, tie),) = graph.edges(data=True)
    assert (tie["weight"], tie["start"], tie["end"], tie["via"]) == (1 / 1.5, "2026-03-03", "2026-03-03", "the board")


def test_a_matrix_is_written_as_dna_does_and_runs_nothing():
    assert exported(pile(), "matrix", Options(ties="two-mode", normalization="activity")).decode() == (
        '"";"the board";"the =1+1 ␛“union”,"\n"Ada Lorne";0.500000;0.500000\n"Brun Moss";1;0\n'
    )
    assert exported(pile(), "matrix").decode() == '"";"Ada Lorne";"Brun Moss"\n"Ada Lorne";0;1\n"Brun Moss";1;0\n'


@pytest.mark.parametrize(("format", "read"), [("graphml", networkx.read_graphml), ("gexf", networkx.read_gexf)])
def test_windows_are_files_of_an_archive(format, read):
    data = exported(pile(), format, Options(ties="two-mode", window=5))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.namelist() == [f"00001-2026-03-03.{format}", f"00002-2026-03-08.{format}"]
        sizes = [len(read(io.BytesIO(archive.read(name))).edges) for name in archive.namelist()]
    assert sizes == [2, 1]


def test_an_empty_record_is_an_empty_network():
    graph = networkx.read_graphml(io.BytesIO(exported(Record(()), "graphml")))
    assert len(graph) == 0


@given(piles(), st.sampled_from(["one-mode", "two-mode"]), st.sampled_from(["target", "act", "act-on-target"]))
@settings(max_examples=30)
def test_any_record_is_a_network_that_reads_back(notes, ties, concept):
    what, options = Record(tuple(notes)), Options(ties=ties, concept=concept)
    (network,) = networks(list(uses(what, concept)), options)
    for format, read in (("graphml", networkx.read_graphml), ("gexf", networkx.read_gexf)):
        graph = read(io.BytesIO(exported(what, format, options)))
        assert (len(graph), len(graph.edges)) == (len(network.actors) + len(network.concepts), len(network.edges))


def test_a_dna_file_is_a_network_too(tmp_path):
    import sqlite3
    from contextlib import closing

    path = tmp_path / "coded.dna"
    path.write_bytes(exported(pile(), "dna"))
    with closing(sqlite3.connect(path)) as connection, connection:
        run = connection.execute
        run(
            "INSERT INTO ENTITIES(ID, VariableId, Value) VALUES (900, 2, 'Board'), (901, 2, 'Union'), (902, 3, 'shut it')"
        )
        for key, actor, agrees in ((901, 900, 1), (902, 901, 0), (903, 901, 1)):
            run("INSERT INTO STATEMENTS VALUES (?, 1, 1, 0, 5, 1)", (key,))
            run("INSERT INTO DATASHORTTEXT(StatementId, VariableId, Entity) VALUES (?, 2, ?)", (key, actor))
            run("INSERT INTO DATASHORTTEXT(StatementId, VariableId, Entity) VALUES (?, 3, 902)", (key,))
            run("INSERT INTO DATABOOLEAN(StatementId, VariableId, Value) VALUES (?, 4, ?)", (key, agrees))
    every = list(dna_uses(read_dna(path)))
    assert weights(every, ties="congruence") == {("Board", "Union"): 1}
    assert weights(every, ties="conflict") == {("Board", "Union"): 1}
    assert weights(every, ties="one-mode") == {("Board", "Union"): 2}
    assert {use.day for use in every} == {date(2026, 3, 3)}
