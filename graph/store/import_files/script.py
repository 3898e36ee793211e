"""The script that runs an import on a server of Neo4j."""

from __future__ import annotations

import shlex
from collections.abc import Sequence

_SCRIPT = """\
#!/bin/sh
# Make a new database of the files in this folder. Written by `casegraph stage`.
#
# Run it where Neo4j is installed (5.26 or later), while the database is stopped. Then load the same input
# once with `casegraph load`: that makes the constraints and indexes, and finds every record unchanged.
# Further options, such as --overwrite-destination=true, are passed on.
set -eu
cd "$(dirname "$0")"
exec "${{NEO4J_ADMIN:-neo4j-admin}}" {arguments} "$@"
"""


def render_script(arguments: Sequence[str]) -> str:
    """Return the text of the script for these arguments of `neo4j-admin`, one option in each line."""
    command = " ".join(argument for argument in arguments if not argument.startswith("-"))
    options = [shlex.quote(argument) for argument in arguments if argument.startswith("-")]
    return _SCRIPT.format(arguments=" \\\n  ".join([command, *options]))
