"""What a table may have at most, so that no file makes a reader use more memory than a machine has."""

from __future__ import annotations

MAX_COLUMNS = 16_384
"""Columns of a table, as in Excel."""

MAX_LINE_BYTES = 16_000_000
"""Bytes between two line breaks of a text file."""

MAX_CELL_CHARACTERS = 4_000_000
"""Characters of a cell in quotes that holds line breaks."""

MAX_REFUSED_LINES = 100
"""Lines that one row may have if it is refused alone. Beyond, a quotation mark has gone wrong, and the whole
file is refused: most of its rows would be lost in that one."""

MAX_SHEET_BYTES = 2_000_000_000
"""Bytes of the parts of a spreadsheet, unpacked."""

MAX_STRINGS_BYTES = 500_000_000
"""Bytes of a part of a spreadsheet that is in memory as a whole."""

MAX_SHEET_CELLS = 20_000_000
"""Cells of a sheet, counted as a rectangle around all that are used: the library keeps an empty one like a
full one, in 32 bytes, and ends the process where there is not enough memory."""

BATCH_ROWS = 10_000
BATCH_CELLS = 200_000


def rows_of_batch(columns: int) -> int:
    """Return how many rows a batch has, so that wide tables take no more memory than narrow ones."""
    return max(1, min(BATCH_ROWS, BATCH_CELLS // max(columns, 1)))
