"""Actors, questions and corrections on a terminal. Figures stand before names, so that no script moves a column.

Names and reasons come from articles: they are shown by `visible` and `brief`, and never as markup.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby

from rich.console import Console
from rich.text import Text

from onrecord.actors.desk import KNOWN, Desk
from onrecord.actors.roster import Listed, Naming, Question, Roster
from onrecord.gazetteer import fold
from onrecord.schema import Correction
from onrecord.tell.dates import many
from onrecord.tell.harmless import brief, one_line
from onrecord.tell.terminal import print_text, quoted_title

MOST = 3  # roles, affiliations and spellings that are shown of an actor
QUESTIONS = 20
LONGEST_REASON = 300  # characters


def print_actors(rows: Sequence[Listed], console: Console) -> None:
    """Each actor: its handle, how much it says, who it is, and how sure it is that it is one."""
    size = max((len(row.handle) for row in rows), default=0)
    for row in rows:
        said = many(row.statements, "statement")
        outlets = many(len(row.outlets), "outlet")
        line = Text(f"{row.handle:<{size}}  ", "cyan").append(f"{said:>14}  {outlets:>10}  ", "dim")
        line.append(row.name, "bold").append(f", {row.type}" if row.type != "unknown" else "")
        line.append("  EXCLUDED" if row.excluded else "", "bold yellow")
        print_text(console, line, 0, size + 2)
        if offices := _offices(row):
            print_text(console, Text("; ".join(offices)), size + 2)
        if sureness := _sureness(row):
            print_text(console, Text(sureness, "dim"), size + 2)


def _offices(row: Listed) -> list[str]:
    """Roles, then affiliations, without what the name or a fuller one says already."""
    roles = [each for each in row.roles if not _says((row.name, *row.roles), each)][:MOST]
    return roles + [each for each in row.affiliations if not _says((row.name, *roles), each)][:MOST]


def _says(fuller: Iterable[str], value: str) -> bool:
    part = fold(value)
    return any(part in fold(each) and part != fold(each) for each in fuller)


def _sureness(row: Listed) -> str:
    others = [name for name in row.spellings if name != row.name][:MOST]
    parts = [f"one in {row.articles} articles by {', '.join(row.because)}, {row.sure:.2f} sure"] if row.because else []
    parts += [f"known as {brief(row.known_as)}"] if row.known_as else []
    parts += [f"also “{'”, “'.join(others)}”"] if others else []
    return "; ".join(parts)


def print_questions(questions: Sequence[Question], record: str, console: Console, most: int = QUESTIONS) -> None:
    """The questions that nothing decides, each with the two commands that answer it."""
    if not questions:
        return
    console.print()
    console.print(Text(f"{many(len(questions), 'question').upper()} TO ANSWER", "bold"), soft_wrap=True)
    for each in questions[:most]:
        names, outlets = each.names, each.outlets
        other = f"the registry's {each.right.removeprefix(KNOWN)} {names[1]}" if each.right.startswith(KNOWN) else ""
        other = other or f"the same as {each.right} {names[1]} ({outlets[1]})"
        asked = f"Is {each.left} {names[0]} ({outlets[0]}) {other}?"
        print_text(console, Text(asked), 0, 2)
        print_text(console, Text(f"open because: {brief(each.reason, LONGEST_REASON)}", "dim"), 2)
        print_text(
            console, Text(f"yes: merge {each.left} {each.right}    no: apart {each.left} {each.right}", "dim"), 2
        )
    if len(questions) > most:
        console.print(Text(f"and {len(questions) - most} more: --all", "dim"), soft_wrap=True)
    print_text(console, Text(f"to answer: onrecord actors {record} merge (or apart) ... --by YOUR-NAME", "dim"))


def print_namings(roster: Roster, namings: Iterable[Naming], console: Console) -> None:
    """Every naming, by article, each after what `split` takes for it."""
    for article, group in groupby(namings, key=lambda each: each.article):
        handle = roster.article_handles[article]
        about = next(notes.article for notes in roster.lookup.notes if notes.article.id == article)
        title = quoted_title(about.title) if about.title else ""
        parts = [roster.lookup.outlet(about), title, about.published[:10] if about.published else ""]
        line = Text(f"{handle}  ", "cyan").append(", ".join(part for part in parts if part))
        print_text(console, line, 0, len(handle) + 2)
        for naming in group:
            place = f"{handle}:{naming.span.start}"
            print_text(console, Text(f"{place:<{len(handle) + 8}}", "cyan").append(brief(naming.words)), 2, 2)


def print_history(desk: Desk, console: Console) -> None:
    """Every correction with who, when, why, and whether it is in force."""
    undone = {each.undoes: each.id for each in desk.corrections}
    broken = {each.id: reason for each, reason in desk.unheld()}
    for each in desk.corrections:
        line = Text(f"{each.id:>3}  ", "cyan").append(told(desk, each), "dim" if each.id in undone else "")
        print_text(console, line, 0, 5)
        why = f": {brief(each.reason, LONGEST_REASON)}" if each.reason else ""
        print_text(console, Text(f"{brief(each.by)}, {_moment(each.at)}{why}", "dim"), 5)
        if each.id in undone:
            print_text(console, Text(f"taken back by {undone[each.id]}", "dim"), 5)
        elif each.id in broken:
            print_text(console, Text(f"DOES NOT HOLD: {broken[each.id]}", "bold yellow"), 5)


def _moment(at: str) -> str:
    return brief(at).replace("T", " ").replace("+00:00", " UTC")


def told(desk: Desk, correction: Correction) -> str:
    """A correction in words, with the names that the articles have where it was made."""
    left, right = (_reads(desk, correction, side) for side in ("left", "right"))
    other = f"the registry's {one_line(correction.known_as)}" if correction.known_as else right
    match correction.action:
        case "merge":
            return f"merge: {left} is {other}"
        case "split":
            return f"split: {left} is not {other}"
        case "rename":
            return f"rename: {left} is printed as {brief(correction.name or '')}"
        case "exclude":
            return f"exclude: {left} is left out of roundups"
        case "undo":
            return f"undo: takes back {correction.undoes}"


def _reads(desk: Desk, correction: Correction, side: str) -> str:
    anchors = correction.left if side == "left" else correction.right
    texts = desk.roster.texts
    first = next((each for each in anchors if each.article in texts), None)
    if first is None:
        return "somebody"
    words = brief(texts[first.article][first.span.start : first.span.end])
    namings = {each.article for each in anchors}
    return (
        f"“{words}” ({desk.roster.outlets[first.article]}{f' and {len(namings) - 1} more' if len(namings) > 1 else ''})"
    )
