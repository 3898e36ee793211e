"""The text of a source, sent as the file itself: only its bytes have the SHA-256 of the source."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response

from api.access.writer import WriterDep
from api.dependencies import WritingStoreDep
from api.errors import describe_problems
from api.models.sources import SourceText
from api.query_parameters import SourceId
from api.responses import json_response
from api.routing.retry_route import RetryRoute
from graph.editing import add_source_text
from graph.model import names_words
from graph.reading import load_source_places, load_sources

router = APIRouter(prefix="/api", tags=["entity and source edits"], route_class=RetryRoute)

REQUEST_BODY: dict[str, Any] = {
    "required": True,
    "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
}


async def _read_body(request: Request) -> bytes:
    return await request.body()


FileContent = Annotated[bytes, Depends(_read_body)]


@router.put(
    "/sources/{id:path}/text",
    operation_id="add_source_text",
    summary="Add the text of a source",
    response_model=SourceText,
    responses=describe_problems(404, 422, 503),
    openapi_extra={"requestBody": REQUEST_BODY},
)
def add_text(writer: WriterDep, store: WritingStoreDep, id: SourceId, content: FileContent) -> Response:
    """Add the text of a source that the store has without it, of a case or of analysts.

    The body is the file itself, in UTF-8, whatever its media type. Its SHA-256 must be that of the source,
    and the text must have every quote of its claims; these then show their quotes. Add a text only if you may
    keep it: everyone who can read the store can read it. Where the source has its text already, nothing
    changes.
    """
    add_source_text(store, writer.change_info(), id, content)
    (source,) = load_sources(store, [id], with_text=True)
    return json_response(
        store,
        {
            "source": id,
            "sha256": source.sha256,
            "characters": len(source.text or ""),
            "checked_claims": sum(
                place.total for place in load_source_places(store, id) if names_words(place.locator)
            ),
        },
    )
