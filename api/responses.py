"""How endpoints respond: JSON by orjson, files and pages, all with the queries that they came from."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from http import HTTPStatus
from typing import Any, BinaryIO

import orjson
from fastapi import Response
from fastapi.responses import StreamingResponse

from api.dependencies import RequestStore
from api.queries_header import QUERIES_HEADER, make_queries_header
from graph.errors import CasegraphError, QueryRefusedError
from graph.store import ExecutedQuery, to_json_value

JSON = "application/json"
_CHUNK_BYTES = 1 << 18
# Said in the header if it cannot have all queries: the body has them.
IN_BODY = {"field": "queries"}


def json_response(
    store: RequestStore,
    content: Mapping[str, Any],
    status: HTTPStatus = HTTPStatus.OK,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Return `content` as JSON, with the queries that were executed under `queries`.

    Args:
        content: JSON values; tuples, dataclasses, dates and values of the driver are accepted as well.
        headers: added to those of every response.

    Raises:
        QueryRefusedError: JSON cannot represent a value, which another program has written to the database.
    """
    queries = queries_to_json(store)
    all_headers = {
        **store.cache_headers(),
        QUERIES_HEADER: make_queries_header(queries, IN_BODY),
        **(headers or {}),
    }
    return Response(_encode({**content, "queries": queries}), status, media_type=JSON, headers=all_headers)


def file_response(
    store: RequestStore, content: str | bytes, media_type: str, headers: Mapping[str, str] | None = None
) -> Response:
    """Return a file or page; only the header names the queries that were executed, or where they are."""
    cache_headers = store.cache_headers()
    queries_header = make_queries_header(queries_to_json(store), store.query_run.complete_list)
    all_headers = {**cache_headers, QUERIES_HEADER: queries_header, **(headers or {})}
    return Response(content, media_type=media_type, headers=all_headers)


def stored_file_response(
    store: RequestStore, file: BinaryIO, media_type: str, headers: Mapping[str, str]
) -> Response:
    """Return a file from the disk as `file_response` does, without reading it into memory, and close it."""
    length = file.seek(0, os.SEEK_END)
    file.seek(0)
    response = file_response(store, b"", media_type, {**headers, "Content-Length": str(length)})
    return StreamingResponse(_read_and_close(file), media_type=media_type, headers=dict(response.headers))


def _read_and_close(file: BinaryIO) -> Iterator[bytes]:
    with file:
        while chunk := file.read(_CHUNK_BYTES):
            yield chunk


def queries_to_json(store: RequestStore) -> list[dict[str, Any]]:
    """Return the queries that were executed so far, each with its parameters."""
    return [_query_to_json(query) for query in store.executed]


def _query_to_json(query: ExecutedQuery) -> dict[str, Any]:
    parameters = dict(query.parameters)
    if query.name:
        return {"name": query.name, "parameters": parameters}
    return {"name": None, "cypher": query.cypher, "parameters": parameters}


def _encode(body: Mapping[str, Any]) -> bytes:
    try:
        return orjson.dumps(body, default=to_json_value)
    except TypeError as error:
        if isinstance(error.__cause__, CasegraphError):
            raise error.__cause__ from None
        raise QueryRefusedError(f"A value of the response cannot be written as JSON: {error}.") from error
