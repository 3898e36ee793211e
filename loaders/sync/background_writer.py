"""Write batches in two background threads while the next batch is prepared.

There are two threads because the database can work on one transaction while it commits another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from types import TracebackType

THREADS = 2


class BackgroundWriter:
    """Runs writes in background threads, at most one in each thread.

    It is a context manager, which waits at its end for the writes that still run.
    """

    def __init__(self) -> None:
        self._executor = ThreadPoolExecutor(THREADS, thread_name_prefix="casegraph-writer")
        # In the order in which they were submitted, so that the first of two failures is raised.
        self._pending: list[Future[None]] = []
        self._is_exclusive = False

    def submit(self, write: Callable[[], None]) -> None:
        """Start a write as soon as a thread is free. Another submitted write may run at the same time.

        Raises:
            Exception: what an earlier write raised, where it has ended by then.
        """
        self.wait_exclusive()
        if len(self._pending) == THREADS:
            wait(self._pending, return_when=FIRST_COMPLETED)
        done = [future for future in self._pending if future.done()]
        self._pending = [future for future in self._pending if future not in done]
        _raise_failure(done)
        self._pending.append(self._executor.submit(write))

    def submit_exclusive(self, write: Callable[[], None]) -> None:
        """Start a write when all earlier writes have ended. No later write starts before it has ended.

        Raises:
            Exception: what an earlier write raised.
        """
        self.wait()
        self._is_exclusive = True
        self._pending.append(self._executor.submit(write))

    def wait_exclusive(self) -> None:
        """Wait until a write that was started with `submit_exclusive` has ended.

        Raises:
            Exception: what that write raised.
        """
        if self._is_exclusive:
            self.wait()

    def wait(self) -> None:
        """Wait until all writes have ended.

        Raises:
            Exception: what the first write that failed raised.
        """
        pending, self._pending = self._pending, []
        self._is_exclusive = False
        wait(pending)
        _raise_failure(pending)

    def __enter__(self) -> BackgroundWriter:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._executor.shutdown()


def _raise_failure(done: Iterable[Future[None]]) -> None:
    for future in done:
        future.result()
