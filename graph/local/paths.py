"""Where things are kept on this machine: the fetched jars, and the files of one store."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import platformdirs

_APPLICATION = "casegraph"


def cache_folder() -> Path:
    """The user's cache folder for Casegraph; CASEGRAPH_CACHE overrides it."""
    chosen = os.environ.get("CASEGRAPH_CACHE")
    return Path(chosen).expanduser() if chosen else Path(platformdirs.user_cache_dir(_APPLICATION))


def default_path() -> Path:
    """The folder of the store that is used when none is named; CASEGRAPH_HOME overrides its parent."""
    chosen = os.environ.get("CASEGRAPH_HOME")
    home = Path(chosen).expanduser() if chosen else Path(platformdirs.user_data_dir(_APPLICATION))
    return home / "store"


@dataclass(frozen=True)
class Layout:
    """The files inside one store's folder, which is also Neo4j's home directory."""

    home: Path

    @property
    def state(self) -> Path:
        """Says which process serves the store; there only while one does, or after one was killed."""
        return self.home / "state.json"

    @property
    def password(self) -> Path:
        """The password of this store's only user, kept for as long as the store is."""
        return self.home / "password"

    @property
    def start_lock(self) -> Path:
        """Held by whoever starts or stops the store."""
        return self.home / "start.lock"

    @property
    def conf(self) -> Path:
        """Neo4j's configuration, written at each start."""
        return self.home / "conf"

    @property
    def java_arguments(self) -> Path:
        """Everything that Java is told: its command line names only this file."""
        return self.conf / "java.args"

    @property
    def initial_user(self) -> Path:
        """Read by Neo4j when it first starts: the user and the hash of the password."""
        return self.home / "data" / "dbms" / "auth.ini"

    @property
    def console(self) -> Path:
        """What Neo4j says of itself since its latest start."""
        return self.home / "logs" / "console.log"
