"""Pages for people: the start page, and pictures of sets of ties."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import HTMLResponse

from api.dependencies import TheLimits, TheStore
from api.pages import search_page, start_page, urls
from api.pages.error_pages import PageRoute, page_problems
from api.pages.size_limit import drawable
from api.pages.templates import HTML, headers, rendered
from api.query_parameters import TheSelection
from api.responses import document
from visualize import embedded, page, served

router = APIRouter(tags=["pages"], route_class=PageRoute, default_response_class=HTMLResponse)

# A page with a picture allows its scripts itself, each by its sum.
PICTURE = {"Content-Security-Policy": "base-uri 'none'; form-action 'none'"}
MOST_DRAWN = 100_000

Most = Annotated[
    int | None,
    Query(ge=1, le=MOST_DRAWN, description="Draw so many ties at most, where the settings allow fewer."),
]


@router.get(
    "/", operation_id="get_home_page", summary="Where to begin?", responses=page_problems(404, 422, 503)
)
def get_home_page(
    store: TheStore,
    limits: TheLimits,
    q: Annotated[str, Query(max_length=200, description="A name to look for.", examples=["ablyazov"])] = "",
    dataset: Annotated[str | None, Query(max_length=300, description="The case to show.")] = None,
) -> Response:
    """The start page: a search, the case in a picture that no one entity fills, and where its sources differ.

    With `q` it is the page of what was found. It works without a script and without a mouse.
    """
    if q.strip():
        text = search_page.page_of(store, q.strip())
    else:
        text = start_page.page_of(store, dataset or None, limits.picture_ties)
    return document(store, text, HTML, headers())


@router.get(
    "/network",
    operation_id="get_network_page",
    summary="Show a set of ties as a picture",
    responses=page_problems(404, 422, 503),
)
def get_network_page(
    store: TheStore, limits: TheLimits, selection: TheSelection, request: Request, most: Most = None
) -> Response:
    """The interactive picture of a set of ties, with search, table, legend and the claims of each tie."""
    network = drawable(store, selection, most or limits.picture_ties, request.url)
    if not network.shown:
        return document(store, rendered("nothing.html", title="Nothing to show"), HTML, headers())
    return document(store, page(network, store.ontology, frame=served(urls.HOME)), HTML, PICTURE)


@router.get(
    "/embed",
    operation_id="get_embedded_page",
    summary="Show a set of ties within another page",
    responses=page_problems(404, 422, 503),
)
def get_embedded_page(
    store: TheStore, limits: TheLimits, selection: TheSelection, request: Request, most: Most = None
) -> Response:
    """The same picture for an iframe: all room for the picture, links open in a tab of their own.

    Our own pages may hold it, and those of the sites that the setting `CASEGRAPH_EMBEDDERS` names.
    """
    network = drawable(store, selection, most or limits.picture_ties, request.url)
    if not network.shown:
        return document(store, rendered("nothing.html", title="Nothing to show"), HTML, headers())
    whole = urls.whole(request.url.query)
    return document(store, page(network, store.ontology, frame=embedded(whole)), HTML, PICTURE)
