"""What stands around the picture of a page: nothing but itself in a file, a way back where it is served."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True)
class Frame:
    """A template that extends `page.html`, with the addresses that it links to, by name."""

    template: str
    links: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


# A page of its own, which leads nowhere else.
FILE = Frame("page.html")


def served(home: str) -> Frame:
    """Return what stands around a picture that a service shows.

    Args:
        home: the address of its start page.
    """
    return Frame("served.html", {"home": home})


def embedded(whole: str) -> Frame:
    """Return what stands around a picture within another page: as little as can be.

    Args:
        whole: the address of the same picture on a page of its own.
    """
    return Frame("embedded.html", {"whole": whole})
