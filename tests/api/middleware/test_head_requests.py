"""HEAD: the headers of an answer without the answer."""

from __future__ import annotations

import anyio
import pytest

from api.middleware.head_requests import HeadAsGet

# What differs from one answer to the next.
OWN = {"x-request-id", "date"}


@pytest.mark.parametrize("path", ["/", "/api/entities/alma", "/api/entities/nobody", "/health", "/nothing"])
def test_it_has_the_headers_of_the_answer_and_no_body(small, path):
    answer, head = small.get(path), small.head(path)

    assert (head.status_code, head.content) == (answer.status_code, b"")
    assert {**head.headers} | dict.fromkeys(OWN) == {**answer.headers} | dict.fromkeys(OWN)


def test_who_holds_the_answer_is_told_so(small):
    tag = small.get("/api/entities/alma").headers["etag"]

    assert small.head("/api/entities/alma", headers={"If-None-Match": tag}).status_code == 304


def test_nothing_is_written_by_it(small):
    assert small.head("/api/claims").status_code == 405


def test_what_is_no_request_goes_through_as_it_is():
    seen = []

    async def app(scope, receive, send):
        seen.append(scope)

    anyio.run(HeadAsGet(app), {"type": "lifespan"}, None, None)

    assert seen == [{"type": "lifespan"}]
