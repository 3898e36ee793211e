"""Ctrl+C while the database works on an answer."""

from __future__ import annotations

from asyncio import CancelledError
from collections.abc import Iterator
from contextlib import contextmanager

from neo4j import Session


@contextmanager
def interruptible(session: Session) -> Iterator[Session]:
    """Close a session at the end; on Ctrl+C drop its connection, whereupon the database stops what it does.

    An ordinary close first waits for whatever is running, so that nothing inside may close a transaction on
    the way out: leave that to the session. Being cancelled is what makes a session drop its connection.
    """
    try:
        with session:
            try:
                yield session
            except KeyboardInterrupt as stopped:
                raise CancelledError from stopped
    except CancelledError as cancelled:
        if isinstance(cancelled.__cause__, KeyboardInterrupt):
            raise cancelled.__cause__ from None
        raise
