"""Stop the database when the user presses Ctrl+C while it works on an answer."""

from __future__ import annotations

from asyncio import CancelledError
from collections.abc import Iterator
from contextlib import contextmanager

from neo4j import Session


@contextmanager
def interruptible(session: Session) -> Iterator[Session]:
    """Close a session at the end; on Ctrl+C drop its connection, so that the database stops its work.

    An ordinary close waits for the running query first. Nothing inside the `with` block may therefore close
    a transaction when it is interrupted: leave that to the session. A session drops its connection only when
    it is cancelled, so Ctrl+C is passed to it as a `CancelledError`.
    """
    try:
        with session:
            try:
                yield session
            except KeyboardInterrupt as interrupt:
                raise CancelledError from interrupt
    except CancelledError as cancelled:
        if isinstance(cancelled.__cause__, KeyboardInterrupt):
            raise cancelled.__cause__ from None
        raise
