"""Start a local store or attach to it, ask for its status, stop it. Several processes may do so at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from filelock import FileLock, Timeout

from graph.errors import StoreError
from graph.local import failure, startup_errors
from graph.local.bulk_import import discard_import, run_import
from graph.local.disk_space import require_free_space
from graph.local.os_errors import resolve_paths, translate_os_errors
from graph.local.paths import StorePaths
from graph.local.process import find_process, find_serving_processes
from graph.local.process_state import ProcessState, read_state
from graph.local.settings import LocalSettings, load_local_settings
from graph.local.startup import end_processes, launch, resume
from graph.private_files import make_private_folder
from graph.progress import Progress, no_progress


@dataclass(frozen=True)
class LocalStore:
    """A running local store that answers.

    Args:
        path: the store's folder.
        url: the address at which it speaks Bolt.
        user, password: how to log in.
        pid: its process.
        version: its release of Neo4j.
        state_file: a file that contains all of this, for other programs.
        password_file: a file that contains the password alone, for a notebook to read.
    """

    path: Path
    url: str
    user: str
    password: str = field(repr=False)
    pid: int
    version: str
    state_file: Path
    password_file: Path


@dataclass(frozen=True)
class LocalStatus:
    """What is in the folder of a store.

    Args:
        path: the folder.
        exists: True if it contains a store.
        starting: True while a process serves the store that does not answer yet, or that no state file names;
            the next start waits until it answers.
        store: the running store, or None.
    """

    path: Path
    exists: bool
    starting: bool
    store: LocalStore | None


def start(path: Path, progress: Progress = no_progress) -> LocalStore:
    """Start the store in a folder, or attach to it if it runs already.

    The first start on a machine downloads Neo4j (140 MB). The store runs on after this process has ended.

    Args:
        path: the store's folder; it is made if it is missing.
        progress: called during the steps that take long; see `graph.progress`.

    Raises:
        StoreError: it cannot be started; the hint names its log.
    """
    paths = resolve_paths(path)
    running = attach(path)
    if running is not None and find_failure(path) is None:
        return running
    with translate_os_errors(paths):
        _prepare_folder(paths)
        with _lock(paths, progress):
            return _local_store(paths, _start_or_wait(paths, load_local_settings(), progress))


def import_files(
    path: Path, folder: Path, arguments: Sequence[str], progress: Progress = no_progress
) -> LocalStore:
    """Make a new store of files by Neo4j's own import, and start it.

    Args:
        path: the folder of the new store; it must not have a store.
        folder: the folder of the files.
        arguments: of `neo4j-admin`: `database import full ...`, with paths relative to `folder`.
        progress: called during the steps that take long; see `graph.progress`.

    Raises:
        StoreError: there is a store already, or the import or the start failed; then no store is left.
    """
    paths = resolve_paths(path)
    with translate_os_errors(paths):
        _prepare_folder(paths)
        with _lock(paths, progress):
            if paths.has_store() or any(find_serving_processes(paths)):
                raise StoreError(
                    f"There is a store in {paths.home} already, and an import makes a new one.",
                    "Name another folder, or load into this store with `casegraph load`.",
                )
            settings = load_local_settings()
            require_free_space(paths.home)
            discard_import(paths)
            run_import(paths, settings, folder, arguments, progress)
            try:
                return _local_store(paths, launch(paths, settings, progress))
            except BaseException:
                discard_import(paths)
                raise


def attach(path: Path) -> LocalStore | None:
    """Return the running store in a folder, or None if none runs or it does not answer yet."""
    paths = resolve_paths(path)
    state = _read_current_state(paths)
    return _local_store(paths, state) if state is not None and state.ready else None


def status(path: Path) -> LocalStatus:
    """Return what is in a folder, without starting anything.

    Raises:
        StoreError: the folder may not be read.
    """
    paths = resolve_paths(path)
    running = attach(path)
    with translate_os_errors(paths):
        starting = running is None and any(find_serving_processes(paths))
        return LocalStatus(paths.home, paths.has_store(), starting, running)


def exists(path: Path) -> bool:
    """Return True if a folder contains a store.

    Raises:
        StoreError: the folder may not be read.
    """
    paths = resolve_paths(path)
    with translate_os_errors(paths):
        return paths.has_store()


def holds_other_things(path: Path) -> bool:
    """Return True if a folder is used for something else, so that no store is made in it.

    Raises:
        StoreError: the folder may not be read.
    """
    paths = resolve_paths(path)
    with translate_os_errors(paths):
        return paths.holds_other_things()


def find_failure(path: Path) -> StoreError | None:
    """Return why the database in a folder does nothing more until it is started again, or None if it may."""
    return startup_errors.find_failure(resolve_paths(path))


def explain_failure(path: Path, *, must_be_restarted: bool) -> StoreError | None:
    """Return why the database in a folder failed, and kill it if it can do nothing more; None if not known.

    See `graph.local.failure`.
    """
    return failure.explain_failure(resolve_paths(path), must_be_restarted=must_be_restarted)


def watch_disk(path: Path) -> AbstractContextManager[None]:
    """Kill the database in a folder as soon as its disk is full, while a `with` block runs."""
    return failure.watch_disk(resolve_paths(path))


def stop(path: Path) -> bool:
    """Stop the store in a folder, by force if it does not end. Neither loses anything that was committed.

    Returns:
        True if it ran.

    Raises:
        StoreError: its process cannot be terminated.
    """
    paths = resolve_paths(path)
    with translate_os_errors(paths):
        if not paths.start_lock.exists():
            return False
        with _lock(paths):
            # First, so that nobody attaches to a database that is stopping.
            paths.state_file.unlink(missing_ok=True)
            return end_processes(paths, load_local_settings())


def _read_current_state(paths: StorePaths) -> ProcessState | None:
    state = read_state(paths.state_file)
    return state if state is not None and find_process(paths, state) is not None else None


def _start_or_wait(paths: StorePaths, settings: LocalSettings, progress: Progress) -> ProcessState:
    """Return the running process, which may be another process's start. The caller has the lock."""
    if startup_errors.find_failure(paths) is not None:
        return launch(paths, settings, progress)
    state = _read_current_state(paths)
    if state is not None and state.ready:
        return state
    return resume(paths, settings, progress) or launch(paths, settings, progress)


def _local_store(paths: StorePaths, state: ProcessState) -> LocalStore:
    return LocalStore(
        path=paths.home,
        url=state.url,
        user=state.user,
        password=state.password,
        pid=state.pid,
        version=state.version,
        state_file=paths.state_file,
        password_file=paths.password_file,
    )


@contextmanager
def _lock(paths: StorePaths, progress: Progress = no_progress) -> Iterator[None]:
    lock = FileLock(paths.start_lock, mode=0o600)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        progress("Waiting for another start or stop", 0, 1)
        lock.acquire()
    try:
        yield
    finally:
        lock.release()


def _prepare_folder(paths: StorePaths) -> None:
    if paths.holds_other_things():
        message = f"The folder {paths.home} holds other things than a store."
        raise StoreError(message, "Name an empty folder, or one that does not exist.")
    make_private_folder(paths.home)
