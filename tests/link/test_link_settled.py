"""Corrections as the record bears them out: each kind, both ways, in any order, and however articles are read again."""

import random

import pytest
from msgspec import structs
from settling import anchor, correction, groups, naming, proposed, settled

from onrecord.link.settled import settle
from onrecord.registry import Registry
from onrecord.schema import Anchor, Entity, Finding, Notes, Reference, Span, Statement

A = naming("A", "Yusuf Khoury", "Brun Moss")
B = naming("B", "Youssef Khouri", "Brun Moss")
C = naming("C", "Brun Moss")
PILE = [A, B, C]
PLAIN = [("Brun Moss", 3), ("Youssef Khouri", 1), ("Yusuf Khoury", 1)]
MERGE = correction(1, "merge", [anchor(A, "Yusuf Khoury")], [anchor(B, "Youssef Khouri")])
SPLIT = correction(2, "split", [anchor(C, "Brun Moss")], [anchor(A, "Brun Moss"), anchor(B, "Brun Moss")])


def undo(id: int, undoes: int):
    return correction(id, "undo", [], undoes=undoes)


def test_without_corrections_linking_stands() -> None:
    assert groups(settled(PILE)) == PLAIN


def test_merged_actors_are_one_with_an_edge_that_says_who_when_and_why() -> None:
    found = settled(PILE, None, structs.replace(MERGE, reason="the same office"))
    assert groups(found) == [("Brun Moss", 3), ("Yusuf Khoury", 2)]
    (edge,) = [link for link in found.links if link.by == "correction 1"]
    assert (edge.verdict, edge.reason) == ("same", "AB, 2026-03-05T10:00:00+00:00: the same office")


def test_a_split_tells_apart_and_keeps_the_rest_together() -> None:
    found = settled(PILE, None, SPLIT)
    assert groups(found) == [("Brun Moss", 1), ("Brun Moss", 2), ("Youssef Khouri", 1), ("Yusuf Khoury", 1)]
    assert {link.verdict for link in found.links if link.by == "correction 2"} == {"different"}


def test_a_rename_is_printed() -> None:
    given = correction(3, "rename", [anchor(C, "Brun Moss")], name="Brun Moss the Elder")
    assert groups(settled(PILE, None, given))[0] == ("Brun Moss the Elder", 3)


def test_the_later_of_two_renames_is_printed() -> None:
    given = [correction(n, "rename", [anchor(C, "Brun Moss")], name=f"Name {n}") for n in (3, 4)]
    assert ("Name 4", 3) in groups(settled(PILE, None, *given))


def test_an_excluded_actor_stays_on_record() -> None:
    found = settled(PILE, None, correction(3, "exclude", [anchor(C, "Brun Moss")]))
    assert [(actor.name, len(actor.entities)) for actor in found.actors if actor.excluded] == [("Brun Moss", 3)]
    assert groups(found) == PLAIN


@pytest.mark.parametrize(
    "given",
    [
        MERGE,
        SPLIT,
        correction(3, "rename", [anchor(C, "Brun Moss")], name="Moss"),
        correction(4, "exclude", [anchor(A, "Yusuf Khoury")]),
        correction(5, "split", [anchor(A, "Moss", whole=False)], [anchor(B, "Brun Moss")]),
    ],
    ids=lambda each: each.action,
)
def test_undoing_restores_exactly_what_was(given) -> None:
    assert settled(PILE, None, given, undo(9, given.id)) == settled(PILE)


def test_neither_order_of_articles_edges_nor_corrections_changes_anything() -> None:
    given = [
        MERGE,
        SPLIT,
        correction(3, "rename", [anchor(B, "Youssef Khouri")], name="Y. Khouri"),
        correction(4, "exclude", [anchor(C, "Brun Moss")]),
    ]
    first = settled(PILE, None, *given)
    chance = random.Random(7)
    for _ in range(10):
        actors, links = proposed(PILE)
        for each in (actors, links, given):
            chance.shuffle(each)
        found = settle(PILE, actors, links, Registry(), given)
        assert (found.actors, sorted(found.links, key=repr)) == (first.actors, sorted(first.links, key=repr))


