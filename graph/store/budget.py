"""How many bytes the database may send in answer to one query, counted as they come off the wire.

The database keeps to limits of time and memory while it works, but not while it sends: one list of a billion
numbers costs it nothing and takes all the memory here, in one row and before the row can be looked at. The
driver has no limit of its own, so that reading from its socket is watched.
"""

from __future__ import annotations

import time
from asyncio import CancelledError
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from neo4j import Transaction

# Seconds that an answer may still be on its way when the time for the query is over.
GRACE = 2.0


class OverBudgetError(CancelledError):
    """An answer was broken off. To the driver it is a cancellation, whereupon it drops the connection."""

    def __init__(self, *, late: bool) -> None:
        super().__init__()
        self.late = late


@contextmanager
def budget(transaction: Transaction, most_bytes: int, seconds: float) -> Iterator[None]:
    """Watch what a transaction reads.

    Raises:
        OverBudgetError: it is more than so many bytes, or still comes after so many seconds.
    """
    socket: Any = transaction._connection.socket
    read, left, until = socket.recv_into, most_bytes, time.monotonic() + seconds + GRACE

    def counted(*args: Any, **kwargs: Any) -> Any:
        nonlocal left
        if left < 0 or time.monotonic() > until:
            raise OverBudgetError(late=left >= 0)
        count = read(*args, **kwargs)
        left -= count
        return count

    socket.recv_into = counted
    try:
        yield
    finally:
        del socket.recv_into
