"""The bundled event all the way through: what its record must hold for the demonstration to be worth looking at."""

from pathlib import Path

import pytest

from onrecord import samples
from onrecord.intake import read_sources
from onrecord.pipeline import make_record, take_notes


@pytest.fixture(scope="module")
def record():
    return make_record(take_notes(article) for article in read_sources([str(path) for path in samples.paths()]))


@pytest.fixture(scope="module")
def names(record):
    return {notes.article.id: Path(notes.article.source.split(":")[0]).stem for notes in record.notes}


def test_the_two_near_copies_are_found_and_no_others(record, names):
    pairs = [{names[link.left], names[link.right]} for link in record.links if link.by == "near-copy"]
    assert pairs == [{"coastal-times", "meridian-wire"}]


def test_what_both_copies_carry_rests_on_one_report(record):
    words = "The sea will not wait for us to finish arguing,"
    found = {s.id for n in record.notes for s in n.statements if words in n.article.read(*s.content)}
    assert [
        (len(saying.statements), saying.independent) for saying in record.sayings if found & {*saying.statements}
    ] == [(2, 1)]


def test_what_two_outlets_heard_for_themselves_rests_on_two_reports(record):
    words = "port without dockers is a car park"
    found = {s.id for n in record.notes for s in n.statements if words in n.article.read(*s.content)}
    assert [
        (len(saying.statements), saying.independent) for saying in record.sayings if found & {*saying.statements}
    ] == [(2, 2)]


@pytest.mark.parametrize("name", ["Ingrid Solheim", "Tomasz Wilk", "Halina Brzeska"])
def test_the_main_people_are_one_across_articles(record, name):
    actors = [actor for actor in record.actors if actor.name == name]
    assert len(actors) == 1
    assert len(actors[0].entities) >= 4


def test_two_people_of_one_surname_stay_two(record):
    assert {"Tomasz Wilk", "Marek Wilk"} <= {actor.name for actor in record.actors}


@pytest.mark.parametrize("name", [path.name for path in samples.paths()])
def test_every_sample_says_who_spoke(record, names, name):
    notes = next(n for n in record.notes if names[n.article.id] == Path(name).stem)
    known = [s for s in notes.statements if s.speaker is not None]
    assert len(known) >= 5
