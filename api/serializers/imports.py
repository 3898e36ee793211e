"""JSON of received files and of what they are."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Collection
from typing import Any

from api.imports import ReceivedFile
from api.imports.describe_file import DescribedStream, FileDescription
from graph.errors import CasegraphError
from loaders.report_json import findings_to_json

# Received files and unpacked archives are in such folders, each import in a numbered folder.
_TEMPORARY_FOLDER = re.compile(
    re.escape(tempfile.gettempdir()) + r"/casegraph-[\w-]+(?:/\d+/(?:file|refused|mapping-\w+))?/?"
)


def import_to_json(received: ReceivedFile) -> dict[str, Any]:
    """Return a received file and the state of its load."""
    progress = received.progress
    content: dict[str, Any] = {
        "id": received.id,
        "name": received.name,
        "size": received.size,
        "received_on": received.received_on,
        "state": received.state,
        "progress": dict(zip(("task", "done", "total"), progress, strict=True)) if progress else None,
        "report": list(received.report),
        "problem": _problem_to_json(received.error),
    }
    return {key: _hide_folders(value) for key, value in content.items()}


def preview_to_json(id_: str, description: FileDescription, datasets: Collection[str]) -> dict[str, Any]:
    """Return what a file is.

    Args:
        id_: the id of the import.
        datasets: the ids of the datasets in the store.
    """
    content: dict[str, Any] = {
        "id": id_,
        "datasets": [_stream_to_json(each, datasets) for each in description.streams],
        "unknown": list(description.unknown),
        "failed": [{"name": name, "detail": str(error)} for name, error in description.failed],
        "proposed_mapping": description.proposed_mapping,
        "problem": _problem_to_json(description.error),
    }
    return {key: _hide_folders(value) for key, value in content.items()}


def _stream_to_json(described: DescribedStream, datasets: Collection[str]) -> dict[str, Any]:
    stream = described.stream
    return {
        "loader": stream.loader,
        "description": stream.description,
        "dataset": stream.dataset.id,
        "title": stream.dataset.title,
        "exists": stream.dataset.id in datasets,
        "claims": [
            {"place": claim.place, "sentence": claim.sentence, "source": claim.source}
            for claim in described.claims
        ],
        "findings": findings_to_json(stream.findings),
    }


def _hide_folders(value: Any) -> Any:
    """Return JSON in whose texts no folder of the service stands before the name of a file."""
    if isinstance(value, dict):
        return {key: _hide_folders(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_hide_folders(item) for item in value]
    return _TEMPORARY_FOLDER.sub("", value) if isinstance(value, str) else value


def _problem_to_json(error: CasegraphError | None) -> dict[str, str] | None:
    return {"detail": error.message, "hint": error.hint} if error else None
