"""The command line, and the interface for notebooks: `casegraph.open` and `casegraph.connection`."""

from casegraph.shadowed_packages import require_own_packages

require_own_packages()

# These imports come after the check: with a hidden package they fail with an error that does not explain why.
from casegraph.notebook import Connection, connection  # noqa: E402
from graph import open  # noqa: E402

__all__ = ["Connection", "connection", "open"]
