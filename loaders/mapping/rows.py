"""The types that mappings and readers of tables share are in `loaders.input.rows` (temporary pointer)."""

from loaders.input.rows import Cell, RowBatch, Table, TableOptions

__all__ = ["Cell", "RowBatch", "Table", "TableOptions"]
