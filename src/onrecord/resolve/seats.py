"""Places that speak: a capital, a country or a seat of power stands for its government, as used by the outlet."""

from onrecord.gazetteer import country_name, country_of, country_of_capital, seat_of
from onrecord.resolve.drafts import Draft
from onrecord.resolve.scene import Scene
from onrecord.schema import Finding


def read_seats(scene: Scene) -> None:
    """Make a government of each place that spoke: "Washington said", "the Kremlin denied"; whose, is its affiliation.

    Its name stays as the outlet has it.
    """
    for draft in scene.drafts:
        if draft.spoke and draft.became is None and not draft.roles and not draft.open:
            _read_seat(draft)


def _read_seat(draft: Draft) -> None:
    seat = seat_of(draft.name)
    if seat is not None:
        draft.type = "government"
        draft.add_affiliation(Finding(seat.body, (draft.full,), "seat", 0.9))
        return
    if not draft.named or draft.type not in ("unknown", "place"):
        return
    if country_of(draft.name) is not None:
        draft.type = "government"
        return
    code = country_of_capital(draft.name)
    country = country_name(code) if code is not None else None
    if country is not None:
        draft.type = "government"
        draft.add_affiliation(Finding(country, (draft.full,), "capital", 0.85))
