"""A quote must be what the source's text has at the claim's locator."""

from __future__ import annotations

from typing import Any

import pytest

from graph.errors import FieldPath
from graph.model import check_quote, sha256_of
from tests.graph.make_records import make_claim

TEXT = "Ada met Ben."


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"locator": "row 1"},
        {"locator": "row 1", "quote": TEXT},
        {"locator": "line 1", "quote": TEXT, "quote_sha256": sha256_of(TEXT)},
        {"locator": "page 3"},
        {"locator": "chars 0-3"},
        {"locator": "chars 0-3", "quote": "Ada"},
        {"locator": "chars 0-3", "quote": "Ada", "quote_sha256": sha256_of("Ada")},
        {"locator": "chars 0-12", "quote_sha256": sha256_of(TEXT)},
    ],
    ids=str,
)
def test_a_claim_that_agrees_with_the_text(fields: dict[str, Any]) -> None:
    assert check_quote(make_claim("ada MET ben", **fields), TEXT) is None


@pytest.mark.parametrize(
    ("fields", "path", "message"),
    [
        ({"quote": "Ada"}, ("quote",), "has no locator to find it by: characters, rows or lines"),
        (
            {"quote": "Ada", "locator": "page 1"},
            ("quote",),
            "has no locator to find it by: characters, rows or lines",
        ),
        ({"quote": "Ada", "locator": "row 1"}, ("quote",), "the text has other words at 'row 1'"),
        ({"locator": "row 2"}, ("locator",), "'row 2' is outside the text, which has 1 row"),
        (
            {"locator": "chars 0-13"},
            ("locator",),
            "'chars 0-13' is outside the text, which has 12 characters",
        ),
        (
            {"locator": "chars 0-3", "quote": "Eve"},
            ("quote",),
            "the text has other words at 'chars 0-3'",
        ),
        (
            {"locator": "chars 0-3", "quote_sha256": sha256_of("Eve")},
            ("quote_sha256",),
            "the words at 'chars 0-3' have another sum",
        ),
    ],
    ids=str,
)
def test_a_claim_that_does_not(fields: dict[str, Any], path: FieldPath, message: str) -> None:
    fault = check_quote(make_claim("ada MET ben", **fields), TEXT)
    assert fault is not None
    assert (fault.path, fault.message) == (path, message)


def test_without_a_text_there_must_be_no_quote() -> None:
    assert check_quote(make_claim("ada MET ben", locator="chars 0-3"), None) is None
    fault = check_quote(make_claim("ada MET ben", locator="chars 0-3", quote="Ada"), None)
    assert str(fault).startswith("quote: needs the source's text")
