"""The application: every question over HTTP under `/api`, and the pages that a person opens."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from asgi_correlation_id import CorrelationIdMiddleware
from fastapi import FastAPI
from starlette.middleware import Middleware
from starlette.middleware.body_limit import RequestBodyLimitMiddleware
from starlette.middleware.gzip import GZipMiddleware

from api.access.authentication import callers_of
from api.access.cross_site import Sites
from api.errors import add_problems
from api.middleware.access_gate import Gate
from api.middleware.activity_tracking import Watched
from api.middleware.head_requests import HeadAsGet
from api.middleware.request_log import RequestLog, request_id
from api.middleware.security_headers import SafeHeaders
from api.openapi import describe
from api.pages.error_pages import add_lost_page, refusal
from api.query_slots import Turns
from api.routers import annotations as annotation_routes
from api.routers import (
    claims,
    common_neighbours,
    cypher,
    disputes,
    entities,
    entity_and_source_edits,
    overview,
    pages,
    paths,
    search,
    service,
    sources,
    speakers,
    ties,
    timeline,
)
from api.settings import Settings
from api.store.activity import Use
from api.store.etags import shape_of
from api.store.holder import StoreHolder
from api.store.idle_watch import IdleWatch
from api.store.revision_cache import Revisions

QUESTIONS = (
    # Ids may hold slashes: what is said under an entity's or source's address comes before the entity itself.
    entity_and_source_edits.router,
    claims.router,
    annotation_routes.router,
    search.router,
    entities.router,
    ties.router,
    common_neighbours.router,
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
