"""The whole measurement: gold in, notes taken, figures out, as a table for people and as a dict for machines."""

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import msgspec
from msgspec import UNSET, Struct
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from onrecord.errors import GoldError
from onrecord.evaluate.beside import not_statements, tally_events, tally_spans
from onrecord.evaluate.calibration import Judged, calibration
from onrecord.evaluate.fields import field_figures, tally_fields
from onrecord.evaluate.files import read_gold
from onrecord.evaluate.gold import REMARKS, GoldArticle, Predicted
from onrecord.evaluate.predict import prediction
from onrecord.evaluate.scores import Aligned, Tally, align, figures, precision_recall, tally_article, touch
from onrecord.evaluate.speakers import given, speaker_figures, tally_speakers
from onrecord.evaluate.tokens import Sided, Tokenized
from onrecord.intake import article_from_text
from onrecord.pipeline import take_notes
from onrecord.schema import Article, Notes
from onrecord.tell.harmless import one_line


class Report(Struct, frozen=True):
    """The figures of one gold set; `stray` are the quoted strings taken for statements that are nobody's."""

    gold: str
    attributions: dict[str, Any]
    fields: dict[str, Any]
    speakers: dict[str, Any]
    events: dict[str, Any]
    remarks: dict[str, Any]
    calibration: dict[str, Any]
    stray: tuple[tuple[str, str], ...]
    quoted: int

    def to_dict(self) -> dict[str, Any]:
        """All of it as JSON values; `headline` is the F1 of attribution."""
        return {
            "gold": self.gold,
            "headline": self.attributions["headline"],
            "attributions": self.attributions,
            "fields": self.fields,
            "speakers": self.speakers,
            "quoted_strings": {
                "predicted": self.quoted,
                "not_statements": len(self.stray),
                "p": round(1 - len(self.stray) / self.quoted, 4) if self.quoted else None,
                "such_as": [{"id": article, "text": text} for article, text in self.stray[:20]],
            },
            "events": self.events,
            "remarks": self.remarks,
            "calibration": self.calibration,
        }


def run(gold: Path, predictions: Path | None = None, *, notes_of: Callable[[Article], Notes] = take_notes) -> Report:
    """Take the notes of every article of `gold` and score them; write what was found to `predictions`, if given.

    Raises GoldError for gold that cannot be scored and for a predictions file that cannot be written.
    """
    articles = read_gold(gold)
    found = [prediction(notes_of(as_article(article)), article.id) for article in articles]
    if predictions is not None:
        try:
            predictions.write_bytes(b"".join(msgspec.json.encode(row) + b"\n" for row in found))
        except OSError as error:
            raise GoldError(error.strerror or "cannot be written", path=str(predictions)) from None
    return score(articles, found, name=gold.name)


def as_article(gold: GoldArticle) -> Article:
    """The gold's article as intake reads it, its text untouched."""
    return article_from_text(
        gold.text, title=gold.title, byline=gold.byline, outlet=gold.outlet, url=gold.url, published=gold.published
    )


def score(articles: Sequence[GoldArticle], predictions: Sequence[Predicted], *, name: str = "") -> Report:
    """The figures of `predictions`, one for each of `articles` in their order."""
    rows: list[dict[str, Tally]] = []
    counts: Counter[str] = Counter()
    speakers: dict[str, Counter[str]] = {"given": Counter(), "found": Counter()}
    stray: list[tuple[str, str]] = []
    quoted = 0
    judged: list[Judged] = []
    for article, predicted in zip(articles, predictions, strict=True):
        tokenized = Tokenized(article.text)
        gold, found = ([Sided(tokenized, a) for a in row.attributions] for row in (article, predicted))
        aligned = align(gold, found)
        rows.append(tally_article(gold, found, aligned))
        judged += _judge(predicted, aligned, gold, found)
        counts.update(tally_fields(article.attributions, predicted.attributions, aligned))
        if any(attribution.speaker for attribution in article.attributions):
            partner = {pair.gold: predicted.attributions[pair.predicted] for pair in aligned}
            ends = [(one, partner.get(at)) for at, one in enumerate(article.attributions)]
            speakers["found"] += tally_speakers(ends)
            speakers["given"] += tally_speakers(
                zip(article.attributions, given(as_article(article), article), strict=True)
            )
        for index in not_statements(gold, found):
            spans = predicted.attributions[index].content
            stray.append((article.id, " … ".join(article.text[s.start : s.end] for s in spans)))
        quoted += sum(attribution.kind != "indirect" for attribution in found)
        for remark in REMARKS:
            wanted, got = getattr(article, remark), getattr(predicted, remark)
            if wanted is not UNSET:
                counts.update(tally_spans(remark, wanted, () if got is UNSET else got))
        if article.events is not UNSET:
            counts.update(tally_events(article.events, () if predicted.events is UNSET else predicted.events))
    return Report(
        gold=name,
        attributions=figures(rows),
        fields=field_figures(counts),
        speakers={name: speaker_figures(tally) for name, tally in speakers.items() if tally["judged"]},
        events=_event_figures(counts) if any(article.events is not UNSET for article in articles) else {},
        remarks={remark: _span_figures(counts, remark) for remark in REMARKS if counts[f"{remark}.gold"]},
        stray=tuple(stray),
        quoted=quoted,
        calibration=calibration(judged),
    )


