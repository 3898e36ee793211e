"""Print results and errors on the terminal.

Results go to standard output. Hints and errors go to standard error, so that the output of `--json`
is nothing but JSON.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from typing import Any

from rich.console import Console, ConsoleOptions, RenderableType
from rich.markup import escape
from rich.segment import Segment
from rich.text import Text

from graph.control_characters import (
    escape_controls,
    escape_controls_in_json,
    escape_unpaired_isolates,
)
from graph.errors import CasegraphError


class SafeConsole(Console):
    """A console that shows control characters of what it prints as escapes."""

    def print(self, *objects: Any, **options: Any) -> None:
        """Print objects as `Console.print` does."""
        # Rich removes some control characters of a text without a word.
        super().print(*(_escape(each) if isinstance(each, str) else each for each in objects), **options)

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
        """Render an object to segments, of which only those of Rich itself control the terminal."""
        for segment in super().render(renderable, options):
            if segment.control:
                yield segment
            else:
                yield Segment(escape_controls(segment.text), segment.style)


out = SafeConsole(highlight=False, soft_wrap=True)
err = SafeConsole(stderr=True, highlight=False, soft_wrap=True)


def make_text(*parts: str | tuple[str, str], style: str = "") -> Text:
    """Return a text to print, whose brackets are no markup and whose control characters are escapes.

    Args:
        parts: texts, each alone or with a style of its own.
        style: the style of all parts.
    """
    pairs = ((part, "") if isinstance(part, str) else part for part in parts)
    return Text.assemble(*((_escape(text), own) for text, own in pairs), style=style)


def _escape(text: str) -> str:
    return escape_unpaired_isolates(escape_controls(text))


def print_json(value: Any) -> None:
    """Print a value for programs, as one JSON document."""
    document = json.dumps(value, ensure_ascii=False, indent=2)
    try:
        document.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        document = json.dumps(value, indent=2)
    sys.stdout.write(f"{escape_controls_in_json(document)}\n")
    sys.stdout.flush()


def print_error(error: CasegraphError) -> None:
    """Print what is wrong, and what the user can do about it."""
    err.print(f"[red]{escape(error.message)}[/red]")
    if error.hint:
        err.print(escape(error.hint))
