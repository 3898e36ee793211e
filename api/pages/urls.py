"""The URLs that pages link to, relative to the service."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias
from urllib.parse import quote, urlencode

START_PAGE = "/"
NETWORK = "/network"
EMBED = "/embed"

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
    return f"{NETWORK}?{query}" if query else NETWORK


def entity_url(entity_id: str) -> str:
    """Return the URL of the picture around an entity, with the entity open."""
    return f"{network_url(around=entity_id)}#node={_quote(entity_id)}"


def tie_url(entity_id: str, tie_id: str) -> str:
    """Return the URL of the picture around an entity, with one of its ties open."""
    return f"{network_url(around=entity_id)}#tie={_quote(tie_id)}"


def _with_parameters(path: str, parameters: UrlParameters) -> str:
    present = {name: value for name, value in parameters.items() if value}
    # A URL can only hold valid Unicode. An id that is none leads to a page that says that it is unknown.
    query = urlencode(present, doseq=True, errors="replace")
    return f"{path}?{query}" if query else path


def _quote(text: str) -> str:
    return quote(text, safe="", errors="replace")
