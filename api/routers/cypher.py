"""Questions of one's own in Cypher, and the named queries behind every answer."""

from __future__ import annotations

import time

from fastapi import APIRouter, Request, Response

from api.dependencies import TheLimits, TheStore, TheWritingStore
from api.errors import problems
from api.models.cypher import NamedQueries, Question, Rows
from api.query_slots import Turns
from api.responses import answer
from api.routing.strict_route import StrictRoute
from graph.store.cypher.named_queries import PLACEHOLDER, named_queries

router = APIRouter(prefix="/api", tags=["cypher"], route_class=StrictRoute)


@router.post(
    "/cypher",
    operation_id="run_cypher",
    summary="Ask a question of your own in Cypher",
    response_model=Rows,
    responses=problems(422, 503),
)
def run_cypher(request: Request, store: TheWritingStore, limits: TheLimits, question: Question) -> Response:
    """Run a query that only reads the graph.

    Whatever would write, read a file or an address, or look at the database itself is refused. Rows, seconds
    and bytes are limited: `truncated` says whether something was cut, and `note` what and why. `warnings`
    tell of labels, types and properties that the database does not know: a misspelt one finds nothing. What
    the database finds wrong is told in its own words, with `line` and `column` of your text where it names
    them.
    You are answered two seconds after `timeout` at the latest; what it cannot be stopped in, as a sum over a
    billion numbers, the database may go on computing for a while. Only so many queries run at the same time:
    beyond them the answer is 503.
    """
    turns: Turns = request.app.state.turns
    started = time.monotonic()
    with turns.one():
        found = store.query(
            question.query,
            question.parameters,
            limit=min(question.limit or limits.query_rows, limits.query_rows),
            timeout=min(question.timeout or limits.query_seconds, limits.query_seconds),
        )
    return answer(
        store,
        {
            "columns": found.columns,
            "rows": found.rows,
            "truncated": found.truncated,
            **({"note": found.note} if found.note else {}),
            **({"warnings": found.warnings} if found.warnings else {}),
            "seconds": round(time.monotonic() - started, 3),
        },
    )


@router.get(
    "/queries",
    operation_id="list_queries",
    summary="Which queries are the answers made from?",
    response_model=NamedQueries,
    responses=problems(503),
)
def list_queries(store: TheStore) -> Response:
    """List every named query with its question, its parameters and its text.

    An answer names its queries with their parameters: ask them again with `casegraph query --named`, or paste
    `cypher` wherever you like.
    """
    types = "|".join(store.ontology.edge_types)
    return answer(
        store,
        {
            "named": [
                {
                    "name": query.name,
                    "question": query.question,
                    "parameters": dict(query.parameters),
                    "text": query.text,
                    "cypher": query.text.replace(PLACEHOLDER, types),
                }
                for query in named_queries().values()
            ]
        },
    )
