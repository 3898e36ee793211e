"""Show how far long work is: on a terminal as bars with rate and time left, in a log as lines."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.filesize import decimal
from rich.progress import (
    BarColumn,
    ProgressColumn,
    SpinnerColumn,
    Task,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.progress import Progress as ProgressBars
from rich.text import Text

from casegraph.console import err
from graph.control_characters import escape_controls
from graph.progress import Progress, no_progress

SECONDS_BETWEEN_LINES = 30
"""How often a log says how far a task is."""

_BYTES = "bytes"


@contextmanager
def show_progress(*, quiet: bool = False) -> Iterator[Progress]:
    """Yield a function that shows the progress of tasks.

    On a terminal each task gets a progress bar. Elsewhere, such as in a log, each task gets a line when it
    begins, and one every half minute.

    Args:
        quiet: show nothing, for programs.
    """
    if quiet:
        yield no_progress
    elif err.is_terminal:
        with _show_bars() as progress:
            yield progress
    else:
        yield _print_lines()


def format_amount(task: str, amount: float) -> str:
    """Return how much of a task is done; of a task whose name ends with `bytes`, as MB."""
    return decimal(int(amount)) if task.endswith(_BYTES) else f"{amount:,.0f}"


def _print_lines() -> Progress:
    """Return a function that prints a line when a task begins, and one from time to time."""
    begun: dict[str, float] = {}
    last_line: dict[str, float] = {}

    def print_task(task: str, done: int, total: int | None) -> None:
        now = time.monotonic()
        if task not in begun:
            begun[task] = last_line[task] = now
            err.print(f"{task} ...", markup=False)
        elif now - last_line[task] >= SECONDS_BETWEEN_LINES:
            last_line[task] = now
            of = f" of {format_amount(task, total)}" if total else ""
            rate = format_amount(task, done / (now - begun[task]))
            err.print(f"{task}: {format_amount(task, done)}{of}, {rate} a second", markup=False)

    return print_task


class _AmountColumn(ProgressColumn):
    """How much is done, of how much."""

    def render(self, task: Task) -> Text:
        """Return the text of the column."""
        of = f"/{format_amount(task.description, task.total)}" if task.total else ""
        return Text(f"{format_amount(task.description, task.completed)}{of}", style="progress.download")


class _RateColumn(ProgressColumn):
    """How much is done in a second."""

    def render(self, task: Task) -> Text:
        """Return the text of the column."""
        rate = f"{format_amount(task.description, task.speed)}/s" if task.speed else ""
        return Text(rate, style="progress.data.speed")


@contextmanager
def _show_bars() -> Iterator[Progress]:
    spinner = SpinnerColumn("dots" if err.encoding.startswith("utf") else "line")
    columns = (spinner, TextColumn("{task.description}", markup=False), BarColumn(), _AmountColumn())
    times = (_RateColumn(), TimeElapsedColumn(), TimeRemainingColumn(elapsed_when_finished=True))
    with ProgressBars(*columns, *times, console=err, transient=True) as bars:
        bar_ids: dict[str, TaskID] = {}

        def update_bar(task: str, done: int, total: int | None) -> None:
            if task not in bar_ids:
                bar_ids[task] = bars.add_task(escape_controls(task), total=total)
            bars.update(bar_ids[task], completed=done, total=total)

        yield update_bar
