"""Text below the level of meaning: words, sentences, quotation marks; `Reading` holds them."""

from onrecord.text.reading import Reading, read_text

__all__ = ["Reading", "read_text"]
