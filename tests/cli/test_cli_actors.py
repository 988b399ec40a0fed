"""`onrecord actors` as a desk runs it: the list, corrections and back, known actors, hostile and bad input."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from msgspec import structs

from onrecord.cli import cli
from onrecord.schema import Notes
from onrecord.store import RecordFile
from reports import report, said

KNOWN = """id,name,aliases,type,role,role_of,from,to
Q1,Ada Lorne,Ада Лорн,person,mayor,Fjordby,2020-01-01,
Q2,Youssef Khouri,يوسف الخوري,person,foreign minister,Norway,2024-05-01,
"""
LONG = "صاحبة السمو الشيخة مريم بنت عبد العزيز بن عبد الرحمن آل فلان"


def article(outlet: str, *names: str) -> Notes:
    lines = [f"“Word {at} of {name[::-1]}.” {name}, said." for at, name in enumerate(names)]
    statements = [said(f"Word {at} of {name[::-1]}.", name) for at, name in enumerate(names)]
    return report(" ".join(lines), *statements, outlet=outlet, published="2026-03-04", title=f"News of {outlet}")


PILE = [
    article("Fjord Post", "Ada Lorne", "Brun Moss", LONG),
    article("Dale Times", "Ada Lorne", "Yusuf al-Khoury"),
    article("Coast Radio", "Nils Q. Dahl", "Ada Lorne"),
]


@pytest.fixture
def event(tmp_path: Path) -> Path:
    path = tmp_path / "event.db"
    with RecordFile.open(path, create=True) as record:
        for notes in PILE:
            record.add(notes)
    return path


def run(*arguments: str | Path, columns: int = 100, by: str | None = None) -> tuple[int, str, str]:
    """Exit code, standard output and standard error."""
    env = {"COLUMNS": str(columns)} | ({"ONRECORD_BY": by} if by else {})
    outcome = CliRunner().invoke(cli, ["actors", *map(str, arguments)], env=env)
    if outcome.exception and not isinstance(outcome.exception, SystemExit):
        raise outcome.exception
    return outcome.exit_code, outcome.stdout, outcome.stderr


def program(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    env = {name: value for name, value in os.environ.items() if name != "ONRECORD_BY"}
    return subprocess.run(
        [sys.executable, "-m", "onrecord", "actors", *map(str, arguments)],
        capture_output=True, encoding="utf-8", check=False, env=env,
    )  # fmt: skip


def listed(event: Path) -> dict[str, tuple[int, int]]:
    """Each actor's statements and articles, by name."""
    told = json.loads(run(event, "--json")[1])
    return {each["name"]: (each["statements"], each["articles"]) for each in told["actors"]}


def test_the_list(event: Path) -> None:
    code, told, aside = run(event)
    assert code == 0
    assert "3 statements   3 outlets  Ada Lorne, person" in told.splitlines()[0]
    assert "5 actors, 7 statements" in aside


def test_the_options_may_stand_before_or_behind_the_record(event: Path) -> None:
    assert run("--like", "moss", event)[1] == run(event, "--like", "moss")[1]
    assert run(event, "--json", "--like", "moss")[1].count('"handle"') == 1


def test_json_holds_actors_questions_and_what_does_not_hold(event: Path) -> None:
    told = json.loads(run(event, "--json")[1])
    assert (set(told), len(told["actors"])) == ({"actors", "questions", "unheld"}, 5)
    assert {"handle", "name", "roles", "affiliations", "statements", "outlets", "sure", "because"} <= set(
        told["actors"][0]
    )


@pytest.mark.parametrize("columns", [100, 80, 40])
def test_no_line_is_wider_than_the_terminal(event: Path, columns: int) -> None:
    run(event, "load", known(event))
    for told in (run(event, "--all", columns=columns)[1], run(event, "show", "lorne", columns=columns)[1]):
        assert max(map(len, told.splitlines())) <= columns


def known(event: Path, text: str = KNOWN, name: str = "known.csv") -> Path:
    path = event.with_name(name)
    path.write_text(text, "utf-8")
    return path


def test_each_correction_says_how_to_take_it_back(event: Path) -> None:
    code, told, _ = run(event, "merge", "moss", "dahl", "--by", "AB", "--reason", "one office")
    assert (code, "correction 1, merge: “Brun Moss” (Fjord Post) is “Nils Q. Dahl” (Coast Radio)" in told) == (0, True)
    assert f"onrecord actors {event} undo 1" in told
    assert listed(event)["Brun Moss"] == (2, 2)
    assert run(event, "undo", "1", "--by", "CD")[0] == 0
    assert listed(event)["Brun Moss"] == (1, 1)


