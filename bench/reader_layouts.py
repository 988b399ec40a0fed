"""The robustness set: the same statements in many layouts and quotation styles; the share found in each.

    python bench/reader_layouts.py

A statement is found if some attribution's content overlaps its words (word F1 of a half or more) and its source shares
a word with the speaker. Each article holds six statements in one layout after a neutral lead.
"""

import json
import re
from collections.abc import Callable
from pathlib import Path

from onrecord.reader import Reader
from onrecord.schema import Attribution

Statement = tuple[str, str, str]
Write = Callable[[str, str, str], str]
LEAD = "The events of the week drew comment from many sides. Work at the site went on through the night.\n\n"
PLAIN = "Traffic in the centre was back to normal by the evening."


def _cap(words: str) -> str:
    return words[:1].upper() + words[1:]


def _with(title: str, who: str) -> str:
    return f"{who}, {title}" if title else who


def _small(words: str) -> str:
    """The words as a clause: no capital, unless they begin with a name or "I"."""
    return words if words.split()[0] in ("I", "Tehran") else words[:1].lower() + words[1:]


LAYOUTS: dict[str, Write] = {
    "curly, said after": lambda w, t, x: f"“{x},” {w} said.",
    "straight, said after": lambda w, t, x: f'"{x}," said {_with(t, w)}.',
    "straight, comma outside": lambda w, t, x: f'"{x}", {_with(t, w)} said.',
    "single marks": lambda w, t, x: f"‘{x},’ {w} told reporters.",
    "straight single marks": lambda w, t, x: f"'{x},' said {w}.",
    "guillemets": lambda w, t, x: f"{_cap(_with(t, w))}, said: «{x}».",
    "low-high marks": lambda w, t, x: f"{_cap(w)} declared: „{x}.“",
    "doubled apostrophes": lambda w, t, x: f"``{x},'' {w} added.",
    "said before, colon": lambda w, t, x: f'{_cap(w)} said: "{x}."',
    "name and colon": lambda w, t, x: f'{_cap(_with(t, w))}: "{x}."',
    "name in capitals, no marks": lambda w, t, x: f"{w.upper()}: {x}.",
    "name as heading": lambda w, t, x: f'{_cap(_with(t, w))}\n\n"{x}."',
    "dash and name after": lambda w, t, x: f"“{x}.” — {_cap(_with(t, w))}",
    "name, dash": lambda w, t, x: f'{_cap(_with(t, w))} — "{x}."',
    "bullet": lambda w, t, x: f'• {_cap(w)}: "{x}."',
    "said that": lambda w, t, x: f"{_cap(w)} said that {_small(x)}.",
    "according to": lambda w, t, x: f"{x}, according to {w}.",
    "dialogue dash": lambda w, t, x: f"— {x}, said {w}.",
    "unmarked colon": lambda w, t, x: f"{_cap(w)} warned: {x}.",
}


def statements(path: Path = Path(__file__).parent / "reader_statements.tsv") -> list[Statement]:
    """The statements of the robustness set."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [(who, title, words) for who, title, words in rows]


def words(text: str) -> set[str]:
    """Lower-case words."""
    return set(re.findall(r"\w+", text.lower()))


def is_found(text: str, statement: Statement, attributions: tuple[Attribution, ...]) -> bool:
    """Whether one of `attributions` is the statement."""
    who, _, said = statement
    for a in attributions:
        content = words(" ".join(text[s.start : s.end] for s in a.content))
        source = words(" ".join(text[s.start : s.end] for s in a.source))
        share = 2 * len(content & words(said)) / (len(content) + len(words(said)))
        if share >= 0.5 and source & (words(who) - {"the"}):
            return True
    return False


def measure(reader: Reader) -> dict[str, float]:
    """The share of statements found in each layout, their mean, and the least."""
    every = statements()
    shares: dict[str, float] = {}
    for name, write in LAYOUTS.items():
        found = []
        for first in range(0, len(every), 6):
            some = every[first : first + 6]
            written = [write(*s) for s in some]
            text = LEAD + "\n\n".join([*written[:3], PLAIN, *written[3:]])
            attributions = reader.read([text])[0].attributions
            found += [is_found(text, s, attributions) for s in some]
        shares[name] = round(sum(found) / len(found), 3)
    return shares | {"mean": round(sum(shares.values()) / len(shares), 3), "least": min(shares.values())}


if __name__ == "__main__":
    print(json.dumps(measure(Reader()), indent=1, ensure_ascii=False))
