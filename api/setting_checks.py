"""What a setting may be: host names, origins, and secrets that are none. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

_NAME = re.compile(r"[a-z0-9]([a-z0-9._-]*[a-z0-9])?|[0-9a-f:.]+")
_ORIGIN = re.compile(r"https?://([a-z0-9]([a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\])(:[0-9]{1,5})?")
_UNFILLED = re.compile(r"<.*>|\$\{.*\}|\{\{.*\}\}|\*+|(.)\1*", re.DOTALL)
_PLACEHOLDERS = frozenset(
    {
        *(
            "admin",
            "changeit",
            "changeme",
            "changethis",
            "default",
            "dummy",
            "example",
            "fixme",
            "mypassword",
        ),
        *("neo4j", "none", "null", "passw0rd", "password", "password1", "password123", "placeholder"),
        *("replaceme", "secret", "secretpassword", "test", "testpassword", "todo", "yourpassword"),
    }
)


def listed(given: str) -> Iterator[str]:
    """Yield what stands between commas."""
    return (part for part in (part.strip().lower() for part in given.split(",")) if part)


def check_host_name(given: str) -> str:
    """Return a host's name or address as it was given.

    Raises:
        ValueError: it is none.
    """
    if not _NAME.fullmatch(given.lower()):
        raise ValueError("it takes a name or an address and nothing else")
    return given


def check_origin(given: str) -> str:
    """Return an origin, as a browser names a site, as it was given.

    Raises:
        ValueError: it is none.
    """
    if not _ORIGIN.fullmatch(given):
        raise ValueError("it takes each site as https://NAME or https://NAME:PORT")
    return given


def is_placeholder(secret: str) -> bool:
    """Tell whether a secret is what an example has in its place."""
    plain = secret.strip()
    return (
        not plain
        or bool(_UNFILLED.fullmatch(plain))
        or re.sub(r"[-_. ]", "", plain.casefold()) in _PLACEHOLDERS
    )
