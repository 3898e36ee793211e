"""Rows of an import file that were encoded by column."""

from __future__ import annotations

import io
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray


@dataclass(frozen=True)
class EncodedRows:
    """The rows of a table.

    Args:
        keys: what tells each from others, in twelve bytes, one after the other (see `SeenIds`).
        lines: the line of each in the file, without its end.
    """

    keys: bytes
    lines: pl.Series

    def to_csv(self, rows: NDArray[np.bool_]) -> bytes:
        """Return the lines for which the mask is true, each with its end."""
        lines = self.lines if rows.all() else self.lines.filter(pl.Series(rows))
        buffer = io.BytesIO()
        lines.to_frame().write_csv(buffer, include_header=False, quote_style="never", line_terminator="\n")
        return buffer.getvalue()
