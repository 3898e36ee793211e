"""What a person touches: the command line, and for notebooks `casegraph.open` and `casegraph.connection`."""

from casegraph.notebook import Connection, connection
from graph import open

__all__ = ["Connection", "connection", "open"]
