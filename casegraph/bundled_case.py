"""Find the cases that come with Casegraph: next to the packages in a checkout, in this package in a wheel."""

from __future__ import annotations

from pathlib import Path

from graph.errors import CasegraphError

KAZAKHSTAN = "kazakhstan"
"""Read from five published articles, which are not part of Casegraph."""

WORKED_EXAMPLE = "harbour-wall"
"""Made up, with its texts in its folder `texts`; `casegraph new-case` copies it."""

_PACKAGE = Path(__file__).parent
_FOLDERS = (_PACKAGE / "bundled", _PACKAGE.parent / "cases")


def find_bundled_case(name: str) -> Path:
    """Return the folder of a bundled case.

    Raises:
        CasegraphError: it is missing from the installation.
    """
    for folder in _FOLDERS:
        if (folder / name / "case.yaml").is_file():
            return folder / name
    raise CasegraphError(f"The case {name} is missing from this installation.", "Install Casegraph again.")
