"""Parameters that nobody knows are refused: passed over, a mistyped filter would answer with everything."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterator
from typing import Any, TypeAlias

from fastapi import Request, Response
from fastapi.dependencies.models import Dependant
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute

Handler: TypeAlias = Callable[[Request], Coroutine[Any, Any, Response]]


class StrictRoute(APIRoute):
    """A route that takes those parameters alone which its endpoint asks for."""

    def get_route_handler(self) -> Handler:
        """Return what answers a request."""
        handler = super().get_route_handler()
        known = frozenset(_parameters(self.dependant))

        async def handle(request: Request) -> Response:
            unknown = [name for name in request.query_params if name not in known]
            if unknown:
                raise RequestValidationError(
                    [{"type": "extra_forbidden", "loc": ("query", name)} for name in unknown]
                )
            return await handler(request)

        return handle


def _parameters(asked: Dependant) -> Iterator[str]:
    for parameter in asked.query_params:
        yield parameter.alias
    for part in asked.dependencies:
        yield from _parameters(part)
