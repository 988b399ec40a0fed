"""`onrecord actors event.db`: a record's actors listed, questioned and corrected; known actors loaded and saved."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import msgspec
from rich.console import Console

from onrecord.store import RecordFile
from onrecord.tell.dates import many
from onrecord.tell.harmless import visible
from onrecord.tell.writing import write_aside

if TYPE_CHECKING:
    from onrecord.actors import Desk
    from onrecord.schema import Correction


def _who(_: click.Context, __: click.Parameter, by: str) -> str:
    if not by.strip():  # never taken from the machine: a login is personal data that nobody chose to publish
        raise click.UsageError("say who corrects: --by NAME (a name, initials, a desk), or set ONRECORD_BY")
    return by


CORRECTING: tuple[Callable[[Any], Any], ...] = (
    click.option("--by", default="", envvar="ONRECORD_BY", callback=_who, help="Who corrects; ONRECORD_BY by default."),
    click.option("--reason", default="", help="Why. Kept."),
)


def correcting(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that say who corrects, and why."""
    for option in reversed(CORRECTING):
        command = option(command)
    return command


class _OfRecord(click.Group):
    """A group whose own options may stand before or behind the record: `actors event.db --json`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if args and not args[0].startswith("-"):
            options = {name: each for each in self.params if isinstance(each, click.Option) for name in each.opts}
            end = 1
            while end < len(args) and args[end].startswith("-"):
                option = options.get(args[end])
                end += 2 if option is not None and not option.is_flag else 1
            args = [*args[1:end], args[0], *args[end:]]
        return super().parse_args(ctx, args)


@click.group(cls=_OfRecord, invoke_without_command=True)
@click.argument("record", type=click.Path(path_type=Path))
@click.option("--like", default="", help="Only actors of whose names one has this in it.")
@click.option("--all", "everybody", is_flag=True, help="Also those who are named and say nothing; all questions.")
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
@click.pass_context
def actors(context: click.Context, record: Path, like: str, everybody: bool, as_json: bool) -> None:
    """Who speaks in RECORD, what is open about them, and corrections that can be undone.

    An ACTOR is given by the handle in the list (a3f2), a name, or an id; `registry:ID` is a known actor.

    \b
    Examples:
      onrecord actors event.db
      onrecord actors event.db --like khouri
      onrecord actors event.db merge "Yusuf al-Khoury" "Youssef Khouri" --by AB
      onrecord actors event.db load known.csv
    """
    context.obj = record
    if context.invoked_subcommand is not None:
        return
    with _desk(record) as desk:
        _list(desk, record, like, everybody, as_json)


def _list(desk: "Desk", record: Path, like: str, everybody: bool, as_json: bool) -> None:
    from onrecord.actors.printed import QUESTIONS, print_actors, print_questions

    rows = desk.actors(like)
    shown = [row for row in rows if everybody or like or row.statements]
    handles = {row.handle for row in rows}
    questions = [each for each in desk.questions() if not like or {each.left, each.right} & handles]
    unheld = desk.unheld()
    if as_json:
        told = {
            "actors": shown,
            "questions": questions,
            "unheld": [{"id": each.id, "reason": why} for each, why in unheld],
        }
        click.echo(msgspec.json.format(msgspec.json.encode(told), indent=1).decode())
        return
    console = _console()
    print_actors(shown, console)
    print_questions(questions, visible(str(record)), console, len(questions) if everybody else QUESTIONS)
    for each, reason in unheld:
        click.echo(f"onrecord: correction {each.id} ({each.action}) does not hold any more: {reason}", err=True)
    silent = len(rows) - len(shown)
    rest = f"; {silent} more are named and say nothing (--all)" if silent else ""
    said = sum(row.statements for row in shown)
    click.echo(f"{visible(str(record))}: {many(len(shown), 'actor')}, {many(said, 'statement')}{rest}", err=True)


@actors.command()
@click.argument("actor")
@click.pass_obj
def show(record: Path, actor: str) -> None:
    """Every naming of ACTOR, article by article, each with what `split` takes for it."""
    from onrecord.actors.printed import print_actors, print_namings

    with _desk(record) as desk:
        console = _console()
        print_actors([desk.roster.find(actor)], console)
        print_namings(desk.roster, desk.namings(actor), console)


@actors.command()
@click.argument("first")
@click.argument("others", metavar="ACTOR...", nargs=-1, required=True)
@correcting
@click.pass_obj
def merge(record: Path, first: str, others: tuple[str, ...], by: str, reason: str) -> None:
    """FIRST and the other ACTORs are one; an ACTOR may be `registry:ID`."""
    with _desk(record, by) as desk:
        _tell(record, desk, desk.merge(first, *others, reason=reason))


@actors.command()
@click.argument("one")
@click.argument("other")
@correcting
@click.pass_obj
def apart(record: Path, one: str, other: str, by: str, reason: str) -> None:
    """ONE and OTHER are two, whatever links them; OTHER may be `registry:ID`."""
    with _desk(record, by) as desk:
        _tell(record, desk, desk.apart(one, other, reason=reason))


@actors.command()
@click.argument("actor")
@click.argument("namings", metavar="NAMING...", nargs=-1, required=True)
@correcting
@click.pass_obj
def split(record: Path, actor: str, namings: tuple[str, ...], by: str, reason: str) -> None:
    """These NAMINGs of ACTOR are somebody else's: 3f2a1c (all in an article) or 3f2a1c:120 (one); see `show`."""
    with _desk(record, by) as desk:
        _tell(record, desk, desk.split(actor, *namings, reason=reason))


