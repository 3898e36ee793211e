"""Tags of answers (RFC 9110, section 8.8.3): the same as long as nothing was written to the store."""

from __future__ import annotations

import hashlib
from importlib.metadata import version
from importlib.resources import files

from fastapi import Request

from api.settings import Settings

_WEAK = "W/"


class NotModified(Exception):  # noqa: N818 - it is no error
    """Whoever asks holds the answer already."""

    def __init__(self, etag: str) -> None:
        super().__init__(etag)
        self.etag = etag


def shape_of(settings: Settings) -> str:
    """Return what answers depend on beside the store: the program, its vocabulary, and what is set."""
    parts = (version("casegraph"), repr(settings.limits), settings.server.embedders)
    found = hashlib.sha256("\n".join(parts).encode())
    # Its files, since sets in what is made of them have no order that is the same in each process.
    for file in sorted(files("graph.ontology").iterdir(), key=lambda file: file.name):
        if file.name.endswith(".yaml"):
            found.update(file.read_bytes())
    return found.hexdigest()


def etag_of(revision: str, request: Request) -> str:
    """Return the tag of what this request is answered at that revision of the store.

    It is a weak one: the same answer may be sent compressed or not.
    """
    shape: str = request.app.state.shape
    asked = "\n".join((shape, revision, request.method, request.url.path, request.url.query))
    return f'W/"{hashlib.sha256(asked.encode()).hexdigest()[:32]}"'


def matches(request: Request, etag: str) -> bool:
    """Tell whether the request names this tag in `If-None-Match`, weak or not, or any (`*`)."""
    given = {one.strip() for one in request.headers.get("if-none-match", "").split(",")}
    return "*" in given or etag.removeprefix(_WEAK) in {one.removeprefix(_WEAK) for one in given}
