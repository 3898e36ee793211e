"""A local store that nobody needs for long is stopped, and gives its memory back."""

from __future__ import annotations

import threading

from api.logs import log
from api.store.activity import Use
from api.store.holder import StoreHolder
from graph.errors import StoreError

_LOOKS = 4
_SELDOM = 30.0


class IdleWatch:
    """Looks now and then whether the store may rest, in a thread of its own.

    Args:
        holder: of the store.
        use: of the service.
        seconds: after so long without a request the store is stopped; 0 never.
    """

    def __init__(self, holder: StoreHolder, use: Use, seconds: float) -> None:
        self._holder, self._use, self._seconds = holder, use, seconds
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="idle watch", daemon=True)

    def start(self) -> None:
        """Begin to look."""
        if self._seconds:
            self._thread.start()

    def stop(self) -> None:
        """Look no more."""
        self._ended.set()

    def _watch(self) -> None:
        while not self._ended.wait(min(self._seconds / _LOOKS, _SELDOM)):
            try:
                rests = self._use.none_for(self._seconds) and self._holder.rest(
                    lambda: self._use.none_for(self._seconds)
                )
            except StoreError as error:
                # Someone else stopped it, or it cannot be stopped: there is time to look again.
                log.info("no rest", problem=type(error).__name__)
            else:
                if rests:
                    log.info("store rests", idle_seconds=self._seconds)
