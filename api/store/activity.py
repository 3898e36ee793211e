"""How many requests are being answered, and since when there was none."""

from __future__ import annotations

import threading
import time


class Use:
    """How many requests are being answered, and since when there was none."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._now = 0
        self._since = time.monotonic()

    def begin(self) -> None:
        """A request has come."""
        with self._lock:
            self._now += 1

    def end(self) -> None:
        """It has been answered."""
        with self._lock:
            self._now -= 1
            self._since = time.monotonic()

    def none_for(self, seconds: float) -> bool:
        """Tell whether nobody has asked for anything for so long."""
        with self._lock:
            return self._now == 0 and time.monotonic() - self._since >= seconds
