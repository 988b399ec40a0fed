"""Turn each attribution into a statement: act, evidence axes, place, time, medium; and the narrator's own remarks."""

from onrecord.schema import Attribution, Cast, Found, Notes
from onrecord.text import Reading


def code(reading: Reading, found: Found, attributions: tuple[Attribution, ...], cast: Cast) -> Notes:
    """The notes of one article."""
    return Notes(reading.article)
