"""Read tables with a simple mapping by column, without making a record of each row.

Only a mapping whose values are whole cells of columns, or the same in all rows, is read so, and only rows
whose cells need no cleaning. All other rows are made into records as always
(`loaders.mapping.table_records`).
"""

from loaders.mapping.by_column.reader import read_by_column

__all__ = ["read_by_column"]
