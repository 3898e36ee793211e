"""Whether a request comes from this service's own pages, from a program, or from a page of another site.

A browser sends requests for whatever page is open in it, and would let any site ask a service on this
machine. What it says of itself decides: `Host` (a name that only pretends to be ours), `Origin` and
`Sec-Fetch-*`. Programs send neither of the last two.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from starlette.datastructures import Headers

from api.errors import ForbiddenError, WrongHostError
from api.setting_checks import listed
from api.settings import ServerSettings

EMBED = "/embed"
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})

_HOST = re.compile(r"(?:\[(?P<v6>[0-9a-f:.]+)\]|(?P<name>[a-z0-9._-]+))(?::[0-9]+)?")
_LOOKING = frozenset({"GET", "HEAD"})
_HINT = "Open the service's own page, or let a program ask it."


@dataclass(frozen=True)
class Sites:
    """Which sites are ours, and which may show a picture of ours in a frame.

    Args:
        names: the host names by which the service is reached.
        further: those among them that are not this machine's own; a web server before us may speak TLS there.
        embedders: origins.
    """

    names: frozenset[str]
    further: frozenset[str]
    embedders: tuple[str, ...]

    @classmethod
    def of(cls, server: ServerSettings) -> Sites:
        """Return what the settings say."""
        further = frozenset({*listed(server.hosts), server.host.lower()}) - LOOPBACK
        return cls(LOOPBACK | further, further, tuple(listed(server.embedders)))

    def check(self, method: str, path: str, scheme: str, headers: Headers) -> None:
        """Make sure that a request is for us, and not from another site's page.

        Raises:
            WrongHostError: it is for a host of another name.
            ForbiddenError: it is from a page of another site.
        """
        host = headers.get("host", "").lower()
        match = _HOST.fullmatch(host)
        if match is None or (match["v6"] or match["name"]) not in self.names:
            raise WrongHostError(
                "This service is not reached by that host name.",
                "Whoever runs it can add the name to CASEGRAPH_HOSTS.",
            )
        origin = headers.get("origin")
        if origin is not None and not self._is_ours(origin.lower(), host, scheme):
            raise ForbiddenError("The request comes from a page of another site.", _HINT)
        if headers.get("sec-fetch-site", "none") not in {"none", "same-origin"}:
            self._check_navigation(method, path, headers)

    def frame_ancestors(self, path: str) -> str:
        """Return who may show a page of ours in a frame, for a Content-Security-Policy."""
        return " ".join(("'self'", *self.embedders)) if path == EMBED else "'self'"

    def _is_ours(self, origin: str, host: str, scheme: str) -> bool:
        schemes = {scheme, "https"} if _bare(host) in self.further else {scheme}
        return origin in {f"{one}://{host}" for one in schemes}

    def _check_navigation(self, method: str, path: str, headers: Headers) -> None:
        """Let through a link to us, which opens a page of ours and tells the other site nothing."""
        navigates = method in _LOOKING and headers.get("sec-fetch-mode") == "navigate"
        into = headers.get("sec-fetch-dest")
        framed = into == "iframe" and path == EMBED and self.embedders
        if not (navigates and (into == "document" or framed)):
            raise ForbiddenError("The request comes from a page of another site.", _HINT)


def _bare(host: str) -> str:
    match = _HOST.fullmatch(host)
    return (match["v6"] or match["name"]) if match else ""
