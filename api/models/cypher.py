"""The shapes of questions in Cypher, and of the named queries."""

from __future__ import annotations

import math
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from api.models.shared import Answered

DEEPEST = 20
LARGEST = 2**63


def _storable(parameters: dict[str, Any]) -> dict[str, Any]:
    """Refuse what the database has no value for, before it is asked."""
    waiting = [(value, 1) for value in parameters.values()]
    while waiting:
        value, depth = waiting.pop()
        if depth > DEEPEST:
            raise ValueError(f"values may be nested {DEEPEST} deep, no deeper")
        if isinstance(value, dict):
            waiting += [(item, depth + 1) for item in value.values()]
        elif isinstance(value, list):
            waiting += [(item, depth + 1) for item in value]
        elif isinstance(value, int) and not -LARGEST <= value < LARGEST:
            raise ValueError("a whole number must fit into 64 bits")
        elif isinstance(value, float) and not math.isfinite(value):
            raise ValueError("a number must be finite")
    return parameters


class Question(BaseModel):
    """A query of your own."""

    model_config = ConfigDict(extra="forbid")

    query: str = Field(max_length=100_000, description="Cypher; it can only read the graph.")
    parameters: Annotated[dict[str, Any], AfterValidator(_storable)] = Field(
        default_factory=dict, description="Values for `$name` in the query."
    )
    limit: int | None = Field(
        default=None, ge=1, description="Rows at most; the installation has a limit too."
    )
    timeout: float | None = Field(
        default=None,
        gt=0,
        allow_inf_nan=False,
        description="Seconds at most; the installation has a limit too.",
    )


class Rows(Answered):
    """Rows under columns."""

    columns: list[str]
    rows: list[list[Any]] = Field(
        description="Nodes, relationships and paths are maps that say what they are under `is`."
    )
    truncated: bool
    note: str | None = Field(default=None, description="What was cut, and by which limit.")
    warnings: list[str] = Field(
        default=[], description="Names in the query that the database does not know, in its own words."
    )
    seconds: float = Field(description="How long it took.")


class NamedQuery(BaseModel):
    """A query that answers are made from."""

    name: str
    question: str
    parameters: dict[str, str] = Field(description="What each parameter means.")
    text: str = Field(description="As it is written; `{types}` stands for types of edge.")
    cypher: str = Field(description="With every type filled in, ready to be pasted.")


class NamedQueries(Answered):
    """All of them."""

    named: list[NamedQuery]
