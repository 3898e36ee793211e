"""The service answers generated requests without failing, and as its OpenAPI document says."""

from __future__ import annotations

import re

import pytest
import schemathesis
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, assume, settings
from requests import Request
from schemathesis.checks import not_a_server_error
from schemathesis.core.parameters import ParameterLocation
from schemathesis.generation.meta import TestPhase
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from api.app import create_app
from api.settings import AccessSettings, LimitSettings, Settings
from api.store.provider import StoreProvider
from graph.ontology import load_ontology
from graph.store import Store
from tests.api.client import ANALYST
from tests.docs.api_page import openapi_document
from tests.fill_store import fill_store
from tests.graph.small_case import load_small_case

ADDRESS = "http://127.0.0.1"
EXAMPLES = 8
# No server accepts a longer URL, and the client does not send one.
MAX_URL_LENGTH = 60_000
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]

_stores: list[Store] = []
_app = create_app(
    Settings(access=AccessSettings(author_name=ANALYST), limits=LimitSettings(max_query_seconds=2.0)),
    StoreProvider(lambda: _stores[0], load_ontology()),
)
# From the document and not from the service, because tests are collected before there is a store.
schema = schemathesis.openapi.from_dict(openapi_document())
_client = TestClient(_app, base_url=ADDRESS, raise_server_exceptions=False)


@pytest.fixture(scope="module", autouse=True)
def served(shared_store: Store) -> None:
    fill_store(shared_store, load_small_case)
    _stores.append(shared_store)


@pytest.fixture(scope="module")
def tried() -> set[tuple[object, ...]]:
    """The trials of the coverage phase that were made."""
    return set()


@schema.parametrize()
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
def test_responses_match_the_document(case, tried):
    trial = trial_of(case)
    assume(trial not in tried)
    request = Request(**case.as_transport_kwargs(base_url=ADDRESS)).prepare()
    assume(len(request.url) < MAX_URL_LENGTH)
    # Not by schemathesis's own client, which would start and stop the application for each request.
    response = _client.request(request.method, request.url, content=request.body, headers=request.headers)

    case.validate_response(response, checks=CHECKS)
    if trial is not None:
        tried.add(trial)


def trial_of(case) -> tuple[object, ...] | None:
    """Return what a case of the coverage phase tries, or None if the case must be sent in any event.

    The coverage phase tries all limits of all parameters and fields of every operation. Most of them are
    declared once and shared by many operations. Therefore each value of a parameter or field is tried only in
    the first operation that has it with this limit. What is about a complete request (methods, media types,
    missing parameters) is tried in every operation, as are examples and random cases.
    """
    data = case.meta.phase.data
    if case.meta.phase.name != TestPhase.COVERAGE or data.parameter is None:
        return None
    if data.parameter_location == ParameterLocation.BODY:
        value = value_at(case.body, data.location)
    else:
        value = (case.query or {}).get(data.parameter)
    return (
        data.scenario,
        data.parameter_location,
        data.parameter,
        data.description,
        data.location,
        repr(value),
    )


def value_at(body: object, pointer: str | None) -> object:
    """Return the value of a body's field, given a pointer into the schema of the body."""
    if pointer is None:
        return None
    for name in re.findall("/properties/([^/]+)", pointer):
        body = body.get(name) if isinstance(body, dict) else None
    return body
