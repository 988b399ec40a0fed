"""The command line: `onrecord add`, `actors`, `roundup`, `naming`, `read`, `export`, `check`, `evaluate`, `demo`.

Exit codes: 0 all done; 1 nothing could be read, or a file cannot be used; 2 the command's words are off; 3 some inputs
could not be read, the others are done (each failure is one line on standard error).
"""

import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO, TextIO, cast

import click
import msgspec
from msgspec import structs
from rich.console import Console

from onrecord.cli_actors import actors, unheld_in
from onrecord.cli_export import export
from onrecord.cli_filters import chosen_filters, filtered, load
from onrecord.errors import InputError, OnRecordError, UnfitNotes
from onrecord.intake import FORMATS, iso_date, measure_sources, read_sources
from onrecord.pipeline import maker, take_all, take_notes, unread_language
from onrecord.progress import Progress
from onrecord.schema import Article
from onrecord.store import RecordFile
from onrecord.store import check as check_record
from onrecord.tell.harmless import visible
from onrecord.tell.markup import print_marked
from onrecord.tell.naming import compose_naming, write_naming
from onrecord.tell.renderers import RENDERERS
from onrecord.tell.roundup import ORDERS, compose
from onrecord.tell.writing import write_aside

OK, FAILED, PARTLY = 0, 1, 3

FORMAT_NAMES = [each.name for each in FORMATS]
source_format = click.option(
    "--format", "format_", type=click.Choice(FORMAT_NAMES), help="Read every source in this format."
)
rules_only = click.option(
    "--rules-only", is_flag=True, help="Leave the learned reader out: several times as fast, and finds less."
)
output = click.option(
    "-o", "--output", "output_", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file."
)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="onrecord", prog_name="onrecord")
def cli() -> None:
    """Who said what: read news into a record, and tell it with its sources.

    \b
    Examples:
      onrecord add articles/ -o event.db
      onrecord roundup event.db --by speaker
      onrecord read page.html
    """


@cli.command()
@click.argument("sources", nargs=-1, required=True)
@click.option("-o", "--output", "record", required=True, type=click.Path(path_type=Path), help="The record file.")
@source_format
@rules_only
@click.option("--threads", type=click.IntRange(1), default=1, show_default=True, help="Articles read at once.")
def add(sources: tuple[str, ...], record: Path, format_: str | None, rules_only: bool, threads: int) -> None:
    """Read SOURCES and add them to a record file, which is made if it is not there.

    SOURCES are files, folders, globs, .zip and .gz of them, "-" for standard input, or http(s) addresses. Adding the
    same article again changes nothing; an interrupted run goes on where it stopped when it is given again.

    \b
    Examples:
      onrecord add press/*.html wire.jsonl -o event.db
      cat speech.txt | onrecord add - -o event.db
    """
    added = known = failed = 0
    made_by = maker(rules_only=rules_only)
    with RecordFile.open(record, create=True) as file, Progress(measure_sources(sources)) as progress:

        def new_articles() -> Iterator[Article]:
            nonlocal known, failed
            for article in read_sources(sources, format=format_, stdin=_stdin(), on_bytes=progress.advance):
                if isinstance(article, InputError):
                    failed += 1
                    progress.complain(str(article))
                elif file.has(article.id, made_by):
                    known += 1
                else:
                    yield article

        for notes in take_all(new_articles(), rules_only=rules_only, threads=threads):
            try:
                file.add(notes)
                added += 1
            except UnfitNotes as error:
                failed += 1
                progress.complain(str(error))
            if unread := unread_language(notes):
                progress.complain(f"{notes.article.source or notes.article.id}: not read: {unread}")
            progress.count(added + known)
        statements = file.counts()["statements"]
    parts = [f"{added} added", f"{known} already there", f"{failed} not read"]
    click.echo(f"{record}: {', '.join(parts)}; {statements} statements on record", err=True)
    sys.exit(_exit_code(added + known, failed))


@cli.command()
@click.argument("record", type=click.Path(path_type=Path))
@click.option("--by", type=click.Choice(list(ORDERS)), default="place", show_default=True, help="How to arrange it.")
@click.option("--format", "format_", type=click.Choice(list(RENDERERS)), help="By default what the output's name says.")
@output
@click.option("--title", default="Who said what", help="The roundup's title.")
@filtered
def roundup(record: Path, by: Any, format_: str | None, output_: Path | None, title: str, **filters: Any) -> None:
    """Tell a record as a roundup in which every sentence has its sources.

    \b
    Examples:
      onrecord roundup event.db
      onrecord roundup event.db --by time --format markdown
      onrecord roundup event.db --country Norway --since 2026-03-01 -o roundup.html
    """
    told = compose(load(record), by=by, filters=chosen_filters(**filters), title=title)
    render = RENDERERS[format_ or _by_suffix(output_)]
    _write(output_, lambda stream: render(told, stream))


@cli.command()
@click.argument("source")
@source_format
@click.option("--published", help="The day it was published (ISO 8601), where the source does not say.")
@click.option("--why/--no-why", default=True, help="Show the rule and the words behind each finding.")
@rules_only
def read(source: str, format_: str | None, published: str | None, why: bool, rules_only: bool) -> None:
    """Read SOURCE and show it marked up: who, cue and what, with the findings beneath.

    \b
    Examples:
      onrecord read article.txt
      pbpaste | onrecord read - --no-why
    """
    day = iso_date(published) if published else None
    if published and not day:
        raise click.BadParameter(f"{published!r} is not a date; write it as 2026-03-14", param_hint="--published")
    console = Console(highlight=False, markup=False, emoji=False)
    done = failed = 0
    for article in read_sources([source], format=format_, stdin=_stdin()):
        if isinstance(article, InputError):
            failed += 1
            click.echo(f"onrecord: {visible(str(article))}", err=True)
            continue
        if day and not article.published:
            article = structs.replace(article, published=day)
        notes = take_notes(article, rules_only=rules_only)
        if unread := unread_language(notes):
            click.echo(f"onrecord: {visible(article.source or source)}: not read: {unread}", err=True)
        print_marked(notes, console, why=why)
        done += 1
    sys.exit(_exit_code(done, failed))


