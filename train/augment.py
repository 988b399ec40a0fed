"""Rewrites training articles: other quotation marks, other names, other layouts.

PolNeAR is US campaign news only, nearly all with curly double marks and "said". Statements elsewhere stand between
guillemets, after a dash, under a heading with the speaker's name, behind `Name, title:`. Every rewriting keeps the
spans.
"""

import random
import re

from train.corpora import ROLES, Attributed, Spans

Edit = tuple[int, int, str]

STYLES = [
    ("“", "”", 2.0),
    ('"', '"', 4.0),
    ("«", "»", 1.0),
    ("« ", " »", 0.5),
    ("„", "“", 0.5),
    ("‘", "’", 1.0),
    ("'", "'", 0.7),
    ("``", "''", 0.7),
    ("''", "''", 0.5),
    ("", "", 0.8),
]

FIRST = """Amira Youssef Leila Omar Fatima Karim Nadia Hassan Samir Rania Ivan Olga Dmitri Svetlana Jean Claire Pierre
Amélie Hans Greta Jürgen Anneke Luis María José Carmen Paulo Ana Chidi Ngozi Kwame Amina Thabo Wei Mei Hiroshi Yuki
Arjun Priya Sanjay Nguyen Linh Siti Budi Elif Mehmet Reza Shirin Aisha Giorgos Eleni Marek Zofia Erik Ingrid
John Mary David Susan Emma Liam Isla Callum""".split()
LAST = """Haddad Khoury Mansour al-Masri al-Sayed Nasser Petrov Ivanova Kuznetsov Dubois Lefèvre Moreau Schmidt Weber
van Dijk García Fernández Oliveira Silva Okafor Adeyemi Mensah Dlamini Zhang Li Tanaka Sato Sharma Patel Tran Rahman
Suharto Yılmaz Demir Hosseini Karimi Papadopoulos Nowak Kowalska Larsen Nilsson Smith Jones O’Brien MacDonald
Thompson Clarke""".split()
BODIES = """the Foreign Ministry|the army|Hezbollah|the United Nations mission|the Interior Ministry|
Amnesty International|protesters|residents|the trade union|opposition lawmakers|the electoral commission|
the European Commission|state television|the health ministry|eyewitnesses|aid groups|the Vatican|the Kremlin|police|
the governor’s office|the families of the victims|striking workers|the central bank|the Red Crescent|
a group of academics|the tribal council|the World Health Organization|villagers|local media|
the military council""".replace("\n", "").split("|")
TITLES = """president|prime minister|foreign minister|party leader|union leader|army spokesman|opposition leader|
mayor|UN special envoy|spokeswoman for the ministry|general secretary|bishop|activist|shopkeeper, 45|teacher|analyst|
head of the delegation|member of parliament|ambassador|chief economist""".replace("\n", "").split("|")
VERBS = "said says stated declared added warned told reporters explained insisted noted announced claimed".split()

_PAIR = re.compile(r"“([^“”\n]*)”|\"([^\"\n]*)\"")
_NAME = re.compile(r"(?:[A-Z][a-z’]+ )?[A-Z][a-z’]+")


def rewrite(article: Attributed, edits: list[Edit]) -> Attributed:
    """`article` with each `(start, end, new)` replaced; a span edge inside an edited stretch moves to its edge."""
    edits = sorted(edits)
    parts: list[str] = []
    at = 0
    for start, end, new in edits:
        parts += [article.text[at:start], new]
        at = end
    parts.append(article.text[at:])

    def moved(position: int, is_end: bool) -> int:
        shift = 0
        for start, end, new in edits:
            if end <= position:
                shift += len(new) - (end - start)
            elif start < position:
                return start + shift + (len(new) if is_end else 0)
            else:
                break
        return position + shift

    attributions = []
    for attribution in article.attributions:
        new_roles: dict[str, Spans] = {}
        for role in ROLES:
            spans = [(moved(s, False), moved(e, True)) for s, e in attribution[role]]
            new_roles[role] = [(s, e) for s, e in spans if s < e]
        if new_roles["content"]:
            attributions.append(new_roles)
    return Attributed(article.id, "".join(parts), attributions)


