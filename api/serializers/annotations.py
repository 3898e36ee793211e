"""Annotations as JSON values."""

from __future__ import annotations

from typing import Any

from graph.model import Annotation
from graph.presentation import without_empty


def annotation_to_json(annotation: Annotation) -> dict[str, Any]:
    """Return an annotation."""
    return without_empty(
        {
            "id": annotation.id,
            "record_kind": annotation.record_kind,
            "record_id": annotation.record_id,
            "text": annotation.text,
            "author": annotation.author,
            "changed_on": annotation.at,
            "version": annotation.version,
            "withdrawn_on": annotation.withdrawn_on,
        }
    )
