"""Find what could matter in one reading: what each quotation is for, cues, mentions. Judges nobody's identity."""

from onrecord.find.cues import find_cues
from onrecord.schema import Found
from onrecord.text import Reading


def find(reading: Reading) -> Found:
    """Quotations with their use, cues and mentions, each in text order."""
    return Found(tuple(reading.quotations), tuple(find_cues(reading)), ())
