"""Which requests come from our own pages or from programs, and which from another site's page."""

from __future__ import annotations

import pytest
from starlette.datastructures import Headers

from api.access.cross_site import FramingRefusedError, SitePolicy
from api.errors import ForbiddenError, WrongHostError
from api.settings import ServerSettings

US = "127.0.0.1:8000"
PUBLIC = "graph.example"
NEWSROOM = "https://newsroom.example"
SITES = SitePolicy.from_settings(ServerSettings(public_host_names=PUBLIC, embedders=NEWSROOM))
CLOSED = SitePolicy.from_settings(ServerSettings())

LINK = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}
FRAME = LINK | {"sec-fetch-dest": "iframe"}


def check(sites: SitePolicy = SITES, method: str = "GET", path: str = "/api/ties", **headers: str) -> None:
    request_headers = {name.replace("_", "-"): value for name, value in headers.items()}
    sites.require_allowed(method, path, "http", Headers({"host": US} | request_headers))


@pytest.mark.parametrize(
    "host", [US, "127.0.0.1", "localhost:9", "LOCALHOST", "[::1]:8000", PUBLIC, f"{PUBLIC}:443"]
)
def test_own_host_names_are_accepted(host):
    check(host=host)


@pytest.mark.parametrize(
    "host",
    [
        *("", "evil.example", "evil.example:8000", "127.0.0.1.evil.example", "localhost.evil.example"),
        *(
            "127.0.0.1@evil.example",
            "evil.example#127.0.0.1",
            "[::2]",
            "graph.example.",
            "10.0.0.1",
            "0.0.0.0",
        ),
    ],
)
def test_other_host_names_are_refused(host):
    with pytest.raises(WrongHostError):
        check(host=host)


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"origin": f"http://{US}"},
        {"origin": f"http://{US}", "sec-fetch-site": "same-origin", "sec-fetch-mode": "cors"},
        {"sec-fetch-site": "none", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"},
        {"host": PUBLIC, "origin": f"https://{PUBLIC}"},
        LINK,
        LINK | {"sec-fetch-site": "same-site"},
    ],
    ids=["a program", "our page", "our script", "typed", "behind TLS", "a link", "a link on this machine"],
)
def test_accepted_requests(headers):
    check(**headers)


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9000"},
        {"origin": "https://127.0.0.1:8000"},
        {"origin": "http://localhost:8000"},
        {"origin": f"http://{US}.evil.example"},
        {"origin": ""},
        {"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors", "sec-fetch-dest": "script"},
        {"sec-fetch-site": "same-site", "sec-fetch-mode": "cors", "sec-fetch-dest": "empty"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "something new"},
        {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "object"},
        FRAME,
    ],
)
def test_refused_requests(headers):
    with pytest.raises(ForbiddenError):
        check(**headers)


def test_a_form_of_another_site_is_refused_although_it_navigates():
    with pytest.raises(ForbiddenError):
        check(method="POST", **LINK)


@pytest.mark.parametrize(
    ("sites", "path", "referer", "site"),
    [
        (CLOSED, "/embed", "http://localhost:8888/", "http://localhost:8888"),
        (SITES, "/embed", "https://blog.example/a?b", "https://blog.example"),
        (SITES, "/network", f"{NEWSROOM}/article", NEWSROOM),
        (CLOSED, "/", "", "https://SITE"),
        (CLOSED, "/embed", "file:///tmp/x.html", "https://SITE"),
        (CLOSED, "/embed", 'http://a.example" onload="x', "https://SITE"),
    ],
)
def test_a_refused_frame_is_told_how_to_be_allowed(sites, path, referer, site):
    with pytest.raises(FramingRefusedError) as refused:
        check(sites, path=path, referer=referer, **FRAME)

    assert refused.value.hint == (
        f"To allow it, start `casegraph serve` with CASEGRAPH_EMBEDDERS={site}, and use its address /embed "
        "in the frame, with the same parameters."
    )


def test_a_frame_of_an_allowed_site_is_accepted_with_and_without_its_name():
    check(path="/embed", referer=f"{NEWSROOM}/article", **FRAME)
    check(path="/embed", **FRAME)


def test_a_frame_may_show_only_embed_and_only_if_the_settings_name_a_site():
    check(path="/embed", **FRAME)

    with pytest.raises(ForbiddenError):
        check(CLOSED, path="/embed", **FRAME)
    assert SITES.frame_ancestors("/embed") == f"'self' {NEWSROOM}"
    assert SITES.frame_ancestors("/network") == CLOSED.frame_ancestors("/embed") == "'self'"
