"""A plus sign in an address stands for a space; an error about such a value says so."""

from __future__ import annotations

import pytest

from tests.api.page_parser import parse_page

TIME = "2013-05-31T22:00"


def hint_about(name: str) -> str:
    return f"In an address, + stands for a space: for a plus sign in {name}, write %2B."


@pytest.mark.parametrize(
    ("path", "name"),
    [
        (f"/api/ties?valid_from={TIME}+02:00", "valid_from"),
        (f"/api/ties?said_from={TIME}+02:00&said_until={TIME}+05:00", "said_from and said_until"),
        ("/api/ties?around=c++", "around"),
        ("/api/ties/counts?dataset=one+two", "dataset"),
        ("/api/ties?edge_type=MARRIED+TO", "edge_type"),
    ],
)
def test_an_error_about_a_value_with_a_plus_names_it(small, path, name):
    response = small.get(path)

    assert response.status_code in {404, 422}
    assert response.json()["hint"].endswith(hint_about(name))


def test_a_page_names_it_too(small):
    response = small.get(f"/network?valid_until={TIME}+02:00", headers={"accept": "text/html"})

    assert response.status_code == 422
    assert hint_about("valid_until") in parse_page(response.text).text


@pytest.mark.parametrize(
    "path",
    [
        # The plus is not in the value that is wrong.
        "/api/search?q=alma+shalabayeva&limit=0",
        "/api/ties?around=alma&valid_from=yesterday",
        f"/api/ties?valid_from={TIME}%2B99:00",
        "/api/ties?around=no%20body",
    ],
)
def test_other_errors_do_not_speak_of_plus_signs(small, path):
    response = small.get(path)

    assert response.status_code in {404, 422}
    assert "plus sign" not in response.json()["hint"]


def test_a_time_zone_written_as_advised_is_understood(small):
    assert small.get(f"/api/ties?valid_from={TIME}%2B02:00").status_code == 200
