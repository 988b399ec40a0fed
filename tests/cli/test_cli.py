"""The commands as a person runs them: exit codes, what goes where, and what bad input gets."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from onrecord.samples import paths

ARTICLE = "OSLO (Norwire) — “The ferry sails at noon,” said Captain Ilse Brandt on Tuesday.\n"
HOSTILE = (
    "“<script>alert(1)</script> =2+3 [link](javascript:1) \x1b[31mred\x1b[0m \u202egnp,” said Captain Ilse Brandt.\n"
)


def run(*arguments: str | Path, stdin: str | bytes = "") -> subprocess.CompletedProcess[str]:
    """Run the program; standard input and output are UTF-8."""
    given = stdin.encode() if isinstance(stdin, str) else stdin
    done = subprocess.run(
        [sys.executable, "-m", "onrecord", *map(str, arguments)], input=given, capture_output=True, check=False
    )
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture
def event(tmp_path: Path) -> Path:
    """A record of the sample event."""
    record = tmp_path / "event.db"
    assert run("add", *paths(), "-o", record).returncode == 0
    return record


def test_add_reports_what_it_did(tmp_path: Path) -> None:
    done = run("add", *paths(), "-o", tmp_path / "event.db")
    assert (done.returncode, done.stdout) == (0, "")
    assert "8 added, 0 already there, 0 not read" in done.stderr


def test_adding_again_changes_nothing(event: Path) -> None:
    before = run("export", event).stdout
    done = run("add", *paths(), "-o", event)
    assert "0 added, 8 already there" in done.stderr
    assert run("export", event).stdout == before


def test_add_reads_standard_input(tmp_path: Path) -> None:
    done = run("add", "-", "-o", tmp_path / "event.db", stdin=ARTICLE)
    assert (done.returncode, "1 added" in done.stderr) == (0, True)


def test_one_bad_source_costs_itself_only(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(ARTICLE, "utf-8")
    (tmp_path / "bad.txt").write_bytes(b"\x00\x01\x02" * 500)
    done = run("add", tmp_path / "bad.txt", tmp_path / "gone.txt", tmp_path / "good.txt", "-o", tmp_path / "event.db")
    assert (done.returncode, "1 added, 0 already there, 2 not read" in done.stderr) == (3, True)
    complaints = [line for line in done.stderr.splitlines() if line.startswith("onrecord: ")]
    assert [any(name in line for line in complaints) for name in ("bad.txt", "gone.txt")] == [True, True]


def test_an_article_that_no_record_can_hold_costs_itself_only(tmp_path: Path) -> None:
    rows = [{"text": "“No,” said Ilse Brandt. \ud800"}, {"text": ARTICLE}]
    source = tmp_path / "two.jsonl"
    source.write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
    done = run("add", source, "-o", tmp_path / "event.db")
    assert (done.returncode, "1 added, 0 already there, 1 not read" in done.stderr) == (3, True)


def test_nothing_read_is_a_failure(tmp_path: Path) -> None:
    assert run("add", tmp_path / "gone.txt", "-o", tmp_path / "event.db").returncode == 1


@pytest.mark.parametrize("command", ["roundup", "export", "check"])
@pytest.mark.parametrize("content", [None, b"", b"this is no record", b"SQLite format 3\x00" + b"\xff" * 4000])
def test_a_file_that_is_no_record_is_one_clear_line(tmp_path: Path, command: str, content: bytes | None) -> None:
    record = tmp_path / "event.db"
    if content is not None:
        record.write_bytes(content)
    done = run(command, record)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert str(record) in done.stderr


@pytest.mark.parametrize("by", ["place", "time", "speaker"])
@pytest.mark.parametrize("format_", ["terminal", "markdown", "html"])
def test_roundup_in_every_order_and_format(event: Path, by: str, format_: str) -> None:
    done = run("roundup", event, "--by", by, "--format", format_)
    assert (done.returncode, "Ingrid Solheim" in done.stdout, done.stderr) == (0, True, "")


def test_the_outputs_name_says_the_format(event: Path) -> None:
    page = event.with_name("roundup.html")
    assert run("roundup", event, "-o", page).returncode == 0
    assert page.read_text("utf-8").lower().startswith("<!doctype html>")


def test_filters_leave_out_the_rest(event: Path) -> None:
    told = run("roundup", event, "--speaker", "Solheim").stdout
    assert ("Solheim" in told, "Haukeland" in told) == (True, False)


def test_export_is_one_json_object_a_line(event: Path) -> None:
    lines = run("export", event).stdout.splitlines()
    assert sum(json.loads(line)["kind"] == "notes" for line in lines) == 8


def test_export_as_csv_to_a_file(event: Path) -> None:
    table = event.with_name("statements.csv")
    assert run("export", event, "--format", "csv", "-o", table).returncode == 0
    assert table.read_text("utf-8").splitlines()[0].startswith("article,statement,")


def test_an_output_that_cannot_be_written_is_one_clear_line(event: Path) -> None:
    done = run("export", event, "-o", event / "below" / "a.jsonl")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)


def test_check_of_a_sound_record(event: Path) -> None:
    done = run("check", event)
    assert (done.returncode, "sound; 8 articles" in done.stdout) == (0, True)


def test_read_marks_up_and_explains(tmp_path: Path) -> None:
    done = run("read", "-", "--published", "2026-03-05", stdin=ARTICLE)
    assert done.returncode == 0
    assert "[what:1 “The ferry sails at noon,”]" in done.stdout
    assert "3 March 2026" in " ".join(done.stdout.split())


def test_read_refuses_a_day_that_is_none() -> None:
    assert run("read", "-", "--published", "someday", stdin=ARTICLE).returncode == 2


def test_evaluate_writes_predictions_in_the_golds_shape(tmp_path: Path) -> None:
    gold = tmp_path / "gold.marked.txt"
    gold.write_text("---\nid: one\n---\n[what “Yes,”] [cue said] [who Ilse Brandt].\n", "utf-8")
    found = tmp_path / "found.jsonl"
    done = run("evaluate", gold, "--predictions", found, "--json")
    assert json.loads(done.stdout)["headline"] == 1.0
    [row] = [json.loads(line) for line in found.read_text("utf-8").splitlines()]
    assert (row["id"], row["attributions"][0]["content"]) == ("one", [[0, 6]])


def test_evaluate_names_what_is_wrong_with_gold(tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text('{"id": "a", "text": "x", "attributions": []}\n{"id": \n', "utf-8")
    done = run("evaluate", gold)
    assert (done.returncode, f"{gold}:2" in done.stderr) == (1, True)


def test_demo_tells_the_sample_event(tmp_path: Path) -> None:
    done = run("demo", "-o", tmp_path / "demo")
    assert (done.returncode, "Gdynia" in done.stdout) == (0, True)
    kept = sorted(path.name for path in (tmp_path / "demo").iterdir() if path.suffix in {".db", ".md", ".html"})
    assert kept == ["event.db", "roundup.html", "roundup.md"]


@pytest.mark.parametrize(
    ("format_", "dangerous"),
    [
        ("terminal", ["\x1b", "\u202e"]),
        ("markdown", ["\x1b", "\u202e", "<script>alert", 'href="javascript:']),
        ("html", ["\x1b", "\u202e", "<script>alert", 'href="javascript:']),
    ],
)
def test_a_hostile_article_comes_out_harmless(tmp_path: Path, format_: str, dangerous: list[str]) -> None:
    record = tmp_path / "event.db"
    assert run("add", "-", "-o", record, stdin=HOSTILE).returncode == 0
    told = run("roundup", record, "--format", format_).stdout
    if format_ == "markdown":  # what counts is what it becomes
        told = MarkdownIt("commonmark").render(told)
    assert ("Ilse Brandt" in told, [each for each in dangerous if each in told]) == (True, [])


def test_a_file_name_cannot_write_to_the_terminal(tmp_path: Path) -> None:
    done = run("add", str(tmp_path / "a\x1b[31mb.txt"), "-o", tmp_path / "event.db")
    assert ("\x1b" in done.stderr, done.returncode) == (False, 1)


def test_a_closed_pipe_is_no_traceback(event: Path) -> None:
    done = subprocess.run(
        f"'{sys.executable}' -m onrecord export '{event}' | head -c 10",
        shell=True, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "Traceback" not in done.stderr


def test_rules_alone_make_notes_of_their_own(tmp_path: Path) -> None:
    record = tmp_path / "event.db"
    assert run("add", "-", "-o", record, stdin=ARTICLE).returncode == 0
    done = run("add", "-", "-o", record, "--rules-only", stdin=ARTICLE)
    assert (done.returncode, "1 added" in done.stderr) == (0, True)
    [notes] = [json.loads(line) for line in run("export", record).stdout.splitlines()][:1]
    assert "reader" not in json.dumps(notes)


def test_threads_change_no_notes(tmp_path: Path) -> None:
    for name, threads in (("one", "1"), ("three", "3")):
        done = run("add", *map(str, paths()), "-o", tmp_path / f"{name}.db", "--threads", threads)
        assert done.returncode == 0
    one, three = (run("export", tmp_path / f"{name}.db").stdout for name in ("one", "three"))
    assert one == three


GERMAN = "Die Ministerin sagte am Montag, dass der Hafen nicht vor dem Sommer öffnet."


def test_another_language_is_said_and_costs_nothing_else(tmp_path: Path) -> None:
    done = run("add", "-", "-o", tmp_path / "event.db", stdin=GERMAN)
    assert (done.returncode, "the text is German; only English is read so far" in done.stderr) == (0, True)
    assert "0 statements" in done.stderr
    assert "the text is German" in run("read", "-", stdin=GERMAN).stderr


@pytest.mark.parametrize("damage", ["missing", "cut short"])
def test_a_broken_model_is_one_line_that_names_file_and_remedy(
    damage: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from onrecord.cli import main
    from onrecord.reader import Reader
    from onrecord.reader.network import WEIGHTS

    shutil.copytree(WEIGHTS, tmp_path / "weights")
    model = tmp_path / "weights/reader.onnx"
    model.unlink() if damage == "missing" else model.write_bytes(model.read_bytes()[:1000])
    article = tmp_path / "article.txt"
    article.write_text(ARTICLE, "utf-8")
    broken = lambda threads=1: Reader(tmp_path / "weights")  # noqa: E731
    monkeypatch.setattr("onrecord.reader.default_reader", broken)
    monkeypatch.setattr(sys, "argv", ["onrecord", "read", str(article)])
    with pytest.raises(SystemExit) as ended:
        main()
    said = capsys.readouterr().err
    assert ended.value.code == 1
    assert (said.count("\n"), "reader.onnx" in said, "reinstall" in said) == (1, True, True)
