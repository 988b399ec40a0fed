"""Progress of long work on standard error: articles, rate, time left. Silent where standard error is no terminal."""

from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, ProgressColumn, SpinnerColumn, Task, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar
from rich.text import Text

from onrecord.tell.harmless import visible


class _Rate(ProgressColumn):
    """Articles done, and how many a second."""

    def render(self, task: Task) -> Text:
        done = task.fields["articles"]
        rate = done / task.elapsed if task.elapsed else 0
        return Text(f"{done:,} articles, {rate:,.0f} a second")


class Progress:
    """A bar over `total` bytes (None: unknown, then a spinner) that counts articles beside it.

    Complaints about single inputs are lines above the bar, so that neither hides the other.
    """

    def __init__(self, total: int | None) -> None:
        self._console = Console(stderr=True, highlight=False, markup=False, emoji=False)
        columns = (SpinnerColumn(), TextColumn("reading"), BarColumn(), _Rate(), TimeRemainingColumn())
        self._bar = Bar(*columns, console=self._console, transient=True, disable=not self._console.is_terminal)
        self._task = self._bar.add_task("reading", total=total, articles=0)

    def __enter__(self) -> "Progress":
        self._bar.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._bar.stop()

    def advance(self, count: int) -> None:
        """`count` more bytes were read."""
        self._bar.advance(self._task, count)

    def count(self, articles: int) -> None:
        """So many articles are done."""
        self._bar.update(self._task, articles=articles)

    def complain(self, message: str) -> None:
        """Print one line about an input that could not be read."""
        self._console.print(f"onrecord: {visible(message)}", soft_wrap=True)
