import pytest
from msgspec import structs

from onrecord.link import join
from onrecord.schema import Count, Event, Finding, Notes, Place, Reference, Span, When
from reports import report, said


def told(
    outlet: str,
    kind: str = "PROTEST",
    place: str | None = "Velisk",
    day: str | None = "2026-03-04",
    count: tuple[str, int, int | None, str | None] | None = None,
    target: str | None = None,
    published: str = "2026-03-05",
) -> Notes:
    text = f"{outlet}: people gathered around {target or 'nobody'}."
    notes = report(text, *([said("people gathered", target)] if target else []), outlet=outlet, published=published)
    counts = (Count(*count, Span(0, 4)),) if count else ()
    event = Event(
        f"{notes.article.id}/e1",
        kind,
        (Span(0, 5),),
        "test",
        0.9,
        targets=(Finding(Reference(target, notes.entities[0].id), (), "test"),) if target else (),
        place=Finding(Place(place), (), "test") if place else None,
        date=Finding(When(day, day, day), (), "test") if day else None,
        counts=counts,
    )
    return structs.replace(notes, events=(event,))


@pytest.mark.parametrize(
    ("other", "together"),
    [
        (told("Dale Times"), True),
        (told("Dale Times", kind="PROTEST/strike"), True),
        (told("Dale Times", day="2026-03-08"), False),
        (told("Dale Times", place="Orlau"), False),
        (told("Dale Times", kind="AID"), False),
        (told("Dale Times", place=None), False),
    ],
)
def test_one_event_in_two_reports(other: Notes, together: bool) -> None:
    found = join([told("Fjord Post"), other]).happenings
    assert [len(each.events) for each in found] == ([2] if together else [1, 1])


@pytest.mark.parametrize(("published", "together"), [("2026-03-09", True), ("2026-06-01", False)])
def test_what_was_done_to_one_actor_is_one_event_for_a_fortnight(published: str, together: bool) -> None:
    one = told("Fjord Post", "ASSAULT", None, None, target="Ada Lorne")
    other = told("Dale Times", "harm", None, None, target="Ada Lorne", published=published)
    found = join([one, other]).happenings
    assert [len(each.events) for each in found] == ([2] if together else [1, 1])


def test_counts_that_exclude_each_other_are_shown_side_by_side() -> None:
    one = told("Fjord Post", count=("some 6,000 people", 6000, 6000, "the union"))
    other = told("Dale Times", count=("2,500 people", 2500, 2500, "police"))
    (conflict,) = join([one, other]).conflicts
    assert conflict.reason == "people in a crowd: ‹2,500 people› (police), ‹some 6,000 people› (the union)"


def test_a_range_that_holds_the_other_count_is_no_conflict() -> None:
    one = told("Fjord Post", count=("thousands of people", 2000, 9999, None))
    other = told("Dale Times", count=("2,500 people", 2500, 2500, "police"))
    assert join([one, other]).conflicts == ()
