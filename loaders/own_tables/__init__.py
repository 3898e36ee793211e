"""Tables that `casegraph export` wrote, which need no mapping: CSV, the archive of CSV, Excel and Parquet."""

from loaders.own_tables.loader import LOADER

__all__ = ["LOADER"]
