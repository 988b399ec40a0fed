"""A name in its parts: titles, name parts in order, the number or suffix at its end; in any script.

Does not compare. Articles (al-, el-, ul-) fall away, "Abd al-", "Abu" and "-allah" are joined to what they belong to,
so that one name has one form however it is divided.
"""

import re
import unicodedata
from functools import cache, lru_cache

from msgspec import Struct

from onrecord.gazetteer import fold
from onrecord.lang.naming import naming
from onrecord.names.tables import table

LONGEST = 300  # characters; what is longer is no name
MOST_PARTS = 16

CUT = re.compile(r"[\s\-‐‑‒–—−/_·•|&+;]+")
DROPPED = re.compile(r"[\"“”„«»‹›`´'’‘ʼʻʿʾ‛׳״!?*#<>\[\]{}=~^\\]")
GERESH = re.compile(r"(?<=[גזצץ])['’׳]")
ASIDE = re.compile(r"\(([^()]{1,80})\)")
DOTTED = re.compile(r"\b[^\W\d_](?:\.[^\W\d_])+\b\.?")
COMPOUND = re.compile(r"\bco-(?=\w)", re.I)  # "Co-operation" is one word
ROMAN = re.compile(r"(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3})")
ARTICLE = re.compile(
    r"(?:^|(?<=[\s\-‐‑–]))(?:al|el|ul|as|ash|an|ad|ar|at|az|ath|adh|us|ud|ur|un|uz)[\-‐‑–](?=\w)", re.I
)
GLUED = re.compile(r"\b(?:Al|El)(?=[A-Z][a-z])")
SERVANT = re.compile(r"abd[aeiou](?:l|(?=(.)\1))-?(?=\w{3})")
GOD = re.compile(r"(?<=.)[aeou]ll?ah$")
FAITH = re.compile(r"(\w{3,}?)[aeou]dd?(?=(?:din|deen|dine|een)$)")
LINKED = re.compile(r"(\w{3,})u[lrdsnz]")

Kind = str


class Part(Struct, frozen=True):
    """One part of a name: `text` is what is compared, `shown` as it was written; "bin Salman" is a father's name."""

    text: str
    plain: str
    shown: str
    is_initial: bool = False
    is_fathers: bool = False


class Name(Struct, frozen=True):
    """A name taken apart. `titles` are as they were written, `suffix` is "jr", "ii"; `aside` stood in brackets.

    `key` is all that is compared, folded: names with one key are one spelling.
    """

    full: str
    titles: tuple[str, ...]
    parts: tuple[Part, ...]
    suffix: str = ""
    aside: str = ""
    is_turned: bool = False
    key: str = ""


@lru_cache(1 << 16)
def parse(name: str, kind: Kind = "person") -> Name:
    """A person's or a body's name in its parts; what is beyond LONGEST characters is not read.

    >>> name = parse("Sheikh Naim al-Qassem")
    >>> name.titles, [part.text for part in name.parts]
    (('Sheikh',), ['naim', 'qassem'])
    """
    written = clean(name)
    aside = ASIDE.search(written)
    if aside and (kind == "person" or aside.group(1).isupper()):
        written = ASIDE.sub(" ", written)
    else:
        aside, written = None, written.replace("(", " ").replace(")", " ")
    words, turned = _words(written, kind)
    titles: list[str] = []
    suffix = ""
    if kind == "person":
        words, titles = _without_titles(words)
        words, suffix = _without_suffix(words)
    parts = _parts(words, kind)
    key = " ".join((*(part.plain for part in parts), suffix)).strip()
    return Name(name, tuple(titles), parts, suffix, aside.group(1).strip() if aside else "", turned, key)


def clean(name: str) -> str:
    """A name without what cannot be seen: direction marks, joiners, control characters, vowel points."""
    composed = unicodedata.normalize("NFKC", name[:LONGEST])
    kept = (
        letter if unicodedata.category(letter) not in ("Cc", "Cf", "Cs", "Co") else _gap(letter) for letter in composed
    )
    text = "".join(letter for letter in kept if not _is_point(letter))
    return " ".join(text.split())


def _gap(letter: str) -> str:
    return " " if letter in "\t\n\r\v\f" else ""


def _is_point(letter: str) -> bool:
    """Arabic and Hebrew vowel points and the stretching line: written for learners, not part of the spelling."""
    return letter == "ـ" or ("\u0591" <= letter <= "\u07ff" and unicodedata.combining(letter) != 0)


def _words(written: str, kind: Kind) -> tuple[list[str], bool]:
    """The words, a surname before a comma turned to the end; "J.R." is two initials, "U.N." one word of a body."""
    first, comma, second = written.partition(",")
    turned = bool(comma) and kind == "person" and "," not in second and _is_given(second, first)
    if turned:
        written = f"{second} {first}"
    dotted = (
        (lambda found: found[0].replace(".", " ")) if kind == "person" else (lambda found: found[0].replace(".", ""))
    )
    written = GLUED.sub("", written)
    written = ARTICLE.sub("", DOTTED.sub(dotted, written))
    written = COMPOUND.sub("co", written) if kind == "body" else written
    written = DROPPED.sub("", GERESH.sub("\0", written)).replace("\0", "'")
    return [word for word in CUT.split(written.replace(",", " ").replace(".", " ").replace(":", " ")) if word], turned


