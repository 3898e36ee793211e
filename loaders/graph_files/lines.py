"""Lines of a text file, each within a limit, so that a file without line breaks does not fill memory."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from graph.errors import CasegraphError

MAX_LINE = 1_000_000


def iter_lines(file: TextIO, name: str) -> Iterator[str]:
    """Yield the lines of a file, with their line breaks.

    Raises:
        CasegraphError: a line is too long, or the file has another encoding.
    """
    number = 0
    while True:
        number += 1
        try:
            line = file.readline(MAX_LINE)
        except UnicodeDecodeError as error:
            raise CasegraphError(
                f"{name} is not {error.encoding.upper()} near line {number}: {error.object[error.start]:#x}.",
                "Save it anew as UTF-8.",
            ) from error
        if not line:
            return
        if len(line) >= MAX_LINE and not line.endswith("\n"):
            raise CasegraphError(
                f"{name}, line {number} is longer than {MAX_LINE:,} characters.", "Get the file again."
            )
        yield line
