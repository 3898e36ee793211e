"""The releases of Neo4j that the local store can run, and how each is started."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from graph.errors import StoreError

DEFAULT_VERSION = "5.26.30"

RELEASE_VARIABLE = "CASEGRAPH_NEO4J"


@dataclass(frozen=True)
class Release:
    """A release of Neo4j.

    Args:
        version: its version.
        main_class: the Java class whose `main` starts the server.
        settings: lines of neo4j.conf that only this release needs.
    """

    version: str
    main_class: str
    settings: Mapping[str, str] = field(default_factory=dict)

    @property
    def lockfile(self) -> Path:
        """The file that names its jars."""
        return Path(__file__).with_name(f"jars-{self.version}.lock")

    @property
    def root_coordinates(self) -> tuple[str, ...]:
        """The Maven coordinates on which everything else in the lockfile depends."""
        return (f"org.neo4j.app:neo4j-server:{self.version}", f"org.neo4j:neo4j:{self.version}")


# By default Bolt waits twice five seconds for silence, after the databases are already closed.
_QUIET_PERIOD = "internal.dbms.bolt.netty_server_shutdown_quiet_period"

_5_26 = Release("5.26.30", "org.neo4j.server.CommunityEntryPoint", {_QUIET_PERIOD: "0"})
_2026_08 = Release(
    "2026.08.1",
    "org.neo4j.server.Neo4jCommunity",
    {
        f"{_QUIET_PERIOD}_duration": "0s",
        # By default this release announces itself on the local network and to its maker.
        "dbms.fleet_manager.enabled": "false",
        "internal.dbms.fleet_discovery.permitted_network_masks": "127.0.0.0/8,127.0.0.1/32",
    },
)

RELEASES: Mapping[str, Release] = {release.version: release for release in (_5_26, _2026_08)}


def selected_release() -> Release:
    """Return the release that the variable CASEGRAPH_NEO4J names, or the default release.

    Raises:
        StoreError: there is no such release here.
    """
    version = os.environ.get(RELEASE_VARIABLE) or DEFAULT_VERSION
    try:
        return RELEASES[version]
    except KeyError:
        raise StoreError(
            f"{RELEASE_VARIABLE} asks for Neo4j {version}, which is not known here.",
            f"Use one of: {', '.join(RELEASES)}.",
        ) from None
