"""Write small publications of the Offshore Leaks for tests."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from graph.ontology import load_ontology
from loaders.icij import LOADER
from loaders.loader import LoadOptions
from loaders.record_stream import RecordStream

RELATION = (
    "node_id_start",
    "node_id_end",
    "rel_type",
    "link",
    "status",
    "start_date",
    "end_date",
    "sourceID",
)

Rows = Sequence[Mapping[str, str]]


def node(id_: int | str, name: str, **cells: str) -> dict[str, str]:
    """Return a row of a file of nodes."""
    return {"node_id": str(id_), "name": name, "sourceID": "Leak", **cells}


def relation(start: int, end: int, rel_type: str, link: str = "", **cells: str) -> dict[str, str]:
    """Return a row of relationships.csv."""
    ends = {"node_id_start": str(start), "node_id_end": str(end)}
    return {**ends, "rel_type": rel_type, "link": link, "sourceID": "Leak", **cells}


FIRM = node(1, "Firm")
"""A company of nodes-entities.csv."""


def open_leaks(folder: Path, *, relations: Rows = (), **nodes: Any) -> RecordStream:
    """Return the stream of a zip archive. Arguments that are no lists of rows are options of the loader."""
    options = {name: value for name, value in nodes.items() if not isinstance(value, list)}
    rows = {name: value for name, value in nodes.items() if isinstance(value, list)}
    files = {f"nodes-{name}.csv": to_csv(each) for name, each in {"entities": [FIRM], **rows}.items()}
    path = folder / "leaks.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in {**files, "relationships.csv": to_csv(relations, RELATION)}.items():
            archive.writestr(name, text)
    return LOADER.open(path, LoadOptions(**options), load_ontology())


def to_csv(rows: Rows, columns: Sequence[str] = ()) -> str:
    """Return rows as CSV; the columns are those that any row has."""
    names = list(dict.fromkeys([*columns, *(column for row in rows for column in row)]))
    text = io.StringIO()
    writer = csv.DictWriter(text, names or ["node_id"], restval="")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()
