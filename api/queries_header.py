"""The header `Casegraph-Queries`: the queries of a response, as JSON, short enough for every proxy.

nginx refuses a response whose headers have more than 4,096 bytes together. Where the list is too long for the
header, values of parameters and then queries are replaced by `...`, and the last item says where the list is
complete: in the body of the response, or at an address of the API (`api.query_runs`).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

QUERIES_HEADER = "Casegraph-Queries"

MAX_HEADER_LENGTH = 1_300
MAX_VALUE_LENGTH = 100
ELLIPSIS = "..."


def make_queries_header(queries: Sequence[Mapping[str, Any]], complete_list: Mapping[str, str]) -> str:
    """Return the queries as ASCII.

    Args:
        queries: each with its name and parameters.
        complete_list: where the list is complete, which is said if it does not fit.
    """
    if not any(_is_huge(value) for query in queries for value in query["parameters"].values()):
        text = _dump_ascii(queries)
        if len(text) <= MAX_HEADER_LENGTH:
            return text
    last = {"name": ELLIPSIS, "parameters": {}, **complete_list}
    shortened = [_shorten_query(query) for query in queries]
    while shortened and len(_dump_ascii([*shortened, last])) > MAX_HEADER_LENGTH:
        shortened.pop()
    return _dump_ascii([*shortened, last])


def _shorten_query(query: Mapping[str, Any]) -> dict[str, Any]:
    parameters = {name: _shorten(value) for name, value in query["parameters"].items()}
    return {"name": query["name"], "parameters": parameters}


def _shorten(value: Any) -> Any:
    return ELLIPSIS if _is_huge(value) or len(_dump_ascii(value)) > MAX_VALUE_LENGTH else value


def _is_huge(value: Any) -> bool:
    """Return True if a value is too long for any header; to encode 20,000 ids first would be slow."""
    return isinstance(value, str | list) and len(value) > MAX_HEADER_LENGTH


def _dump_ascii(value: Any) -> str:
    """Return JSON that any header may hold: the standard library escapes everything that is not ASCII."""
    return json.dumps(value, separators=(",", ":"))
