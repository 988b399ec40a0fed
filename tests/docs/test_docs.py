"""The documentation is tested: commands, options, formats, links, and the Python shown."""

import doctest
import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

import onrecord
from onrecord.cli import cli
from onrecord.export.exports import EXPORTS
from onrecord.intake import FORMATS
from onrecord.tell.renderers import RENDERERS

ROOT = Path(__file__).parents[2]
PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *ROOT.glob("docs/**/*.md")])
COMMAND_LINE = (ROOT / "docs/command-line.md").read_text("utf-8")
README = (ROOT / "README.md").read_text("utf-8")
CODE = re.compile(r"^```.*?^```", re.M | re.S)
LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")


@pytest.mark.parametrize("name", sorted(cli.commands))
def test_every_command_has_its_section(name: str) -> None:
    assert f"## `onrecord {name}" in COMMAND_LINE


@pytest.mark.parametrize(
    ("command", "option"),
    [
        (name, option)
        for name, command in sorted(cli.commands.items())
        for parameter in command.params
        if isinstance(parameter, click.Option)
        for option in (*parameter.opts, *parameter.secondary_opts)
    ],
)
def test_every_option_is_documented(command: str, option: str) -> None:
    section = COMMAND_LINE.split(f"## `onrecord {command}")[1].split("\n## `")[0]
    assert f"`{option}`" in section + COMMAND_LINE.split("## The filters")[1]


@pytest.mark.parametrize("name", sorted({each.name for each in FORMATS} | set(EXPORTS) | set(RENDERERS)))
def test_every_format_is_documented(name: str) -> None:
    assert f"`{name}`" in COMMAND_LINE


@pytest.mark.parametrize("name", sorted(cli.commands))
def test_every_help_has_an_example(name: str) -> None:
    assert f"onrecord {name}" in (cli.commands[name].help or "").split("Example")[1]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    prose = CODE.sub("", page.read_text("utf-8"))
    broken = [link for link in LINK.findall(prose) if not (page.parent / link).exists()]
    assert broken == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_python_sessions_print_what_they_show(page: Path) -> None:
    assert doctest.testfile(str(page), module_relative=False, optionflags=doctest.NORMALIZE_WHITESPACE).failed == 0


def test_the_package_example_prints_what_it_shows() -> None:
    outcome = doctest.testmod(onrecord)
    assert (outcome.failed, outcome.attempted > 0) == (0, True)


@pytest.mark.parametrize("task", ["python3 tasks.py demo", "python3 tasks.py test"])
def test_the_readme_names_both_set_up_commands(task: str) -> None:
    assert task in README


def test_the_readmes_roundup_is_what_the_demo_prints() -> None:
    # The letters of the notes count an article's statements; a borderline one may differ between processors.
    letters = re.compile(r"(?<=\[\d)[a-z]+(?=\])")
    told = letters.sub("*", CliRunner().invoke(cli, ["demo"], env={"COLUMNS": "100"}).output)
    shown = letters.sub("*", README.split("```text\n")[1].split("```")[0])
    parts = [part.strip("\n") for part in shown.split("\n…\n")]
    assert len(parts) > 1
    assert [part for part in parts if part not in told] == []


def test_the_gate_runs_the_readmes_own_commands() -> None:
    gate = (ROOT / ".ci/run").read_text("utf-8")
    assert [task in gate for task in ("python3 tasks.py demo", "python3 tasks.py test")] == [True, True]


def test_the_public_face_is_small_and_listed() -> None:
    assert len(onrecord.__all__) <= 18
    assert [name for name in onrecord.__all__ if f"`{name}`" not in (ROOT / "docs/python.md").read_text("utf-8")] == []


@pytest.mark.parametrize("lock", sorted((ROOT / "requirements").glob("*.txt")), ids=lambda path: path.name)
def test_locks_are_hashed_and_name_no_address(lock: Path) -> None:
    text = lock.read_text("utf-8")
    pinned = re.findall(r"^[a-z][^\s=]*==\S+", text, re.M)
    assert len(pinned) == len(re.findall(r"^[a-z][^\n]*\\\n\s+--hash=sha256:", text, re.M)) > 0
    assert re.findall(r"(?:https?|file)://|--(?:extra-)?index-url|--find-links", text) == []
