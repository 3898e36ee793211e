"""Recognise files that operating systems and editors leave in a folder: nobody put them into the case."""

from __future__ import annotations

import re

# By macOS (also on USB sticks and network drives of others), Windows, and network drives of Synology.
_SYSTEM_FILES = frozenset({"thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r", "__macosx", "@eadir"})

# Hidden files; copies that Emacs, Vim and others keep; locks of Microsoft Office.
_LITTER = re.compile(
    r"\..*|.*~|#.*#|~\$.*|.*\.(bak|orig|rej|swp|swo|tmp|part|crdownload)", re.IGNORECASE | re.DOTALL
)


def is_litter(name: str) -> bool:
    """Return whether a file of this name is left by a program, such as `._claims.yaml` or `Thumbs.db`."""
    return name.casefold() in _SYSTEM_FILES or _LITTER.fullmatch(name) is not None
