"""Reading while somebody writes: an answer is made of several queries, and between two of them what the first
one found may go.

What then fails is asked again, of the store as it has become. Only where nothing was written meanwhile is the
failure the program's own.
"""

from __future__ import annotations

from fastapi import Request, Response
from starlette.concurrency import run_in_threadpool

from api.routing.strict_route import Handler, StrictRoute
from api.store.holder import StoreHolder
from api.store.revision_cache import Revisions
from graph.errors import StoreError

ATTEMPTS = 4


class SteadyRoute(StrictRoute):
    """A route that reads again where it read two states of the store."""

    def get_route_handler(self) -> Handler:
        """Return what answers a request."""
        handler = super().get_route_handler()

        async def handle(request: Request) -> Response:
            for _ in range(ATTEMPTS):
                try:
                    return await handler(request)
                except LookupError:
                    if not await _written_meanwhile(request):
                        raise
            raise StoreError("The store is being written to faster than it can be read.", "Ask again.")

        return handle


async def _written_meanwhile(request: Request) -> bool:
    """Tell whether something was written since this request began to read."""
    began: str | None = getattr(request.state, "revision", None)
    holder: StoreHolder = request.app.state.holder
    known: Revisions = request.app.state.revisions
    return began is not None and began != await run_in_threadpool(lambda: known.now(holder.store()))
