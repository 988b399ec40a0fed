"""What holds of corrections whatever they are: any notes, any corrections, any registry."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st
from settling import proposed

from onrecord.link.settled import Settled, settle
from onrecord.registry import KnownActor, Registry
from onrecord.schema import Anchor, Correction, Notes
from strategies import reported_piles

KNOWN = Registry([KnownActor("Q1", "Ada Lorne", "person"), KnownActor("Q2", "Brun Moss", aliases=("Brun Moss-Berg",))])


@st.composite
def corrected_piles(draw: st.DrawFn) -> tuple[list[Notes], list[Correction]]:
    """Articles, and corrections anchored at what they name."""
    pile = draw(reported_piles())
    places = sorted({Anchor(n.article.id, span) for n in pile for each in n.entities for span in each.mentions})
    made: list[Correction] = []
    for number in range(1, draw(st.integers(0, 5)) + 1 if places else 1):
        action = draw(st.sampled_from(["merge", "split", "rename", "exclude", "undo"]))
        sides = [tuple(draw(st.lists(st.sampled_from(places), min_size=1, max_size=3))) for _ in range(2)]
        if action == "split" and draw(st.booleans()):
            sides[0] = tuple(Anchor(each.article, each.span, whole=False) for each in sides[0])
        known_as = draw(st.none() | st.sampled_from(["Q1", "Q7"])) if action in ("merge", "split") else None
        undoes = draw(st.integers(1, number)) if action == "undo" else None
        made.append(Correction(number, action, "AB", "2026", "", *sides, "Name", known_as, undoes))
    return pile, made


def settle_them(pile: list[Notes], made: list[Correction]) -> Settled:
    every = sorted({notes.article.id: notes for notes in pile}.values(), key=lambda notes: notes.article.id)
    return settle(every, *proposed(every), KNOWN, made)


@settings(max_examples=60)
@given(corrected_piles())
def test_every_entity_is_in_one_actor_and_no_edge_contradicts(given: tuple[list[Notes], list[Correction]]) -> None:
    found = settle_them(*given)
    actor_of = {key: actor.id for actor in found.actors for key in actor.entities}
    every = [f"{notes.article.id}#{entity.id}" for notes in found.notes for entity in notes.entities]
    assert sorted(key for actor in found.actors for key in actor.entities) == sorted(every)
    for link in found.links:
        if link.verdict == "same" and link.right in actor_of:
            assert actor_of[link.left] == actor_of[link.right]
        if link.verdict == "different" and link.right in actor_of:
            assert actor_of[link.left] != actor_of[link.right]
    assert all(link.reason for link in found.links)


@settings(max_examples=60)
@given(corrected_piles(), st.randoms(use_true_random=False))
def test_no_order_changes_anything(given: tuple[list[Notes], list[Correction]], chance: random.Random) -> None:
    pile, made = given
    before = settle_them(pile, made)
    made = made.copy()
    chance.shuffle(made)
    assert settle_them(pile[::-1], made) == before


@settings(max_examples=60)
@given(corrected_piles())
def test_undoing_everything_restores_what_was(given: tuple[list[Notes], list[Correction]]) -> None:
    pile, made = given
    undone = [Correction(100 + each.id, "undo", "AB", "2026", undoes=each.id) for each in made]
    assert settle_them(pile, [*made, *undone]) == settle_them(pile, [])
