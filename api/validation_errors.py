"""What is wrong with the form of a request, as faults with the names that the client sent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from api.union_tags import UNION_TAGS
from graph.errors import Fault
from graph.pydantic_messages import describe_pydantic_error

# Parts of pydantic's paths that do not stand in the request.
_NOT_SENT = {*UNION_TAGS, "[key]"}


def describe_request_faults(errors: Iterable[Mapping[str, Any]]) -> list[Fault]:
    """Return a fault for each error that pydantic reports.

    The path of a fault that concerns the body as a whole is `("body",)`.
    """
    return [Fault(_path(error), describe_pydantic_error(error)) for error in errors]


def _path(error: Mapping[str, Any]) -> tuple[str | int, ...]:
    location, *path = error["loc"]
    return tuple(key for key in path if key not in _NOT_SENT) or (str(location),)
