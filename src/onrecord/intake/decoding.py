"""Bytes to text: byte order mark, declared encoding, UTF-8, then a guess among the encodings that news is found in.

Dropped is the byte order mark; changed are the line ends of a file, CRLF and CR to "\\n", once, here. All else,
no-break spaces, line separators and every kind of quotation mark, stays as it is.
"""

import codecs
import re
from typing import NamedTuple

from onrecord.errors import InputError
from onrecord.intake.limits import CHUNK

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
GUESSED = [
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "koi8_r", "iso8859_2",
    "gb18030", "big5", "cp932", "euc_jp", "euc_kr", "cp874", "mac_roman",
]  # fmt: skip
FEW = 0.06  # share of bytes beyond ASCII under which a text is Latin script with curly quotes and accents: Windows-1252
CONTROLS = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
UTF8_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


class Decoded(NamedTuple):
    """A text, the encoding it was read in, and how many bytes could not be read (each is U+FFFD in the text)."""

    text: str
    encoding: str
    damaged: int = 0


def decode(data: bytes, name: str, declared: str | None = None) -> Decoded:
    """The text of a file's bytes. InputError where they are not text, with the offset in bytes that shows it."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], encoding, name, offset=len(mark))
    if without_mark := _wide(data):
        return _decoded(data, without_mark, name)
    refuse_binary(data, name)
    if declared and (codec := known_encoding(declared)):
        try:
            return Decoded(_one_line_end(data.decode(codec)), codec)
        except UnicodeDecodeError:
            pass  # pages often declare what they are not
    return _decoded(data, guess_encoding(data), name)


def guess_encoding(data: bytes) -> str:
    """The likeliest encoding of text bytes that carry no mark; of a long text, its beginning decides."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(data, final=False)
        return "utf-8"
    except UnicodeDecodeError:
        pass
    beyond_ascii = sum(len(run) for run in re.findall(rb"[\x80-\xff]+", data))
    sequences = sum(len(run) for run in UTF8_SEQUENCE.findall(data))
    if sequences > beyond_ascii / 2:
        return "utf-8"  # damaged: what is not a sequence is the exception
    if beyond_ascii < FEW * len(data):
        return "cp1252"
    from charset_normalizer import from_bytes  # only odd files wait for its import

    best = from_bytes(data[: 4 * CHUNK], cp_isolation=GUESSED).best()
    return best.encoding if best else "cp1252"


def refuse_binary(data: bytes, name: str) -> None:
    """InputError where the bytes are no text in an encoding of single bytes or UTF-8."""
    zero = data.find(b"\0", 0, 4 * CHUNK)
    if zero >= 0:
        raise InputError("binary, not text", path=name, offset=zero)
    head = data[:CHUNK]
    controls = CONTROLS.findall(head)
    if len(controls) > 0.02 * len(head):
        raise InputError("binary, not text", path=name, offset=head.index(controls[0]))


def known_encoding(label: str) -> str | None:
    """The codec for a declared label; Latin-1 and ASCII are read as Windows-1252, as browsers do."""
    try:
        encoding = codecs.lookup(label.strip().strip("\"'")).name
    except (LookupError, ValueError):
        return None
    if encoding in ("iso8859-1", "ascii"):
        return "cp1252"
    return encoding if encoding not in ("hex", "base64", "zlib", "bz2", "rot13", "quopri", "uu", "idna", "punycode",
                                        "unicode_escape", "raw_unicode_escape", "undefined") else None  # fmt: skip


def _decoded(data: bytes, encoding: str, name: str, offset: int = 0) -> Decoded:
    try:
        return Decoded(_one_line_end(data.decode(encoding)), encoding)
    except UnicodeDecodeError as error:
        at = error.start + offset
    text = data.decode(encoding, "replace")
    damaged = text.count("\ufffd")
    if damaged > 0.01 * len(text) + 3:
        raise InputError(f"not text in {encoding} or another encoding that we know", path=name, offset=at)
    return Decoded(_one_line_end(text), encoding, damaged)


def _wide(data: bytes) -> str:
    """UTF-16 without a mark: in Latin script every other byte is zero."""
    head = data[:CHUNK]
    zeros_even, zeros_odd = head[::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if half < 8 or len(data) % 2:
        return ""
    if zeros_odd > 0.4 * half and zeros_even < 0.02 * half:
        return "utf-16-le"
    return "utf-16-be" if zeros_even > 0.4 * half and zeros_odd < 0.02 * half else ""


def _one_line_end(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
