"""The application: the picture of a case at `/`, and whether it is well at `/health`."""

from __future__ import annotations

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, PlainTextResponse, Response
from starlette.middleware.base import RequestResponseEndpoint
from starlette.middleware.trustedhost import TrustedHostMiddleware

# A page of another site that has its own name point at this machine must not read what is served here.
HOSTS = ["127.0.0.1", "localhost", "[::1]"]

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}


def create_app(page: str) -> FastAPI:
    """Return the application.

    Args:
        page: the picture, as one self-contained page.
    """
    app = FastAPI(title="Casegraph", docs_url=None, redoc_url=None, openapi_url=None)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=HOSTS)

    @app.middleware("http")
    async def with_headers(request: Request, call_next: RequestResponseEndpoint) -> Response:
        response = await call_next(request)
        response.headers.update(HEADERS)
        return response

    @app.get("/", response_class=HTMLResponse)
    def picture() -> str:
        return page

    @app.get("/health", response_class=PlainTextResponse)
    def health() -> str:
        return "well"

    return app
