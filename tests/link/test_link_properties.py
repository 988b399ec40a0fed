import random

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.link import join
from onrecord.schema import Notes
from strategies import piles, reported_piles

ANY = st.one_of(piles(), reported_piles())


@settings(max_examples=40)
@given(ANY, st.randoms(use_true_random=False))
def test_the_order_of_the_notes_does_not_change_the_record(pile: list[Notes], chance: random.Random) -> None:
    shuffled = pile.copy()
    chance.shuffle(shuffled)
    assert join(shuffled) == join(pile)


@settings(max_examples=40)
@given(ANY)
def test_notes_given_twice_change_nothing(pile: list[Notes]) -> None:
    assert join([*pile, *pile]) == join(pile)


@settings(max_examples=40)
@given(ANY)
def test_every_statement_is_in_one_saying(pile: list[Notes]) -> None:
    said = [statement for saying in join(pile).sayings for statement in saying.statements]
    assert sorted(said) == sorted(statement.id for notes in pile for statement in notes.statements)


@settings(max_examples=40)
@given(ANY)
def test_every_entity_that_can_act_is_in_one_actor(pile: list[Notes]) -> None:
    found = [key for actor in join(pile).actors for key in actor.entities]
    can_act = [
        f"{notes.article.id}#{entity.id}"
        for notes in pile
        for entity in notes.entities
        if entity.type not in ("place", "document")
    ]
    assert sorted(found) == sorted(can_act)


@settings(max_examples=40)
@given(ANY)
def test_independent_reports_are_at_least_one_and_at_most_the_articles(pile: list[Notes]) -> None:
    article_of = {statement.id: notes.article.id for notes in pile for statement in notes.statements}
    for saying in join(pile).sayings:
        assert 1 <= saying.independent <= len({article_of[each] for each in saying.statements})


@settings(max_examples=40)
@given(ANY)
def test_every_merge_is_an_edge_with_a_reason(pile: list[Notes]) -> None:
    record = join(pile)
    joined = {frozenset((link.left, link.right)) for link in record.links if link.verdict == "same"}
    touched = {each for pair in joined for each in pair}
    assert all(link.reason for link in record.links)
    for group in [*(saying.statements for saying in record.sayings), *(actor.entities for actor in record.actors)]:
        assert len(group) == 1 or set(group) <= touched
