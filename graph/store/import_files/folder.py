"""The folder of an import: all its tables, and the command that makes a database of them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

from graph.model import Dataset, Record
from graph.ontology import Ontology
from graph.store.import_files.rows import RowEncoder
from graph.store.import_files.script import render_script
from graph.store.import_files.table_file import ARRAY_DELIMITER, TableFile
from graph.store.import_files.tables import ImportTable, dataset_table

SCRIPT_NAME = "import.sh"

MANIFEST_NAME = "import.json"
"""For other programs: the tables, and the arguments of the import."""

# What the import needs at least; its own default.
_MIN_READ_BUFFER = 4 * 1024 * 1024


@dataclass(frozen=True)
class ImportFiles:
    """The finished files of an import.

    Args:
        folder: the folder that contains them.
        arguments: for `neo4j-admin`, with paths relative to the folder: `database import full neo4j ...`.
        nodes, relationships: how many rows there are of each.
        size: of all files with rows, in bytes.
    """

    folder: Path
    arguments: tuple[str, ...]
    nodes: int
    relationships: int
    size: int


class ImportFolder:
    """Writes the records of one dataset as files for `neo4j-admin database import full`.

    It is a context manager, which closes the files at its end.

    Args:
        folder: an empty folder.
        ontology: declares the kinds, edge types and properties.
        dataset: the dataset.
        now: the value of `recorded_on`, as an ISO date and time.
        compress: whether to write files for `gzip`.
    """

    def __init__(
        self, folder: Path, ontology: Ontology, dataset: Dataset, now: str, *, compress: bool = False
    ) -> None:
        self.folder = folder
        self.now = now
        self._dataset = dataset
        self._encoder = RowEncoder(ontology, dataset.id, now)
        self._compress = compress
        self._files: dict[str, TableFile] = {}

    def add(self, record: Record, id_: str, fingerprint: str) -> None:
        """Write a valid record.

        Args:
            record: not written before.
            id_, fingerprint: see `graph.model.ids`.

        Raises:
            CasegraphError: an item of a list has the character that separates items.
            OSError: a file cannot be written.
        """
        for table, values in self._encoder.encode(record, id_, fingerprint):
            self.open_table(table).write_row(values)

    def open_table(self, table: ImportTable) -> TableFile:
        """Return the open file of a table."""
        file = self._files.get(table.name)
        if file is None:
            file = self._files[table.name] = TableFile(self.folder, table, compress=self._compress)
        return file

    def finish(self) -> ImportFiles:
        """Write what is left, and the script that runs the import.

        Raises:
            OSError: a file cannot be written.
        """
        self.open_table(dataset_table()).write_row(asdict(self._dataset))
        self._close()
        files = sorted(self._files.values(), key=lambda file: file.table.name)
        arguments = ("database", "import", "full", "neo4j", *_options(self.folder, files))
        manifest = {"arguments": arguments, "tables": [_describe(self.folder, file) for file in files]}
        (self.folder / MANIFEST_NAME).write_text(json.dumps(manifest, indent=1), encoding="utf-8")
        # Written last: without it the folder is not complete.
        script = self.folder / SCRIPT_NAME
        script.write_text(render_script(arguments), encoding="utf-8", newline="\n")
        script.chmod(0o755)
        return ImportFiles(
            folder=self.folder,
            arguments=arguments,
            nodes=sum(file.rows for file in files if not file.table.is_relationship),
            relationships=sum(file.rows for file in files if file.table.is_relationship),
            size=sum(file.path.stat().st_size for file in files),
        )

    def __enter__(self) -> ImportFolder:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close()

    def _close(self) -> None:
        for file in self._files.values():
            file.close()


def _describe(folder: Path, file: TableFile) -> dict[str, Any]:
    """Return a table for the manifest; its files are relative to the folder."""
    return {
        "labels": file.table.labels,
        "is_relationship": file.table.is_relationship,
        "header": file.header_path.relative_to(folder).as_posix(),
        "file": file.path.relative_to(folder).as_posix(),
        "rows": file.rows,
    }


def _options(folder: Path, files: Iterable[TableFile]) -> list[str]:
    """Return the options of the import. A bad row must end it, and not be left out."""
    files = list(files)
    options = ["--id-type=string", "--bad-tolerance=0", f"--array-delimiter=U+{ord(ARRAY_DELIMITER):04X}"]
    if any(file.has_line_breaks for file in files):
        options.append("--multiline-fields=true")
    longest = max(file.longest_value for file in files)
    if longest > _MIN_READ_BUFFER:
        options.append(f"--read-buffer-size={longest}")
    for file in files:
        option = "--relationships" if file.table.is_relationship else "--nodes"
        header, rows = (path.relative_to(folder).as_posix() for path in (file.header_path, file.path))
        options.append(f"{option}={file.table.labels}={header},{rows}")
    return options
