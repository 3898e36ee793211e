"""Say in a YAML file which columns make which entities, sources and claims (docs/loaders/mapping.md).

    read_mapping          reads such a file, and reports all mistakes with their lines
    open_mapping          opens the tables that it names
    open_mapped_file      opens one table by a mapping
    stream_tables         makes the records of any tables by a mapping

A table is anything with named columns (`loaders.input.rows.Table`): a CSV file, a sheet, the nodes or the
edges of a graph file. How a mapping file is loaded by itself is in `loaders.mapping_file`.
"""

from loaders.mapping.mapped_tables import stream_tables
from loaders.mapping.opening import LOADER_NAME, open_mapped_file, open_mapping
from loaders.mapping.reader import ONLY_TABLE, TableMappings, read_mapping
from loaders.mapping.recognition import is_mapping

__all__ = [
    "LOADER_NAME",
    "ONLY_TABLE",
    "TableMappings",
    "is_mapping",
    "open_mapped_file",
    "open_mapping",
    "read_mapping",
    "stream_tables",
]
