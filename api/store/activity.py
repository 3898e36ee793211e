"""How many requests are in progress, and how long there has been none."""

from __future__ import annotations

import threading
import time


class ActivityCounter:
    """Counts the requests in progress; safe for several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._in_progress = 0
        self._last_activity = time.monotonic()

    def request_started(self) -> None:
        """Count a request that has arrived."""
        with self._lock:
            self._in_progress += 1

    def request_finished(self) -> None:
        """Count a request that has been answered."""
        with self._lock:
            self._in_progress -= 1
            self._last_activity = time.monotonic()

    def is_idle_for(self, seconds: float) -> bool:
        """Return whether there has been no request for this many seconds."""
        with self._lock:
            return self._in_progress == 0 and time.monotonic() - self._last_activity >= seconds
