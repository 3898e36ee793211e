"""Where Casegraph keeps files on this machine: the downloaded jars, and the files of one store."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from graph.errors import StoreError

_APPLICATION = "casegraph"


def cache_folder() -> Path:
    """Return the user's cache folder for Casegraph; the variable CASEGRAPH_CACHE overrides it.

    Raises:
        StoreError: the home folder of the user is not known.
    """
    return _find_folder("CASEGRAPH_CACHE", platformdirs.user_cache_dir)


def default_store_path() -> Path:
    """Return the folder of the default store; the variable CASEGRAPH_HOME overrides its parent folder.

    Raises:
        StoreError: the home folder of the user is not known.
    """
    return _find_folder("CASEGRAPH_HOME", platformdirs.user_data_dir) / "store"


def expand_user(path: Path) -> Path:
    """Return a path with `~` replaced by the home folder of its user.

    Raises:
        StoreError: there is no such user, or this user has no home folder.
    """
    try:
        return path.expanduser()
    except RuntimeError as error:
        raise _no_home(path.parts[0]) from error


def _find_folder(variable: str, find_default: Callable[[str], str]) -> Path:
    override = os.environ.get(variable)
    if override:
        return expand_user(Path(override))
    try:
        return expand_user(Path(find_default(_APPLICATION)))
    except RuntimeError as error:
        raise _no_home("this user") from error


def _no_home(user: str) -> StoreError:
    return StoreError(
        f"The home folder of {user} is not known.",
        "Set HOME, or write absolute paths: --store local:PATH, CASEGRAPH_HOME and CASEGRAPH_CACHE.",
    )


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
    def first_start_mark(self) -> Path:
        """Exists from before the database first starts until it first answers."""
        return self.home / "first-start"

    @property
    def data_folder(self) -> Path:
        """All that Neo4j stores."""
        return self.home / "data"

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
    def admin_arguments_file(self) -> Path:
        """All arguments of Java when it runs `neo4j-admin`."""
        return self.conf_folder / "admin.args"

    @property
    def import_log(self) -> Path:
        """What the import has printed of which the database was made."""
        return self.home / "logs" / "import.log"

    @property
    def import_report(self) -> Path:
        """The rows that the import refused; one of them ends it."""
        return self.home / "logs" / "import.report"

    @property
    def initial_user_file(self) -> Path:
        """The user and the hash of the password, which Neo4j reads when it first starts."""
        return self.data_folder / "dbms" / "auth.ini"

    @property
    def console_log(self) -> Path:
        """What Neo4j has printed since its latest start."""
        return self.home / "logs" / "console.log"

    @property
    def debug_log(self) -> Path:
        """What Neo4j has recorded of its work since its latest start."""
        return self.home / "logs" / "debug.log"

    @property
    def system_database(self) -> Path:
        """The database in which Neo4j keeps its users; it exists once the store was started."""
        return self.data_folder / "databases" / "system"

    def has_store(self) -> bool:
        """Return True if the folder contains a store that was started once: its password, or its data."""
        exists = self.password_file.is_file() or self.system_database.exists()
        return exists and not self.first_start_mark.exists()

    def holds_other_things(self) -> bool:
        """Return True if the folder contains something, and no sign of a store."""
        signs = (self.start_lock, self.password_file)
        return self.home.is_dir() and any(self.home.iterdir()) and not any(sign.exists() for sign in signs)
