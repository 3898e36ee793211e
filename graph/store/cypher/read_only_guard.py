"""Users' own Cypher: read-only, within a time and a number of rows, and nothing but the graph.

A reading transaction refuses writes, but not `LOAD CSV`, which reads any address, nor `SHOW` and `TERMINATE`.
So the whole plan is read first, and every operator outside a list is refused. How much comes back is limited
in rows, in seconds and in bytes.

The seconds are kept here whatever the database does, for the planning as for the answer; what it cannot be
stopped in (see `graph.store.cypher.response_limits`) it may go on computing for
a while, though nobody waits for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any

from neo4j import NotificationClassification, Result, ResultSummary, Session
from neo4j.exceptions import ClientError, Neo4jError, TransientError

from graph.errors import QueryRefusedError
from graph.store.connection.errors import timed_out
from graph.store.cypher.allowlist import FUNCTIONS, OPERATORS, PROCEDURES
from graph.store.cypher.query_text import dotted_calls, is_empty, without_mode
from graph.store.cypher.response_limits import OverBudgetError, budget, latest

READ_ONLY = "Only reading the graph is allowed: MATCH, WITH, UNWIND, CALL of a subquery, RETURN."
_EXPLAIN = "EXPLAIN "
# In memory it may become ten times as much.
MOST_BYTES = 32_000_000
_PLACE = re.compile(r"\(line (\d+), column (\d+) \(offset: (\d+)\)\)")


@dataclass(frozen=True)
class Limits:
    """How much a query may take: rows, and seconds."""

    rows: int
    seconds: float


@dataclass(frozen=True)
class Guarded:
    """The driver's values for a query that was allowed; `cut` says what was cut, or nothing.

    `warnings` are the database's own, of names that it does not know.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    cut: str = ""
    warnings: tuple[str, ...] = ()


def run(
    opened: AbstractContextManager[Session], cypher: str, parameters: Mapping[str, Any], limits: Limits
) -> Guarded:
    """Run a user's query if its plan is a pure read.

    Args:
        opened: a reading session, which is closed.
        cypher: as the user wrote it; EXPLAIN or PROFILE before it is left out.

    Raises:
        QueryRefusedError: it is not, or the database refuses it, or it took too long.
    """
    text = without_mode(cypher)
    kept = _Kept(latest(limits.seconds))
    try:
        with opened as session:
            _check_text(text)
            _check_plan(session, text, parameters, limits, kept)
            cut = _run(session, text, parameters, limits, kept)
    except OverBudgetError as over:
        cut = _cut(over, kept, limits)
    except (TypeError, ValueError, OverflowError, RecursionError) as error:
        raise QueryRefusedError(f"A parameter cannot be sent: {error}") from error
    except Neo4jError as error:
        raise _refusal(error, limits) from error
    return Guarded(kept.columns, tuple(kept.rows), cut, kept.warnings)


@dataclass
class _Kept:
    """What came before an answer was cut, and until when it is waited for."""

    until: float
    warnings: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    rows: list[tuple[Any, ...]] = field(default_factory=list)


def _run(session: Session, text: str, parameters: Mapping[str, Any], limits: Limits, kept: _Kept) -> str:
    """Keep what comes; return what was cut of it, or nothing."""
    # In no `with`: its end would wait for the query on Ctrl+C. The session closes it (`interruptible`).
    transaction = session.begin_transaction(timeout=limits.seconds)
    with budget(transaction, MOST_BYTES, kept.until):
        cut = _keep(transaction.run(text, dict(parameters)), limits, kept)
        transaction.close()
    return cut


def _keep(result: Result, limits: Limits, kept: _Kept) -> str:
    kept.columns = tuple(result.keys())
    for record in result:
        if len(kept.rows) == limits.rows:
            return f"Cut after {limits.rows} rows: there are more."
        kept.rows.append(tuple(record.values()))
    return ""


