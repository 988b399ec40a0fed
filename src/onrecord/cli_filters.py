"""The options that choose statements of a record, for every command that tells or hands over one."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, get_args

import click

from onrecord.pipeline import record_of
from onrecord.schema import Authority, Commitment, Record
from onrecord.store import RecordFile
from onrecord.tell.filters import Filters

FILTERS: tuple[Callable[[Any], Any], ...] = (
    click.option("--speaker", default="", help="Only speakers whose name has this in it."),
    click.option("--place", default="", help="Only what was said at a place whose name has this in it."),
    click.option("--country", default="", help="Only what was said in this country: a name or an ISO 3166 code."),
    click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="Said (or else published) on this day or later."),
    click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help="Said (or else published) on this day or before."),
    click.option("--authority", multiple=True, type=click.Choice(get_args(Authority)), help="Only on this authority."),
    click.option("--commitment", multiple=True, type=click.Choice(get_args(Commitment)), help="Only as firm as this."),
    click.option("--text", default="", help="Only statements whose words have this in them."),
    click.option("--attitudes", is_flag=True, help="Also what people are reported to think or intend."),
)


def filtered(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that choose statements."""
    for option in reversed(FILTERS):
        command = option(command)
    return command


def load(path: Path) -> Record:
    """All that a record file holds, joined."""
    with RecordFile.open(path) as file:
        return record_of(file)


def chosen_filters(
    since: datetime | None = None, until: datetime | None = None, attitudes: bool = False, **given: Any
) -> Filters:
    """The filters that the options set."""
    every = ("said", "thought", "intended", "documented") if attitudes else Filters().attitude
    return Filters(since=since and since.date(), until=until and until.date(), attitude=every, **given)
