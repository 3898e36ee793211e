"""Run users' own Cypher: it may only read the graph, within limits of time, rows and bytes.

A reading transaction refuses writes, but not `LOAD CSV`, which reads any address, nor `SHOW` and `TERMINATE`.
Therefore the plan of the query is read first, and a query with an operator outside an allow-list is refused.

The time limit covers planning and answering, and is kept on this side of the connection. The database cannot
be stopped everywhere (see `graph.store.cypher.response_limits`): it may go on computing for a while after
this program has stopped waiting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any

from neo4j import NotificationClassification, Result, ResultSummary, Session
from neo4j.exceptions import BrokenRecordError, ClientError, Neo4jError, TransientError

from graph.errors import QueryRefusedError
from graph.store.connection.errors import is_timeout, unsendable_parameter
from graph.store.cypher.allowlist import ALLOWED_OPERATORS, ALLOWED_PROCEDURES, BUILT_IN_FUNCTION_PREFIXES
from graph.store.cypher.query_text import blank_explain, is_empty, qualified_calls
from graph.store.cypher.response_limits import ResponseLimitExceededError, compute_deadline, limit_response
from graph.store.cypher.results import unrepresentable_value

READ_ONLY_HINT = "Only reading the graph is allowed: MATCH, WITH, UNWIND, CALL of a subquery, RETURN."

# Python objects made of a response may take ten times as much memory.
MAX_RESPONSE_BYTES = 32_000_000

_EXPLAIN = "EXPLAIN "

_POSITION = re.compile(r"\(line (\d+), column (\d+) \(offset: (\d+)\)\)")


@dataclass(frozen=True)
class QueryLimits:
    """How much a query may take: a number of rows, and a time in seconds."""

    max_rows: int
    seconds: float


@dataclass(frozen=True)
class GuardedResult:
    """The result of a query that was allowed.

    Args:
        columns: the names of the columns.
        rows: the driver's own values, in the order of `columns`.
        limit_note: which limit cut the rows, or "".
        warnings: the database's warnings of names that it does not know.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    limit_note: str = ""
    warnings: tuple[str, ...] = ()


@dataclass
class _PartialResult:
    """What has arrived of a result so far.

    Args:
        deadline: when this program stops waiting for more, on the clock `time.monotonic`.
    """

    deadline: float
    warnings: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    rows: list[tuple[Any, ...]] = field(default_factory=list)


def run_user_query(
    open_session: AbstractContextManager[Session],
    cypher: str,
    parameters: Mapping[str, Any],
    limits: QueryLimits,
) -> GuardedResult:
    """Run a user's query if its plan only reads the graph.

    Args:
        open_session: a reading session; it is closed at the end.
        cypher: the query as the user wrote it; a leading EXPLAIN or PROFILE is ignored.
        parameters: the parameters of the query.
        limits: how much it may take.

    Raises:
        QueryRefusedError: it does more than read, the database refuses it, or it took too long.
        StoreError: the installed driver does not allow the size of a response to be limited.
    """
    text = blank_explain(cypher)
    partial = _PartialResult(compute_deadline(limits.seconds))
    try:
        with open_session as session:
            _check_text(text)
            _check_plan(session, text, parameters, limits, partial)
            limit_note = _run(session, text, parameters, limits, partial)
    except ResponseLimitExceededError as exceeded:
        limit_note = _describe_cut(exceeded, partial, limits)
    except BrokenRecordError as error:
        raise unrepresentable_value() from error
    except (TypeError, ValueError, OverflowError, RecursionError) as error:
        raise unsendable_parameter(error) from error
    except Neo4jError as error:
        raise _refusal(error, limits) from error
    return GuardedResult(partial.columns, tuple(partial.rows), limit_note, partial.warnings)


def _check_text(text: str) -> None:
    if is_empty(text):
        raise QueryRefusedError("The query is empty.", "Try: MATCH (n) RETURN n LIMIT 10")
    for name in qualified_calls(text):
        if name not in ALLOWED_PROCEDURES and name.partition(".")[0] not in BUILT_IN_FUNCTION_PREFIXES:
            raise QueryRefusedError(f"{name} may not be called here.", READ_ONLY_HINT)


