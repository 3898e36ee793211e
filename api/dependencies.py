"""What endpoints ask for, so that a signature reads as a sentence: `store: TheStore, limits: TheLimits`."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Any

from fastapi import Depends, Request
from starlette.concurrency import run_in_threadpool

from api.settings import LimitSettings, Settings
from api.store.etags import NotModified, etag_of, matches
from api.store.holder import StoreHolder
from graph.ontology import Ontology
from graph.store import Store
from graph.store.cypher.results import Answer
from graph.store.recording import AskingStore


class RequestStore(AskingStore):
    """The store as one request sees it.

    Args:
        store: the open one.
        request: that reads what can be asked again by its address alone; None for any other.
    """

    def __init__(self, store: Store, request: Request | None = None) -> None:
        super().__init__(store)
        self._opened, self._request = store, request

    @cached_property
    def etag(self) -> str:
        """What stands for everything that it could answer when it was first asked; "" where nothing does.

        Raises:
            NotModified: whoever asks holds the answer already, and nothing was written since.
        """
        if self._request is None:
            return ""
        state, known = self._request.state, self._request.app.state.revisions
        held = "if-none-match" in self._request.headers
        state.revision = known.now(self._opened) if held else known.lately(self._opened)
        found = etag_of(state.revision, self._request)
        if matches(self._request, found):
            raise NotModified(found)
        return found

    def read(self, query: str, /, **parameters: Any) -> Answer:
        """Do as the store does, where the answer is not known already."""
        # Before anything is read: what is written meanwhile makes the answer newer than its tag, never older.
        _ = self.etag
        return super().read(query, **parameters)


# What waits for nothing is `async`: FastAPI sends everything else to another thread and back.
async def _settings(request: Request) -> Settings:
    found: Settings = request.app.state.settings
    return found


async def _limits(request: Request) -> LimitSettings:
    settings: Settings = request.app.state.settings
    return settings.limits


async def writing_store(request: Request) -> RequestStore:
    """Return a store to write to, or to ask what cannot be asked again by its address alone."""
    request.app.state.revisions.forget()
    return RequestStore(await _open(request))


async def reading_store(request: Request) -> RequestStore:
    """Return a store to read from, which ends the request where whoever asks holds the answer already."""
    return RequestStore(await _open(request), request)


async def _open(request: Request) -> Store:
    holder: StoreHolder = request.app.state.holder
    at_hand = holder.at_hand()
    # To open it may take seconds, for which only another thread may wait.
    return at_hand if at_hand is not None else await run_in_threadpool(holder.store)


async def _ontology(request: Request) -> Ontology:
    holder: StoreHolder = request.app.state.holder
    return holder.ontology


TheSettings = Annotated[Settings, Depends(_settings)]
TheLimits = Annotated[LimitSettings, Depends(_limits)]
TheStore = Annotated[RequestStore, Depends(reading_store)]
TheWritingStore = Annotated[RequestStore, Depends(writing_store)]
TheOntology = Annotated[Ontology, Depends(_ontology)]
