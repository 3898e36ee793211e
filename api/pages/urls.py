"""The URLs that pages link to: paths of the host, which begin with the root path of the service."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias
from urllib.parse import quote, urlencode

from api.root_path import add_root_path

START_PAGE = "/"
NETWORK = "/network"
EMBED = "/embed"
SOURCES = "/sources"

# A parameter without a value is left out.
UrlParameters: TypeAlias = Mapping[str, str | list[str] | None]


def start_page_url(**parameters: str | None) -> str:
    """Return the URL of the start page."""
    return _with_parameters(START_PAGE, parameters)


def network_url(**parameters: str | list[str] | None) -> str:
    """Return the URL of the picture of a set of ties.

    Args:
        parameters: those of the selection (see `api.query_parameters`).
    """
    return _with_parameters(NETWORK, parameters)


def network_url_with_query(query: str) -> str:
    """Return the URL of a picture by the query string of another URL with the same parameters."""
    return add_root_path(f"{NETWORK}?{query}" if query else NETWORK)


def entity_url(entity_id: str) -> str:
    """Return the URL of the picture around an entity, with the entity open."""
    return f"{network_url(around=entity_id)}#node={_quote(entity_id)}"


def tie_url(entity_id: str, tie_id: str) -> str:
    """Return the URL of the picture around an entity, with one of its ties open."""
    return f"{network_url(around=entity_id)}#tie={_quote(tie_id)}"


def all_disputes_url(dataset: str | None) -> str:
    """Return the URL of the list of all disputes of a case, or of the store, as JSON."""
    return _with_parameters("/api/disputes", {"dataset": dataset})


def sources_url() -> str:
    """Return what the URLs of the pages of sources begin with; the id of a source follows."""
    return add_root_path(f"{SOURCES}/")


def source_url(source_id: str, **parameters: str | int | None) -> str:
    """Return the URL of the page of a source.

    Args:
        parameters: those of the page: which part it shows.
    """
    texts = {name: str(value) for name, value in parameters.items() if value is not None}
    return _with_parameters(f"{SOURCES}/{_quote(source_id)}", texts)


def source_text_url(source_id: str) -> str:
    """Return the URL to which the text of a source is sent."""
    return add_root_path(f"/api/sources/{_quote(source_id)}/text")


def current_user_url() -> str:
    """Return the URL that says who the reader of a page is."""
    return add_root_path("/api/me")


def _with_parameters(path: str, parameters: UrlParameters) -> str:
    present = {name: value for name, value in parameters.items() if value}
    # A URL can only hold valid Unicode. An id that is none leads to a page that says that it is unknown.
    query = urlencode(present, doseq=True, errors="replace")
    return add_root_path(f"{path}?{query}" if query else path)


def _quote(text: str) -> str:
    return quote(text, safe="", errors="replace")
