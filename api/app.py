"""The application: every question over HTTP under `/api`, and the pages that a person opens."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from asgi_correlation_id import CorrelationIdMiddleware
from fastapi import FastAPI
from starlette.middleware import Middleware
from starlette.middleware.body_limit import RequestBodyLimitMiddleware
from starlette.middleware.gzip import GZipMiddleware

from api.access.callers import callers_of
from api.access.gate import Gate
from api.access.site import Sites
from api.etags import shape_of
from api.head import HeadAsGet
from api.headers import SafeHeaders
from api.holding import StoreHolder
from api.idle import IdleWatch
from api.openapi import describe
from api.pages.errors import add_lost_page, refusal
from api.problems import add_problems
from api.request_log import RequestLog, request_id
from api.revisions import Revisions
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
from api.turns import Turns
from api.use import Use, Watched

QUESTIONS = (
    # Ids may hold slashes: what is said under an entity's or source's address comes before the entity itself.
    records.router,
    claims.router,
    notes.router,
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
)
PAGES = (service.router, pages.router)


def create_app(settings: Settings, holder: StoreHolder) -> FastAPI:
    """Return the application.

    Args:
        settings: what the installation sets.
        holder: of the store that it serves; closed when the application stops.

    Raises:
        CasegraphError: others than this machine can reach it, and there is no token by which to know them.
    """

    callers, sites = callers_of(settings), Sites.of(settings.server)
    use = Use()
    watch = IdleWatch(holder, use, settings.store.idle_minutes * 60)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        watch.start()
        yield
        watch.stop()
        holder.close()

    app = FastAPI(
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
        lifespan=lifespan,
        # From the outside in; none of them derives from BaseHTTPMiddleware, which costs milliseconds.
        middleware=[
            Middleware(CorrelationIdMiddleware, validator=None, transformer=request_id),
            Middleware(SafeHeaders, sites=sites),
            Middleware(RequestLog),
            Middleware(
                Gate, sites=sites, callers=callers, body_bytes=settings.limits.body_bytes, refusal=refusal
            ),
            Middleware(Watched, use=use, holder=holder),
            Middleware(HeadAsGet),
            Middleware(GZipMiddleware, minimum_size=1_000, compresslevel=5),
            # The gate refuses a body that says it is too long; this one, which does not say so.
            Middleware(RequestBodyLimitMiddleware, max_body_size=settings.limits.body_bytes),
        ],
    )
    app.state.settings, app.state.holder = settings, holder
    app.state.shape, app.state.revisions = shape_of(settings), Revisions()
    app.state.turns = Turns(settings.limits.queries_at_once)
    add_problems(app)
    add_lost_page(app)
    for router in (*QUESTIONS, *PAGES):
        # Their routes themselves: a router within a router looks at each path twice.
        app.router.routes.extend(router.routes)
    describe(app, (*QUESTIONS, *PAGES))
    return app
