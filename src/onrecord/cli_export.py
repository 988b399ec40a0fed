"""`onrecord export event.db`: a record handed over in a format of `EXPORTS`."""

import sys
from pathlib import Path
from typing import Any, BinaryIO, cast, get_args

import click

from onrecord.cli_filters import chosen_filters, filtered, load
from onrecord.errors import OnRecordError
from onrecord.export.exports import EXPORTS, write_export
from onrecord.export.options import Concept, Normalization, Offsets, Options, Ties

WIDEST = max(map(len, EXPORTS))
LISTED = "\n".join(f"      {name:{WIDEST}}  {each.about}" for name, each in EXPORTS.items())
HELP = f"""Hand a record over in a format that another tool reads.

    \b
    Formats:
{LISTED}

    \b
    Examples:
      onrecord export event.db -o event.jsonl
      onrecord export event.db --format csv --speaker Brandt -o brandt.csv
      onrecord export event.db --format graphml --ties congruence --normalization average -o actors.graphml
    """


@click.command(help=HELP)
@click.argument("record", type=click.Path(path_type=Path))
@click.option("--format", "format_", type=click.Choice(list(EXPORTS)), default="jsonl", show_default=True)
@click.option("-o", "--output", "output_", type=click.Path(path_type=Path), help="Write to this file.")
@click.option("--force", is_flag=True, help="Replace the file if it is there.")
@click.option("--offsets", type=click.Choice(get_args(Offsets)), default="code-points", help="The unit of positions.")
@click.option("--ties", type=click.Choice(get_args(Ties)), default="one-mode", help="Networks: what joins two nodes.")
@click.option(
    "--normalization", type=click.Choice(get_args(Normalization)), default="none", help="Networks: of weights."
)
@click.option("--concept", type=click.Choice(get_args(Concept)), default="target", help="Networks: what counts as one.")
@click.option("--window", type=click.IntRange(1), help="Networks: one for each window of so many days.")
@click.option("--step", type=click.IntRange(1), help="Days from one window's start to the next's (its length).")
@filtered
def export(record: Path, format_: str, output_: Path | None, force: bool, **given: Any) -> None:
    """Write the file, or to standard output."""
    options = Options(**{name: given.pop(name) for name in Options.__struct_fields__})
    kept = chosen_filters(**given)
    whole = load(record)
    chosen = whole if kept == chosen_filters(attitudes=True) else kept.apply(whole)
    if output_ is not None:
        write_export(chosen, output_, format_, options, force=force)
        return
    if not EXPORTS[format_].is_text and sys.stdout.isatty():
        raise OnRecordError(f"{format_} is no text for a terminal: give a file with -o, or pipe it")
    EXPORTS[format_].write(chosen, cast(BinaryIO, sys.stdout.buffer), options)
    sys.stdout.buffer.flush()
