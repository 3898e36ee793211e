"""Published under a path by a web server: every address that the service gives leads back to the service."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import pytest
import requests

from api.settings import ServerSettings, Settings, read_settings
from graph.errors import CasegraphError
from tests.api.client import make_client
from tests.api.prefix_proxy import serve_under
from tests.browser.service_thread import serve_store

PREFIX = "/casegraph"
ADDRESS_ATTRIBUTES = frozenset({"href", "xlink:href", "src", "action", "formaction", "poster"})
# A script of a page sends requests there.
SCRIPT_ATTRIBUTES = frozenset({"data-url", "data-user-url"})
HTML = {"accept": "text/html"}


class _Addresses(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.of_scripts: list[str] = []

    def handle_starttag(self, _tag, attrs):
        self.found += [value or "" for name, value in attrs if name in ADDRESS_ATTRIBUTES]
        self.of_scripts += [value or "" for name, value in attrs if name in SCRIPT_ATTRIBUTES]


def own_addresses(html: str) -> set[str]:
    """Return all addresses in a page that lead to the same host."""
    parser = _Addresses()
    parser.feed(html)
    assert [address for address in parser.of_scripts if not address.startswith(f"{PREFIX}/api/")] == []
    return {
        address for address in parser.found if not urlsplit(address).scheme and not address.startswith("#")
    }


@pytest.fixture(params=[True, False], ids=["the path is removed", "the path is passed on"])
def published(small_store, request) -> Iterator[str]:
    with (
        serve_store(small_store, root_path=PREFIX) as service,
        serve_under(PREFIX, service, strip=request.param) as url,
    ):
        yield url


def test_every_link_of_every_page_stays_under_the_path_and_works(published):
    seen, waiting = set(), {f"{PREFIX}/", f"{PREFIX}/nowhere", f"{PREFIX}/network?around=nobody"}
    while waiting:
        address = waiting.pop()
        seen.add(address)
        response = requests.get(urljoin(published, address), headers=HTML, timeout=60)
        found = own_addresses(response.text) if "html" in response.headers["content-type"] else set()
        assert [link for link in found if not link.startswith(f"{PREFIX}/")] == [], address
        expected = 404 if "nobody" in address or "nowhere" in address else 200
        assert response.status_code == expected, address
        waiting |= {link.partition("#")[0] for link in found} - seen
    paths = {urlsplit(address).path for address in seen}
    expected_paths = ("/", "/network", "/sources/paper", "/api/openapi.json", "/api/counts")
    assert paths >= {f"{PREFIX}{path}" for path in expected_paths}


def test_links_to_smaller_pictures_and_from_an_embedded_one_stay_under_the_path(published):
    too_many = requests.get(f"{published}/network?max_ties=2", headers=HTML, timeout=60)
    embedded = requests.get(f"{published}/embed?around=alma", headers=HTML, timeout=60)

    smaller = [address for address in own_addresses(too_many.text) if "family=" in address]
    assert smaller
    assert all(address.startswith(f"{PREFIX}/network?") for address in smaller)
    assert own_addresses(embedded.text) == {f"{PREFIX}/network?around=alma"}


def test_a_search_form_and_its_results_stay_under_the_path(published):
    page = requests.get(f"{published}/?q=alma", headers=HTML, timeout=60)

    assert f'action="{PREFIX}/"' in page.text
    assert f"{PREFIX}/network?around=alma#node=alma" in own_addresses(page.text)


def test_what_was_added_is_at_the_address_that_the_response_gives(published):
    added = requests.post(
        f"{published}/api/entities", json={"kind": "Person", "name": "Ada Byron"}, timeout=60
    )

    assert added.headers["location"] == f"{PREFIX}/api/entities/ada-byron"
    assert requests.get(urljoin(published, added.headers["location"]), timeout=60).status_code == 200


def test_a_slash_too_many_leads_to_the_page_without_the_host(published):
    response = requests.get(f"{published}/network/?around=alma", timeout=60, allow_redirects=False)

    assert (response.status_code, response.headers["location"]) == (307, f"{PREFIX}/network?around=alma")


def test_the_api_names_its_server_and_its_pages_of_queries(published):
    document = requests.get(f"{published}/api/openapi.json", timeout=60).json()
    page = requests.get(f"{published}/api/ties/file?format=csv", timeout=60)

    assert document["servers"] == [{"url": PREFIX}]
    assert all(path.startswith(("/api/", "/")) and not path.startswith(PREFIX) for path in document["paths"])
    last = json.loads(page.headers["casegraph-queries"])[-1]
    assert "run" not in last or last["run"].startswith(f"{PREFIX}/api/queries/runs/")


def test_a_page_that_the_client_has_is_not_sent_again(published):
    first = requests.get(f"{published}/network", headers=HTML, timeout=60)
    headers = {**HTML, "if-none-match": first.headers["etag"]}

    assert requests.get(f"{published}/network", headers=headers, timeout=60).status_code == 304


def test_health_checks_and_the_policy_of_frames_do_not_depend_on_the_path(published):
    assert requests.get(f"{published}/health", timeout=60).status_code == 200
    policy = requests.get(f"{published}/embed", headers=HTML, timeout=60).headers["content-security-policy"]
    assert "frame-ancestors 'self'" in policy


def test_queries_of_a_page_are_found_by_its_address_with_the_path(published):
    address = f"{PREFIX}/network?around=alma"

    run = requests.get(f"{published}/api/queries/runs", params={"address": address}, timeout=60).json()

    assert run["address"] == "/network?around=alma"


def test_a_page_is_sent_again_when_it_is_published_under_another_path(small_store):
    etags = {
        make_client(small_store, Settings(server=ServerSettings(root_path=path))).get("/").headers["etag"]
        for path in ("", "/casegraph", "/graph")
    }

    assert len(etags) == 3


@pytest.mark.parametrize(
    ("text", "root_path"),
    [("", ""), ("/", ""), ("/casegraph/", "/casegraph"), ("/a/b.c-d_~e", "/a/b.c-d_~e")],
)
def test_a_path_is_read(text, root_path):
    assert ServerSettings(root_path=text).root_path == root_path


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        *(
            (text, "a path as /casegraph")
            for text in ("casegraph", "http://x/y", "/a b", "/a?b", "//x", "/../x")
        ),
        ("/" + "p" * 100, "a path as /casegraph"),
        *((text, "like an address of the service itself") for text in ("/api", "/network/x", "/health")),
    ],
)
def test_what_is_no_path_is_refused(text, reason):
    with pytest.raises(CasegraphError, match=reason):
        read_settings(server={"root_path": text})
