"""How long work is reported: a command can draw a bar, a test can count, and this package prints nothing."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done and how much there is (a count of things)."""


def silent(what: str, done: int, total: int) -> None:
    """Report to nobody."""