def test_rename_exclude_split_apart_and_history(event: Path) -> None:
    place = next(line.split()[0] for line in run(event, "show", "lorne")[1].splitlines() if "Dale Times" in line)
    for words in (
        ("rename", "moss", "Brun Moss-Berg"),
        ("exclude", "dahl"),
        ("split", "Ada Lorne", place),
        ("apart", "khoury", "dahl"),
    ):
        assert run(event, *words, by="the desk")[0] == 0
    assert "Brun Moss-Berg" in listed(event)
    told = run(event, "history", columns=100)[1]
    assert [word in told for word in ("rename: ", "exclude: ", "split: ", "the desk, 20")] == [True] * 4
    rows = json.loads(run(event, "history", "--json")[1])
    assert [(row["id"], row["action"], row["by"]) for row in rows] == [
        (1, "rename", "the desk"),
        (2, "exclude", "the desk"),
        (3, "split", "the desk"),
        (4, "split", "the desk"),
    ]


def test_nobody_corrects_without_saying_who(event: Path) -> None:
    done = program(event, "exclude", "moss")
    assert (done.returncode, "say who corrects: --by NAME" in done.stderr) == (2, True)
    assert "no correction" not in run(event, "history")[1]
    assert run(event, "history")[1] == ""


def test_the_login_name_is_not_in_the_file(event: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("USER", "LOGNAME", "USERNAME"):
        monkeypatch.setenv(name, "kilroy-was-here")
    assert run(event, "exclude", "moss", "--by", "AB")[0] == 0
    assert b"kilroy" not in event.read_bytes()


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("merge", "moss", "nobody"), "there is no actor 'nobody'"),
        (("merge", "moss", "n"), "; say which by its handle"),
        (("merge", "moss", "Brun Moss"), "is one actor already"),
        (("undo", "3"), "there is no correction 3"),
        (("split", "moss", "zz"), "is not named at 'zz'"),
        (("rename", "moss", "x\x1b[31m"), "that can be printed"),
        (("merge", "moss", "registry:Q9"), "the registry has no 'Q9'"),
    ],
)
def test_what_is_refused_is_one_line_and_changes_nothing(event: Path, words: tuple[str, ...], message: str) -> None:
    before = listed(event)
    done = program(event, *words, "--by", "AB")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert (message in done.stderr, "\x1b" in done.stderr) == (True, False)
    assert listed(event) == before


# --- known actors ----------------------------------------------------------------------------------------------------


def test_known_actors_are_loaded_once_and_used_by_every_command(event: Path) -> None:
    code, _, aside = run(event, "load", known(event))
    assert (code, "2 known actors" in aside) == (0, True)
    assert "Youssef Khouri" in listed(event)
    told = CliRunner().invoke(cli, ["roundup", str(event)]).stdout
    assert ("Youssef Khouri" in told, "Yusuf" in told) == (True, False)


def test_a_registry_may_be_loaded_before_any_article(tmp_path: Path) -> None:
    path = tmp_path / "event.db"
    assert run(path, "load", known(path))[0] == 0
    with RecordFile.open(path) as record:
        record.add(PILE[1])
    assert "Youssef Khouri" in listed(path)


@pytest.mark.parametrize("suffix", ["csv", "json", "ftm"])
def test_known_actors_are_saved_and_load_again(event: Path, suffix: str) -> None:
    run(event, "load", known(event))
    with RecordFile.open(event) as record:
        before = record.registry()
    saved = event.with_name(f"saved.{suffix}")
    assert run(event, "save", saved)[0] == 0
    run(event, "forget")
    assert "Youssef Khouri" not in listed(event)
    run(event, "load", saved)
    with RecordFile.open(event) as record:
        assert record.registry() == before


def test_an_unreadable_registry_names_its_line_and_nothing_is_kept(event: Path) -> None:
    good, bad = known(event), known(event, "id,name,country\nQ3,Ida,Atlantis\n", "bad.csv")
    done = program(event, "load", good, bad)
    assert (done.returncode, f"{bad}:2: 'Atlantis' is no country" in done.stderr) == (1, True)
    with RecordFile.open(event) as record:
        assert len(record.registry()) == 0


