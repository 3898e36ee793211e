"""Stops a local store that has not been used for a while, so that its memory is free for other programs."""

from __future__ import annotations

import threading

from api.logs import log
from api.store.activity import ActivityCounter
from api.store.provider import StoreProvider
from graph.errors import StoreError

_CHECKS_PER_PERIOD = 4
_MAX_INTERVAL_SECONDS = 30.0


class IdleWatch:
    """Checks in a thread of its own whether the store can be stopped.

    Args:
        provider: of the store.
        activity: of the service.
        seconds: the store is stopped after this many seconds without a request; 0 means never.
    """

    def __init__(self, provider: StoreProvider, activity: ActivityCounter, seconds: float) -> None:
        self._provider, self._activity, self._seconds = provider, activity, seconds
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="idle watch", daemon=True)

    def start(self) -> None:
        """Start to check."""
        if self._seconds:
            self._thread.start()

    def stop(self) -> None:
        """Stop checking."""
        self._ended.set()

    def _watch(self) -> None:
        while not self._ended.wait(min(self._seconds / _CHECKS_PER_PERIOD, _MAX_INTERVAL_SECONDS)):
            try:
                was_stopped = self._is_idle() and self._provider.stop_if_idle(self._is_idle)
            except StoreError as error:
                # Another program stopped it, or it cannot be stopped: the next check tries again.
                log.info("store not stopped", problem=type(error).__name__)
            else:
                if was_stopped:
                    log.info("store stopped", idle_seconds=self._seconds)

    def _is_idle(self) -> bool:
        return self._activity.is_idle_for(self._seconds)
