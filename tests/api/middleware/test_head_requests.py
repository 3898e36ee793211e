"""HEAD: the headers of an answer without the answer."""

from __future__ import annotations

import pytest
from anyio.from_thread import start_blocking_portal

from api.middleware.head_requests import HeadAsGet

# What differs from one answer to the next.
PER_RESPONSE = {"x-request-id", "date"}


@pytest.mark.parametrize("path", ["/", "/api/entities/alma", "/api/entities/nobody", "/health", "/nothing"])
def test_it_has_the_headers_of_the_response_to_get_and_no_body(small, path):
    response, head = small.get(path), small.head(path)

    assert (head.status_code, head.content) == (response.status_code, b"")
    assert {**head.headers} | dict.fromkeys(PER_RESPONSE) == {**response.headers} | dict.fromkeys(
        PER_RESPONSE
    )


def test_the_current_etag_is_answered_with_304(small):
    tag = small.get("/api/entities/alma").headers["etag"]

    assert small.head("/api/entities/alma", headers={"If-None-Match": tag}).status_code == 304


def test_it_writes_nothing(small):
    assert small.head("/api/claims").status_code == 405


def test_messages_other_than_requests_are_passed_on_unchanged():
    seen = []

    async def app(scope, receive, send):
        seen.append(scope)

    # In a thread of its own, as Playwright keeps a loop in this one.
    with start_blocking_portal() as portal:
        portal.call(HeadAsGet(app), {"type": "lifespan"}, None, None)

    assert seen == [{"type": "lifespan"}]