def test_questions_are_asked_and_answered(event: Path) -> None:
    run(event, "load", known(event, KNOWN.replace("2020-01-01,", "2020-01-01,2021-01-01")))
    notes = article("Hill Echo", "Ada Lorne")
    from onrecord.schema import Finding

    (entity,) = notes.entities
    mayor = structs.replace(entity, roles=(Finding("mayor of Fjordby", (), "test"),))
    with RecordFile.open(event) as record:
        record.add(structs.replace(notes, entities=(mayor,)))
    code, told, _ = run(event)
    assert (code, "1 QUESTION TO ANSWER" in told) == (0, True)
    question = json.loads(run(event, "--json")[1])["questions"][0]
    assert question["right"] == "registry:Q1"
    assert run(event, "apart", question["left"], question["right"], "--by", "AB")[0] == 0
    assert "TO ANSWER" not in run(event)[1]


# --- what other commands make of it ----------------------------------------------------------------------------------


def test_excluded_and_renamed_in_roundup_and_exports(event: Path) -> None:
    run(event, "exclude", "dahl", "--by", "AB")
    run(event, "rename", "moss", "Brun Moss-Berg", "--by", "AB")
    told = CliRunner().invoke(cli, ["roundup", str(event), "--by", "speaker"], env={"COLUMNS": "200"}).stdout
    assert ("Dahl" in told, "Brun Moss-Berg" in told) == (False, True)
    assert "Corrected by hand: 1 actor renamed, 1 actor left out." in told
    table = CliRunner().invoke(cli, ["export", str(event), "--format", "csv"]).stdout
    assert ("Dahl" in table, "Brun Moss-Berg" in table) == (False, True)
    whole = CliRunner().invoke(cli, ["export", str(event), "--attitudes"]).stdout
    assert ("Nils Q. Dahl" in whole, '"excluded":true' in whole, '"kind":"correction"' in whole) == (True, True, True)


def test_check_reports_a_correction_that_does_not_hold(event: Path) -> None:
    run(event, "exclude", "dahl", "--by", "AB")
    done = CliRunner().invoke(cli, ["check", str(event)])
    assert (done.exit_code, "sound" in done.stdout) == (0, True)
    with RecordFile.open(event) as record:
        record.add(structs.replace(PILE[2], entities=(), statements=(), maker="test 2"))
    done = CliRunner().invoke(cli, ["check", str(event)])
    assert (done.exit_code, "correction 1 (exclude) does not hold: the articles name nobody" in done.stdout) == (
        1,
        True,
    )
    assert "correction 1 (exclude) does not hold any more" in run(event)[2]


def test_corrections_survive_adding_again_on_the_command_line(tmp_path: Path) -> None:
    source, event = tmp_path / "one.txt", tmp_path / "event.db"
    source.write_text("OSLO — “The ferry sails at noon,” said Captain Ilse Brandt on Tuesday.\n", "utf-8")
    add = ["add", str(source), "-o", str(event), "--rules-only"]
    assert CliRunner().invoke(cli, add).exit_code == 0
    run(event, "rename", "brandt", "Ilse Brandt-Moe", "--by", "AB")
    assert CliRunner().invoke(cli, add).exit_code == 0
    assert "Ilse Brandt-Moe" in listed(event)


@pytest.mark.parametrize("name", ["<script>x</script>", "[red]bold[/red]", "‮evil", "=cmd|x", "a\tb"])
def test_hostile_names_come_out_harmless(event: Path, name: str) -> None:
    with RecordFile.open(event) as record:
        record.add(article("Odd \x1b[31mPost", name))
    told = [run(event, "--all")[1], run(event, "show", "lorne")[1]]
    told.append(
        run(
            event, "exclude", json.loads(run(event, "--all", "--json")[1])["actors"][-1]["handle"], "--by", "\x1b[31mX"
        )[1]
    )
    told.append(run(event, "history")[1])
    assert [("\x1b" in each, "\u202e" in each) for each in told] == [(False, False)] * 4


def test_a_closed_pipe_is_no_traceback(event: Path) -> None:
    done = subprocess.run(
        f"'{sys.executable}' -m onrecord actors '{event}' --json | head -c 10",
        shell=True, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("words", [(), ("history",), ("show", "x"), ("exclude", "x", "--by", "AB"), ("save", "x.csv")])
def test_a_record_that_is_none_is_named(tmp_path: Path, words: tuple[str, ...]) -> None:
    done = program(tmp_path / "gone.db", *words)
    assert (done.returncode, "there is no such record file" in done.stderr, done.stderr.count("\n")) == (1, True, 1)


def test_every_subcommand_and_option_is_documented() -> None:
    page = (Path(__file__).parents[2] / "docs/actors.md").read_text("utf-8")
    group = cli.commands["actors"]
    for name, command in group.commands.items():
        assert f"`{name}" in page
        for parameter in command.params:
            for option in getattr(parameter, "opts", ()):
                assert not option.startswith("--") or f"`{option}" in page, option
