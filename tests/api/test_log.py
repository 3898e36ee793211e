"""The log says what the service did, and names nobody."""

from __future__ import annotations

import io
import json
import logging
import re

import pytest

from api.logs import NAME, write_log
from tests.api.client import client_of
from tests.graph import small_case

NOBODY_IS_NAMED = re.compile("mukhtar|ablyazov|tatiana|alma|geheim|MATCH", re.IGNORECASE)
ID = "0123456789abcdef0123456789abcdef"


@pytest.fixture
def lines(monkeypatch):
    """What is logged, as objects; the whole text beside them."""
    stream = io.StringIO()
    logger = logging.getLogger(NAME)
    before = (logger.handlers[:], logger.level, logger.propagate)
    write_log(logging.INFO, stream)
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    logger.handlers[:], logger.level, logger.propagate = before
    assert not NOBODY_IS_NAMED.search(stream.getvalue())


def test_a_request_is_one_line(small, lines):
    answer = small.get("/api/me?geheim=1", headers={"x-request-id": ID, "authorization": "Bearer geheim"})

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
        "bytes": len(answer.content),
    }


def test_a_route_is_logged_without_what_it_is_filled_with(small, lines):
    small.get("/api/entities/mukhtar/neighbours")
    small.get("/nothing/mukhtar-ablyazov")

    assert [(line["route"], line["status"]) for line in lines()] == [
        ("/api/entities/{id}/neighbours", 200),
        ("", 404),
    ]


def test_a_question_for_the_headers_alone_is_logged_as_any_other(small, lines):
    small.head("/api/entities/tatiana-geheim/neighbours")

    assert [(line["method"], line["route"], line["problem"]) for line in lines()] == [
        ("HEAD", "/api/entities/{id}/neighbours", "UnknownEntityError")
    ]


def test_an_error_is_logged_by_its_kind(small, lines):
    small.get("/api/entities/tatiana-geheim/neighbours")
    small.get("/health", headers={"host": "ablyazov.example"})

    assert [(line["problem"], line["status"]) for line in lines()] == [
        ("UnknownEntityError", 404),
        ("WrongHostError", 400),
    ]


def test_an_error_of_the_program_is_logged_with_its_place_and_answered_with_the_id(store, lines):
    small_case.load_case(store)
    client = client_of(store)

    @client.app.get("/broken/{name}")
    def broken(name: str) -> None:
        try:
            raise KeyError(name)
        except KeyError as error:
            raise RuntimeError(f"{name} does not fit") from error

    answer = client.get("/broken/mukhtar-ablyazov", headers={"x-request-id": ID})

    assert (answer.status_code, answer.headers["content-type"]) == (500, "application/problem+json")
    assert answer.headers["x-request-id"] == ID
    assert ID in answer.json()["hint"]
    assert not NOBODY_IS_NAMED.search(answer.text)
    failed, request = lines()
    assert (failed["event"], failed["level"], failed["error"]) == ("failed", "error", "RuntimeError")
    assert "KeyError, then" in failed["traceback"]
    assert failed["traceback"][-1].endswith(" broken")
    assert (request["status"], request["problem"]) == (500, "RuntimeError")
    assert request["route"] == "/broken/{name}"


@pytest.mark.parametrize("given", ["mukhtar", 'x" onload="', "a" * 65, "0123456", ""])
def test_an_id_that_is_none_is_replaced(small, lines, given):
    answer = small.get("/health", headers={"x-request-id": given})

    (line,) = lines()
    assert re.fullmatch("[0-9a-f]{32}", line["request_id"])
    assert answer.headers.get_list("x-request-id") == [line["request_id"]]
