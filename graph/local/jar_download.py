"""Fetch the jars of a lockfile into the cache folder, with `pooch`.

pooch downloads into a temporary file, retries, and moves the file to its place only if its checksum is right.
The addresses are those that `jgo` finds: Maven's central repository, and the mirrors that the user has
configured.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pooch
import requests
from filelock import FileLock
from jgo.config import GlobalSettings
from jgo.maven import MavenContext
from jgo.util import http

from graph.errors import StoreError
from graph.local.jars import Jar
from graph.progress import Progress, no_progress

_THREADS = 8

_TIMEOUT_SECONDS = 60

_CHUNK_BYTES = 1 << 16

# What an interrupted download may leave behind: of pooch, and of the releases of Casegraph before it.
_TEMPORARY_FILES = ("tmp*", "*.part")


class MavenDownloader:
    """A downloader for pooch that asks several Maven repositories in turn.

    Args:
        repositories: their addresses, the preferred one first.
    """

    def __init__(self, repositories: Sequence[str]) -> None:
        self._repositories = repositories

    def __call__(self, path: str, file: str, _: object) -> None:
        """Write a jar into a file, from the first repository that has it.

        Args:
            path: the path of the jar in a repository, with a leading slash.
            file: the file to write.

        Raises:
            requests.RequestException: no repository has the jar; this is the error of the last one.
        """
        error: requests.RequestException | None = None
        for repository in self._repositories:
            try:
                return _download(f"{repository.rstrip('/')}{path}", Path(file))
            except requests.RequestException as failure:
                error = failure
        raise error or requests.RequestException("no Maven repository is configured")


def _download(url: str, file: Path) -> None:
    # If a server limits the rate of requests, jgo waits as long as it says. The downloader of pooch does not.
    with http.get(url, stream=True, timeout=_TIMEOUT_SECONDS) as response:
        response.raise_for_status()
        with file.open("wb") as stream:
            for chunk in response.iter_content(_CHUNK_BYTES):
                stream.write(chunk)


@dataclass(frozen=True)
class JarCache:
    """The folders that contain jars, laid out like a Maven repository, and a way to get missing ones.

    Args:
        folder: the folder that missing jars are downloaded into.
        downloader: a downloader for pooch, which is called with the path of a jar in a Maven repository.
        read_only_folders: other folders with jars, such as the user's own Maven folder.
        retries: how often a failed download is repeated.
    """

    folder: Path
    downloader: Any
    read_only_folders: tuple[Path, ...] = ()
    retries: int = 2

    def find(self, jar: Jar) -> Path | None:
        """Return a file of this jar with the right checksum, or None."""
        files = (folder / jar.path for folder in (self.folder, *self.read_only_folders))
        return next((file for file in files if jar.matches(file)), None)

    def download(self, jar: Jar) -> Path:
        """Download a jar into `folder` and check it.

        Raises:
            StoreError: no repository has it, its checksum is wrong, or the folder cannot be written.
        """
        name = str(jar.path)
        registry = {name: f"sha256:{jar.sha256}"}
        fetcher = pooch.create(self.folder, base_url="/", registry=registry, retry_if_failed=self.retries)
        try:
            # Made here, because pooch fails if two threads make one folder at the same time.
            (self.folder / jar.path).parent.mkdir(parents=True, exist_ok=True)
            file = Path(fetcher.fetch(name, downloader=self.downloader))
            # pooch makes files that only their owner can read; the cache may serve several users.
            file.chmod(0o644)
        except requests.RequestException as error:
            raise StoreError(
                f"The jar {jar.coordinate} cannot be fetched: {error}.",
                "Check the network and run the same again; what was fetched is kept.",
            ) from error
        except ValueError as error:
            raise StoreError(
                f"The jar {jar.coordinate} was refused: its sum is not the one that Casegraph trusts.",
                "Try again. If it is refused again, a proxy or mirror on the way alters what is fetched.",
            ) from error
        except OSError as error:
            raise _write_error(self.folder, error) from error
        return file

    def remove_temporary_files(self, jars: Iterable[Jar]) -> None:
        """Remove what interrupted downloads of these jars left; no download may be running."""
        for folder in {(self.folder / jar.path).parent for jar in jars}:
            for pattern in _TEMPORARY_FILES:
                for file in folder.glob(pattern):
                    file.unlink(missing_ok=True)


def _write_error(folder: Path, error: OSError) -> StoreError:
    return StoreError(
        f"The downloaded database cannot be written to {folder}: {error.strerror or error}.",
        "Free some space, or set CASEGRAPH_CACHE to a folder that can be written. What was fetched is kept.",
    )


def default_jar_cache(cache: Path) -> JarCache:
    """Return the jars in Casegraph's cache folder, in the user's Maven folder, and in Maven repositories.

    Raises:
        StoreError: the user has no home folder, where Maven keeps its settings.
    """
    try:
        settings = GlobalSettings.load()
        repositories = {**settings.repositories, **MavenContext().remote_repos}
    except RuntimeError as error:
        raise StoreError(
            "The home folder of this user is not known, and Maven's settings would be in it.",
            "Set HOME to any folder that you can read.",
        ) from error
    downloader = MavenDownloader(list(repositories.values()))
    return JarCache(cache / "jars", downloader, (Path(settings.repo_cache),))


def count_missing_jars(jars: Iterable[Jar], cache: JarCache) -> int:
    """Return how many jars have to be downloaded."""
    requested = list(jars)
    return len(requested) - len(_find_all(requested, cache))


def fetch_jars(
    jars: Iterable[Jar], cache: JarCache, task: str, progress: Progress = no_progress
) -> list[Path]:
    """Return the files of jars, in the same order; missing ones are downloaded with eight threads.

    Args:
        jars: the jars.
        cache: where to look for them and how to download them.
        task: the name of the task, for `progress`.
        progress: counts jars; it is not called if none is missing.

    Raises:
        StoreError: a jar cannot be downloaded or written, or does not have the checksum of the lockfile.
    """
    requested = list(jars)
    files = _find_all(requested, cache)
    if len(files) < len(requested):
        try:
            files = _fetch_missing(requested, cache, task, progress)
        except OSError as error:
            raise _write_error(cache.folder, error) from error
    return [files[jar] for jar in requested]


def _fetch_missing(requested: list[Jar], cache: JarCache, task: str, progress: Progress) -> dict[Jar, Path]:
    cache.folder.mkdir(parents=True, exist_ok=True)
    # Only one process downloads. Another one waits here, and then finds all jars.
    with FileLock(cache.folder / "fetch.lock"):
        files = _find_all(requested, cache)
        missing = [jar for jar in requested if jar not in files]
        cache.remove_temporary_files(missing)
        progress(task, len(files), len(requested))
        for jar, file in _download_all(missing, cache):
            files[jar] = file
            progress(task, len(files), len(requested))
    return files


def _find_all(jars: list[Jar], cache: JarCache) -> dict[Jar, Path]:
    with ThreadPoolExecutor(_THREADS) as threads:
        files = threads.map(cache.find, jars)
        return {jar: file for jar, file in zip(jars, files, strict=True) if file is not None}


def _download_all(jars: list[Jar], cache: JarCache) -> Iterator[tuple[Jar, Path]]:
    logger = pooch.get_logger()
    level = logger.level
    # What pooch logs to the screen, the progress and the errors say.
    logger.setLevel(logging.CRITICAL)
    threads = ThreadPoolExecutor(_THREADS)
    try:
        jar_by_future = {threads.submit(cache.download, jar): jar for jar in jars}
        for future in as_completed(jar_by_future):
            yield jar_by_future[future], future.result()
    finally:
        # After a failure or Ctrl+C no further download begins.
        threads.shutdown(cancel_futures=True)
        logger.setLevel(level)
