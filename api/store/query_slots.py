"""A limit on the users' own queries that run at the same time, because each may use many resources."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore

from api.errors import UnavailableError


class QuerySlots:
    """A fixed number of slots without a queue: a waiting request would block a thread that others need.

    Args:
        count: how many queries may run at the same time.
    """

    def __init__(self, count: int) -> None:
        self._count, self._semaphore = count, BoundedSemaphore(count)

    @contextmanager
    def acquire(self) -> Iterator[None]:
        """Take a slot, and return it when the context ends.

        Raises:
            UnavailableError: all slots are taken.
        """
        if not self._semaphore.acquire(blocking=False):
            raise UnavailableError(
                f"The limit of {self._count} queries at the same time is reached.", "Ask again soon."
            )
        try:
            yield
        finally:
            self._semaphore.release()
