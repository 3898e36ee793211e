"""Where the bundled case is: beside the packages in a checkout, inside this package in an installed wheel."""

from __future__ import annotations

from pathlib import Path

from graph.errors import CasegraphError

_HERE = Path(__file__).parent
_PLACES = (_HERE / "bundled" / "kazakhstan", _HERE.parent / "cases" / "kazakhstan")


def bundled_case() -> Path:
    """Return the folder of the bundled case.

    Raises:
        CasegraphError: the installation is broken.
    """
    for place in _PLACES:
        if (place / "case.yaml").is_file():
            return place
    raise CasegraphError("The bundled case is missing from this installation.", "Install Casegraph again.")
