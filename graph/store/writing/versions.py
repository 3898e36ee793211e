"""Begin changes of analysts, and write the versions of records that they make.

A version is a node that is joined to nothing: no path runs through it, and loading a dataset again does not
touch it.
"""

from __future__ import annotations

from dataclasses import asdict
from json import dumps
from typing import Any

from graph.model import Dataset, Version
from graph.store.writing.transaction import WriteTransaction

# This is the lock of all changes. It is written before anything is read, so that a second change waits here
# until the first has ended, and then reads what the first wrote.
BEGIN_CHANGE = """
MERGE (d:Dataset {id: $id})
SET d.title = $title, d.description = $description, d.changes = coalesce(d.changes, 0) + 1
RETURN d.changes
"""
ADD_VERSION = "CREATE (v:Version) SET v = $properties"


def begin_change(transaction: WriteTransaction, dataset: Dataset) -> int:
    """Wait until no other change of `dataset` is under way; return the number of this change."""
    rows = transaction.run(BEGIN_CHANGE, id=dataset.id, title=dataset.title, description=dataset.description)
    return int(rows[0][0])


def write_version(transaction: WriteTransaction, version: Version) -> None:
    """Write a new version of a record.

    Raises:
        ConstraintError: the record has a version of this number already.
    """
    properties: dict[str, Any] = asdict(version) | {
        "id": f"{version.record_kind}/{version.record_id}/{version.number}",
        "record": dumps(version.record, ensure_ascii=False),
    }
    transaction.run(ADD_VERSION, properties=properties)
