"""Models of users' own Cypher queries, and of the named queries."""

from __future__ import annotations

import math
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from api.models.shared import ResponseModel, StoreResponse

MAX_NESTING = 20
INT64_LIMIT = 2**63


def _check_storable(parameters: dict[str, Any]) -> dict[str, Any]:
    """Refuse values that the database cannot represent, before the query is sent to it."""
    waiting = [(value, 1) for value in parameters.values()]
    while waiting:
        value, depth = waiting.pop()
        if depth > MAX_NESTING:
            raise ValueError(f"values may be nested {MAX_NESTING} deep at most")
        if isinstance(value, dict):
            waiting += [(item, depth + 1) for item in value.values()]
        elif isinstance(value, list):
            waiting += [(item, depth + 1) for item in value]
        elif isinstance(value, int) and not -INT64_LIMIT <= value < INT64_LIMIT:
            raise ValueError("an integer must fit into 64 bits")
        elif isinstance(value, float) and not math.isfinite(value):
            raise ValueError("a number must be finite")
    return parameters


class CypherRequest(BaseModel):
    """A query of your own."""

    model_config = ConfigDict(extra="forbid")

    query: str = Field(max_length=100_000, description="Cypher that only reads the graph.")
    parameters: Annotated[dict[str, Any], AfterValidator(_check_storable)] = Field(
        default_factory=dict, description="The values of `$name` in the query."
    )
    limit: int | None = Field(
        default=None, ge=1, description="Rows at most; the installation has a limit as well."
    )
    timeout: float | None = Field(
        default=None,
        gt=0,
        allow_inf_nan=False,
        description="Seconds at most; the installation has a limit as well.",
    )


class CypherResult(StoreResponse):
    """The rows that a query returns."""

    columns: list[str]
    rows: list[list[Any]] = Field(
        description="Nodes, relationships and paths are objects whose field `is` says which of them they are."
    )
    truncated: bool = Field(description="Whether a limit cut the result.")
    limit_note: str | None = Field(default=None, description="What was cut, and by which limit.")
    warnings: list[str] = Field(
        default=[], description="Names in the query that the database does not know, in the database's words."
    )
    seconds: float = Field(description="How long the query took.")


class NamedQuery(ResponseModel):
    """A query that responses are made from."""

    name: str
    question: str = Field(description="The question that it answers.")
    parameters: dict[str, str] = Field(description="What each parameter means.")
    template: str = Field(description="Its text, in which `{edge_types}` stands for edge types.")
    cypher: str = Field(description="Its text with all edge types, which can be run as it is.")


class QueriesOfRun(StoreResponse):
    """The queries that another response was made from, in `queries`."""

    address: str = Field(description="The address of that response.")
    is_current: bool = Field(
        description="Whether nothing was written since that response. If not, `queries` are those of the "
        "response that the address has now."
    )


class NamedQueries(StoreResponse):
    """All named queries."""

    named_queries: list[NamedQuery]