@actors.command()
@click.argument("actor")
@click.argument("name")
@correcting
@click.pass_obj
def rename(record: Path, actor: str, name: str, by: str, reason: str) -> None:
    """ACTOR is printed as NAME everywhere."""
    with _desk(record, by) as desk:
        _tell(record, desk, desk.rename(actor, name, reason=reason))


@actors.command()
@click.argument("actor")
@correcting
@click.pass_obj
def exclude(record: Path, actor: str, by: str, reason: str) -> None:
    """What ACTOR says leaves the roundup and stays on record."""
    with _desk(record, by) as desk:
        _tell(record, desk, desk.exclude(actor, reason=reason))


@actors.command()
@click.argument("number", type=int)
@correcting
@click.pass_obj
def undo(record: Path, number: int, by: str, reason: str) -> None:
    """Take correction NUMBER back, as if it had never been made."""
    with _desk(record, by) as desk:
        _tell(record, desk, desk.undo(number, reason=reason))


@actors.command()
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
@click.pass_obj
def history(record: Path, as_json: bool) -> None:
    """Every correction: who, when, why, what was taken back, what does not hold any more."""
    from onrecord.actors.printed import print_history

    with _desk(record) as desk:
        if as_json:
            click.echo(msgspec.json.format(msgspec.json.encode(desk.corrections), indent=1).decode())
        else:
            print_history(desk, _console())


@actors.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.pass_obj
def load(record: Path, files: tuple[str, ...]) -> None:
    """Keep the known actors of FILEs (CSV, or FollowTheMoney JSON lines) with RECORD, for every later command.

    An actor whose id is there already takes the place of the old one. RECORD is made if it is not there.
    """
    from onrecord.registry import Registry

    given = [Registry.load(file) for file in files]  # all of them can be read, or nothing is kept
    with RecordFile.open(record, create=True) as file:
        known = file.registry()
        for each in given:
            known = known.with_actors(each)
        file.keep_registry(known)
    click.echo(f"{visible(str(record))}: {many(len(known), 'known actor')}", err=True)


@actors.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.pass_obj
def save(record: Path, file: Path) -> None:
    """Write the known actors to FILE: a table (.csv), or FollowTheMoney (.json, .jsonl, .ftm)."""
    with RecordFile.open(record) as opened:
        known = opened.registry()
    written = known.written(file.suffix.lower())
    with write_aside(file) as stream:
        stream.write(written)
    click.echo(f"{visible(str(file))}: {many(len(known), 'known actor')}", err=True)


@actors.command()
@click.pass_obj
def forget(record: Path) -> None:
    """Keep no known actors with RECORD any more."""
    from onrecord.registry import Registry

    with RecordFile.open(record) as file:
        before = len(file.registry())
        file.keep_registry(Registry())
    click.echo(f"{visible(str(record))}: {many(before, 'known actor')} forgotten", err=True)


@contextmanager
def _desk(record: Path, by: str = "") -> Iterator["Desk"]:
    from onrecord.actors import Desk  # joins articles: nothing that other commands should wait for

    with RecordFile.open(record) as file:
        yield Desk(file, by)


def unheld_in(file: RecordFile) -> "list[tuple[Correction, str]]":
    """The corrections of a record file that do not hold any more, each with the reason."""
    if not file.corrections():
        return []
    from onrecord.actors import Desk

    return Desk(file).unheld()


def _tell(record: Path, desk: "Desk", made: "list[Correction]") -> None:
    from onrecord.actors.printed import told

    for each in made:
        undo = (
            "" if each.action == "undo" else f"; to take it back: onrecord actors {visible(str(record))} undo {each.id}"
        )
        click.echo(f"correction {each.id}, {told(desk, each)}{undo}")


def _console() -> Console:
    return Console(highlight=False, markup=False, emoji=False)
