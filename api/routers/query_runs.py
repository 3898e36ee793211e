"""The queries of responses that are files or pages, which have no field for them."""

from __future__ import annotations

from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Annotated
from urllib.parse import unquote

from fastapi import APIRouter, Path, Query, Request, Response
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.types import Message, Scope

from api.dependencies import STORE_KEY, RequestStore, StoreDep
from api.errors import MEDIA_TYPE as PROBLEM
from api.errors import describe_problems
from api.models.cypher import QueriesOfRun
from api.query_runs import MAX_ADDRESS_LENGTH, RUNS_PATH, QueryRun
from api.responses import json_response
from api.root_path import remove_root_path
from api.routing.strict_route import StrictRoute
from graph.errors import NotFoundError
from graph.store import ExecutedQuery

router = APIRouter(prefix="/api", tags=["cypher"], route_class=StrictRoute)

_HINT = "Send the address of a page, a file or another response of this service, without its host."
# What belongs to the outer request alone.
_OUTER_KEYS = frozenset({"route", "endpoint", "path_params", "router", STORE_KEY})


@router.get(
    "/queries/runs/{id}",
    operation_id="get_run",
    summary="Show the queries that a file or page was made from",
    response_model=QueriesOfRun,
    responses=describe_problems(404, 422, 503),
)
async def get_run(
    request: Request,
    store: StoreDep,
    id: Annotated[
        str, Path(max_length=MAX_ADDRESS_LENGTH, description="The id in the header of a response.")
    ],
) -> Response:
    """Return all queries of a response whose header `Casegraph-Queries` has only a part of them.

    Nothing is stored of a response. The id has its address, and the same request is sent again, by you and
    with your rights.
    """
    run = QueryRun.from_id(id)
    if run is None:
        raise NotFoundError(
            "This is not the id of a run.", "The header Casegraph-Queries of a response has it."
        )
    return await _respond(request, store, run)


@router.get(
    "/queries/runs",
    operation_id="find_run",
    summary="Show the queries of a response by its address",
    response_model=QueriesOfRun,
    responses=describe_problems(404, 422, 503),
)
async def find_run(
    request: Request,
    store: StoreDep,
    address: Annotated[
        str,
        Query(
            max_length=MAX_ADDRESS_LENGTH,
            pattern="^/[!-~]*$",
            description="Path and query of an address of this service.",
            examples=["/network?around=mukhtar-ablyazov"],
        ),
    ],
) -> Response:
    """Return the queries that the response at an address is made from, without that response."""
    return await _respond(request, store, QueryRun(remove_root_path(address)))


async def _respond(request: Request, store: RequestStore, run: QueryRun) -> Response:
    """Return the queries of a run.

    Raises:
        NotFoundError: its address is none, or its response is made without a query.
    """
    # Ends the request if the client has the current response.
    await run_in_threadpool(store.cache_headers)
    problem, executed = await _send_again(request, run.address)
    if problem is not None:
        return problem
    store.executed.extend(executed)
    is_current = run.revision in (None, store.query_run.revision)
    return json_response(store, {"address": run.address, "is_current": is_current})


async def _send_again(request: Request, address: str) -> tuple[Response | None, list[ExecutedQuery]]:
    """Send a GET request to this application as the sender of `request`.

    Returns:
        The response if it is a problem, and the queries that were executed.
    """
    raw_path, _, query = address.partition("?")
    path = unquote(raw_path)
    if path == RUNS_PATH or path.startswith(f"{RUNS_PATH}/"):
        raise NotFoundError("A run has no queries of its own.", _HINT)
    scope: Scope = {
        **{key: value for key, value in request.scope.items() if key not in _OUTER_KEYS},
        "method": "GET",
        "path": path,
        "raw_path": raw_path.encode("ascii"),
        "query_string": query.encode("ascii"),
        "headers": [(b"accept", PROBLEM.encode())],
        "state": {},
    }
    sent = _SentResponse()
    try:
        await request.app.router(scope, request.receive, sent.send)
    except HTTPException:
        raise NotFoundError("The service has no such address.", _HINT) from None
    if sent.status >= HTTPStatus.BAD_REQUEST:
        return Response(bytes(sent.body), sent.status, media_type=PROBLEM), []
    if STORE_KEY not in scope:
        raise NotFoundError("The response at this address is made without a query.", _HINT)
    return None, scope[STORE_KEY].executed


@dataclass
class _SentResponse:
    """The response within the application; only the body of a problem is kept."""

    status: int = 0
    body: bytearray = field(default_factory=bytearray)

    async def send(self, message: Message) -> None:
        self.status = message.get("status", self.status)
        if self.status >= HTTPStatus.BAD_REQUEST:
            self.body += message.get("body", b"")
