"""How many users' queries the database is given at once: each may take as much as one may have."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore

from api.errors import UnavailableError


class Turns:
    """So many at once, and no queue: whoever waits would hold a thread that others need.

    Args:
        most: how many.
    """

    def __init__(self, most: int) -> None:
        self._most, self._free = most, BoundedSemaphore(most)

    @contextmanager
    def one(self) -> Iterator[None]:
        """Take a turn, and give it back at the end.

        Raises:
            UnavailableError: all of them are taken.
        """
        if not self._free.acquire(blocking=False):
            raise UnavailableError(
                f"As many queries as may run at once ({self._most}) are being answered.", "Ask again soon."
            )
        try:
            yield
        finally:
            self._free.release()
