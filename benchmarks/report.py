"""What every benchmark prints at its end: a table of medians, a table of ratios, and one line of JSON.

    table("Claims a second", ["who", "first load"], [["casegraph", "9,000"], ["loop", "5,000"]])
    finish([Ratio("first_load_vs_loop", 1.8, goal=1.0)])

Times differ from machine to machine. Only ratios taken in one run can have goals.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import TypeVar

from rich import box
from rich.console import Console
from rich.table import Table

T = TypeVar("T")

__all__ = [
    "Ratio",
    "measure_seconds",
    "median",
    "print_progress",
    "print_ratios",
    "print_table",
    "ratio_of_medians",
    "rotate",
]


@dataclass(frozen=True)
class Ratio:
    """A measured ratio and its goal.

    Args:
        name: the name in the line of JSON, such as `first_load_vs_loop`.
        at_most: whether the goal is an upper bound; else it is a lower bound.
    """

    name: str
    value: float
    goal: float
    at_most: bool = False

    @property
    def holds(self) -> bool:
        """Return whether the goal is reached."""
        return self.value <= self.goal if self.at_most else self.value >= self.goal

    def as_json(self) -> dict[str, float | bool]:
        """Return the ratio for the line of JSON, with `at_most` only where it is true."""
        value: dict[str, float | bool] = {"value": round(self.value, 3), "goal": self.goal}
        if self.at_most:
            value["at_most"] = True
        return value | {"holds": self.holds}


def measure_seconds(work: Callable[[], object]) -> float:
    """Return how long a call of `work` takes, in seconds."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def rotate(names: Sequence[T], run: int) -> list[T]:
    """Return `names` rotated by the number of the run, so that each of them goes first in some runs."""
    start = run % len(names)
    return [*names[start:], *names[:start]]


def ratio_of_medians(numerators: Sequence[float], denominators: Sequence[float]) -> float:
    """Return the median of `numerators` divided by the median of `denominators`."""
    return median(numerators) / median(denominators)


def print_table(title: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table with words in the first column and figures in the others."""
    shown = Table(title=title, box=box.SIMPLE_HEAD, title_justify="left")
    for number, column in enumerate(columns):
        shown.add_column(column, justify="right" if number else "left", no_wrap=True)
    for row in rows:
        shown.add_row(*row)
    Console(width=110).print(shown)


def print_progress(message: str) -> None:
    """Print a message on standard error, so that standard output holds only results."""
    print(message, file=sys.stderr, flush=True)


def print_ratios(ratios: Sequence[Ratio]) -> None:
    """Print the ratios with their goals as a table, and then the same as one line of JSON."""
    rows = [
        [
            ratio.name,
            f"{ratio.value:,.2f}",
            f"{'at most' if ratio.at_most else 'at least'} {ratio.goal:,}",
            "holds" if ratio.holds else "MISSED",
        ]
        for ratio in ratios
    ]
    print_table("Ratios", ["ratio", "measured", "goal", ""], rows)
    # Not by rich's console, which would wrap the line.
    print(json.dumps({"ratios": {ratio.name: ratio.as_json() for ratio in ratios}}), flush=True)
