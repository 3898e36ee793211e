"""Which requests are accepted: those of our own pages and of programs, not those of another site's pages.

A browser sends requests on behalf of every page that is open in it, so any site could use a service on this
machine. The headers that the browser sets decide: `Host` (an attacker's name may resolve to our address),
`Origin` and `Sec-Fetch-*`. Programs do not send the last two.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from starlette.datastructures import Headers

from api.errors import ForbiddenError, WrongHostError
from api.root_path import add_root_path
from api.settings import ServerSettings, split_list

EMBED_PATH = "/embed"
LOOPBACK_HOSTS = frozenset({"127.0.0.1", "localhost", "::1"})

_HOST = re.compile(r"(?:\[(?P<v6>[0-9a-f:.]+)\]|(?P<name>[a-z0-9._-]+))(?::[0-9]+)?")
_URL = re.compile(r"(https?://(?:\[[0-9a-f:.]+\]|[a-z0-9._-]{1,253})(?::[0-9]{1,5})?)(?:/|$)")
_FRAMES = frozenset({"iframe", "frame"})
_SAFE_METHODS = frozenset({"GET", "HEAD"})
_HINT = "Open the service's own page, or use a program."


class FramingRefusedError(ForbiddenError):
    """A page of another site may not show this page in a frame.

    Args:
        site: the origin of that page; "" if unknown.
    """

    def __init__(self, site: str) -> None:
        setting, address = f"CASEGRAPH_EMBEDDERS={site or 'https://SITE'}", add_root_path(EMBED_PATH)
        super().__init__(
            f"{site or 'The page of another site'} may not show this page in a frame.",
            f"To allow it, start `casegraph serve` with {setting}, and use its address {address} in the "
            "frame, with the same parameters.",
        )


@dataclass(frozen=True)
class SitePolicy:
    """Which host names are our own, and which sites may show our pictures in a frame.

    Args:
        host_names: the names by which the service is reached.
        public_names: those that do not belong to this machine alone; a web server in front of the service
            may use TLS there.
        embedders: origins that may show `/embed` in a frame.
    """

    host_names: frozenset[str]
    public_names: frozenset[str]
    embedders: tuple[str, ...]

    @classmethod
    def from_settings(cls, server: ServerSettings) -> SitePolicy:
        """Return the policy that the settings describe."""
        public_names = (
            frozenset({*split_list(server.public_host_names), server.host.lower()}) - LOOPBACK_HOSTS
        )
        return cls(LOOPBACK_HOSTS | public_names, public_names, tuple(split_list(server.embedders)))

    def require_allowed(self, method: str, path: str, scheme: str, headers: Headers) -> None:
        """Require that a request is for this service, and not from another site's page.

        Raises:
            WrongHostError: it is for another host name.
            ForbiddenError: it is from a page of another site.
        """
        host = headers.get("host", "").lower()
        if _host_name(host) not in self.host_names:
            raise WrongHostError(
                "This service is not reached by that host name.",
                "The person who runs it can add the name to CASEGRAPH_HOSTS.",
            )
        origin = headers.get("origin")
        if origin is not None and not self._is_own_origin(origin.lower(), host, scheme):
            raise ForbiddenError("The request comes from a page of another site.", _HINT)
        if headers.get("sec-fetch-site", "none") not in {"none", "same-origin"}:
            self._check_navigation(method, path, headers)

    def frame_ancestors(self, path: str) -> str:
        """Return the sites that may show a page of ours in a frame, for a Content-Security-Policy."""
        return " ".join(("'self'", *self.embedders)) if path == EMBED_PATH else "'self'"

    def _is_own_origin(self, origin: str, host: str, scheme: str) -> bool:
        schemes = {scheme, "https"} if _host_name(host) in self.public_names else {scheme}
        return origin in {f"{own_scheme}://{host}" for own_scheme in schemes}

    def _check_navigation(self, method: str, path: str, headers: Headers) -> None:
        """Accept a link to a page of ours: the browser opens it and shows the other site nothing of it."""
        is_navigation = method in _SAFE_METHODS and headers.get("sec-fetch-mode") == "navigate"
        destination = headers.get("sec-fetch-dest")
        if is_navigation and destination in _FRAMES:
            self._check_framing(path, _origin(headers.get("referer", "")))
        elif not (is_navigation and destination == "document"):
            raise ForbiddenError("The request comes from a page of another site.", _HINT)

    def _check_framing(self, path: str, site: str) -> None:
        """Accept a frame of an allowed site; where the browser does not name the site, it checks that itself.

        Args:
            site: the origin of the page with the frame; "" if unknown.
        """
        if path != EMBED_PATH or not self.embedders or (site and site not in self.embedders):
            raise FramingRefusedError(site)


def _origin(url: str) -> str:
    """Return the origin of a URL, or "" if it is none of the web."""
    match = _URL.match(url.lower())
    return match[1] if match else ""


def _host_name(host: str) -> str | None:
    """Return a host without its port, or None if it is malformed."""
    match = _HOST.fullmatch(host)
    return (match["v6"] or match["name"]) if match else None
