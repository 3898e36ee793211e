"""What is wrong with a request's form, in plain words and by the names that the client sent."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from api.union_tags import FORMS

_INSIDE = {*FORMS, "[key]"}
_OPENING = re.compile("^(Input|String|List|Dictionary|Value) should")


def faults_of(errors: Iterable[Mapping[str, Any]]) -> list[tuple[str, str]]:
    """Return field and message of every error that validation found."""
    return [(_field(error), _message(error)) for error in errors]


def _field(error: Mapping[str, Any]) -> str:
    whole, *path = error["loc"]
    # Of what is no JSON, the place is a number of characters.
    if error["type"] == "json_invalid":
        return str(whole)
    return ".".join(str(part) for part in path if part not in _INSIDE) or str(whole)


def _message(error: Mapping[str, Any]) -> str:
    given = error.get("ctx", {})
    if error["type"] == "missing":
        return "is missing"
    if error["type"] == "extra_forbidden":
        return "is not known here"
    if error["type"] == "json_invalid":
        return f"is no JSON: {given.get('error', '')}"
    if error["type"] == "value_error":
        return str(given["error"])
    if error["type"] in {"model_type", "model_attributes_type"}:
        return "should be an object"
    return _OPENING.sub("should", str(error["msg"]))
