"""Whether Python finds Casegraph's own packages, and not files of the user's that are called the same.

A notebook and `python -c` look into the working folder first, so that a `graph.py` there hides `graph`.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

OURS = ("graph", "loaders", "visualize", "api")
_HOME = Path(__file__).resolve().parents[1]


def check_packages() -> None:
    """Make sure that each of our packages is the one that lies beside this one.

    Raises:
        ImportError: another has its name; one sentence says which file, and what to do.
    """
    for name in OURS:
        found = _place(name)
        if found is not None and found.parent.resolve() != _HOME:
            raise ImportError(
                f"{found} hides Casegraph's own package {name!r}: rename it, and start Python again.",
                name=name,
                path=str(found),
            )


def _place(name: str) -> Path | None:
    """Return the file or folder that Python takes for a package, without running it."""
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        return None
    file = Path(spec.origin)
    return file.parent if spec.submodule_search_locations else file
