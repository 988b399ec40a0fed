"""How often the deed that a bare sentence is about is coded with the type that its gold names.

    python bench/acts.py gold/acts/sentences.tsv [--misses]
    python bench/acts.py ../shared/data/plover.dev.jsonl      totals only, so that it stays unread

Prints accuracy (an uncoded sentence is wrong), macro-F1 over the gold's types, the share coded, and F1 by type.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from onrecord.coding.act_verbs import main_deed
from onrecord.intake import article_from_text
from onrecord.text import read_text


def rows(path: Path) -> Iterator[tuple[str, str]]:
    """Type and text of each sentence of a TSV or of PLOVER records."""
    for line in path.read_text("utf-8").splitlines():
        if path.suffix == ".jsonl":
            row = json.loads(line)
            yield row["event_v2"], row["text"]
        elif line and not line.startswith(("#", "type\t")):
            wanted, text = line.split("\t")
            yield wanted, text


def coded(text: str) -> str:
    """The type of the first sentence's main deed that has one; "" for none."""
    reading = read_text(article_from_text(text))
    found = [main_deed(reading.lower, first, last) for first, last in reading.sentences]
    return next((deed.type for deed in found if deed), "")


def main(arguments: list[str]) -> None:
    """Print the figures of the file named first; with --misses each sentence that is coded otherwise."""
    pairs = [(wanted, coded(text), text) for wanted, text in rows(Path(arguments[0]))]
    if "--misses" in arguments and Path(arguments[0]).suffix != ".jsonl":
        for wanted, got, text in pairs:
            if wanted != got:
                print(f"{wanted}\t{got or '–'}\t{text}")
    gold, found = Counter(w for w, _, _ in pairs), Counter(g for _, g, _ in pairs)
    right = Counter(w for w, g, _ in pairs if w == g)
    f1 = {each: 2 * right[each] / (gold[each] + found[each]) for each in sorted(gold)}
    print(f"sentences {len(pairs)}  coded {1 - found[''] / len(pairs):.2f}  accuracy {right.total() / len(pairs):.3f}")
    print(f"macro-F1 {sum(f1.values()) / len(f1):.3f}")
    print("  ".join(f"{each} {value:.2f}" for each, value in f1.items()))


if __name__ == "__main__":
    main(sys.argv[1:])
