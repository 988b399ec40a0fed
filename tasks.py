"""Set up On Record on a fresh machine and run it: `python3 tasks.py demo` or `python3 tasks.py test`.

Needs only Python and pip: makes `.venv` beside this file, installs the hash-pinned requirements, then the package.
"""

import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
BIN = ROOT / ".venv" / ("Scripts" if sys.platform == "win32" else "bin")

TASKS = {
    "demo": ("core.txt", [["onrecord", "demo"]]),
    "test": (
        "dev.txt",
        [
            ["ruff", "check", "."],
            ["ruff", "format", "--check", "."],
            ["mypy"],
            ["lint-imports"],
            ["pytest", "--numprocesses=auto", "--dist=worksteal"],
        ],
    ),
}


def run(command: list[str]) -> None:
    """Run one of the environment's own programs here; stop at the first that fails."""
    done = subprocess.run([str(BIN / command[0]), *command[1:]], cwd=ROOT, check=False)
    if done.returncode:
        sys.exit(done.returncode)


def main(arguments: list[str]) -> None:
    """Install what the named task needs, then run it."""
    if len(arguments) != 1 or arguments[0] not in TASKS:
        sys.exit(f"usage: python3 tasks.py {'|'.join(TASKS)}")
    lock, commands = TASKS[arguments[0]]
    if not (BIN / "python").exists() and not (BIN / "python.exe").exists():
        venv.create(ROOT / ".venv", with_pip=True)
    pip = ["python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    run([*pip, "--no-deps", "--require-hashes", "-r", f"requirements/{lock}"])
    run([*pip, "--no-deps", "--no-build-isolation", "--editable", "."])
    for command in commands:
        run(command)


if __name__ == "__main__":
    main(sys.argv[1:])
