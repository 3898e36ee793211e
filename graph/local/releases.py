"""The releases of Neo4j that the local store can run, and how each is started."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from graph.errors import StoreError

DEFAULT = "5.26.30"
VARIABLE = "CASEGRAPH_NEO4J"


@dataclass(frozen=True)
class Release:
    """A release: its version and the class whose `main` is the server."""

    version: str
    main_class: str

    @property
    def lock(self) -> Path:
        """The file that names its jars."""
        return Path(__file__).with_name(f"jars-{self.version}.lock")

    @property
    def roots(self) -> tuple[str, ...]:
        """The coordinates that everything else in the lock follows from."""
        return (f"org.neo4j.app:neo4j-server:{self.version}", f"org.neo4j:neo4j:{self.version}")


RELEASES: Mapping[str, Release] = {
    release.version: release
    for release in (
        Release("5.26.30", "org.neo4j.server.CommunityEntryPoint"),
        Release("2026.08.1", "org.neo4j.server.Neo4jCommunity"),
    )
}


def chosen() -> Release:
    """The release that the variable CASEGRAPH_NEO4J names, or the default one.

    Raises:
        StoreError: there is no such release here.
    """
    version = os.environ.get(VARIABLE) or DEFAULT
    try:
        return RELEASES[version]
    except KeyError:
        known = ", ".join(RELEASES)
        raise StoreError(
            f"{VARIABLE} asks for Neo4j {version}, which is not known here.", f"Use one of: {known}."
        ) from None
