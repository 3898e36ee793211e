"""The application: the API under `/api`, and the pages for browsers."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

from asgi_correlation_id import CorrelationIdMiddleware
from fastapi import FastAPI
from starlette.middleware import Middleware
from starlette.middleware.body_limit import RequestBodyLimitMiddleware
from starlette.middleware.gzip import GZipMiddleware

from api.access.authentication import build_authenticator
from api.access.cross_site import SitePolicy
from api.body_limits import get_max_body_bytes
from api.errors import add_error_handlers
from api.imports import ImportJobs
from api.middleware.access_gate import AccessGate
from api.middleware.activity_tracking import ActivityTracking
from api.middleware.head_requests import HeadAsGet
from api.middleware.request_log import RequestLog, choose_request_id
from api.middleware.root_path import RootPath
from api.middleware.security_headers import SecurityHeaders
from api.openapi import set_openapi_document
from api.pages.error_pages import access_refused_response, add_not_found_page
from api.routers import annotations as annotation_routes
from api.routers import (
    claims,
    common_neighbours,
    cypher,
    disputes,
    entities,
    entity_and_source_edits,
    imports,
    overview,
    pages,
    paths,
    query_runs,
    search,
    service,
    source_texts,
    sources,
    speakers,
    ties,
    timeline,
)
from api.settings import Settings
from api.store.activity import ActivityCounter
from api.store.etags import add_not_modified_handler, app_fingerprint
from api.store.idle_watch import IdleWatch
from api.store.provider import StoreProvider
from api.store.query_slots import QuerySlots
from api.store.revision_cache import RevisionCache

API_ROUTERS = (
    # Ids may contain slashes, so `/entities/{id}/history` must come before `/entities/{id}`.
    source_texts.router,
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
    query_runs.router,
    imports.upload_router,
    imports.router,
)
OTHER_ROUTERS = (service.router, pages.router)


def create_app(settings: Settings, provider: StoreProvider) -> FastAPI:
    """Return the application.

    Args:
        settings: of the installation.
        provider: of the store; closed when the application stops.

    Raises:
        CasegraphError: other machines can reach the service, and there is no token.
    """
    activity = ActivityCounter()
    import_jobs = ImportJobs(settings.limits.max_import_bytes, activity)
    idle_watch = IdleWatch(provider, activity, settings.store.idle_minutes * 60)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        idle_watch.start()
        yield
        import_jobs.close()
        idle_watch.stop()
        provider.close()

    app = FastAPI(
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
        redirect_slashes=False,
        lifespan=lifespan,
        middleware=_middleware(settings, provider, activity),
    )
    app.state.settings, app.state.provider = settings, provider
    app.state.app_fingerprint, app.state.revisions = app_fingerprint(settings), RevisionCache()
    app.state.query_slots = QuerySlots(settings.limits.concurrent_queries)
    app.state.import_jobs = import_jobs
    add_error_handlers(app)
    add_not_modified_handler(app)
    add_not_found_page(app)
    for router in (*API_ROUTERS, *OTHER_ROUTERS):
        # `include_router` would match each path twice.
        app.router.routes.extend(router.routes)
    set_openapi_document(app, (*API_ROUTERS, *OTHER_ROUTERS), settings.server.root_path)
    return app


def _middleware(settings: Settings, provider: StoreProvider, activity: ActivityCounter) -> list[Middleware]:
    """Return the middleware from the outermost to the innermost.

    None of it derives from BaseHTTPMiddleware, which takes milliseconds for each request.
    """
    authenticator, site_policy = build_authenticator(settings), SitePolicy.from_settings(settings.server)
    return [
        Middleware(RootPath, root_path=settings.server.root_path),
        Middleware(CorrelationIdMiddleware, validator=None, transformer=choose_request_id),
        Middleware(SecurityHeaders, site_policy=site_policy),
        Middleware(RequestLog),
        Middleware(
            AccessGate,
            site_policy=site_policy,
            authenticator=authenticator,
            get_max_body_bytes=partial(get_max_body_bytes, settings.limits),
            rejection_response=access_refused_response,
        ),
        Middleware(ActivityTracking, activity=activity, provider=provider),
        Middleware(HeadAsGet),
        Middleware(GZipMiddleware, minimum_size=1_000, compresslevel=5),
        # The gate rejects a body whose `Content-Length` is too large; this one, a body without that header.
        Middleware(RequestBodyLimitMiddleware, max_body_size=settings.limits.max_body_bytes),
    ]
