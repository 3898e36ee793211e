"""Locators name a place in a source; those of texts give a span of characters."""

import pytest

from graph.model import chars_locator, parse_span, parse_span_digits, sha256_of, text_at
from graph.model.locators import check_locator

TEXT = "Ada \u2013 née Byron"


@pytest.mark.parametrize(
    "locator", [None, "chars 0-5", "row 12", "rows 3-4", "page 3", "line 7", "lines 7-9", "entity NK-1"]
)
def test_valid_locators(locator):
    assert check_locator(locator) is None


@pytest.mark.parametrize(
    ("locator", "message"),
    [
        ("", "is not a place"),
        ("page 0", "is not a place"),
        ("chars 5", "is not a place"),
        ("chars \u0660-\u0665", "is not a place"),
        ("paragraph 3", "is not a place"),
        ("chars 5-5", "is empty"),
        ("chars 6-5", "is empty"),
    ],
)
def test_invalid_locators(locator, message):
    assert message in check_locator(locator)


def test_spans():
    assert parse_span(chars_locator(4, 9)) == (4, 9)
    assert parse_span("page 3") is None
    assert parse_span(None) is None
    assert parse_span_digits("chars 04-009") == ("04", "009")
    assert parse_span_digits("row 1") is None


def test_text_at_a_locator_counts_code_points():
    assert text_at(TEXT, "chars 6-9") == "née"
    assert text_at(TEXT, f"chars 0-{len(TEXT)}") == TEXT
    assert text_at(TEXT, f"chars 0-{len(TEXT) + 1}") is None
    assert text_at(TEXT, "page 1") is None
    assert text_at(TEXT, None) is None


def test_the_checksum_is_that_of_utf_8():
    assert sha256_of("née") == "e07977587e0731f71d9d3b9e674f663548829e89f47cbc2434152f06dccd4989"
