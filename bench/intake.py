"""How fast inputs become articles, and how much memory a long list takes: `python bench/intake.py`.

Everything read is made here, from a fixed seed. Prints what a second of one core reads, in pages and in words of plain
text and of JSON lines, and the peak memory (MB) of reading 1,000 and 10,000 JSON lines: it has to be the same.
"""

import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from onrecord.intake import article_from_text, read_sources
from onrecord.schema import Article

WORDS = (
    "the of and to in that a was he said for on with port strike workers council ferry owners harbour they by".split()
)
PAGES, ARTICLES = 50, 1_000


def sentence(chance: random.Random) -> str:
    """A sentence of made-up prose."""
    words = [chance.choice(WORDS) for _ in range(chance.randint(8, 28))]
    return (
        f"“{' '.join(words).capitalize()},” she said." if chance.random() < 0.2 else f"{' '.join(words).capitalize()}."
    )


def prose(chance: random.Random, paragraphs: int) -> str:
    """An article of made-up prose."""
    return "\n\n".join(" ".join(sentence(chance) for _ in range(chance.randint(1, 4))) for _ in range(paragraphs))


def page(chance: random.Random) -> str:
    """A page of the size and shape of a news site's: scripts, menus, an article, related links, a footer."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in prose(chance, 25).split("\n\n"))
    links = "".join(f'<li><a href="/{n}" class="item link">{sentence(chance)}</a></li>' for n in range(80))
    script = f"<script>var data = {json.dumps(prose(chance, 60))};</script>"
    return (
        f"<!doctype html><html lang=en><head><title>{sentence(chance)} | Quay</title>{script}</head>"
        f"<body><nav><ul>{links}</ul></nav>"
        f'<main><article><h1>{sentence(chance)}</h1><div class="share-bar"><a>Share</a></div>{body}</article></main>'
        f'<aside class="related"><ul>{links}</ul></aside><footer><ul>{links}</ul></footer></body></html>'
    )


def count(path: Path) -> tuple[int, int, float]:
    """Articles, words and seconds of reading `path`."""
    began, articles, words = time.process_time(), 0, 0
    for item in read_sources([str(path)]):
        assert isinstance(item, Article), item
        articles += 1
        words += len(item.text.split())
    return articles, words, time.process_time() - began


def write_lines(path: Path, articles: int) -> None:
    """A file of JSON lines."""
    chance = random.Random(7)
    with path.open("w") as opened:
        for number in range(articles):
            opened.write(json.dumps({"id": number, "text": prose(chance, 12), "title": sentence(chance)}) + "\n")


def main() -> None:
    """Measure and print."""
    if len(sys.argv) == 2:
        count(Path(sys.argv[1]))
        # not getrusage: what it calls the peak of a child begins with the parent's size
        status = Path("/proc/self/status").read_text()
        print(int(status.partition("VmHWM:")[2].split()[0]) // 1024)
        return
    chance = random.Random(3)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pages = folder / "pages"
        pages.mkdir()
        for number in range(PAGES):
            (pages / f"{number:03}.html").write_text(page(chance))
        count(pages)  # imports
        articles, words, seconds = count(pages)
        size = sum(path.stat().st_size for path in pages.iterdir()) / articles / 1024
        print(f"pages: {articles / seconds:.0f} a second of {size:.0f} KB, {words / articles:.0f} words each")
        text = prose(chance, 20_000)
        began = time.process_time()
        article_from_text(text)
        print(f"plain text: {len(text.split()) / (time.process_time() - began):,.0f} words a second")
        for articles in (ARTICLES, 10 * ARTICLES):
            path = folder / f"{articles}.jsonl"
            write_lines(path, articles)
            peak = subprocess.run(
                [sys.executable, __file__, str(path)], capture_output=True, text=True, check=True
            ).stdout
            print(f"{articles:,} JSON lines, {path.stat().st_size / 2**20:.0f} MB: peak {peak.strip()} MB")
        articles, words, seconds = count(folder / f"{ARTICLES}.jsonl")
        print(f"JSON lines: {articles / seconds:,.0f} articles and {words / seconds:,.0f} words a second")


if __name__ == "__main__":
    main()
