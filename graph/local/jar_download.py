"""Download one jar from wherever jgo finds Maven repositories: the central one, and those its user named."""

from __future__ import annotations

import time
from collections.abc import Iterable
from pathlib import Path

import requests
from jgo.config import GlobalSettings
from jgo.maven import MavenContext
from jgo.util import http

from graph.errors import StoreError
from graph.local.jars import Jar, Repository

_TIMEOUT = 60
_TRIES = 3
_CHUNK = 1 << 16


def repository(cache: Path) -> Repository:
    """The jars in this cache folder, else in the user's own Maven folder, else downloaded."""
    return Repository(cache / "jars", download, (Path(GlobalSettings.load().repo_cache),))


def download(jar: Jar, file: Path) -> None:
    """Write the jar's bytes, unchecked, into a file.

    Raises:
        StoreError: no repository gives it.
    """
    reasons: list[str] = []
    for attempt in range(_TRIES):
        time.sleep(attempt)
        for address in _addresses(jar):
            try:
                return _save(address, file)
            except (requests.RequestException, OSError) as error:
                reasons.append(str(error))
    raise StoreError(
        f"The jar {jar.coordinate} cannot be fetched: {reasons[-1]}.",
        "Check the network and run the same again; what was fetched is kept.",
    )


def _addresses(jar: Jar) -> Iterable[str]:
    named = GlobalSettings.load().repositories
    repositories = {**named, **MavenContext().remote_repos}
    return [f"{address.rstrip('/')}/{jar.path}" for address in repositories.values()]


def _save(address: str, file: Path) -> None:
    with http.get(address, stream=True, timeout=_TIMEOUT) as response:
        response.raise_for_status()
        with file.open("wb") as stream:
            for chunk in response.iter_content(_CHUNK):
                stream.write(chunk)
