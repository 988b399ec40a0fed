"""Offset units: code points, as everywhere in On Record, to and from UTF-16 code units, as in Java and JavaScript."""

from onrecord.schema import Span


def to_utf16(text: str, span: Span) -> Span:
    """The same stretch in UTF-16 code units: `to_utf16("😀 hi", Span(2, 4)) == Span(3, 5)`."""
    before = len(text[: span.start].encode("utf-16-le")) // 2
    return Span(before, before + len(text[span.start : span.end].encode("utf-16-le")) // 2)


def from_utf16(text: str, span: Span) -> Span:
    """The same stretch in code points; a span that cuts a surrogate pair in two raises ValueError."""
    units = text.encode("utf-16-le", "surrogatepass")
    try:
        before = len(units[: 2 * span.start].decode("utf-16-le"))
        return Span(before, before + len(units[2 * span.start : 2 * span.end].decode("utf-16-le")))
    except UnicodeDecodeError:
        raise ValueError(f"span {span.start}..{span.end} cuts a character in two") from None
