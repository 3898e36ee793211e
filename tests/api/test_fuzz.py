"""Whatever schemathesis thinks of sending, the service does not fail, and answers as its document says."""

from __future__ import annotations

import pytest
import schemathesis
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, assume, settings
from requests import Request
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from api.app import create_app
from api.settings import AccessSettings, LimitSettings, Settings
from api.store.holder import StoreHolder
from graph.ontology import ontology
from graph.store import Store
from tests.api.client import ANALYST
from tests.conftest import empty
from tests.docs.api_page import document
from tests.graph import small_case

ADDRESS = "http://127.0.0.1"
EXAMPLES = 8
# No server takes a longer address; the client does not send it.
LONGEST = 60_000
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]

_open: list[Store] = []
_app = create_app(
    Settings(access=AccessSettings(analyst=ANALYST), limits=LimitSettings(query_seconds=2.0)),
    StoreHolder(lambda: _open[0], ontology()),
)
# From the document itself, since tests are collected before there is a store.
schema = schemathesis.openapi.from_dict(document())
_client = TestClient(_app, base_url=ADDRESS, raise_server_exceptions=False)


@pytest.fixture(scope="module", autouse=True)
def served(open_store: Store) -> None:
    empty(open_store)
    small_case.load_case(open_store)
    _open.append(open_store)


@schema.parametrize()
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
def test_it_answers_as_its_document_says(case):
    sent = Request(**case.as_transport_kwargs(base_url=ADDRESS)).prepare()
    assume(len(sent.url) < LONGEST)
    # Not by schemathesis's own client, which would start and stop the application for each request.
    response = _client.request(sent.method, sent.url, content=sent.body, headers=sent.headers)

    case.validate_response(response, checks=CHECKS)
