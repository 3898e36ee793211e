"""Where Casegraph keeps files on this machine: the downloaded jars, and the files of one store."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import platformdirs

_APPLICATION = "casegraph"


def cache_folder() -> Path:
    """Return the user's cache folder for Casegraph; the variable CASEGRAPH_CACHE overrides it."""
    override = os.environ.get("CASEGRAPH_CACHE")
    return Path(override).expanduser() if override else Path(platformdirs.user_cache_dir(_APPLICATION))


def default_store_path() -> Path:
    """Return the folder of the default store; the variable CASEGRAPH_HOME overrides its parent folder."""
    override = os.environ.get("CASEGRAPH_HOME")
    home = Path(override).expanduser() if override else Path(platformdirs.user_data_dir(_APPLICATION))
    return home / "store"


@dataclass(frozen=True)
class StorePaths:
    """The files in the folder of one store.

    Args:
        home: the folder, which is also Neo4j's home directory.
    """

    home: Path

    @property
    def state_file(self) -> Path:
        """Names the store's process. It exists only while the process runs, or after it was killed."""
        return self.home / "state.json"

    @property
    def password_file(self) -> Path:
        """The password of the store's only user; it exists as long as the store."""
        return self.home / "password"

    @property
    def start_lock(self) -> Path:
        """Locked by the process that is starting or stopping the store."""
        return self.home / "start.lock"

    @property
    def conf_folder(self) -> Path:
        """Neo4j's configuration, written at each start."""
        return self.home / "conf"

    @property
    def java_arguments_file(self) -> Path:
        """All arguments of Java; the command line only names this file."""
        return self.conf_folder / "java.args"

    @property
    def initial_user_file(self) -> Path:
        """The user and the hash of the password, which Neo4j reads when it first starts."""
        return self.home / "data" / "dbms" / "auth.ini"

    @property
    def console_log(self) -> Path:
        """What Neo4j has printed since its latest start."""
        return self.home / "logs" / "console.log"
