"""Text that XML 1.0 can hold: what it cannot becomes a stand-in, one character for one."""

import re

ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def legal(text: str) -> str:
    """`legal("a\\x1bb") == "a␛b"`; a line's end that is not `\\n` is kept by XML writers as a character reference."""
    return ILLEGAL.sub(_stand_in, text)


def _stand_in(found: "re.Match[str]") -> str:
    code = ord(found[0])
    return chr(0x2400 + code) if code < 0x20 else "\ufffd"
