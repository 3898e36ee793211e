"""The one way in which long work reports how far it is: the caller draws a bar, counts, or ignores it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

Progress: TypeAlias = Callable[[str, int, int | None], None]
"""A function that is called with the name of a task, how much of it is done, and how much there is in all.

Both numbers count the items that the name speaks of (jars, records, steps). The total is None where it is not
known.
"""


def no_progress(task: str, done: int, total: int | None) -> None:
    """Ignore the progress."""
