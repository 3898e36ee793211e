"""Work done behind the back of whoever prepares the next piece of it: so writing costs no time of ours.

Two at once, since a database that commits one transaction can well carry out another meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from types import TracebackType

AT_ONCE = 2


class Behind:
    """A few threads, with at most one piece of work each; leaving the `with` waits for them."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="casegraph-writer")
        # In the order in which they were started, so that of two failures the first is told.
        self._pending: list[Future[None]] = []
        self._alone = False

    def do(self, work: Callable[[], None]) -> None:
        """Start `work` beside what else was started with `do`, as soon as there is a thread for it.

        Raises:
            Exception: what a work before raised, if that is known by then.
        """
        self.settle()
        if len(self._pending) == AT_ONCE:
            wait(self._pending, return_when=FIRST_COMPLETED)
        done = [each for each in self._pending if each.done()]
        self._pending = [each for each in self._pending if each not in done]
        _tell(done)
        self._pending.append(self._threads.submit(work))

    def alone(self, work: Callable[[], None]) -> None:
        """Start `work` when everything before it is done; nothing starts until it is done too.

        Raises:
            Exception: what a work before raised.
        """
        self.wait()
        self._alone = True
        self._pending.append(self._threads.submit(work))

    def settle(self) -> None:
        """Return when what was started with `alone` is done, or raise what it raised."""
        if self._alone:
            self.wait()

    def wait(self) -> None:
        """Return when everything is done, or raise what it raised."""
        pending, self._pending = self._pending, []
        self._alone = False
        wait(pending)
        _tell(pending)

    def __enter__(self) -> Behind:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._threads.shutdown()


def _tell(done: Iterable[Future[None]]) -> None:
    for each in done:
        each.result()
