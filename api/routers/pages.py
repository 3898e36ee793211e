"""Pages for browsers: the start page, pictures of sets of ties, and sources."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import HTMLResponse

from api.dependencies import LimitsDep, RequestStore, StoreDep
from api.pages import search_page, source_page, start_page, urls
from api.pages.error_pages import PageRoute, describe_page_problems
from api.pages.size_limit import load_drawable_network
from api.pages.templates import HTML, page_headers, render_template
from api.query_parameters import SelectionDep, SourceId
from api.responses import file_response
from graph.derived import Network
from visualize import PageFrame, embedded_frame, render_page, served_frame

router = APIRouter(tags=["pages"], route_class=PageRoute, default_response_class=HTMLResponse)

# The document of a picture has a policy of its own, which allows its scripts by their hashes.
PICTURE_HEADERS = {"Content-Security-Policy": "base-uri 'none'; form-action 'none'"}
MAX_DRAWN_TIES = 100_000
MAX_PARTS = 1_000_000

MaxTies = Annotated[
    int | None,
    Query(ge=1, le=MAX_DRAWN_TIES, description="Ties to draw at most; replaces the limit of the settings."),
]


@router.get(
    "/",
    operation_id="get_start_page",
    summary="Show the start page",
    responses=describe_page_problems(404, 422, 503),
)
def get_start_page(
    store: StoreDep,
    limits: LimitsDep,
    q: Annotated[str, Query(max_length=200, description="A name to search for.", examples=["ablyazov"])] = "",
    dataset: Annotated[str | None, Query(max_length=300, description="The dataset to show.")] = None,
) -> Response:
    """Return the start page: a search, a picture of the case's best connected entities, and its disputes.

    With `q` it is the page of search results. It works without scripts and without a mouse.
    """
    if q.strip():
        text = search_page.render_search_page(store, q.strip())
    else:
        text = start_page.render_start_page(store, dataset or None, limits.max_picture_ties)
    return file_response(store, text, HTML, page_headers())


@router.get(
    "/network",
    operation_id="get_network_page",
    summary="Show a set of ties as a picture",
    responses=describe_page_problems(404, 422, 503),
)
def get_network_page(
    store: StoreDep, limits: LimitsDep, selection: SelectionDep, request: Request, max_ties: MaxTies = None
) -> Response:
    """Return the interactive picture of a set of ties, with search, table, legend and claims."""
    network = load_drawable_network(store, selection, max_ties or limits.max_picture_ties, request.url)
    return _picture_response(store, network, served_frame(urls.start_page_url(), urls.sources_url()))


@router.get(
    "/embed",
    operation_id="get_embedded_page",
    summary="Show a set of ties as a picture inside another page",
    responses=describe_page_problems(404, 422, 503),
)
def get_embedded_page(
    store: StoreDep, limits: LimitsDep, selection: SelectionDep, request: Request, max_ties: MaxTies = None
) -> Response:
    """Return the same picture for an iframe: it fills the frame, and links open in new tabs.

    Only pages of the service itself and of the sites in the setting `CASEGRAPH_EMBEDDERS` may show it.
    """
    network = load_drawable_network(store, selection, max_ties or limits.max_picture_ties, request.url)
    frame = embedded_frame(urls.network_url_with_query(request.url.query), urls.sources_url())
    return _picture_response(store, network, frame)


@router.get(
    "/sources/{id:path}",
    operation_id="get_source_page",
    summary="Show a source with its text and all that it states",
    responses=describe_page_problems(404, 422, 503),
)
def get_source_page(
    store: StoreDep,
    limits: LimitsDep,
    id: SourceId,
    part: Annotated[int, Query(ge=1, le=MAX_PARTS, description="The part to show, of a large source.")] = 1,
    at: Annotated[
        str | None,
        Query(
            max_length=300,
            description="A place: the part with its claims is shown.",
            examples=["chars 829-965"],
        ),
    ] = None,
    claim: Annotated[
        str | None, Query(max_length=100, description="The id of a claim: the part with it is shown.")
    ] = None,
) -> Response:
    """Return the page of a source: what it is, its text with every passage that carries a claim, its claims.

    An editor can add the text of the source there, if the store does not have it.
    """
    part_request = source_page.PartRequest(part, at, claim)
    text = source_page.render_source_page(store, id, part_request, limits.max_body_bytes)
    return file_response(store, text, HTML, page_headers(source_page.UPLOAD_SCRIPT))


def _picture_response(store: RequestStore, network: Network, frame: PageFrame) -> Response:
    if not network.shown_ids:
        text = render_template("no_ties.html", title=f"No ties: {network.title}", selection=network.title)
        return file_response(store, text, HTML, page_headers())
    return file_response(store, render_page(network, store.ontology, frame=frame), HTML, PICTURE_HEADERS)
