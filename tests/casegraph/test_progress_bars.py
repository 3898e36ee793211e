"""How far long work is: lines in a log, and on a terminal the rate and the time left."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from rich.text import Text

from casegraph import progress_bars
from casegraph.console import SafeConsole


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """A clock that a test sets."""
    now = [100.0]
    monkeypatch.setattr("casegraph.progress_bars.time.monotonic", lambda: now[0])
    return now


def show_on(
    monkeypatch: pytest.MonkeyPatch, *, terminal: bool, get_time: Callable[[], float] | None = None
) -> io.StringIO:
    written = io.StringIO()
    console = SafeConsole(
        file=written, force_terminal=terminal, width=120, highlight=False, get_time=get_time
    )
    monkeypatch.setattr(progress_bars, "err", console)
    return written


def test_a_log_has_a_line_at_the_beginning_and_one_every_half_minute(monkeypatch, clock):
    written = show_on(monkeypatch, terminal=False)

    with progress_bars.show_progress() as progress:
        for seconds in range(0, 65, 5):
            clock[0] = 100.0 + seconds
            progress("Loading bytes", seconds * 1_000_000, 100_000_000)
            progress("Comparing rows", seconds * 1_000, None)

    assert written.getvalue().splitlines() == [
        "Loading bytes ...",
        "Comparing rows ...",
        "Loading bytes: 30.0 MB of 100.0 MB, 1.0 MB a second",
        "Comparing rows: 30,000, 1,000 a second",
        "Loading bytes: 60.0 MB of 100.0 MB, 1.0 MB a second",
        "Comparing rows: 60,000, 1,000 a second",
    ]


def test_a_terminal_shows_the_rate_and_the_time_left(monkeypatch):
    now = [0.0]
    written = show_on(monkeypatch, terminal=True, get_time=lambda: now[0])

    with progress_bars.show_progress() as progress:
        for seconds in range(5):
            now[0] = float(seconds)
            progress("Loading rows", seconds * 50_000, 1_000_000)

    shown = Text.from_ansi(written.getvalue()).plain
    assert "200,000/1,000,000 50,000/s 0:00:04 0:00:16" in shown


def test_for_programs_nothing_is_shown(monkeypatch):
    written = show_on(monkeypatch, terminal=True)

    with progress_bars.show_progress(quiet=True) as progress:
        progress("Loading rows", 1, 2)

    assert written.getvalue() == ""
