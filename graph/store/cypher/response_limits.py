"""Limit how many bytes the database may send in response to one query, and how long to wait for them.

The database keeps limits of time and memory while it computes, but not while it sends. A list of a billion
numbers costs it nothing, and would fill this program's memory in a single row, before the row can be
examined. The driver has no such limit, so this module counts what the driver reads from its socket.

The database does not check its time limit everywhere either: a sum over a billion numbers, or a constant that
it evaluates while planning, is not stopped. So this module also limits the time of waiting. The database may
go on computing for a while after the connection is dropped.

The socket is an internal part of the driver. Where a release of the driver has changed it, a StoreError says
so before a user's query runs without limits.
"""

from __future__ import annotations

import time
from asyncio import CancelledError
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import neo4j
from neo4j import Transaction

from graph.errors import StoreError

# The releases of the driver whose internals this module was tested with; pyproject.toml declares the same.
SUPPORTED_DRIVER_VERSIONS = ">=6.4,<6.5"

# How many seconds a response may be on its way after the time limit of the query. Within them the database
# can stop the query itself, and the connection is kept.
GRACE_SECONDS = 2.0


class ResponseLimitExceededError(CancelledError):
    """A response was larger or later than allowed. The driver takes this for a cancellation and drops the
    connection.

    Args:
        timed_out: True if it was late, False if it was too large.
    """

    def __init__(self, *, timed_out: bool) -> None:
        super().__init__()
        self.timed_out = timed_out


def compute_deadline(seconds: float) -> float:
    """Return when to stop waiting for a query that starts now.

    Args:
        seconds: the time limit of the query.

    Returns:
        A time on the clock `time.monotonic`.
    """
    return time.monotonic() + seconds + GRACE_SECONDS


@contextmanager
def limit_response(transaction: Transaction, max_bytes: int, deadline: float) -> Iterator[None]:
    """Limit what a transaction reads from the database inside the `with` block.

    Args:
        transaction: an open transaction; the block must read a response of it.
        max_bytes: the number of bytes after which reading stops.
        deadline: when waiting stops, on the clock `time.monotonic`; see `compute_deadline`.

    Raises:
        ResponseLimitExceededError: the response is larger, or has not arrived by then.
        StoreError: the installed driver does not allow this.
    """
    socket = _find_socket(transaction)
    deadline_error = _find_deadline_error()
    receive = socket.recv_into
    bytes_read = 0

    def receive_counted(*args: Any, **kwargs: Any) -> int:
        nonlocal bytes_read
        remaining_seconds = deadline - time.monotonic()
        if bytes_read > max_bytes or remaining_seconds <= 0:
            raise ResponseLimitExceededError(timed_out=bytes_read <= max_bytes)
        socket.set_read_deadline(remaining_seconds)
        try:
            count = int(receive(*args, **kwargs))
        except deadline_error:
            raise ResponseLimitExceededError(timed_out=True) from None
        bytes_read += count
        return count

    _replace_method(socket, receive_counted)
    try:
        yield
    finally:
        del socket.recv_into
        socket.set_read_deadline(None)
    if bytes_read == 0:
        raise _unsupported_driver("it read a response by other means than `recv_into`")


def _find_socket(transaction: Transaction) -> Any:
    socket = getattr(getattr(transaction, "_connection", None), "socket", None)
    if socket is None:
        raise _unsupported_driver("a transaction has no `_connection.socket`")
    for name in ("recv_into", "set_read_deadline"):
        if not callable(getattr(socket, name, None)):
            raise _unsupported_driver(f"its socket has no method `{name}`")
    return socket


def _find_deadline_error() -> type[Exception]:
    # Imported here, so that a driver without it is reported by a sentence and the rest of the store works.
    try:
        from neo4j._exceptions import SocketDeadlineExceededError
    except ImportError as error:
        raise _unsupported_driver("`SocketDeadlineExceededError` is missing") from error
    return SocketDeadlineExceededError


def _replace_method(socket: Any, receive: Callable[..., int]) -> None:
    try:
        socket.recv_into = receive
    except AttributeError as error:
        raise _unsupported_driver("the method `recv_into` of its socket cannot be replaced") from error


def _unsupported_driver(reason: str) -> StoreError:
    return StoreError(
        f"The installed neo4j driver {neo4j.__version__} does not allow responses to be limited: {reason}.",
        f'Install a driver that Casegraph was tested with: pip install "neo4j{SUPPORTED_DRIVER_VERSIONS}".',
    )
