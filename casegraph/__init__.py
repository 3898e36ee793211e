"""What a person touches: the command line, and for notebooks `casegraph.open` and `casegraph.connection`."""

from casegraph.shadowed_packages import check_packages

check_packages()

# Only now: where a file of the user's hides a package, these fail with an error that explains nothing.
from casegraph.notebook import Connection, connection  # noqa: E402
from graph import open  # noqa: E402

__all__ = ["Connection", "connection", "open"]
