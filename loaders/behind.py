"""Things done behind the back of whoever prepares the next: so writing costs no time of ours.

Two at once, since a database that commits one transaction can well carry out the next meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from types import TracebackType

AT_ONCE = 2


class Behind:
    """A few threads, with at most one piece of work each; leaving the `with` waits for them."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="casegraph-writer")
        self._pending: set[Future[None]] = set()
        self._alone = False

    def do(self, work: Callable[[], None]) -> None:
        """Start `work` beside what else was started with `do`, as soon as there is a thread for it.

        Raises:
            Exception: what a work before raised.
        """
        if self._alone:
            self.wait()
        if len(self._pending) == AT_ONCE:
            done, self._pending = wait(self._pending, return_when=FIRST_COMPLETED)
            _settle(done)
        self._pending.add(self._threads.submit(work))

    def alone(self, work: Callable[[], None]) -> None:
        """Start `work` when everything before it is done; nothing starts until it is done too.

        Raises:
            Exception: what a work before raised.
        """
        self.wait()
        self._alone = True
        self._pending.add(self._threads.submit(work))

    def wait(self) -> None:
        """Return when everything is done, or raise what it raised."""
        pending, self._pending = self._pending, set()
        self._alone = False
        wait(pending)
        _settle(pending)

    def __enter__(self) -> Behind:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._threads.shutdown()


def _settle(done: set[Future[None]]) -> None:
    for each in done:
        each.result()
