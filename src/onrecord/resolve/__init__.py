"""Who is meant, within one article: names, surnames, pronouns, roles, institutions."""

from onrecord.schema import Attribution, Cast, Found
from onrecord.text import Reading


def resolve(reading: Reading, found: Found, attributions: tuple[Attribution, ...]) -> Cast:
    """The article's entities, and for each attribution who its source is."""
    return Cast((), tuple(None for _ in attributions))
