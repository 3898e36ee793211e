"""The application: every question over HTTP under `/api`, and the pages that a person opens."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI, Request
from fastapi.responses import Response
from starlette.middleware.base import RequestResponseEndpoint
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware

from api.access.gate import Gate
from api.holding import StoreHolder
from api.problems import add_problems
from api.routers import (
    claims,
    common,
    cypher,
    disputes,
    entities,
    notes,
    overview,
    pages,
    paths,
    records,
    search,
    service,
    sources,
    speakers,
    ties,
    timeline,
)
from api.settings import Settings

QUESTIONS = (
    search.router,
    entities.router,
    ties.router,
    common.router,
    paths.router,
    timeline.router,
    sources.router,
    disputes.router,
    speakers.router,
    overview.router,
    cypher.router,
    claims.router,
    records.router,
    notes.router,
)
PAGES = (service.router, pages.router)

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "no-referrer",
}


def create_app(settings: Settings, holder: StoreHolder) -> FastAPI:
    """Return the application.

    Args:
        settings: what the installation sets.
        holder: of the store that it serves; closed when the application stops.
    """

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        holder.close()

    app = FastAPI(
        title="Casegraph",
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
        lifespan=lifespan,
    )
    app.state.settings, app.state.holder = settings, holder
    app.add_middleware(Gate, settings=settings)
    app.add_middleware(GZipMiddleware, minimum_size=1_000, compresslevel=5)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=sorted(settings.server.names))

    @app.middleware("http")
    async def with_headers(request: Request, call_next: RequestResponseEndpoint) -> Response:
        response = await call_next(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    add_problems(app)
    for router in QUESTIONS:
        app.include_router(router, prefix="/api")
    for router in PAGES:
        app.include_router(router)
    return app
