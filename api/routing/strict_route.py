"""Refuses requests that could be understood in two ways.

A misspelt filter that is ignored would return everything. Of a parameter that stands twice, and of a key that
stands twice in a JSON body, all values but one would be ignored.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterator
from typing import Any, TypeAlias, get_args, get_origin

from fastapi import Request, Response
from fastapi.dependencies.models import Dependant
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from starlette.datastructures import QueryParams

from api.routing.json_body import JsonRequest, RefusedBodyError

Handler: TypeAlias = Callable[[Request], Coroutine[Any, Any, Response]]


class StrictRoute(APIRoute):
    """A route that accepts only declared query parameters and unambiguous JSON."""

    def get_route_handler(self) -> Handler:
        """Return the function that answers a request."""
        handler = super().get_route_handler()
        takes_list = dict(_query_parameters(self.dependant))

        async def handle(request: Request) -> Response:
            faults = list(_find_faults(request.query_params, takes_list))
            if faults:
                raise RequestValidationError(faults)
            try:
                return await handler(JsonRequest(request.scope, request.receive))
            except RefusedBodyError as error:
                raise error.reason from None

        return handle


def _find_faults(parameters: QueryParams, takes_list: dict[str, bool]) -> Iterator[dict[str, Any]]:
    """Yield an error for each unknown parameter, and for each that stands more often than it may."""
    for name in dict.fromkeys(parameters):
        if name not in takes_list:
            yield {"type": "extra_forbidden", "loc": ("query", name)}
        elif not takes_list[name] and len(parameters.getlist(name)) > 1:
            error = "stands more than once, and takes one value"
            yield {"type": "value_error", "loc": ("query", name), "ctx": {"error": error}}


def _query_parameters(dependant: Dependant) -> Iterator[tuple[str, bool]]:
    """Yield each declared query parameter, and whether it takes several values."""
    for parameter in dependant.query_params:
        yield parameter.alias, _is_list(parameter.field_info.annotation)
    for dependency in dependant.dependencies:
        yield from _query_parameters(dependency)


def _is_list(annotation: Any) -> bool:
    return get_origin(annotation) is list or any(map(_is_list, get_args(annotation)))
