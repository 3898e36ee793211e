"""What is wrong with the form of a request, as faults with the names that the client sent."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from api.union_tags import UNION_TAGS
from graph.errors import Fault

# Parts of pydantic's paths that do not stand in the request.
_NOT_SENT = {*UNION_TAGS, "[key]"}
_INPUT_SHOULD = re.compile("^(Input|String|List|Dictionary|Value) should")


def describe_request_faults(errors: Iterable[Mapping[str, Any]]) -> list[Fault]:
    """Return a fault for each error that pydantic reports.

    The path of a fault that concerns the body as a whole is `("body",)`.
    """
    return [Fault(_path(error), _message(error)) for error in errors]


def _path(error: Mapping[str, Any]) -> tuple[str | int, ...]:
    location, *path = error["loc"]
    # The path in a body that is not JSON is a number of characters.
    if error["type"] == "json_invalid":
        return (str(location),)
    return tuple(key for key in path if key not in _NOT_SENT) or (str(location),)


def _message(error: Mapping[str, Any]) -> str:
    context = error.get("ctx", {})
    if error["type"] == "missing":
        return "is missing"
    if error["type"] == "extra_forbidden":
        return "is unknown here"
    if error["type"] == "json_invalid":
        return f"is not JSON: {context.get('error', '')}"
    if error["type"] == "value_error":
        return str(context["error"])
    if error["type"] in {"model_type", "model_attributes_type"}:
        return "should be an object"
    return _INPUT_SHOULD.sub("should", str(error["msg"]))
