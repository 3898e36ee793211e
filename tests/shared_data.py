"""Files that other people published, which lie beside the project and not in it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

SHARED_DATA = Path(os.environ.get("CASEGRAPH_SHARED_DATA", Path(__file__).parents[2] / "shared" / "data"))


def find_shared_file(name: str) -> Path:
    """Return a file of the shared data, or skip the test where it is absent."""
    path = SHARED_DATA / name
    if not path.exists():
        pytest.skip(f"the published data is not on this machine: there is no {path}")
    return path
