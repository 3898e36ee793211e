"""Refuses unknown query parameters: a misspelt filter that is ignored would return everything."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterator
from typing import Any, TypeAlias

from fastapi import Request, Response
from fastapi.dependencies.models import Dependant
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute

Handler: TypeAlias = Callable[[Request], Coroutine[Any, Any, Response]]


class StrictRoute(APIRoute):
    """A route that accepts only the query parameters that its endpoint declares."""

    def get_route_handler(self) -> Handler:
        """Return the function that answers a request."""
        handler = super().get_route_handler()
        declared = frozenset(_query_parameters(self.dependant))

        async def handle(request: Request) -> Response:
            unknown = [name for name in request.query_params if name not in declared]
            if unknown:
                raise RequestValidationError(
                    [{"type": "extra_forbidden", "loc": ("query", name)} for name in unknown]
                )
            return await handler(request)

        return handle


def _query_parameters(dependant: Dependant) -> Iterator[str]:
    for parameter in dependant.query_params:
        yield parameter.alias
    for dependency in dependant.dependencies:
        yield from _query_parameters(dependency)
