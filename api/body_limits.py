"""How long the body of a request may be: a file that is sent to be loaded is longer than all others."""

from __future__ import annotations

from api.settings import LimitSettings

IMPORTS_PATH = "/api/imports"


def get_max_body_bytes(limits: LimitSettings, method: str, path: str) -> int:
    """Return how long the body of a request may be."""
    is_import = method == "POST" and path == IMPORTS_PATH
    return limits.max_import_bytes if is_import else limits.max_body_bytes
