"""Find the case that comes with Casegraph: next to the packages in a checkout, in this package in a wheel."""

from __future__ import annotations

from pathlib import Path

from graph.errors import CasegraphError

_PACKAGE = Path(__file__).parent
_FOLDERS = (_PACKAGE / "bundled" / "kazakhstan", _PACKAGE.parent / "cases" / "kazakhstan")


def find_bundled_case() -> Path:
    """Return the folder of the bundled case.

    Raises:
        CasegraphError: it is missing from the installation.
    """
    for folder in _FOLDERS:
        if (folder / "case.yaml").is_file():
            return folder
    raise CasegraphError("The bundled case is missing from this installation.", "Install Casegraph again.")
