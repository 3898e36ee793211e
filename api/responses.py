"""How endpoints respond: JSON by orjson, files and pages, all with the queries that they came from."""

from __future__ import annotations

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

import orjson
from fastapi import Response

from api.dependencies import RequestStore
from graph.store import ExecutedQuery

QUERIES_HEADER = "Casegraph-Queries"
JSON = "application/json"

# Characters. Servers and proxies refuse headers that are much longer in total.
MAX_HEADER_LENGTH = 4_000
MAX_VALUE_LENGTH = 200
ELLIPSIS = "..."


def json_response(
    store: RequestStore,
    content: Mapping[str, Any],
    status: HTTPStatus = HTTPStatus.OK,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Return `content` as JSON, with the queries that were executed under `queries`.

    Args:
        content: JSON values; tuples, dataclasses and dates are accepted as well.
        headers: added to those of every response.
    """
    body = {**content, "queries": [_query_as_json(query) for query in store.executed]}
    all_headers = {**_response_headers(store), **(headers or {})}
    return Response(orjson.dumps(body), status, media_type=JSON, headers=all_headers)


def file_response(
    store: RequestStore, content: str | bytes, media_type: str, headers: Mapping[str, str] | None = None
) -> Response:
    """Return a file or page; only the header names the queries that were executed."""
    return Response(content, media_type=media_type, headers={**_response_headers(store), **(headers or {})})


def _response_headers(store: RequestStore) -> dict[str, str]:
    queries = _queries_header([_query_as_json(query) for query in store.executed])
    return {QUERIES_HEADER: queries, **store.cache_headers()}


def _query_as_json(query: ExecutedQuery) -> dict[str, Any]:
    parameters = dict(query.parameters)
    if query.name:
        return {"name": query.name, "parameters": parameters}
    return {"name": None, "cypher": query.cypher, "parameters": parameters}


def _queries_header(queries: list[dict[str, Any]]) -> str:
    """Return the queries as ASCII; if too long, values and then queries are replaced by `ELLIPSIS`."""
    if not any(_is_huge(value) for query in queries for value in query["parameters"].values()):
        text = _dump_ascii(queries)
        if len(text) <= MAX_HEADER_LENGTH:
            return text
    shortened = [
        {**query, "parameters": {name: _shorten(value) for name, value in query["parameters"].items()}}
        for query in queries
    ]
    while len(_dump_ascii(shortened)) > MAX_HEADER_LENGTH and len(shortened) > 1:
        shortened = [*shortened[:-2], {"name": ELLIPSIS, "parameters": {}}]
    text = _dump_ascii(shortened)
    return text if len(text) <= MAX_HEADER_LENGTH else _dump_ascii([{"name": ELLIPSIS, "parameters": {}}])


def _shorten(value: Any) -> Any:
    return ELLIPSIS if _is_huge(value) or len(_dump_ascii(value)) > MAX_VALUE_LENGTH else value


def _is_huge(value: Any) -> bool:
    """Return True if a value is too long for any header; to encode 20,000 ids first would be slow."""
    return isinstance(value, str | list) and len(value) > MAX_HEADER_LENGTH


def _dump_ascii(value: Any) -> str:
    """Return JSON that any header may hold: the standard library escapes everything that is not ASCII."""
    return json.dumps(value, separators=(",", ":"))