def quote_style(article: Attributed, rng: random.Random) -> Attributed:
    """All double quotation marks of the article in another style, or gone."""
    opening, closing, _ = rng.choices(STYLES, [s[2] for s in STYLES])[0]
    edits: list[Edit] = []
    for found in _PAIR.finditer(article.text):
        edits += [(found.start(), found.start() + 1, opening), (found.end() - 1, found.end(), closing)]
    return rewrite(article, edits)


def other_sources(article: Attributed, rng: random.Random, share: float = 0.5) -> Attributed:
    """Some sources that are plain names replaced by other people's names or by bodies and crowds."""
    edits: dict[tuple[int, int], str] = {}
    for attribution in article.attributions:
        if len(attribution["source"]) != 1 or rng.random() > share:
            continue
        start, end = attribution["source"][0]
        if _NAME.fullmatch(article.text[start:end]):
            edits[start, end] = speaker(rng) if rng.random() < 0.6 else _body(article.text, start, rng)
    return rewrite(article, [(s, e, new) for (s, e), new in edits.items()])


def speaker(rng: random.Random) -> str:
    """A made-up person's name, with or without a title."""
    name = f"{rng.choice(FIRST)} {rng.choice(LAST)}" if rng.random() < 0.6 else rng.choice(LAST)
    return name if rng.random() < 0.8 else f"{rng.choice(TITLES).split(',')[0].capitalize()} {name}"


def _body(text: str, start: int, rng: random.Random) -> str:
    body = rng.choice(BODIES)
    return body[0].upper() + body[1:] if start == 0 or text[start - 2 : start - 1] in ".!?\n" else body


class Layouts:
    """Makes articles of statements in layouts that the corpus lacks, from its direct quotations and clauses."""

    def __init__(self, articles: list[Attributed]):
        self.quotations: list[str] = []
        self.clauses: list[str] = []
        self.sentences: list[str] = []
        for article in articles:
            self._collect(article)

    def _collect(self, article: Attributed) -> None:
        covered = [span for a in article.attributions for role in ROLES for span in a[role]]
        for a in article.attributions:
            if len(a["content"]) != 1:
                continue
            start, end = a["content"][0]
            words = article.text[start:end]
            if 20 < len(words) < 400 and "\n" not in words:
                if words[0] in '“"' and words[-1] in '”"' and not set(words[1:-1]) & set('“”"'):
                    self.quotations.append(words[1:-1].rstrip(","))
                elif words.startswith("that ") and not set(words) & set('“”"'):
                    self.clauses.append(words[5:])
        for found in re.finditer(r"[^\n]{40,300}[.]", article.text):
            if not any(s < found.end() and found.start() < e for s, e in covered):
                self.sentences.append(found.group())

    def article(self, rng: random.Random) -> Attributed:
        """A made article of four to twelve statements, mostly in one layout, some plain sentences between."""
        text, attributions = "", []
        forms = rng.choices(FORMS, k=2)
        opening, closing, _ = rng.choices(STYLES, [s[2] for s in STYLES])[0]
        gap = rng.choice(["\n\n", "\n\n", "\n"])
        for _ in range(rng.randint(4, 12)):
            if rng.random() < 0.25 and self.sentences:
                text += rng.choice(self.sentences) + gap
                continue
            who = speaker(rng) if rng.random() < 0.7 else _body("", 0, rng)
            words = rng.choice(self.quotations) if rng.random() < 0.8 else _sentence(rng.choice(self.clauses))
            form = forms[0] if rng.random() < 0.7 else forms[1]
            marked = form(who, words, opening, closing, rng)
            attribution: dict[str, Spans] = {"source": [], "cue": [], "content": []}
            for role, piece in marked:
                if role:
                    attribution[role].append((len(text), len(text) + len(piece)))
                text += piece
            text += gap
            attributions.append(attribution)
        return Attributed("made", text.rstrip(), attributions)


