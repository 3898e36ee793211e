"""How an answer is sent: by orjson, with the queries that it came from in a field and in a header."""

from __future__ import annotations

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

import orjson
from fastapi import Response

from api.dependencies import RequestStore
from graph.store.recording import Asked

QUERIES = "Casegraph-Queries"
JSON = "application/json"

# Servers and proxies refuse headers that are much longer than this, all together.
LONGEST = 4_000
LONGEST_VALUE = 200
CUT = "..."


def answer(
    store: RequestStore,
    content: Mapping[str, Any],
    status: HTTPStatus = HTTPStatus.OK,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Return `content` as JSON with `queries`: what was asked of the store, to be asked again anywhere.

    Args:
        content: plain values; tuples, dataclasses and dates are taken as well.
        headers: further ones.
    """
    body = {**content, "queries": [_field(asked) for asked in store.asked]}
    return Response(
        orjson.dumps(body), status, media_type=JSON, headers={**headers_of(store), **(headers or {})}
    )


def document(
    store: RequestStore, text: str | bytes, media_type: str, headers: Mapping[str, str] | None = None
) -> Response:
    """Return a file or page; the queries that it came from are in the header alone."""
    return Response(text, media_type=media_type, headers={**headers_of(store), **(headers or {})})


def headers_of(store: RequestStore) -> dict[str, str]:
    """Return the headers by which an answer can be asked for again."""
    found = {QUERIES: _header([_field(asked) for asked in store.asked])}
    return {**found, "ETag": store.etag, "Cache-Control": "private, no-cache"} if store.etag else found


def _field(asked: Asked) -> dict[str, Any]:
    parameters = dict(asked.parameters)
    if asked.name:
        return {"name": asked.name, "parameters": parameters}
    return {"name": None, "cypher": asked.cypher, "parameters": parameters}


def _header(fields: list[dict[str, Any]]) -> str:
    """Return the fields in ASCII; values, and then queries, that would be too long are cut and say so."""
    if not any(_endless(value) for field in fields for value in field["parameters"].values()):
        text = _ascii(fields)
        if len(text) <= LONGEST:
            return text
    short = [
        {**field, "parameters": {name: _short(value) for name, value in field["parameters"].items()}}
        for field in fields
    ]
    while len(_ascii(short)) > LONGEST and len(short) > 1:
        short = [*short[:-2], {"name": CUT, "parameters": {}}]
    return _ascii(short) if len(_ascii(short)) <= LONGEST else _ascii([{"name": CUT, "parameters": {}}])


def _short(value: Any) -> Any:
    return CUT if _endless(value) or len(_ascii(value)) > LONGEST_VALUE else value


def _endless(value: Any) -> bool:
    """Tell whether a value is too long whatever is in it: lists of 20,000 ids are not worth encoding."""
    return isinstance(value, str | list) and len(value) > LONGEST


def _ascii(value: Any) -> str:
    """Return JSON that any header may hold: the standard library's, which escapes what is beyond ASCII."""
    return json.dumps(value, separators=(",", ":"))