def _is_given(second: str, first: str) -> bool:
    after = fold(second).split()
    return bool(after) and bool(first.strip()) and after[0] not in naming().classes["suffix"] and len(after) < 4


def _without_titles(words: list[str]) -> tuple[list[str], list[str]]:
    """The words after the last title or role that opens a name, and those titles; at least one word is left."""
    keys = [fold(word) for word in words]
    end, at = 0, 0
    titles: list[str] = []
    while at < len(words) - 1:
        size = next(
            (size for size in (4, 3, 2, 1) if at + size < len(words) and " ".join(keys[at : at + size]) in _titles()), 0
        )
        if size and keys[at] in naming().given and len(words) - at - size < 2:
            break  # "Earl Warren" is a name; "Sayyed Hassan Nasrallah" begins with a title
        if size:
            at += size
            titles.append(" ".join(words[end:at]))
            end = at
        elif keys[at] in _before_titles() and at - end < 3:
            at += 1
        else:
            break
    return words[end:], titles


@cache
def _titles() -> frozenset[str]:
    lexicon = naming()
    roles = {phrase for phrase, noun in lexicon.phrases.items() if noun.type == "person" and noun.number == "singular"}
    others = {fold(title) for row in table("titles") for title in row.phrases("titles")}
    return frozenset({*map(fold, lexicon.titles), *map(fold, roles), *others})


@cache
def _before_titles() -> frozenset[str]:
    return naming().in_class("modifier", "ranking") | {"of", "the", "and", "ex"}


def _without_suffix(words: list[str]) -> tuple[list[str], str]:
    """The words before "Jr.", "III" or "PhD"; of these the first two tell people apart."""
    suffix = ""
    while len(words) > 1:
        last = fold(words[-1])
        if last in ("jr", "sr", "junior", "senior") or (words[-1].isupper() and ROMAN.fullmatch(last)):
            suffix = {"junior": "jr", "senior": "sr"}.get(last, last)
        elif last not in naming().classes["suffix"]:
            break
        words = words[:-1]
    return words, suffix


def _parts(words: list[str], kind: Kind) -> tuple[Part, ...]:
    parts: list[Part] = []
    held, fathers = "", False
    for at, word in enumerate(words[:MOST_PARTS]):
        key = word.lower()
        if held:
            key, word, held = joined(held, key), f"{held}-{word}", ""
        elif key in ABU_ABD and at + 1 < len(words):
            held = ABU_ABD[key]
            continue
        elif key in FATHERS and at + 1 < len(words):
            fathers = bool(parts)
            continue
        elif key in ARTICLES and at + 1 < len(words) and (parts or kind == "body"):
            continue
        elif parts and key in GODS and not parts[-1].is_initial:
            before = parts.pop()
            key, word, fathers = joined(before.text, "allah"), f"{before.shown} {word}", before.is_fathers
        for text in _divided(_shortened(key), words[at + 1].lower() if at + 1 < len(words) else ""):
            plain = fold(text)
            fathers = fathers or (bool(parts) and at + 1 < len(words) and PATRONYMIC.search(plain) is not None)
            parts.append(Part(text, plain, word, _is_initial(text), fathers))
        fathers = False
    return tuple(parts)


ARTICLES = frozenset("al el ul the and of y".split())
FATHERS = frozenset("bin ibn ben bint bar ould بن ابن إبن بنت בן בר".split())
ABU_ABD = dict.fromkeys("abu abou aboo ابو أبو".split(), "abu")
ABU_ABD |= dict.fromkeys("abd abdel abdul abdol abdal abdu عبد".split(), "abd")
PATRONYMIC = re.compile(r"(?:[oeiy]v[iy]t?ch|[oeiy]vn[aoy]|ович|евич|йович|івна|овна|евна|ична)$")  # between two names
GODS = frozenset("allah ullah ollah الله اللّٰه".split())
ARABIC_ARTICLE = "ال"


def joined(first: str, second: str) -> str:
    """Two parts as one: `joined("abd", "الفتاح") == "abdفتاح"`; each script is read by its own letters."""
    return first + second.removeprefix(ARABIC_ARTICLE) if second.startswith(ARABIC_ARTICLE) else first + second


def _shortened(key: str) -> str:
    """A part without the article that is glued to it."""
    if key.startswith(ARABIC_ARTICLE) and len(key) > 4:
        return key.removeprefix(ARABIC_ARTICLE)
    if key.startswith("عبد") and len(key) > 5:
        return "abd" + key.removeprefix("عبد").removeprefix(ARABIC_ARTICLE)
    key = GOD.sub("allah", key)
    return SERVANT.sub("abd", key) if key != "abdallah" else key


def _divided(key: str, following: str) -> tuple[str, ...]:
    """ "Sirajuddin" as two parts, "Fazlur Rehman" without the article of the second."""
    found = FAITH.match(key)
    if found:
        return found.group(1), "din"
    linked = LINKED.fullmatch(key)
    if linked and following and (key[-1] == following[0] or following in ("haq", "haque", "huq", "islam")):
        return (linked.group(1),)
    return (key,)


def _is_initial(text: str) -> bool:
    return len(text) == 1 and text.upper() != text