def _sentence(clause: str) -> str:
    return clause[0].upper() + clause[1:].rstrip(".") + "."


Marked = list[tuple[str, str]]


def _titled(who: str, rng: random.Random) -> str:
    return f"{who}, {rng.choice(TITLES)}" if rng.random() < 0.5 else who


def _colon(who: str, words: str, opening: str, closing: str, rng: random.Random) -> Marked:
    """`Name, title: "..."`; the colon is the cue."""
    return [("source", _titled(who, rng)), ("cue", ":"), ("", " "), ("content", opening + words + closing)]


def _colon_plain(who: str, words: str, opening: str, closing: str, rng: random.Random) -> Marked:
    """`NAME: words`, as in interviews and scripts."""
    who = who.upper() if rng.random() < 0.4 else who
    return [("source", who), ("cue", ":"), ("", " "), ("content", words)]


def _dash_after(who: str, words: str, opening: str, closing: str, rng: random.Random) -> Marked:
    """`"..." — Name, title`; the dash is the cue."""
    dash = rng.choice(["—", "–", "-", "--"])
    gap = rng.choice([" ", "\n"])
    space = rng.choice([" ", ""])
    return [
        ("content", opening + words + closing),
        ("", gap),
        ("cue", dash),
        ("", space),
        ("source", _titled(who, rng)),
    ]


def _dash_before(who: str, words: str, opening: str, closing: str, rng: random.Random) -> Marked:
    """`Name — "..."`."""
    dash = rng.choice(["—", "–", "-"])
    return [
        ("source", _titled(who, rng)), ("", " "), ("cue", dash), ("", " "), ("content", opening + words + closing),
    ]  # fmt: skip


def _heading(who: str, words: str, opening: str, closing: str, rng: random.Random) -> Marked:
    """The speaker's name as a heading, the words below; the line break cannot be marked, so the name is its own cue."""
    return [("source", _titled(who, rng)), ("", rng.choice(["\n", "\n\n"])), ("content", opening + words + closing)]


def _verb_colon(who: str, words: str, opening: str, closing: str, rng: random.Random) -> Marked:
    """`Name said: "..."`."""
    return [
        ("source", _titled(who, rng)), ("", " "), ("cue", rng.choice(VERBS) + ":"), ("", " "),
        ("content", opening + words + closing),
    ]  # fmt: skip


def _verb_after(who: str, words: str, opening: str, closing: str, rng: random.Random) -> Marked:
    """`"...," said Name.` or `"...," Name said.`."""
    quoted = opening + words.rstrip(".") + rng.choice([",", ""]) + closing
    comma = "" if quoted.rstrip(closing or "\0").endswith((",", "?", "!")) else ","
    first, second = (("cue", rng.choice(VERBS)), ("source", _titled(who, rng)))
    if rng.random() < 0.4:
        first, second = second, first
    return [("content", quoted), ("", comma + " "), first, ("", " "), second, ("", ".")]


def _dash_dialogue(who: str, words: str, opening: str, closing: str, rng: random.Random) -> Marked:
    """`— Words, said Name.`, a dialogue dash without marks."""
    dash = rng.choice(["— ", "– ", "- ", "—"])
    return [
        ("", dash), ("content", words.rstrip(".")), ("", ", "), ("cue", rng.choice(VERBS)), ("", " "), ("source", who),
        ("", "."),
    ]  # fmt: skip


def _bullet(who: str, words: str, opening: str, closing: str, rng: random.Random) -> Marked:
    """`• Name: "..."`."""
    return [("", rng.choice(["• ", "- ", "* ", "1. "])), *_colon(who, words, opening, closing, rng)]


FORMS = [
    _colon, _colon, _colon_plain, _dash_after, _dash_before, _heading, _heading, _verb_colon, _verb_after,
    _dash_dialogue, _bullet,
]  # fmt: skip
