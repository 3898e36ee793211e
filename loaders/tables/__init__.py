"""Tables: delimited text, spreadsheets, Parquet and JSON lines, as rows of texts with their numbers."""

from loaders.tables.loader import LOADER
from loaders.tables.opening import list_sheets, open_table
from loaders.tables.proposal import propose_mapping

__all__ = ["LOADER", "list_sheets", "open_table", "propose_mapping"]
