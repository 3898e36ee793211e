"""Check that Python finds Casegraph's own packages, and not files of the user with the same names.

A notebook and `python -c` search the working folder first, so a file `graph.py` there hides the package
`graph`.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

PACKAGES = ("graph", "loaders", "visualize", "api")
_PARENT_FOLDER = Path(__file__).resolve().parents[1]


def require_own_packages() -> None:
    """Require that each of Casegraph's packages is the one next to this package.

    Raises:
        ImportError: a file or folder hides a package; the message names it and says what to do.
    """
    for name in PACKAGES:
        path = _find_package(name)
        if path is not None and path.parent.resolve() != _PARENT_FOLDER:
            raise ImportError(
                f"{path} hides Casegraph's own package {name!r}: rename it, and start Python again.",
                name=name,
                path=str(path),
            )


def _find_package(name: str) -> Path | None:
    """Return the file or folder that Python would import under a name, without importing it."""
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        return None
    file = Path(spec.origin)
    return file.parent if spec.submodule_search_locations else file
