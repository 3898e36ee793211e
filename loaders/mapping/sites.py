"""The site of an address as the publisher of its pages, so that two pages of one site are one origin."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urlsplit

from graph.editing import make_slug

# What archives of the web keep: the address of the page follows theirs.
_ARCHIVED = re.compile(
    r"https?://(?:web\.)?archive\.(?:org|today|is|ph)/(?:web/)?[^/]*/(https?:/.*)", re.IGNORECASE
)
_SAME_SITE = ("www.", "m.", "mobile.", "amp.")


@lru_cache(maxsize=10_000)
def find_host(address: str) -> str | None:
    """Return the host of an address of the web without `www.`, or None where it is no such address.

    The host of a page in an archive of the web is that of the page.
    """
    if archived := _ARCHIVED.fullmatch(address):
        address = archived[1]
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return None
    if parts.scheme.lower() not in {"http", "https"} or not make_slug(host):
        return None
    for prefix in _SAME_SITE:
        host = host.removeprefix(prefix)
    return host


def make_site_id(host: str) -> str:
    """Return the id of a site, the same in every dataset that cites one of its pages."""
    return f"site/{make_slug(host)}"


def make_address_title(address: str) -> str:
    """Return an address without what all addresses have, as the title of a page that has no other."""
    return re.sub(r"^https?://(?:www\.)?|/$", "", address, flags=re.IGNORECASE) or address