def _cut(over: OverBudgetError, kept: _Kept, limits: Limits) -> str:
    """Say what was cut where an answer was broken off.

    Raises:
        QueryRefusedError: nothing of it came.
    """
    size = f"{MOST_BYTES / 1_000_000:g} MB"
    if kept.rows:
        why = f"it took longer than {limits.seconds:g} seconds" if over.late else f"it is larger than {size}"
        return f"Cut after {len(kept.rows)} rows: {why}."
    if over.late:
        raise _too_long(limits) from over
    raise QueryRefusedError(
        f"One row of the answer holds more than {size}.", "Ask for less at once, or for more rows."
    ) from over


def _check_text(text: str) -> None:
    if is_empty(text):
        raise QueryRefusedError("The query is empty.", "Try: MATCH (n) RETURN n LIMIT 10")
    for name in dotted_calls(text):
        if name not in PROCEDURES and name.partition(".")[0] not in FUNCTIONS:
            raise QueryRefusedError(f"{name} may not be called here.", READ_ONLY)


def _check_plan(
    session: Session, text: str, parameters: Mapping[str, Any], limits: Limits, kept: _Kept
) -> None:
    try:
        transaction = session.begin_transaction(timeout=limits.seconds)
        with budget(transaction, MOST_BYTES, kept.until):
            summary = transaction.run(_EXPLAIN + text, dict(parameters)).consume()
            transaction.close()
    except ClientError as error:
        # Planning takes time as well, and is stopped by the same limit.
        if timed_out(error):
            raise
        raise _told(_as_written(error.message or str(error))) from error
    kept.warnings = _warnings(summary)
    plan = summary.plan
    if plan is None:
        raise QueryRefusedError("The database does not say how it would run this query.", READ_ONLY)
    for operator, database, details in _operators(plan):
        if operator not in OPERATORS or database == "system":
            raise QueryRefusedError(f"{operator} is not a part of a pure read.", READ_ONLY)
        procedure = details.partition("(")[0].strip()
        if operator == "ProcedureCall" and procedure not in PROCEDURES:
            raise QueryRefusedError(f"The procedure {procedure} may not be called here.", READ_ONLY)


def _warnings(summary: ResultSummary) -> tuple[str, ...]:
    """Return what the database says of names in the query that it does not know."""
    return tuple(
        status.status_description.removeprefix("warn: ").partition(". ")[2]
        for status in summary.gql_status_objects
        if status.classification is NotificationClassification.UNRECOGNIZED
    )


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
        column -= len(_EXPLAIN) if line <= 1 else 0
        # Of a query that is two, the engine says that it is wrong in line 0.
        return f"(line {max(line, 1)}, column {max(column, 1)} (offset: {max(offset - len(_EXPLAIN), 0)}))"

    # Below its sentence the engine repeats the line that it was sent, which the user did not write.
    sentence = message.partition(f'\n"{_EXPLAIN}')[0] if f'"{_EXPLAIN}' in message else message
    return _PLACE.sub(shifted, sentence)


def _told(message: str) -> QueryRefusedError:
    """Return the engine's message with the line and column that it names, if it names any."""
    place = _PLACE.search(message)
    line, column = (int(place[1]), int(place[2])) if place else (None, None)
    return QueryRefusedError(message, line=line, column=column)


def _too_long(limits: Limits) -> QueryRefusedError:
    sentence = f"The query was stopped after {limits.seconds:g} seconds."
    return QueryRefusedError(sentence, "Ask for less, or add a LIMIT before what takes long.")


def _refusal(error: Neo4jError, limits: Limits) -> Exception:
    if timed_out(error):
        return _too_long(limits)
    if isinstance(error, TransientError) and "Memory" in (error.code or ""):
        return QueryRefusedError("The query needs more memory than one may have.", "Ask for less at once.")
    if isinstance(error, ClientError):
        return _told(error.message or str(error))
    return error
