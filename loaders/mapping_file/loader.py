"""The loader of mapping files. It stands apart from `loaders.mapping`, which knows no kind of file."""

from __future__ import annotations

from pathlib import Path

from graph.ontology import Ontology
from loaders.loader import Loader, LoadOptions
from loaders.mapping import LOADER_NAME, is_mapping, open_mapped_file, open_mapping
from loaders.record_stream import RecordStream
from loaders.tables import open_table


def _open(path: Path, options: LoadOptions, ontology: Ontology) -> RecordStream:
    # `--as mapping TABLE --mapping FILE` says it the other way round.
    if options.mapping is not None:
        return open_mapped_file(path, options, ontology, open_table)
    return open_mapping(path, options, ontology, open_table)


LOADER = Loader(
    LOADER_NAME, "a mapping: YAML that says what the columns of its tables are", is_mapping, _open
)
