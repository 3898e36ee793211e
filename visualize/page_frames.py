"""What is around the picture of a page: nothing in a file, a link back where it is served."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True)
class PageFrame:
    """A template that is or extends `page.html`.

    Args:
        template: the name of its file in `template/`.
        links: the URLs that it links to, by name.
    """

    template: str
    links: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


# A page in a file, which links to no other page.
STANDALONE_FRAME = PageFrame("page.html")


def served_frame(home_url: str, sources_url: str) -> PageFrame:
    """Return the frame of a page that the service shows, with a link back.

    Args:
        home_url: the URL of the service's start page.
        sources_url: with the id of a source after it, the URL of the page of that source.
    """
    return PageFrame("served.html", {"home": home_url, "sources": sources_url})


def embedded_frame(page_url: str, sources_url: str) -> PageFrame:
    """Return the frame of a picture within another page, which is as small as possible.

    Args:
        page_url: the URL of the same picture on a page of its own.
        sources_url: as in `served_frame`.
    """
    return PageFrame("embedded.html", {"page": page_url, "sources": sources_url})
