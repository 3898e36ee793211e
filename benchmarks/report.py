"""What every benchmark says at its end: a table of medians, a table of ratios, and one line of JSON.

    table("Claims a second", ["who", "first load"], [["casegraph", "9,000"], ["loop", "5,000"]])
    finish([Ratio("first_load_vs_loop", 1.8, goal=1.0)])

Times differ from machine to machine; ratios of one run are what a goal can be set for.
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

__all__ = ["Ratio", "finish", "median", "ratio_of_medians", "rotated", "say", "seconds", "table"]


@dataclass(frozen=True)
class Ratio:
    """A ratio that was measured, and the one to reach.

    Args:
        name: how the line of JSON calls it, such as `first_load_vs_loop`.
        at_most: whether smaller is better.
    """

    name: str
    value: float
    goal: float
    at_most: bool = False

    @property
    def holds(self) -> bool:
        """Tell whether the goal is reached."""
        return self.value <= self.goal if self.at_most else self.value >= self.goal

    def plain(self) -> dict[str, float | bool]:
        """Return what the line of JSON says; `at_most` only where it is so."""
        said: dict[str, float | bool] = {"value": round(self.value, 3), "goal": self.goal}
        if self.at_most:
            said["at_most"] = True
        return said | {"holds": self.holds}


def seconds(work: Callable[[], object]) -> float:
    """Return how long `work` took."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def rotated(names: Sequence[T], run: int) -> list[T]:
    """Return `names` starting with another one in each run, so that nobody always goes first."""
    start = run % len(names)
    return [*names[start:], *names[:start]]


def ratio_of_medians(above: Sequence[float], below: Sequence[float]) -> float:
    """Return how many times the median of `above` is that of `below`."""
    return median(above) / median(below)


def table(title: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table: the first column is words, the others are figures."""
    shown = Table(title=title, box=box.SIMPLE_HEAD, title_justify="left")
    for number, column in enumerate(columns):
        shown.add_column(column, justify="right" if number else "left", no_wrap=True)
    for row in rows:
        shown.add_row(*row)
    Console(width=110).print(shown)


def say(what: str) -> None:
    """Tell whoever waits how far it is, apart from the results."""
    print(what, file=sys.stderr, flush=True)


def finish(ratios: Sequence[Ratio]) -> None:
    """Print the ratios with their goals, and as the last line the same as JSON."""
    rows = [
        [
            ratio.name,
            f"{ratio.value:,.2f}",
            f"{'at most' if ratio.at_most else 'at least'} {ratio.goal:,}",
            "holds" if ratio.holds else "MISSED",
        ]
        for ratio in ratios
    ]
    table("Ratios", ["ratio", "measured", "goal", ""], rows)
    # By `print`, because a line of JSON must not be wrapped.
    print(json.dumps({"ratios": {ratio.name: ratio.plain() for ratio in ratios}}), flush=True)
