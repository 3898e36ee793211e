"""Conditional requests (RFC 9110, sections 8.8.3 and 13): the one place that decides about ETag and `304`.

A response carries an ETag if its endpoint reads through `api.dependencies.get_store`, unless the endpoint
omits it. The ETag stays the same until something is written to the store.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from http import HTTPStatus
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable

from fastapi import FastAPI, Request, Response

from api.settings import Settings
from api.store.revision_cache import RevisionCache
from graph.store import Store

CACHE_CONTROL = "private, no-cache"
# Responses are made by these packages, and from the data files in them.
PACKAGES_OF_RESPONSES = ("api", "graph", "visualize")
_WEAK = "W/"
_ANY = "*"


class NotModified(Exception):  # noqa: N818 - it is not an error
    """The client already has the current response.

    Args:
        headers: those of the current response that concern caching.
    """

    def __init__(self, headers: dict[str, str]) -> None:
        super().__init__(headers)
        self.headers = headers


class ConditionalRequest:
    """Decides whether one reading request is answered with `304`, and which ETag its response carries.

    Args:
        request: a request whose response depends on nothing but its address, the store and the application.
        store: the open store.
    """

    def __init__(self, request: Request, store: Store) -> None:
        self._request, self._store = request, store
        self._headers: dict[str, str] | None = None
        self._is_any_confirmed = False

    def raise_if_not_modified(self) -> None:
        """Raise NotModified if the client has the current response; later calls do nothing.

        Call it before anything is read from the store.

        What is written while the response is made then makes the response newer than its ETag, never older.

        Raises:
            NotModified: `If-None-Match` names the current ETag.
            StoreError: the store failed.
        """
        if self._headers is not None:
            return
        state = self._request.app.state
        cache: RevisionCache = state.revisions
        client_has = _if_none_match(self._request)
        # Only the revision as it is now can confirm what the client has.
        revision = cache.fetch(self._store) if client_has else cache.get(self._store)
        # `api.routing.retry_route` compares this one with a later one.
        self._request.state.revision = revision
        etag = _make_etag(state.app_fingerprint, revision, self._request)
        self._headers = {"ETag": etag, "Cache-Control": CACHE_CONTROL}
        self._is_any_confirmed = _ANY in client_has
        if etag.removeprefix(_WEAK) in client_has:
            raise NotModified(self._headers)

    def omit_etag(self) -> None:
        """Let the response carry no ETag, because the same request may get another response."""
        self._headers = {}

    def response_headers(self) -> dict[str, str]:
        """Return the headers that the response carries.

        Call it when the response is made: `*` confirms whatever there is, which an error is not.

        Raises:
            NotModified, StoreError: see `raise_if_not_modified`.
        """
        self.raise_if_not_modified()
        if self._headers and self._is_any_confirmed:
            raise NotModified(self._headers)
        return dict(self._headers or {})


def add_not_modified_handler(app: FastAPI) -> None:
    """Let the application answer with `304` where a request raises NotModified."""
    app.add_exception_handler(NotModified, _not_modified_response)


def app_fingerprint(settings: Settings) -> str:
    """Return a hash of what responses depend on apart from the store: program, ontology and settings."""
    server = settings.server
    parts = (_program_fingerprint(), repr(settings.limits), server.embedders, server.root_path)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


@cache
def _program_fingerprint() -> str:
    """Return a hash of the files from which responses are made.

    The version alone is not enough: after an update without a new one, a browser would keep pages whose
    style and scripts are old.
    """
    digest = hashlib.sha256("\n".join(map(version, ("casegraph", "pyvis"))).encode())
    for package in PACKAGES_OF_RESPONSES:
        for name, content in sorted(_read_files(files(package))):
            digest.update(f"\n{name} {len(content)}\n".encode() + content)
    return digest.hexdigest()


def _read_files(folder: Traversable) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the content of each file in a folder and the folders in it."""
    for item in folder.iterdir():
        if item.is_dir():
            if item.name != "__pycache__":
                yield from _read_files(item)
        else:
            yield item.name, item.read_bytes()


def _make_etag(fingerprint: str, revision: str, request: Request) -> str:
    """Return a weak ETag, because the same response may be sent compressed or not."""
    parts = "\n".join((fingerprint, revision, request.method, request.url.path, request.url.query))
    return f'{_WEAK}"{hashlib.sha256(parts.encode()).hexdigest()[:32]}"'


def _if_none_match(request: Request) -> set[str]:
    """Return the ETags that the client has, without the mark of weak ones; `_ANY` stands for any."""
    header = request.headers.get("if-none-match", "")
    return {etag.strip().removeprefix(_WEAK) for etag in header.split(",")} - {""}


async def _not_modified_response(_: Request, error: Exception) -> Response:
    """Return the response `304`.

    It has the headers of the current response that concern caching, and no others that describe it: a header
    of a `304` replaces the one that the client has stored.
    """
    assert isinstance(error, NotModified)
    return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=error.headers)
