"""Another site, whose articles show a picture of the service in a frame.

It is a server of its own: a browser whose requests Playwright answers has no cache.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import quote, unquote

ARTICLE = (
    '<!doctype html><title>Article</title><iframe title="Ties" width="600" height="400" src="{}"></iframe>'
)


def article_url(site: str, framed_url: str) -> str:
    """Return the URL of the article of a site that shows another URL in a frame."""
    return f"{site}/{quote(framed_url, safe='')}"


@contextmanager
def serve_newspaper() -> Iterator[str]:
    """Serve the articles on a free port; yield the address of the site."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Newspaper)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        # For a browser, this name is another site than the address of the service.
        yield f"http://localhost:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Newspaper(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        """Send the article that frames the URL in the path."""
        body = ARTICLE.format(unquote(self.path[1:])).encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Write nothing."""
