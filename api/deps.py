"""What endpoints ask for, so that a signature reads as a sentence: `store: TheStore, limits: TheLimits`."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request

from api.etags import NotModified, etag_of, matches
from api.holding import StoreHolder
from api.settings import LimitSettings, Settings
from graph.ontology import Ontology
from graph.store.asking import AskingStore


class RequestStore(AskingStore):
    """The store as one request sees it; `etag` stands for everything that it could answer now."""

    etag: str = ""


# What waits for nothing is `async`: FastAPI sends everything else to another thread and back.
async def _settings(request: Request) -> Settings:
    found: Settings = request.app.state.settings
    return found


async def _limits(request: Request) -> LimitSettings:
    settings: Settings = request.app.state.settings
    return settings.limits


def writing_store(request: Request) -> RequestStore:
    """Return a store to write to, or to ask what cannot be asked again by its address alone."""
    holder: StoreHolder = request.app.state.holder
    return RequestStore(holder.store())


def reading_store(request: Request) -> RequestStore:
    """Return a store to read from, or end the request where whoever asks holds the answer already.

    Raises:
        NotModified: nothing was written since the answer that is asked for again.
    """
    store = writing_store(request)
    # Before anything is read: what is written meanwhile makes the answer newer than its tag, never older.
    request.state.revision = store.revision()
    store.etag = etag_of(request.state.revision, request)
    if matches(request, store.etag):
        raise NotModified(store.etag)
    return store


async def _ontology(request: Request) -> Ontology:
    holder: StoreHolder = request.app.state.holder
    return holder.ontology


TheSettings = Annotated[Settings, Depends(_settings)]
TheLimits = Annotated[LimitSettings, Depends(_limits)]
TheStore = Annotated[RequestStore, Depends(reading_store)]
TheWritingStore = Annotated[RequestStore, Depends(writing_store)]
TheOntology = Annotated[Ontology, Depends(_ontology)]
