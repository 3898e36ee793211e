"""The releases of Neo4j that the local store can run, and how each is started."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from graph.errors import StoreError

DEFAULT = "5.26.30"
VARIABLE = "CASEGRAPH_NEO4J"


@dataclass(frozen=True)
class Release:
    """A release: its version, the class whose `main` is the server, and what only it must be told."""

    version: str
    main_class: str
    settings: Mapping[str, str] = field(default_factory=dict)

    @property
    def lock(self) -> Path:
        """The file that names its jars."""
        return Path(__file__).with_name(f"jars-{self.version}.lock")

    @property
    def roots(self) -> tuple[str, ...]:
        """The coordinates that everything else in the lock follows from."""
        return (f"org.neo4j.app:neo4j-server:{self.version}", f"org.neo4j:neo4j:{self.version}")


# Bolt otherwise waits twice five seconds for silence, after the databases are already closed.
_QUIET = "internal.dbms.bolt.netty_server_shutdown_quiet_period"

_5_26 = Release("5.26.30", "org.neo4j.server.CommunityEntryPoint", {_QUIET: "0"})
_2026_08 = Release(
    "2026.08.1",
    "org.neo4j.server.Neo4jCommunity",
    {
        f"{_QUIET}_duration": "0s",
        # This release announces itself on the local network, and to its maker, unless told not to.
        "dbms.fleet_manager.enabled": "false",
        "internal.dbms.fleet_discovery.permitted_network_masks": "127.0.0.0/8,127.0.0.1/32",
    },
)

RELEASES: Mapping[str, Release] = {release.version: release for release in (_5_26, _2026_08)}


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
