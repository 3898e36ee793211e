"""One key of the values of several columns."""

from __future__ import annotations

from collections.abc import Sequence


def join_key(parts: Sequence[str]) -> str:
    """Return the values of a key as one text, different for all different values.

    A slash in one of several values is escaped, so that "a/b" and "c" are not "a" and "b/c". A single value
    stays as it is.
    """
    if len(parts) == 1:
        return parts[0]
    return "/".join(part.replace("%", "%25").replace("/", "%2F") for part in parts)
