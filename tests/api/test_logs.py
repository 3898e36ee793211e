"""The log says what the service did, and contains no names."""

from __future__ import annotations

import io
import json
import logging
import re

import pytest

from api.logs import LOGGER_NAME, configure_logging
from tests.api.client import make_client
from tests.graph import small_case

NAMES = re.compile("mukhtar|ablyazov|tatiana|alma|geheim|MATCH", re.IGNORECASE)
ID = "0123456789abcdef0123456789abcdef"


@pytest.fixture
def lines(monkeypatch):
    """Return a function that returns the lines of the log as objects."""
    stream = io.StringIO()
    logger = logging.getLogger(LOGGER_NAME)
    before = (logger.handlers[:], logger.level, logger.propagate)
    configure_logging(logging.INFO, stream)
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    logger.handlers[:], logger.level, logger.propagate = before
    assert not NAMES.search(stream.getvalue())


def test_a_request_is_one_line(small, lines):
    response = small.get("/api/me?geheim=1", headers={"x-request-id": ID, "authorization": "Bearer geheim"})

    (line,) = lines()
    assert line.pop("time")
    assert line.pop("milliseconds") >= 0
    assert line == {
        "event": "request",
        "level": "info",
        "request_id": ID,
        "method": "GET",
        "route": "/api/me",
        "status": 200,
        "bytes": len(response.content),
    }


def test_a_route_is_logged_without_the_values_of_its_parameters(small, lines):
    small.get("/api/entities/mukhtar/neighbours")
    small.get("/nothing/mukhtar-ablyazov")

    assert [(line["route"], line["status"]) for line in lines()] == [
        ("/api/entities/{id}/neighbours", 200),
        ("", 404),
    ]


def test_a_head_request_is_logged_like_any_other(small, lines):
    small.head("/api/entities/tatiana-geheim/neighbours")

    assert [(line["method"], line["route"], line["problem"]) for line in lines()] == [
        ("HEAD", "/api/entities/{id}/neighbours", "UnknownEntityError")
    ]


def test_an_error_is_logged_with_its_class(small, lines):
    small.get("/api/entities/tatiana-geheim/neighbours")
    small.get("/health", headers={"host": "ablyazov.example"})

    assert [(line["problem"], line["status"]) for line in lines()] == [
        ("UnknownEntityError", 404),
        ("WrongHostError", 400),
    ]


def test_an_error_of_the_program_is_logged_with_its_place_and_answered_with_the_id(store, lines):
    small_case.load_small_case(store)
    client = make_client(store)

    @client.app.get("/broken/{name}")
    def broken(name: str) -> None:
        try:
            raise KeyError(name)
        except KeyError as error:
            raise RuntimeError(f"{name} does not fit") from error

    response = client.get("/broken/mukhtar-ablyazov", headers={"x-request-id": ID})

    assert (response.status_code, response.headers["content-type"]) == (500, "application/problem+json")
    assert response.headers["x-request-id"] == ID
    assert ID in response.json()["hint"]
    assert not NAMES.search(response.text)
    failed, request = lines()
    assert (failed["event"], failed["level"], failed["error"]) == ("failed", "error", "RuntimeError")
    assert "KeyError, then" in failed["traceback"]
    assert failed["traceback"][-1].endswith(" broken")
    assert (request["status"], request["problem"]) == (500, "RuntimeError")
    assert request["route"] == "/broken/{name}"


@pytest.mark.parametrize("request_id", ["mukhtar", 'x" onload="', "a" * 65, "0123456", ""])
def test_a_request_id_that_is_not_valid_is_replaced(small, lines, request_id):
    response = small.get("/health", headers={"x-request-id": request_id})

    (line,) = lines()
    assert re.fullmatch("[0-9a-f]{32}", line["request_id"])
    assert response.headers.get_list("x-request-id") == [line["request_id"]]
