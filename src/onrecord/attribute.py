"""Which words are whose: joins quotations, cues and mentions to attributions."""

from onrecord.schema import Attribution, Found
from onrecord.text import Reading


def attribute(reading: Reading, found: Found) -> tuple[Attribution, ...]:
    """Attributions in order of their first character."""
    return ()
