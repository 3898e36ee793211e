"""Run the service in its own process, and send requests to it."""

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
class Response:
    """An answer of the service."""

    status: int
    headers: Mapping[str, str]
    body: Any


class ServiceProcess:
    """`casegraph serve` on a free port, which runs until `end` or `kill`.

    Args:
        store: the store's URL.
        program: the Python program that runs the command.
        variables: further environment variables of the service.
    """

    def __init__(self, store: str, program: str = COMMAND, **variables: str) -> None:
        # A pipe that is not read would fill up with the log, and the service would stop.
        self._log = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115 - closed by `kill`
        self.process = subprocess.Popen(
            [sys.executable, "-c", program, "serve", "--port", "0", "--no-open", "--store", store],
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

    def get(self, path: str) -> Response:
        connection = self.connection()
        try:
            connection.request("GET", path)
            return read_response(connection.getresponse())
        finally:
            connection.close()

    def stop(self, how: signal.Signals = signal.SIGTERM) -> tuple[int, str]:
        """Send a signal, and return the exit code and everything that the service wrote to standard error."""
        self.process.send_signal(how)
        self.process.communicate(timeout=60)
        self._log.seek(0)
        return self.process.returncode, self._log.read()

    def kill(self) -> None:
        """Kill the service, if it still runs."""
        self.process.kill()
        self.process.communicate()
        self._log.close()


def read_response(response: http.client.HTTPResponse) -> Response:
    """Return the response with its body."""
    return Response(response.status, dict(response.getheaders()), json.loads(response.read()))
