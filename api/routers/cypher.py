"""Users' own queries in Cypher, and the named queries that responses are made from."""

from __future__ import annotations

import time

from fastapi import APIRouter, Request, Response

from api.dependencies import LimitsDep, StoreDep, WritingStoreDep
from api.errors import describe_problems
from api.models.cypher import CypherRequest, CypherResult, NamedQueries
from api.responses import json_response
from api.routing.strict_route import StrictRoute
from api.store.query_slots import QuerySlots
from graph.presentation import without_empty
from graph.store import EDGE_TYPES_PLACEHOLDER, named_queries

router = APIRouter(prefix="/api", tags=["cypher"], route_class=StrictRoute)


@router.post(
    "/cypher",
    operation_id="run_cypher",
    summary="Run a query of your own in Cypher",
    response_model=CypherResult,
    responses=describe_problems(422, 503),
)
def run_cypher(request: Request, store: WritingStoreDep, limits: LimitsDep, body: CypherRequest) -> Response:
    """Run a query that only reads the graph.

    A query that would write, read a file or a web address, or inspect the database itself is refused. Rows,
    seconds and bytes are limited: `truncated` says whether a limit cut the result, and `note` which one.
    `warnings` lists labels, edge types and properties that the database does not know, for example because
    they are misspelt. If the query itself is wrong, the error has the database's own message, with `line` and
    `column` where the database gives them.

    The response comes two seconds after `timeout` at the latest. The database cannot stop every computation,
    for example a sum over a billion numbers, and may continue it for a while. The number of queries that run
    at the same time is limited; beyond the limit the status is 503.
    """
    slots: QuerySlots = request.app.state.query_slots
    started = time.monotonic()
    with slots.acquire():
        result = store.query(
            body.query,
            body.parameters,
            limit=min(body.limit or limits.max_query_rows, limits.max_query_rows),
            timeout=min(body.timeout or limits.max_query_seconds, limits.max_query_seconds),
        )
    return json_response(
        store,
        {
            "columns": result.columns,
            "rows": result.rows,
            "truncated": result.truncated,
            **without_empty({"limit_note": result.limit_note, "warnings": result.warnings}),
            "seconds": round(time.monotonic() - started, 3),
        },
    )


@router.get(
    "/queries",
    operation_id="list_queries",
    summary="List the queries that responses are made from",
    response_model=NamedQueries,
    responses=describe_problems(503),
)
def list_queries(store: StoreDep) -> Response:
    """List all named queries with their questions, parameters and texts.

    A response names its queries with their parameters. To run one again use `casegraph query --named`, or
    copy its `cypher` into another program.
    """
    edge_types = "|".join(store.ontology.edge_types)
    return json_response(
        store,
        {
            "named_queries": [
                {
                    "name": query.name,
                    "question": query.question,
                    "parameters": dict(query.parameters),
                    "template": query.text,
                    "cypher": query.text.replace(EDGE_TYPES_PLACEHOLDER, edge_types),
                }
                for query in named_queries().values()
            ]
        },
    )
