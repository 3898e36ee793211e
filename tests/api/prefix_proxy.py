"""A small web server in front of the service, like nginx in `docs/deploy.md`: it publishes it under a path.

Like nginx it removes the path from each request, passes on the name of the host, and answers 502 where the
headers of a response have more than 4,096 bytes together.
"""

from __future__ import annotations

import http.client
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

MAX_HEADER_BYTES = 4_096
# These concern one connection, and are not passed on (RFC 9110, section 7.6.1).
HOP_BY_HOP = frozenset({"connection", "keep-alive", "transfer-encoding", "content-length"})


@contextmanager
def serve_under(prefix: str, service_url: str, *, strip: bool = True) -> Iterator[str]:
    """Publish a service under a path of another server; yield the URL of the path, without a last slash.

    Args:
        prefix: the path, as `/casegraph`.
        service_url: the URL of the service.
        strip: whether to remove the path from each request.
    """
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Proxy)
    server.prefix, server.strip = prefix, strip  # type: ignore[attr-defined]
    server.service = urlsplit(service_url).netloc  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{prefix}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Proxy(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Pass on a request of any method."""
        prefix, strip, service = self.server.prefix, self.server.strip, self.server.service  # type: ignore[attr-defined]
        if not self.path.startswith(f"{prefix}/"):
            self.send_error(404, "outside the published path")
            return
        path = self.path[len(prefix) :] if strip else self.path
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        connection = http.client.HTTPConnection(service, timeout=60)
        connection.request(self.command, path, body, {**self.headers, "connection": "close"})
        response = connection.getresponse()
        content = response.read()
        connection.close()
        if sum(len(name) + len(value) + 4 for name, value in response.getheaders()) > MAX_HEADER_BYTES:
            self.send_error(502, "upstream sent too big header")
            return
        self.send_response(response.status)
        for name, value in response.getheaders():
            if name.lower() not in HOP_BY_HOP:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    do_HEAD = do_POST = do_PUT = do_GET  # noqa: N815 - names that the base class looks for

    def log_message(self, format: str, *args: object) -> None:
        """Write nothing."""
