"""Where the links of a page lead."""

from __future__ import annotations

from urllib.parse import quote, urlencode

HOME = "/"
NETWORK = "/network"
EMBED = "/embed"


def around(id_: str) -> str:
    """Return the address of the picture around an entity, with that entity open."""
    return f"{network(around=id_)}#node={quote(id_, safe='', errors='replace')}"


def tie_at(entity: str, tie: str) -> str:
    """Return the address of the picture around an entity, with a tie of it open."""
    return f"{network(around=entity)}#tie={quote(tie, safe='', errors='replace')}"


def network(**asked: str | list[str] | None) -> str:
    """Return the address of the picture of a set of ties."""
    return _with(NETWORK, asked)


def home(**asked: str | None) -> str:
    """Return the address of the start page."""
    return _with(HOME, asked)


def _with(path: str, asked: dict[str, str | list[str] | None] | dict[str, str | None]) -> str:
    given = {name: value for name, value in asked.items() if value}
    # What is no Unicode cannot be an address; it leads to a page that says that there is no such entity.
    query = urlencode(given, doseq=True, errors="replace")
    return f"{path}?{query}" if query else path


def whole(query: str) -> str:
    """Return the address of an embedded picture on a page of its own."""
    return f"{NETWORK}?{query}" if query else NETWORK
