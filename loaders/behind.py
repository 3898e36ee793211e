"""One thing at a time done behind the back of whoever prepares the next: so writing costs no time of ours."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType


class Behind:
    """A single thread with at most one piece of work; leaving the `with` waits for it."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="casegraph-writer")
        self._pending: Future[None] | None = None

    def do(self, work: Callable[[], None]) -> None:
        """Start `work` when what was started before is done.

        Raises:
            Exception: what the work before raised.
        """
        self.wait()
        self._pending = self._thread.submit(work)

    def wait(self) -> None:
        """Return when everything is done, or raise what it raised."""
        pending, self._pending = self._pending, None
        if pending is not None:
            pending.result()

    def __enter__(self) -> Behind:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._thread.shutdown()
