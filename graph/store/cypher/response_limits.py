"""How many bytes the database may send in answer to one query, and until when, watched at the wire.

The database keeps to limits of time and memory while it works, but not while it sends: one list of a billion
numbers costs it nothing and takes all the memory here, in one row and before the row can be looked at. The
driver has no limit of its own, so that reading from its socket is watched.

Nor does the database look at the clock everywhere: a sum over a billion numbers, or a constant that it works
out while it plans, is not stopped. So nothing is waited for longer than it was told, though the database may
go on computing for a while after the connection is dropped.
"""

from __future__ import annotations

import time
from asyncio import CancelledError
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from neo4j import Transaction
from neo4j._exceptions import SocketDeadlineExceededError

# Seconds that an answer may still be on its way when the time for the query is over; until then the database
# may stop it itself, which spares a connection.
GRACE = 2.0


class OverBudgetError(CancelledError):
    """An answer was broken off. To the driver it is a cancellation, whereupon it drops the connection."""

    def __init__(self, *, late: bool) -> None:
        super().__init__()
        self.late = late


def latest(seconds: float) -> float:
    """Return until when a query is waited for that begins now and may take so many seconds."""
    return time.monotonic() + seconds + GRACE


@contextmanager
def budget(transaction: Transaction, most_bytes: int, until: float) -> Iterator[None]:
    """Watch what a transaction reads.

    Args:
        until: when at the latest it has come, on the clock `time.monotonic`; see `latest`.

    Raises:
        OverBudgetError: it is more than so many bytes, or it has not come by then.
    """
    socket: Any = transaction._connection.socket
    read, left = socket.recv_into, most_bytes

    def counted(*args: Any, **kwargs: Any) -> Any:
        nonlocal left
        remaining = until - time.monotonic()
        if left < 0 or remaining <= 0:
            raise OverBudgetError(late=left >= 0)
        socket.set_read_deadline(remaining)
        try:
            count = read(*args, **kwargs)
        except SocketDeadlineExceededError:
            raise OverBudgetError(late=True) from None
        left -= count
        return count

    socket.recv_into = counted
    try:
        yield
    finally:
        del socket.recv_into
        socket.set_read_deadline(None)
