"""What a person sees while a command works: sentences on the screen, progress bars on long work.

Results go to standard output; progress, hints and errors to standard error, so that `--json` stays clean.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
)

from graph.errors import CasegraphError
from loaders.sync.report import silent

out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)

Reporter = Callable[[str, int, int | None], None]


def print_json(value: Any) -> None:
    """Write a value for programs, as one JSON document."""
    json.dump(value, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")


def print_error(error: CasegraphError) -> None:
    """Say what is wrong in one sentence, and what to do about it."""
    err.print(f"[red]{escape(error.message)}[/red]")
    if error.hint:
        err.print(escape(error.hint))


@contextmanager
def reporting(*, quiet: bool = False) -> Iterator[Reporter]:
    """Yield a function that shows how far work has come: a bar for each kind of work, or, where nobody looks
    at a terminal, one line for each.

    Args:
        quiet: show nothing, for programs.
    """
    if quiet:
        yield silent
    elif err.is_terminal:
        with _bars() as report:
            yield report
    else:
        yield _lines()


def _lines() -> Reporter:
    """Return a reporter for logs, which says what is begun, once."""
    begun: set[str] = set()

    def report(what: str, *_: int | None) -> None:
        if what not in begun:
            begun.add(what)
            err.print(f"{what} ...", markup=False)

    return report


@contextmanager
def _bars() -> Iterator[Reporter]:
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, TimeElapsedColumn(), console=err, transient=True) as progress:
        tasks: dict[str, TaskID] = {}

        def report(what: str, done: int, total: int | None) -> None:
            if what not in tasks:
                tasks[what] = progress.add_task(what, total=total)
            progress.update(tasks[what], completed=done, total=total)

        yield report
