"""Text as a .dna file must hold it: the same number of characters for Java, which counts in UTF-16, as for SQL."""

import base64
import hashlib
import re

LONGEST_LABEL = 190
ROUNDS = 100_000
ASTRAL = re.compile("[\U00010000-\U0010ffff\ud800-\udfff]")
RETURN = re.compile("\r(?!\n)")


def document_text(text: str) -> str:
    """The text with as many characters, none of them outside of the basic plane, and `\\n` as its only line end.

    `document_text("a😀b\\r\\nc") == "a\\ufffdb \\nc"`: every position stays what it was.
    """
    return RETURN.sub("\n", ASTRAL.sub("\ufffd", text).replace("\r\n", " \n")).replace("\0", "\u2400")


def label(text: str) -> str:
    """One line of at most 190 characters, the most that a name, title or other short text may have."""
    line = " ".join(document_text(text).split())
    return line if len(line) <= LONGEST_LABEL else f"{line[: LONGEST_LABEL - 1]}…"


def password_hash(password: str, salt: bytes) -> str:
    """As Jasypt's StrongPasswordEncryptor keeps it: base64 of a 16-byte salt and SHA-256 taken 100,000 times."""
    digest = salt + password.encode("utf-8")
    for _ in range(ROUNDS):
        digest = hashlib.sha256(digest).digest()
    return base64.b64encode(salt + digest).decode("ascii")


def is_password(password: str, kept: str) -> bool:
    """Whether a kept hash is that of the password."""
    return password_hash(password, base64.b64decode(kept)[:16]) == kept
