"""The loader of tables: with a mapping it loads one, and without it says how to get a mapping."""

from __future__ import annotations

import shlex
from dataclasses import replace
from pathlib import Path

from graph.errors import CasegraphError
from graph.ontology import Ontology
from loaders.loader import Loader, LoadOptions
from loaders.mapping import open_mapped_file
from loaders.record_stream import RecordStream
from loaders.tables.opening import open_table
from loaders.tables.recognition import recognise

NAME = "table"


def _open(path: Path, options: LoadOptions, ontology: Ontology) -> RecordStream:
    if options.mapping is not None:
        return replace(open_mapped_file(path, options, ontology, open_table), loader=NAME)
    table = open_table(path)
    name, mapping = shlex.quote(str(path)), shlex.quote(f"{path.stem}.yaml")
    raise CasegraphError(
        f"{path} is a table ({table.description}, {len(table.columns)} columns), and a mapping must say what "
        "its columns are.",
        f"Propose one with: casegraph map {name} -o {mapping}\n"
        f"Look through it, and load the table with: casegraph load {name} --mapping {mapping}",
    )


LOADER = Loader(
    NAME, "a table: CSV, TSV, Excel, ODS, Parquet or JSON lines, with a mapping", recognise, _open
)