@cli.command()
@click.argument("record", type=click.Path(path_type=Path))
@click.option(
    "--format", "format_", type=click.Choice([*RENDERERS, "csv"]), help="By default what the output's name says."
)
@output
@click.option("--title", default="Who names it how", help="The table's title.")
def naming(record: Path, format_: str | None, output_: Path | None, title: str) -> None:
    """Show side by side how each outlet and each speaker names the events and the actors, with counts and sources.

    \b
    Examples:
      onrecord naming event.db
      onrecord naming event.db -o naming.csv
    """
    told = load(record)
    if "csv" in (format_, output_.suffix.lower().removeprefix(".") if output_ and not format_ else None):
        _write(output_, lambda stream: write_naming(told, stream))
        return
    render = RENDERERS[format_ or _by_suffix(output_)]
    _write(output_, lambda stream: render(compose_naming(told, title), stream))


@cli.command()
@click.argument("record", type=click.Path(path_type=Path))
def check(record: Path) -> None:
    """Verify that every span on record still reads what it claims; one line a fault.

    \b
    Example:
      onrecord check event.db
    """
    faults = 0
    for fault in check_record(record):
        faults += 1
        click.echo(f"{record}: {visible(str(fault))}")
    if faults:
        click.echo(f"{record}: {faults} fault{'s' * (faults > 1)}", err=True)
        sys.exit(FAILED)
    with RecordFile.open(record) as file:
        for correction, reason in unheld_in(file):
            faults += 1
            click.echo(f"{record}: correction {correction.id} ({correction.action}) does not hold: {visible(reason)}")
        counts = file.counts()
    if faults:
        sys.exit(FAILED)
    click.echo(f"{record}: sound; {counts['articles']} articles, {counts['statements']} statements")


@cli.command()
@click.argument("gold", type=click.Path(path_type=Path))
@click.option("--predictions", type=click.Path(path_type=Path), help="Also write what was found, in the gold's shape.")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
@rules_only
def evaluate(gold: Path, predictions: Path | None, as_json: bool, rules_only: bool) -> None:
    """Score what is found in the articles of GOLD against its marks: JSONL, JSON, or inline-marked text.

    Where the marks are mentions in chains, the reader's mentions and coreference are scored.

    \b
    Examples:
      onrecord evaluate gold/held --json
      onrecord evaluate gold.jsonl --predictions found.jsonl
    """
    from onrecord.evaluate import chains
    from onrecord.evaluate.report import render, run

    figures: dict[str, Any]
    if chains.is_chained(gold):
        figures = chains.run(gold)
        shown = chains.render(figures)
    else:
        report = run(gold, predictions, notes_of=lambda article: take_notes(article, rules_only=rules_only))
        figures, shown = report.to_dict(), render(report)
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode(figures), indent=1).decode())
    else:
        Console(highlight=False, markup=False, emoji=False).print(shown)


@cli.command()
@click.option("-o", "--output", "folder", type=click.Path(file_okay=False, path_type=Path), help="Keep the files here.")
@click.option("--by", type=click.Choice(list(ORDERS)), default="place", show_default=True, help="How to arrange it.")
def demo(folder: Path | None, by: Any) -> None:
    """Run the main job on the bundled sample event: eight articles in, a sourced roundup out.

    \b
    Examples:
      onrecord demo
      onrecord demo -o demo/
    """
    from onrecord.samples import TITLE, paths

    with tempfile.TemporaryDirectory() as aside:
        home = folder or Path(aside)
        home.mkdir(parents=True, exist_ok=True)
        with RecordFile.open(home / "event.db", create=True) as file:
            for article in read_sources([str(path) for path in paths()]):
                if isinstance(article, InputError):
                    raise article
                file.add(take_notes(article))
        told = compose(load(home / "event.db"), by=by, title=TITLE)
        RENDERERS["terminal"](told, sys.stdout)
        if folder:
            for format_, suffix in (("markdown", "md"), ("html", "html")):
                with write_aside(folder / f"roundup.{suffix}") as stream:
                    RENDERERS[format_](told, stream)
            names = ", ".join(str(folder / name) for name in ("event.db", "roundup.md", "roundup.html"))
            click.echo(f"kept: {names}", err=True)


cli.add_command(actors)
cli.add_command(export)


def main() -> None:
    """The program: every error of ours is one line on standard error."""
    try:
        cli(standalone_mode=True)
    except OnRecordError as error:
        click.echo(f"onrecord: {visible(str(error))}", err=True)
        sys.exit(FAILED)
    except BrokenPipeError:  # the reader of our output has seen enough
        sys.stderr.close()
        sys.exit(FAILED)


def _write(path: Path | None, write: Callable[[TextIO], None]) -> None:
    if path is None:
        write(sys.stdout)
        return
    with write_aside(path) as stream:
        write(stream)


def _by_suffix(path: Path | None) -> str:
    suffixes = {".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html"}
    return suffixes.get(path.suffix.lower(), "terminal") if path else "terminal"


def _exit_code(done: int, failed: int) -> int:
    return OK if not failed else PARTLY if done else FAILED


def _stdin() -> BinaryIO:
    return cast(BinaryIO, sys.stdin.buffer)