def test_a_new_article_goes_with_the_part_that_has_its_role() -> None:
    mayor = naming("D", ("Ada Lorne", "mayor"))
    baker = naming("E", ("Ada Lorne", "baker"))
    new = [naming("F", ("Ada Lorne", "Mayor")), naming("G", "Ada Lorne")]
    apart = correction(1, "split", [anchor(baker, "Ada Lorne")], [anchor(mayor, "Ada Lorne")])
    found = settled([mayor, baker, *new], None, apart)
    of_mayor = next(actor for actor in found.actors if f"{mayor.article.id}#0" in actor.entities)
    assert f"{new[0].article.id}#0" in of_mayor.entities
    alone = next(actor for actor in found.actors if f"{new[1].article.id}#0" in actor.entities)
    assert len(alone.entities) == 1
    assert [link.verdict for link in found.links if f"{new[1].article.id}#0" in (link.left, link.right)].count(
        "same"
    ) == 0


def test_of_two_that_cannot_both_hold_the_split_does_and_the_merge_is_reported() -> None:
    both = [
        correction(1, "split", [anchor(A, "Yusuf Khoury")], [anchor(B, "Youssef Khouri")]),
        correction(2, "merge", [anchor(A, "Yusuf Khoury")], [anchor(B, "Youssef Khouri")]),
    ]
    found = settled(PILE, None, *both)
    assert groups(found) == PLAIN
    (edge,) = [link for link in found.links if link.by == "correction 2"]
    assert (edge.verdict, "correction 1 tells them apart" in edge.reason) == ("unsure", True)


def test_same_edges_and_actors_agree() -> None:
    found = settled(PILE, None, MERGE, SPLIT)
    actor_of = {key: actor.id for actor in found.actors for key in actor.entities}
    for link in found.links:
        if link.verdict == "same":
            assert actor_of[link.left] == actor_of[link.right]
        if link.verdict == "different":
            assert actor_of[link.left] != actor_of[link.right]
    joined = {key for link in found.links if link.verdict == "same" for key in (link.left, link.right)}
    assert all(len(actor.entities) == 1 or set(actor.entities) <= joined for actor in found.actors)


# --- read again ----------------------------------------------------------------------------------------------------


def read_again(notes: Notes, shift: int = 7) -> Notes:
    """The same article by another maker: other entity numbers, another order, namings with their titles."""
    entities = tuple(
        structs.replace(
            each, id=each.id + shift, mentions=tuple(Span(span.start, span.end + 1) for span in each.mentions)
        )
        for each in reversed(notes.entities)
    )
    statements = tuple(
        structs.replace(
            each,
            speaker=structs.replace(
                each.speaker, value=structs.replace(each.speaker.value, entity=each.speaker.value.entity + shift)
            ),
        )
        for each in notes.statements
    )
    return structs.replace(notes, entities=entities, statements=statements, maker="test 2")


@pytest.mark.parametrize("again", [(0,), (1,), (2,), (0, 1, 2)])
def test_corrections_hold_however_articles_are_read_again(again: tuple[int, ...]) -> None:
    given = [
        MERGE,
        SPLIT,
        correction(3, "rename", [anchor(B, "Youssef Khouri")], name="Y. Khouri"),
        correction(4, "exclude", [anchor(A, "Brun Moss")]),
    ]
    pile = [read_again(each) if at in again else each for at, each in enumerate(PILE)]
    found, before = settled(pile, None, *given), settled(PILE, None, *given)
    assert groups(found) == groups(before)
    assert sorted(actor.excluded for actor in found.actors) == sorted(actor.excluded for actor in before.actors)


def test_another_anchor_is_tried_where_the_first_names_nobody_any_more() -> None:
    gone = structs.replace(B, entities=B.entities[:1], statements=B.statements[:1])
    given = correction(3, "rename", [anchor(B, "Brun Moss"), anchor(C, "Brun Moss")], name="Moss")
    assert ("Moss", 2) in groups(settled([A, gone, C], None, given))


def test_a_correction_whose_articles_are_gone_changes_nothing() -> None:
    nowhere = Anchor("gone", Span(0, 4))
    given = [correction(n, kind, [nowhere], [nowhere]) for n, kind in enumerate(("merge", "split", "exclude"), 1)]
    assert groups(settled(PILE, None, *given)) == PLAIN


