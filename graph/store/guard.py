"""Users' own Cypher: read-only, within a time and a number of rows, and nothing but the graph.

A reading transaction refuses writes, but not `LOAD CSV`, which reads any address, nor `SHOW` and `TERMINATE`.
So the whole plan is read first, and every operator outside a list is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from neo4j import Session
from neo4j.exceptions import ClientError, Neo4jError, TransientError

from graph.errors import QueryRefusedError
from graph.store.cypher_text import dotted_calls, without_mode
from graph.store.failures import timed_out
from graph.store.operators import FUNCTIONS, OPERATORS, PROCEDURES

READ_ONLY = "Only reading the graph is allowed: MATCH, WITH, UNWIND, CALL of a subquery, RETURN."
_EXPLAIN = "EXPLAIN "
_PLACE = re.compile(r"\(line (\d+), column (\d+) \(offset: (\d+)\)\)")


@dataclass(frozen=True)
class Limits:
    """How much a query may take: rows, and seconds."""

    rows: int
    seconds: float


@dataclass(frozen=True)
class Guarded:
    """The driver's values for a query that was allowed."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    truncated: bool


def run(session: Session, cypher: str, parameters: Mapping[str, Any], limits: Limits) -> Guarded:
    """Run a user's query if its plan is a pure read.

    Args:
        session: a reading one.
        cypher: as the user wrote it; EXPLAIN or PROFILE before it is left out.

    Raises:
        QueryRefusedError: it is not, or the database refuses it, or it took too long.
    """
    text = without_mode(cypher)
    try:
        _check_calls(text)
        _check_plan(session, text, parameters, limits)
        return _run(session, text, parameters, limits)
    except (TypeError, ValueError) as error:
        raise QueryRefusedError(f"A parameter cannot be sent: {error}") from error
    except Neo4jError as error:
        raise _refusal(error, limits) from error


def _run(session: Session, text: str, parameters: Mapping[str, Any], limits: Limits) -> Guarded:
    # In no `with`: its end would wait for the query on Ctrl+C. The session closes it (`interruptible`).
    transaction = session.begin_transaction(timeout=limits.seconds)
    result = transaction.run(text, dict(parameters))
    columns = tuple(result.keys())
    rows = [tuple(record.values()) for record in result.fetch(limits.rows + 1)]
    transaction.close()
    return Guarded(columns, tuple(rows[: limits.rows]), len(rows) > limits.rows)


def _check_calls(text: str) -> None:
    for name in dotted_calls(text):
        if name not in PROCEDURES and name.partition(".")[0] not in FUNCTIONS:
            raise QueryRefusedError(f"{name} may not be called here.", READ_ONLY)


def _check_plan(session: Session, text: str, parameters: Mapping[str, Any], limits: Limits) -> None:
    try:
        transaction = session.begin_transaction(timeout=limits.seconds)
        plan = transaction.run(_EXPLAIN + text, dict(parameters)).consume().plan
        transaction.close()
    except ClientError as error:
        # Planning takes time as well, and is stopped by the same limit.
        if timed_out(error):
            raise
        raise QueryRefusedError(_as_written(error.message or str(error))) from error
    if plan is None:
        raise QueryRefusedError("The database does not say how it would run this query.", READ_ONLY)
    for operator, database, details in _operators(plan):
        if operator not in OPERATORS or database == "system":
            raise QueryRefusedError(f"{operator} is not a part of a pure read.", READ_ONLY)
        procedure = details.partition("(")[0].strip()
        if operator == "ProcedureCall" and procedure not in PROCEDURES:
            raise QueryRefusedError(f"The procedure {procedure} may not be called here.", READ_ONLY)


def _operators(plan: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Yield the name, database and details of every operator of a plan."""
    name, _, database = str(plan["operatorType"]).partition("@")
    yield name.removeprefix("Partitioned"), database, str(plan.get("args", {}).get("Details", ""))
    for child in plan.get("children", ()):
        yield from _operators(child)


def _as_written(message: str) -> str:
    """Return the engine's message with its line and column counted in the user's own text."""

    def shifted(place: re.Match[str]) -> str:
        line, column, offset = map(int, place.groups())
        column -= len(_EXPLAIN) if line == 1 else 0
        return f"(line {line}, column {max(column, 1)} (offset: {max(offset - len(_EXPLAIN), 0)}))"

    # Below its sentence the engine repeats the line that it was sent, which the user did not write.
    sentence = message.partition(f'\n"{_EXPLAIN}')[0] if f'"{_EXPLAIN}' in message else message
    return _PLACE.sub(shifted, sentence)


def _refusal(error: Neo4jError, limits: Limits) -> Exception:
    if timed_out(error):
        sentence = f"The query was stopped after {limits.seconds:g} seconds."
        return QueryRefusedError(sentence, "Ask for less, or add a LIMIT before what takes long.")
    if isinstance(error, TransientError) and "Memory" in (error.code or ""):
        return QueryRefusedError("The query needs more memory than one may have.", "Ask for less at once.")
    if isinstance(error, ClientError):
        return QueryRefusedError(error.message or str(error))
    return error