def _span_figures(counts: Counter[str], name: str) -> dict[str, Any]:
    tally = Tally(*(counts[f"{name}.{part}"] for part in ("right", "predicted", "gold", "right_gold")))
    return {**precision_recall(tally), "right": tally.right, "predicted": tally.predicted, "gold": tally.gold}


def _judge(
    predicted: Predicted, aligned: Sequence[Aligned], gold: Sequence[Sided], found: Sequence[Sided]
) -> list[Judged]:
    right = {pair.predicted for pair in aligned if touch(gold[pair.gold], found[pair.predicted], "source")}
    return [Judged(a.score, i in right) for i, a in enumerate(predicted.attributions) if a.score is not UNSET]


def _event_figures(counts: Counter[str]) -> dict[str, Any]:
    """`right` events have their evidence found; `type_right` of them are of the right type."""
    return _span_figures(counts, "events") | {
        "type_right": counts["event type.right"],
        "counts": {key: counts[f"counts.{key}"] for key in ("gold", "found", "right")},
    }


def render(report: Report) -> RenderableType:
    """The figures as tables for the terminal."""
    figures_of = report.attributions
    low, high = figures_of["attribution"]["f1_ci95"]
    heading = Text.assemble(
        (f"{one_line(report.gold)}  ", "bold"),
        f"{figures_of['articles']} articles · attribution F1 ",
        (f"{figures_of['headline']:.3f}", "bold"),
        f" (95% {low:.3f}–{high:.3f})",
    )
    parts: list[RenderableType] = [heading, _attribution_table(figures_of), _field_table(report.fields)]
    if report.speakers:
        parts.append(_speaker_table(report.speakers))
    parts.append(_light_table(report))
    if report.stray:
        shown = "\n".join("  " + one_line(f"{article}: {text}")[:100] for article, text in report.stray[:10])
        parts.append(Text(f"{len(report.stray)} quoted strings taken for statements that gold does not have:\n{shown}"))
    return Group(*parts)


def _table(title: str, *columns: str) -> Table:
    table = Table(title=title, title_justify="left", box=None, header_style="dim", title_style="bold", pad_edge=False)
    for index, column in enumerate(columns):
        table.add_column(column, justify="right" if index else "left")
    return table


def _attribution_table(report: dict[str, Any]) -> Table:
    table = _table("Attributions", "", "P", "R", "F1", "found", "gold")
    for group, value in report.items():
        if not isinstance(value, dict):
            continue
        for leaf, part in [("", value)] if "r" in value else value.items():
            label = f"{group}.{leaf}" if leaf else group
            table.add_row(label, *(_number(part.get(key)) for key in ("p", "r", "f1", "predicted", "gold")))
    return table


def _field_table(report: dict[str, Any]) -> Table:
    columns = ("right", "wrong", "missing", "spurious", "absent", "p", "r", "of_all_gold", "gold")
    table = _table("Fields, on aligned statements", "", *columns[:-2], "of all gold", "gold")
    for field, part in report.items():
        if any(part[column] for column in columns):
            table.add_row(field, *(_number(part[column]) for column in columns))
    return table


def _speaker_table(report: dict[str, Any]) -> Table:
    columns = ("right", "wrong", "unsure", "not found", "named", "right_share", "wrong_share")
    table = _table("Named speakers", "", *columns[:-2], "share right", "wrong")
    for name, label in (("given", "attributions given"), ("found", "end to end")):
        table.add_row(label, *(_number(report[name][column]) for column in columns))
    return table


def _light_table(report: Report) -> Table:
    table = _table("Beside the statements", "", "P", "R", "F1", "found", "gold")
    events = report.events
    for name, part in {**({"events": events} if events else {}), **report.remarks}.items():
        table.add_row(name.replace("_", " "), *(_number(part[key]) for key in ("p", "r", "f1", "predicted", "gold")))
    if events:
        table.add_row("events of the right type", "", "", "", str(events["type_right"]), str(events["right"]))
        table.add_row("counts of the right range", "", "", "", *(str(events["counts"][k]) for k in ("right", "gold")))
    if report.calibration["brier"] is not None:
        table.add_row("scores: Brier, calibration error", *(_number(report.calibration[k]) for k in ("brier", "error")))
    clean = report.quoted - len(report.stray)
    table.add_row("quoted strings that are statements", "", "", "", str(clean), str(report.quoted))
    return table


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}" if isinstance(value, float) else str(value)
