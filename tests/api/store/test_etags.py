"""ETags: a client that has the current response gets a 304, until the response may have changed."""

from __future__ import annotations

import importlib.resources
from types import SimpleNamespace

import pytest

from api.settings import LimitSettings, ServerSettings, Settings
from api.store.etags import _program_fingerprint, _read_files
from api.store.revision_cache import MAX_AGE_SECONDS
from graph.store import Store
from tests.api.client import make_client

PATH = "/api/queries"


def get_etag(client):
    return client.get(PATH).headers["etag"]


def test_any_etag_is_no_current_response_where_there_is_none(small):
    assert small.get("/api/entities/nobody", headers={"If-None-Match": "*"}).status_code == 404
    assert small.get("/network?around=nobody", headers={"If-None-Match": "*"}).status_code == 404


@pytest.mark.parametrize("header", ["{etag}", "*", "{strong}", '"other", {etag}', ' "other",{strong}'])
def test_the_current_etag_is_answered_with_304(small, header):
    etag = get_etag(small)

    if_none_match = header.format(etag=etag, strong=etag.removeprefix("W/"))

    assert small.get(PATH, headers={"If-None-Match": if_none_match}).status_code == 304


@pytest.mark.parametrize("header", ['"other"', "", 'W/"other"'])
def test_another_etag_is_answered_with_200(small, header):
    assert small.get(PATH, headers={"If-None-Match": header}).status_code == 200


@pytest.mark.parametrize(
    "settings",
    [
        Settings(limits=LimitSettings(page_size=1)),
        Settings(server=ServerSettings(embedders="https://news.example")),
    ],
)
def test_other_settings_make_another_etag(small, shared_store, settings):
    assert get_etag(make_client(shared_store, settings)) != get_etag(small)


@pytest.fixture
def program_files(monkeypatch, tmp_path):
    """A folder that stands for each package of the program."""
    (tmp_path / "templates").mkdir()
    monkeypatch.setattr("api.store.etags.files", lambda _: tmp_path)
    _program_fingerprint.cache_clear()
    yield tmp_path
    _program_fingerprint.cache_clear()


@pytest.mark.parametrize("name", ["kinds.yaml", "start_page.py", "templates/page.css"])
def test_another_ontology_program_or_style_makes_another_etag(small_store, program_files, name):
    etags = set()
    for content in ("one", "two", "one"):
        (program_files / name).write_text(content, encoding="utf-8")
        _program_fingerprint.cache_clear()
        etags.add(get_etag(make_client(small_store)))

    assert len(etags) == 2


def test_the_fingerprint_of_the_program_covers_its_templates_queries_and_ontology():
    def names(package):
        return {name for name, _ in _read_files(importlib.resources.files(package))}

    assert {"start.html", "pages.css", "start_page.py"} <= names("api")
    assert {"page.css", "panel.js", "tokens.yaml"} <= names("visualize")
    assert {"kinds.yaml", "search.cypher", "sentences.py"} <= names("graph")


def test_the_same_settings_make_the_same_etag(small, shared_store):
    assert get_etag(make_client(shared_store)) == get_etag(small)


def test_a_write_by_other_means_is_noticed_at_once_by_a_client_that_sends_its_etag(small, shared_store):
    before = get_etag(small)

    shared_store.bump_revision()

    assert small.get(PATH, headers={"If-None-Match": before}).status_code == 200


def test_a_write_by_the_service_changes_the_etag_at_once(small):
    before = get_etag(small)

    small.post("/api/entities", json={"kind": "Person", "name": "Yelena"})

    assert get_etag(small) != before


def test_requests_that_arrive_together_read_the_revision_once(small, monkeypatch):
    reads, now = [], [0.0]
    revision = Store.revision
    monkeypatch.setattr(Store, "revision", lambda store: reads.append(1) or revision(store))
    monkeypatch.setattr("api.store.revision_cache.time", SimpleNamespace(monotonic=lambda: now[0]))

    etags = {get_etag(small), get_etag(small), get_etag(small)}
    assert (len(etags), len(reads)) == (1, 1)
    now[0] += MAX_AGE_SECONDS
    assert (get_etag(small) in etags, len(reads)) == (True, 2)


@pytest.mark.parametrize(
    "path",
    [
        "/api/queries",
        "/api/datasets",
        "/api/ties?format=columns",
        "/api/ties/file",
        "/",
        "/?q=ablyazov",
        "/network",
        "/embed",
        "/network?edge_type=SUED",
    ],
)
def test_a_304_has_the_caching_headers_of_its_200_and_no_others_that_describe_it(small, path):
    current = small.get(path)
    confirmed = small.get(path, headers={"If-None-Match": current.headers["etag"]})

    assert (current.status_code, confirmed.status_code, confirmed.content) == (200, 304, b"")
    headers = {name: value for name, value in confirmed.headers.items() if name != "x-request-id"}
    assert headers.items() <= dict(current.headers).items()
    assert headers.keys() >= {"etag", "cache-control", "vary"}
    assert "content-security-policy" in current.headers
    assert "content-security-policy" not in headers


def test_a_response_that_does_not_come_from_the_store_has_no_etag_and_must_not_be_stored(small):
    for path in ("/api/me", "/health", "/api/entities/nobody", "/api/nothing"):
        headers = small.get(path).headers

        assert "etag" not in headers
        assert headers["cache-control"] == "no-store"
