"""Print results, errors and progress on the terminal.

Results go to standard output. Progress, hints and errors go to standard error, so that the output of `--json`
is nothing but JSON.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    SpinnerColumn,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
)
from rich.progress import Progress as ProgressBars

from graph.errors import CasegraphError
from graph.progress import Progress, no_progress

out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)


def print_json(value: Any) -> None:
    """Print a value for programs, as one JSON document."""
    json.dump(value, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")


def print_error(error: CasegraphError) -> None:
    """Print what is wrong, and what the user can do about it."""
    err.print(f"[red]{escape(error.message)}[/red]")
    if error.hint:
        err.print(escape(error.hint))


@contextmanager
def show_progress(*, quiet: bool = False) -> Iterator[Progress]:
    """Yield a function that shows the progress of tasks.

    On a terminal each task gets a progress bar. Elsewhere, such as in a log, each task gets one line.

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


def _print_lines() -> Progress:
    """Return a function that prints one line when a task begins."""
    begun: set[str] = set()

    def print_task(task: str, *_: int | None) -> None:
        if task not in begun:
            begun.add(task)
            err.print(f"{task} ...", markup=False)

    return print_task


@contextmanager
def _show_bars() -> Iterator[Progress]:
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with ProgressBars(*columns, TimeElapsedColumn(), console=err, transient=True) as bars:
        bar_ids: dict[str, TaskID] = {}

        def update_bar(task: str, done: int, total: int | None) -> None:
            if task not in bar_ids:
                bar_ids[task] = bars.add_task(task, total=total)
            bars.update(bar_ids[task], completed=done, total=total)

        yield update_bar
