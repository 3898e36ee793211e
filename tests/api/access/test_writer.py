"""The key of a request that writes: how it is read, and what is refused."""

from __future__ import annotations

import pytest

from api.access.writer import MAX_KEY_LENGTH
from tests.docs.api_page import openapi_document

NOTE = {"text": "Ask the clerk."}
PATH = "/api/entities/alma/annotations"
REFUSED = f"The header Idempotency-Key takes one key of at most {MAX_KEY_LENGTH} ASCII characters."


def add_note(client, *keys: str):
    return client.post(PATH, json=NOTE, headers=[("idempotency-key", key) for key in keys])


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("8e03978e-40d5-43dd-bc93-6894a57f9324", "8e03978e-40d5-43dd-bc93-6894a57f9324"),
        # The draft writes a string of structured fields, in quotation marks.
        ('"8e03978e-40d5-43dd-bc93-6894a57f9324"', "8e03978e-40d5-43dd-bc93-6894a57f9324"),
        ('"my first note"', '"my first note"'),
        ("k" * MAX_KEY_LENGTH, "k" * MAX_KEY_LENGTH),
    ],
)
def test_the_same_key_is_recognised_with_and_without_quotation_marks(small, first, second):
    added, again = add_note(small, first), add_note(small, second)

    assert (added.status_code, again.status_code) == (201, 201)
    assert added.json()["annotation"] == again.json()["annotation"]


@pytest.mark.parametrize(
    "keys",
    [
        ("",),
        ('""',),
        ("k" * (MAX_KEY_LENGTH + 1),),
        ("two words",),
        ('"one',),
        ("Schlüssel".encode(),),
        ("a", "b"),
        ("a", "a"),
    ],
)
def test_what_is_no_key_is_refused_and_nothing_is_written(small, keys):
    response = add_note(small, *keys)

    assert (response.status_code, response.json()["detail"]) == (422, REFUSED)
    assert small.get(PATH).json()["total"] == 0


def test_every_operation_that_writes_takes_a_key():
    takes_key = {
        operation["operationId"]
        for methods in openapi_document()["paths"].values()
        for operation in methods.values()
        if any(
            (parameter["in"], parameter["name"]) == ("header", "Idempotency-Key")
            for parameter in operation.get("parameters", ())
        )
    }
    # A file that is sent twice is there twice, and loading it again changes nothing.
    of_imports = {"create_import", "preview_import", "load_import", "cancel_import", "delete_import"}
    writing = {
        operation["operationId"]
        for methods in openapi_document()["paths"].values()
        for method, operation in methods.items()
        if method != "get"
    }

    # A user's own query only reads.
    assert takes_key == writing - of_imports - {"run_cypher"}
