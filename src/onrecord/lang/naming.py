"""What the lexicons know of names: titles, roles, institutions, given names, pronouns, closed classes of words.

Does not read text. A given name used for both genders has the gender "unknown".
"""

from functools import cache
from typing import cast

from msgspec import Struct

from onrecord.lang import Entry, lexicon
from onrecord.schema import EntityType, Gender, Number


class Noun(Struct, frozen=True):
    """A noun that says what somebody or something is. `broader` is what else it may be called later in a text."""

    lemma: str
    number: Number
    type: EntityType
    gender: Gender = "unknown"
    broader: tuple[str, ...] = ()


class Pronoun(Struct, frozen=True):
    """A pronoun; `person` is 1, 2, 3, or 0 for a relative one."""

    person: int
    number: Number
    gender: Gender
    case: str


class Naming(Struct, frozen=True):
    """The lexicons of one language. All keys are lower case, titles without full stops.

    `nouns` holds roles and institutions by their head word in both numbers, `phrases` the same by all their words;
    `nicknames` gives for a short form the names that it can be short for, `role_verbs` for "chairs" the role "chair",
    `kin` for "wife" what she has ("husband"), `synonyms` for "airline" what one is called too ("carrier").
    """

    titles: dict[str, tuple[str, Gender]]
    nouns: dict[str, Noun]
    phrases: dict[str, Noun]
    given: dict[str, Gender]
    pronouns: dict[str, Pronoun]
    classes: dict[str, frozenset[str]]
    anonymity: tuple[str, ...]
    nicknames: dict[str, frozenset[str]]
    title_nouns: dict[str, str]
    role_verbs: dict[str, str]
    kin: dict[str, frozenset[str]]
    synonyms: dict[str, tuple[str, ...]]

    def in_class(self, *names: str) -> frozenset[str]:
        """The words of these closed classes together."""
        return frozenset().union(*(self.classes[name] for name in names))


GENDERS = {"female": "female", "male": "male", "either": "unknown", "": "unknown"}
VOWELS = frozenset("aeiou")


@cache
def naming(language: str = "en") -> Naming:
    """The naming lexicons of a language, read once. LexiconError (file, line) where a row cannot be used."""
    nouns, phrases = _nouns(language)
    classes: dict[str, frozenset[str]] = {}
    for row in lexicon(language, "word_classes"):
        words = frozenset(row.words("words"))
        curly = frozenset(word.replace("'", "’") for word in words)
        classes[row["class"]] = classes.get(row["class"], frozenset()) | words | curly
    return Naming(
        titles=_titles(language),
        nouns=nouns,
        phrases=phrases,
        given=_given(language),
        pronouns={row["form"]: _pronoun(row) for row in lexicon(language, "pronouns")},
        classes=classes,
        anonymity=tuple(
            phrase for row in lexicon(language, "unnamed") if row["where"] == "after" for phrase in row.phrases("words")
        ),
        nicknames=_nicknames(language),
        title_nouns={title: row["noun"] for row in lexicon(language, "title_nouns") for title in row.phrases("titles")},
        role_verbs={verb: row["role"] for row in lexicon(language, "role_verbs") for verb in row.words("verbs")},
        kin={row["relation"]: frozenset(row.words("inverse")) for row in lexicon(language, "kin")},
        synonyms={row["body"]: tuple(row.words("also")) for row in lexicon(language, "body_synonyms")},
    )  # fmt: skip


@cache
def words_in(*classes: str) -> frozenset[str]:
    """The English words of these closed classes together, put together once."""
    return naming().in_class(*classes)


def plural_of(noun: str) -> str:
    """The regular plural: `plural_of("embassy") == "embassies"`; of a phrase with "of", that of its head."""
    head, of, rest = noun.partition(" of ")
    if head.endswith(("s", "x", "ch", "sh")):
        head += "es"
    elif head.endswith("y") and head[-2:-1] not in VOWELS:
        head = head[:-1] + "ies"
    else:
        head += "s"
    return head + of + rest


def head_of(phrase: str) -> str:
    """The head word of a role: `head_of("secretary of state") == "secretary"`."""
    return phrase.partition(" of ")[0].split()[-1]


def _gender(row: Entry) -> Gender:
    if row["gender"] not in GENDERS:
        raise row.error(f"{row['gender']!r} is not a gender: female, male, either or -")
    return cast(Gender, GENDERS[row["gender"]])


def _pronoun(row: Entry) -> Pronoun:
    if row["person"] not in ("0", "1", "2", "3"):
        raise row.error("person is 0, 1, 2 or 3")
    return Pronoun(int(row["person"]), cast(Number, row["number"] or "unknown"), _gender(row), row["case"])


def _titles(language: str) -> dict[str, tuple[str, Gender]]:
    rows = lexicon(language, "titles")
    return {title: (row["kind"], _gender(row)) for row in rows for title in row.phrases("titles")}


def _nicknames(language: str) -> dict[str, frozenset[str]]:
    long: dict[str, frozenset[str]] = {}
    for row in lexicon(language, "nicknames"):
        for short in row.words("short"):
            long[short] = long.get(short, frozenset()) | {row["name"]}
    return long


def _given(language: str) -> dict[str, Gender]:
    given: dict[str, Gender] = {}
    for row in lexicon(language, "given_names"):
        gender = _gender(row)
        for name in row.words("names"):
            key = name.lower()
            given[key] = gender if given.get(key, gender) == gender else "unknown"
    return given


def _nouns(language: str) -> tuple[dict[str, Noun], dict[str, Noun]]:
    rows: list[tuple[Entry, str, str, Gender]] = [
        (row, "person", row["broader"], _gender(row)) for row in lexicon(language, "roles")
    ]
    rows += [(row, row["kind"], "", "unknown") for row in lexicon(language, "institutions")]
    phrases: dict[str, Noun] = {}
    for row, kind, broader, gender in rows:
        if kind not in ("person", "government", "organization", "outlet", "group", "document"):
            raise row.error(f"{kind!r} is no kind of noun")
        for form in row.phrases("nouns"):
            singular, _, plural = form.partition("/")
            plural = plural or plural_of(singular)
            wider = (*phrases[singular].broader, *broader.split()) if singular in phrases else tuple(broader.split())
            if singular in phrases and phrases[singular].type != kind:
                continue  # the first row wins: "minister" is an office before it is a cleric, "agency" a government's
            for word, number in ((plural, "plural"), (singular, "singular")):
                phrases[word] = Noun(singular, cast(Number, number), cast(EntityType, kind), gender, wider)
    nouns = {phrase: noun for phrase, noun in phrases.items() if " " not in phrase}
    for phrase, noun in phrases.items():
        nouns.setdefault(head_of(phrase), Noun(head_of(noun.lemma), noun.number, noun.type, noun.gender, noun.broader))
    return nouns, phrases
