"""Tags of answers (RFC 9110, section 8.8.3): the same as long as nothing was written to the store."""

from __future__ import annotations

import hashlib
from importlib.metadata import version

from fastapi import Request

_PROGRAM = version("casegraph")


class NotModified(Exception):  # noqa: N818 - it is no error
    """Whoever asks holds the answer already."""

    def __init__(self, etag: str) -> None:
        super().__init__(etag)
        self.etag = etag


def etag_of(revision: str, request: Request) -> str:
    """Return the tag of what this request is answered at that revision of the store.

    It is a weak one: the same answer may be sent compressed or not.
    """
    asked = "\n".join((_PROGRAM, revision, request.method, request.url.path, request.url.query))
    return f'W/"{hashlib.sha256(asked.encode()).hexdigest()[:32]}"'


def matches(request: Request, etag: str) -> bool:
    """Tell whether the request names this tag in `If-None-Match`."""
    given = request.headers.get("if-none-match", "")
    return etag in {one.strip() for one in given.split(",")}