# --- namings ---------------------------------------------------------------------------------------------------------


def two_wilks() -> Notes:
    """An article that takes two people of one surname for one: the second "Wilk" is another."""
    text = "Ida Wilk, a baker, said: “One.” Wilk, a judge, said: “Two.” Wilk left."
    full, first, second = Span(0, 8), Span(32, 36), Span(60, 64)
    from onrecord.intake import article_from_text

    article = article_from_text(text, outlet="W", published="2026-03-04")
    roles = (Finding("baker", (Span(12, 17),), "test"), Finding("judge", (Span(40, 45),), "test"))
    entity = Entity(0, "Ida Wilk", "person", (full, first, second), roles)
    said = [(full, Span(25, 31)), (first, Span(53, 59))]
    statements = tuple(
        Statement(
            f"{article.id}/{at}", "direct", (words,), (), (who,), "test", 0.9,
            speaker=Finding(Reference("Ida Wilk", 0), (who, full), "test"),
        )
        for at, (who, words) in enumerate(said)
    )  # fmt: skip
    return Notes(article, statements, (entity,), maker="test 1")


def test_a_naming_that_is_split_off_takes_its_words_and_role_along() -> None:
    notes = two_wilks()
    given = correction(1, "split", [anchor(notes, "Wilk", whole=False, nth=1)], [anchor(notes, "Ida Wilk")])
    found = settled([notes], None, given)
    (read,) = found.notes
    stays, leaves = read.entities
    assert (stays.name, [role.value for role in stays.roles], len(stays.mentions)) == ("Ida Wilk", ["baker"], 2)
    assert (leaves.name, [role.value for role in leaves.roles], len(leaves.mentions)) == ("Wilk", ["judge"], 1)
    assert [each.speaker.value.name for each in read.statements] == ["Ida Wilk", "Wilk"]
    assert groups(found) == [("Ida Wilk", 1), ("Wilk", 1)]


def test_a_naming_that_is_split_off_can_be_merged_with_somebody() -> None:
    notes, other = two_wilks(), naming("X", ("Ola Wilk", "judge"))
    apart = anchor(notes, "Wilk", whole=False, nth=1)
    given = [
        correction(1, "split", [apart], [anchor(notes, "Ida Wilk")]),
        correction(2, "merge", [structs.replace(apart, whole=True)], [anchor(other, "Ola Wilk")]),
    ]
    assert groups(settled([notes, other], None, *given)) == [("Ida Wilk", 1), ("Wilk", 2)]


def test_the_articles_own_notes_are_not_touched() -> None:
    notes = two_wilks()
    given = correction(1, "split", [anchor(notes, "Wilk", whole=False, nth=1)], [anchor(notes, "Ida Wilk")])
    settled([notes], None, given)
    assert notes == two_wilks()


# --- the registry ----------------------------------------------------------------------------------------------------

KNOWN = Registry.parse("id,name\nQ1,Brun Moss\nQ2,Bruno Moss\n")


def test_a_person_says_who_somebody_is_in_the_registry() -> None:
    given = correction(1, "merge", [anchor(A, "Yusuf Khoury")], known_as="Q2")
    found = settled(PILE, KNOWN, given)
    assert [(actor.name, actor.known_as) for actor in found.actors if actor.known_as == "Q2"] == [("Bruno Moss", "Q2")]


def test_a_person_says_who_somebody_is_not() -> None:
    everybody = [anchor(each, "Brun Moss") for each in PILE]
    found = settled(PILE, KNOWN, correction(1, "split", everybody, known_as="Q1"))
    assert {actor.known_as for actor in found.actors} == {None}
    assert [link.verdict for link in found.links if link.by == "correction 1"] == ["different"] * 3


def test_who_is_split_off_is_not_known_as_the_rest_is() -> None:
    found = settled(PILE, KNOWN, SPLIT)
    assert sorted((len(actor.entities), actor.known_as or "") for actor in found.actors if "Moss" in actor.name) == [
        (1, ""),
        (2, "Q1"),
    ]
