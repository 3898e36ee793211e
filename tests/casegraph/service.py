"""The service as a process of its own, and how to ask it."""

from __future__ import annotations

import http.client
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

COMMAND = "from casegraph.cli import main; main()"


@dataclass(frozen=True)
class Told:
    """An answer of the service."""

    status: int
    headers: Mapping[str, str]
    body: Any


class Service:
    """`casegraph serve` on a free port, from its start until `end`.

    Args:
        store: the store's URL.
        variables: further ones of its environment.
    """

    def __init__(self, store: str, **variables: str) -> None:
        # A pipe that nobody reads would fill with the log, and the service would wait.
        self._log = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115 - closed by `kill`
        self.process = subprocess.Popen(
            [sys.executable, "-c", COMMAND, "serve", "--port", "0", "--no-open", "--store", store],
            stdout=subprocess.PIPE,
            stderr=self._log,
            text=True,
            env=os.environ | variables,
        )
        assert self.process.stdout is not None
        self.url = self.process.stdout.readline().strip()
        parts = urlsplit(self.url)
        self.host, self.port = parts.hostname or "", parts.port or 0

    def connection(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection(self.host, self.port, timeout=60)

    def get(self, path: str) -> Told:
        connection = self.connection()
        try:
            connection.request("GET", path)
            return told(connection.getresponse())
        finally:
            connection.close()

    def end(self, how: signal.Signals = signal.SIGTERM) -> tuple[int, str]:
        """Tell it to stop; return its exit code and all that it said on standard error."""
        self.process.send_signal(how)
        self.process.communicate(timeout=60)
        self._log.seek(0)
        return self.process.returncode, self._log.read()

    def kill(self) -> None:
        """End it, whatever a test left."""
        self.process.kill()
        self.process.communicate()
        self._log.close()


def told(response: http.client.HTTPResponse) -> Told:
    """Read an answer whole."""
    return Told(response.status, dict(response.getheaders()), json.loads(response.read()))
