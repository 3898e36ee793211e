"""Pages for browsers: the start page, and pictures of sets of ties."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import HTMLResponse

from api.dependencies import LimitsDep, RequestStore, StoreDep
from api.pages import search_page, start_page, urls
from api.pages.error_pages import PageRoute, describe_page_problems
from api.pages.size_limit import load_drawable_network
from api.pages.templates import HTML, page_headers, render_template
from api.query_parameters import SelectionDep
from api.responses import file_response
from graph.derived import Network
from visualize import PageFrame, embedded_frame, render_page, served_frame

router = APIRouter(tags=["pages"], route_class=PageRoute, default_response_class=HTMLResponse)

# The document of a picture has a policy of its own, which allows its scripts by their hashes.
PICTURE_HEADERS = {"Content-Security-Policy": "base-uri 'none'; form-action 'none'"}
MAX_DRAWN_TIES = 100_000

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
    return _picture_response(store, network, served_frame(urls.START_PAGE))


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
    return _picture_response(store, network, embedded_frame(urls.network_url_with_query(request.url.query)))


def _picture_response(store: RequestStore, network: Network, frame: PageFrame) -> Response:
    if not network.shown_ids:
        return file_response(store, render_template("no_ties.html", title="No ties"), HTML, page_headers())
    return file_response(store, render_page(network, store.ontology, frame=frame), HTML, PICTURE_HEADERS)
