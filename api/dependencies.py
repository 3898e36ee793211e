"""What endpoints depend on, as types of their parameters: `store: StoreDep, limits: LimitsDep`."""

from __future__ import annotations

import contextlib
from typing import Annotated, Any

from fastapi import Depends, Request
from starlette.concurrency import run_in_threadpool

from api.query_runs import QueryRun
from api.settings import LimitSettings, Settings
from api.store.etags import ConditionalRequest
from api.store.provider import StoreProvider
from graph.errors import StoreError
from graph.ontology import Ontology
from graph.store import QueryResult, RecordingStore, Store

STORE_KEY = "casegraph.store"
"""The key of a request's scope under which `api.routers.query_runs` finds its store."""


class RequestStore(RecordingStore):
    """The store as one request uses it.

    Args:
        store: the open store.
        request: the request; None outside the service, where responses are only measured.
        conditional: decides about ETag and `304`; None for a request that writes, or whose response depends
            on more than its address.
    """

    def __init__(
        self, store: Store, request: Request | None = None, conditional: ConditionalRequest | None = None
    ) -> None:
        super().__init__(store)
        self._request, self._conditional = request, conditional
        if request is not None:
            request.scope[STORE_KEY] = self

    def read(self, query: str, /, **parameters: Any) -> QueryResult:
        """Run a named query, unless the client already has the current response.

        Raises:
            NotModified: it has.
        """
        if self._conditional is not None:
            self._conditional.raise_if_not_modified()
        return super().read(query, **parameters)

    def cache_headers(self) -> dict[str, str]:
        """Return the headers that say how long the response is current; none where it has no ETag.

        Raises:
            NotModified: the client already has the current response.
        """
        return self._conditional.response_headers() if self._conditional is not None else {}

    @property
    def query_run(self) -> QueryRun:
        """The queries of this request, by which they can be found again."""
        assert self._request is not None, "there is a request in the service"
        return QueryRun.of_request(self._request)

    def omit_etag(self) -> None:
        """Let the response carry no ETag, because the same request may get another response."""
        if self._conditional is not None:
            self._conditional.omit_etag()


# Dependencies that wait for nothing are `async`: FastAPI runs all others in another thread.
async def get_limits(request: Request) -> LimitSettings:
    """Return the limits of one request."""
    settings: Settings = request.app.state.settings
    return settings.limits


async def get_writing_store(request: Request) -> RequestStore:
    """Return a store to write to, or to run a user's own query; its responses carry no ETag."""
    request.app.state.revisions.invalidate()
    store = await _open(request)
    # What is written is judged by the types that the cases in the store declare now, not a second ago.
    await run_in_threadpool(store.revision)
    return RequestStore(store, request)


async def get_store(request: Request) -> RequestStore:
    """Return a store to read from; its responses carry an ETag, see `api.store.etags`."""
    store = await _open(request)
    return RequestStore(store, request, ConditionalRequest(request, store))


async def _open(request: Request) -> Store:
    provider: StoreProvider = request.app.state.provider
    store = provider.get_if_open()
    # To open it may take seconds, which only another thread may wait for.
    return store if store is not None else await run_in_threadpool(provider.get)


async def get_ontology(request: Request) -> Ontology:
    """Return the ontology, without opening the store; that of an open store is at most a second old."""
    provider: StoreProvider = request.app.state.provider
    store, revisions = provider.get_if_open(), request.app.state.revisions
    # Reading the revision also reads what was declared since. A store that is away is the endpoint's affair.
    if store is not None and not revisions.is_fresh(store):
        with contextlib.suppress(StoreError):
            await run_in_threadpool(revisions.fetch, store)
    return provider.ontology


LimitsDep = Annotated[LimitSettings, Depends(get_limits)]
StoreDep = Annotated[RequestStore, Depends(get_store)]
WritingStoreDep = Annotated[RequestStore, Depends(get_writing_store)]
OntologyDep = Annotated[Ontology, Depends(get_ontology)]
