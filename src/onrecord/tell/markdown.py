"""A roundup in Markdown (CommonMark with footnotes): what comes from articles is escaped, so that it stays text."""

from typing import TextIO

from onrecord.schema import Span
from onrecord.tell.harmless import markdown
from onrecord.tell.pieces import Citation, Roundup, Sentence, Source
from onrecord.tell.terminal import KEY, quoted_title, source_line


def render_markdown(roundup: Roundup, stream: TextIO) -> None:
    """Write the roundup as Markdown; each citation is a footnote that names article, paragraph and characters."""
    stream.write(f"# {markdown(roundup.title)}\n\n")
    stream.write("".join(f"{markdown(line)}  \n" for line in roundup.covers) + f"{KEY}\n")
    for section in roundup.sections:
        stream.write(f"\n## {markdown(section.title)}\n")
        if section.note:
            stream.write(f"\n{sentence_markdown(section.note)}\n")
        for entry in section.entries:
            stream.write(f"\n### {markdown(entry.heading)}\n\n" if entry.heading else "\n")
            stream.writelines(f"- {sentence_markdown(sentence)}\n" for sentence in entry.sentences)
    if roundup.reported:
        stream.write("\n## Reported by outlets\n\n")
        stream.writelines(f"- {sentence_markdown(sentence)}\n" for sentence in roundup.reported)
    stream.write("\n## Sources\n\n")
    stream.writelines(f"{source.number}. {markdown(source_line(source))}\n" for source in roundup.sources)
    stream.write("\n")
    for source in roundup.sources:
        stream.writelines(f"[^{each.label}]: {_place_in_source(source, each)}\n" for each in source.citations)


def sentence_markdown(sentence: Sentence) -> str:
    """A sentence: names bold, outlets' wording in italics, citations as footnotes."""
    parts = []
    for piece in sentence.pieces:
        words = markdown(piece.text)
        match piece.kind:
            case "name":
                parts.append(f"**{words}**")
            case "label":
                parts.append(f"**{words.upper()}** ")
            case "reported":
                parts.append(f"*{words}*" if words else "")
            case "cite":
                parts.append(f"[^{words}]" if words[-1].isalpha() else f" (source {words})")
            case _:
                parts.append(_spaced(piece.text, words))
    return "".join(parts).strip()


def _spaced(text: str, words: str) -> str:
    """The words with the space that stood at either end of the piece."""
    before, after = " " if text[:1] == " " else "", " " if text[-1:] == " " and words else ""
    return f"{before}{words}{after}"


def _place_in_source(source: Source, citation: Citation) -> str:
    spans = citation.spans
    whole = Span(spans[0].start, max(span.end for span in spans)) if spans else Span(0, 0)
    paragraphs = source.article.paragraphs
    number = next((n for n, each in enumerate(paragraphs, 1) if each.span.end >= whole.start), len(paragraphs))
    title = f", {markdown(quoted_title(source.article.title))}" if source.article.title else ""
    where = f"paragraph {number}, characters {whole.start} to {whole.end}"
    return f"{markdown(source.outlet)}{title}, {markdown(source.published)}: {where}."
