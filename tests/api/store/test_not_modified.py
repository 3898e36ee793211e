"""A `304` over every route: with it, a browser has the same headers as with the `200` that it kept.

A browser replaces the headers that it stored by those of the `304`. The content policy of an error, or
`no-store`, would then be applied to the page.
"""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from fastapi.routing import APIRoute
from starlette.routing import Route

from api.app import create_app
from api.openapi_examples import load_examples
from api.settings import Settings
from api.store.provider import StoreProvider
from graph.ontology import load_ontology
from tests.api.client import make_client
from tests.api.record_examples import run_examples
from tests.fill_store import empty_store

APP = create_app(Settings(), StoreProvider(lambda: pytest.fail("opened a store"), load_ontology()))
RESPONSES = {
    operation["operationId"]: operation["responses"]
    for methods in APP.openapi()["paths"].values()
    for operation in methods.values()
}
# A request that the framework answers, and that no example is for.
OTHER_ADDRESSES = {"/api/openapi.json": "/api/openapi.json"}
# Files that were sent, and their loads, which change without the store.
IMPORT_PATHS = {"/api/imports", "/api/imports/{id}", "/api/imports/{id}/refused"}
# What differs with every response, the request's id.
OF_THE_RESPONSE = {"x-request-id"}
OF_EVERY_RESPONSE = {"x-content-type-options", "referrer-policy", "cross-origin-resource-policy"}


def reading_routes() -> list[Route]:
    """Return every route of the application that answers GET."""
    return [route for route in APP.routes if isinstance(route, Route) and "GET" in (route.methods or ())]


def is_from_the_store(route: Route) -> bool:
    """Return whether the OpenAPI document says that the route may answer 304."""
    return isinstance(route, APIRoute) and "304" in RESPONSES[str(route.operation_id)]


@pytest.fixture(scope="module")
def client(shared_store):
    """A client of the service over all that the examples read; some of them add it."""
    empty_store(shared_store)
    for _ in run_examples(shared_store):
        pass
    return make_client(shared_store)


def make_request(route: Route) -> dict[str, object]:
    """Return the example request of a route."""
    if isinstance(route, APIRoute):
        example = load_examples()[str(route.operation_id)].request
        return {"url": example.path, "params": example.query, "headers": dict(example.headers)}
    return {"url": OTHER_ADDRESSES[route.path], "params": {}, "headers": {}}


def of_representation(headers: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in headers.items() if name not in OF_THE_RESPONSE}


def send(client, request, method="GET", **headers):
    return client.request(method, **{**request, "headers": {**request["headers"], **headers}})


@pytest.mark.parametrize(
    "route",
    [route for route in reading_routes() if route.path not in IMPORT_PATHS],
    ids=lambda route: route.path,
)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("encoding", ["gzip", "identity"])
def test_a_304_leaves_a_browser_the_headers_of_the_200(client, route, method, encoding):
    request = make_request(route)
    accepted = {"Accept-Encoding": encoding}
    first = send(client, request, method, **accepted)
    known = {"If-None-Match": first.headers.get("etag", "*")}
    second = send(client, request, method, **known, **accepted)

    assert first.status_code == 200
    assert second.status_code == (304 if is_from_the_store(route) else 200)
    if second.status_code == 304:
        merged = {**of_representation(first.headers), **of_representation(second.headers)}
        assert merged == of_representation(first.headers)
        assert second.content == b""
        assert second.headers.keys() - OF_THE_RESPONSE - OF_EVERY_RESPONSE == {
            "etag",
            "cache-control",
            "vary",
        }
        assert first.headers["cache-control"] == "private, no-cache"
        assert first.headers["content-security-policy"]
    else:
        assert (first.headers["cache-control"], "etag" in first.headers) == ("no-store", False)


def test_the_routes_from_the_store_are_many_and_the_others_are_known():
    others = {route.path for route in reading_routes() if not is_from_the_store(route)}

    assert others == {"/health", "/ready", "/api/me", "/api/openapi.json", *IMPORT_PATHS}
