"""Runs an endpoint again where a write came between its queries.

A response is made from several queries. If a record that the first query returned is removed before the
second one, the endpoint fails with a LookupError. If nothing was written meanwhile, the error is one of the
program.
"""

from __future__ import annotations

from fastapi import Request, Response
from starlette.concurrency import run_in_threadpool

from api.routing.strict_route import Handler, StrictRoute
from api.store.provider import StoreProvider
from api.store.revision_cache import RevisionCache
from graph.errors import StoreError

MAX_ATTEMPTS = 4


class RetryRoute(StrictRoute):
    """A route that runs its endpoint again if the store changed while it was read."""

    def get_route_handler(self) -> Handler:
        """Return the function that answers a request."""
        handler = super().get_route_handler()

        async def handle(request: Request) -> Response:
            for _ in range(MAX_ATTEMPTS):
                try:
                    return await handler(request)
                except LookupError:
                    if not await _store_has_changed(request):
                        raise
            raise StoreError("The store is being written to faster than it can be read.", "Ask again.")

        return handle


async def _store_has_changed(request: Request) -> bool:
    """Return whether something was written since this request began to read."""
    before: str | None = getattr(request.state, "revision", None)
    provider: StoreProvider = request.app.state.provider
    revisions: RevisionCache = request.app.state.revisions
    return before is not None and before != await run_in_threadpool(lambda: revisions.fetch(provider.get()))
