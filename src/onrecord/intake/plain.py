"""One article in one file of plain text."""

from collections.abc import Iterator
from typing import BinaryIO

from msgspec import structs

from onrecord.errors import InputError, NoArticle
from onrecord.intake.article import article_from_text
from onrecord.intake.decoding import Decoded, decode
from onrecord.intake.limits import read_all
from onrecord.intake.naming import Name
from onrecord.schema import Article, LeftOut


def read_text_file(stream: BinaryIO, name: Name) -> Iterator[Article | InputError]:
    """The article that a text file is. Its line ends become "\\n"; the rest is kept as it is."""
    decoded = decode_file(stream, name)
    yield with_damage(article_from_text(decoded.text, format="text", source=name.label), decoded)


def with_damage(article: Article, decoded: Decoded) -> Article:
    """`article`, with the bytes that could not be read on its list of what was left out."""
    if not decoded.damaged:
        return article
    reason = f"{decoded.damaged} bytes are not {decoded.encoding}; each is U+FFFD in the text"
    return structs.replace(article, left_out=(*article.left_out, LeftOut("damaged bytes", "", reason)))


def decode_file(stream: BinaryIO, name: Name) -> Decoded:
    """The text of a whole file. NoArticle where it is empty."""
    data = read_all(stream, name.path)
    if not data:
        raise NoArticle("empty", path=name.path)
    decoded = decode(data, name.path)
    if not decoded.text.strip():
        raise NoArticle("no article: nothing but white space", path=name.path)
    return decoded
