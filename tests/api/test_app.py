"""The application serves the picture, and to this machine's own pages alone."""

import pytest
from fastapi.testclient import TestClient

from api.app import create_app

PAGE = "<!doctype html><title>A picture</title>"


@pytest.fixture
def client():
    return TestClient(create_app(PAGE), base_url="http://127.0.0.1")


def test_the_picture_is_at_the_root(client):
    answer = client.get("/")

    assert (answer.status_code, answer.text) == (200, PAGE)
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_it_says_that_it_is_well(client):
    assert client.get("/health").text == "well"


def test_another_host_name_is_refused(client):
    assert client.get("/", headers={"host": "elsewhere.example"}).status_code == 400


def test_nothing_else_is_there(client):
    assert client.get("/etc/passwd").status_code == 404