def _check_plan(
    session: Session,
    text: str,
    parameters: Mapping[str, Any],
    limits: QueryLimits,
    partial: _PartialResult,
) -> None:
    try:
        transaction = session.begin_transaction(timeout=limits.seconds)
        with limit_response(transaction, MAX_RESPONSE_BYTES, partial.deadline):
            summary = transaction.run(_EXPLAIN + text, dict(parameters)).consume()
            transaction.close()
    except ClientError as error:
        # The same time limit also stops planning.
        if is_timeout(error):
            raise
        raise _query_refused(_with_user_positions(error.message or str(error))) from error
    partial.warnings = _warnings(summary)
    plan = summary.plan
    if plan is None:
        raise QueryRefusedError("The database does not say how it would run this query.", READ_ONLY_HINT)
    for operator, database, details in _operators(plan):
        if operator not in ALLOWED_OPERATORS or database == "system":
            raise QueryRefusedError(f"{operator} is not part of a pure read.", READ_ONLY_HINT)
        procedure = details.partition("(")[0].strip()
        if operator == "ProcedureCall" and procedure not in ALLOWED_PROCEDURES:
            raise QueryRefusedError(f"The procedure {procedure} may not be called here.", READ_ONLY_HINT)


def _warnings(summary: ResultSummary) -> tuple[str, ...]:
    """Return the database's warnings of names in the query that it does not know."""
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


def _run(
    session: Session,
    text: str,
    parameters: Mapping[str, Any],
    limits: QueryLimits,
    partial: _PartialResult,
) -> str:
    """Read the rows into `partial`; return which limit cut them, or ""."""
    # Not in a `with`: on Ctrl+C it would wait for the query to end. The session closes it (`interruptible`).
    transaction = session.begin_transaction(timeout=limits.seconds)
    with limit_response(transaction, MAX_RESPONSE_BYTES, partial.deadline):
        limit_note = _read_rows(transaction.run(text, dict(parameters)), limits, partial)
        transaction.close()
    return limit_note


def _read_rows(result: Result, limits: QueryLimits, partial: _PartialResult) -> str:
    partial.columns = tuple(result.keys())
    for record in result:
        if len(partial.rows) == limits.max_rows:
            return f"Cut after {limits.max_rows} rows: there are more."
        partial.rows.append(tuple(record.values()))
    return ""


def _describe_cut(exceeded: ResponseLimitExceededError, partial: _PartialResult, limits: QueryLimits) -> str:
    """Return which limit cut a response.

    Raises:
        QueryRefusedError: not one row arrived before.
    """
    size = f"{MAX_RESPONSE_BYTES / 1_000_000:g} MB"
    if partial.rows:
        took_too_long = f"it took longer than {limits.seconds:g} seconds"
        reason = took_too_long if exceeded.timed_out else f"it is larger than {size}"
        return f"Cut after {len(partial.rows)} rows: {reason}."
    if exceeded.timed_out:
        raise _too_long(limits) from exceeded
    raise QueryRefusedError(
        f"One row of the answer holds more than {size}.",
        "Ask for less at once, or for more and smaller rows.",
    ) from exceeded


def _refusal(error: Neo4jError, limits: QueryLimits) -> Exception:
    if is_timeout(error):
        return _too_long(limits)
    if isinstance(error, TransientError) and "Memory" in (error.code or ""):
        return QueryRefusedError(
            "The query needs more memory than one query may have.", "Ask for less at once."
        )
    if isinstance(error, ClientError):
        return _query_refused(error.message or str(error))
    return error


def _too_long(limits: QueryLimits) -> QueryRefusedError:
    sentence = f"The query was stopped after {limits.seconds:g} seconds."
    return QueryRefusedError(sentence, "Ask for less, or add a LIMIT before what takes long.")


def _query_refused(message: str) -> QueryRefusedError:
    """Return the database's message as an error, with the line and column that it names, if any."""
    position = _POSITION.search(message)
    line, column = (int(position[1]), int(position[2])) if position else (None, None)
    return QueryRefusedError(message, line=line, column=column)


def _with_user_positions(message: str) -> str:
    """Return the database's message with line and column counted in the user's own text."""

    def shift(position: re.Match[str]) -> str:
        line, column, offset = map(int, position.groups())
        column -= len(_EXPLAIN) if line <= 1 else 0
        # Where two statements were sent as one query, the database reports line 0.
        return f"(line {max(line, 1)}, column {max(column, 1)} (offset: {max(offset - len(_EXPLAIN), 0)}))"

    # Below its message the database repeats the line that it was sent, which the user did not write.
    sentence = message.partition(f'\n"{_EXPLAIN}')[0] if f'"{_EXPLAIN}' in message else message
    return _POSITION.sub(shift, sentence)
