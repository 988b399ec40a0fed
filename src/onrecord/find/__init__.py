"""Find what could matter in one reading: what each quotation is for, cues, mentions. Judges nobody's identity."""

from onrecord.find.cues import find_cues
from onrecord.find.mentions import find_mentions
from onrecord.find.quotations import classify_quotations
from onrecord.schema import Found
from onrecord.text import Reading


def find(reading: Reading) -> Found:
    """Quotations with their use, cues and mentions, each in text order."""
    cues = find_cues(reading)
    return Found(classify_quotations(reading, cues), tuple(cues), find_mentions(reading))
