"""The local store's life: start or attach, ask, stop. Any number of processes may call these at once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from filelock import FileLock, Timeout

from graph.errors import StoreError
from graph.local import process, process_state, settings, startup
from graph.local.paths import Layout
from graph.local.process_state import State
from graph.local.settings import Settings
from graph.private_files import private_folder
from graph.progress import Progress, silent


@dataclass(frozen=True)
class LocalStore:
    """A store that answers: where, as whom, and which process it is. The state file holds the same; the
    password alone, for a notebook to read, is in `password_file`.
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
class Status:
    """What is known of a store's folder: whether there is a store, and the running one, if any.

    `starting` is true while a process exists that does not answer yet.
    """

    path: Path
    exists: bool
    starting: bool
    store: LocalStore | None


def start(path: Path, progress: Progress = silent) -> LocalStore:
    """Start the store in a folder, or attach to it where it runs already.

    The first start on a machine fetches Neo4j (140 MB). What is started outlives this process.

    Args:
        path: the store's folder; made where it is missing.
        progress: told what takes long; see `graph.progress`.

    Raises:
        StoreError: it cannot be started; one sentence, and a hint that names the log.
    """
    layout = _layout(path)
    running = attach(path)
    if running is not None:
        return running
    with _explained(layout):
        _prepare(layout)
        with _lock(layout, progress):
            return _local_store(layout, _started(layout, settings.from_environment(), progress))


def attach(path: Path) -> LocalStore | None:
    """The running store in a folder; None where none runs or it does not answer yet."""
    layout = _layout(path)
    now = _current(layout)
    return _local_store(layout, now) if now is not None and now.ready else None


def status(path: Path) -> Status:
    """What is in a folder, without starting anything.

    Raises:
        StoreError: the folder may not be looked into.
    """
    layout = _layout(path)
    now = _current(layout)
    running = _local_store(layout, now) if now is not None and now.ready else None
    with _explained(layout):
        exists = layout.password.is_file()
    return Status(layout.home, exists, starting=now is not None and not now.ready, store=running)


def stop(path: Path) -> bool:
    """Stop the store in a folder, cleanly and else by force; nothing committed is lost either way.

    Returns:
        Whether there was one to stop.

    Raises:
        StoreError: its process cannot be ended.
    """
    layout = _layout(path)
    with _explained(layout):
        if not layout.start_lock.exists():
            return False
        with _lock(layout):
            return startup.end_all(layout, settings.from_environment())


def _layout(path: Path) -> Layout:
    return Layout(path.expanduser().resolve())


def _current(layout: Layout) -> State | None:
    now = process_state.read(layout.state)
    return now if now is not None and process.find(layout, now) is not None else None


def _started(layout: Layout, chosen: Settings, progress: Progress) -> State:
    """The running process, whoever started it; called by whoever holds the lock."""
    now = _current(layout)
    if now is None:
        return startup.launch(layout, chosen, progress)
    return now if now.ready else startup.take_over(layout, now, chosen, progress)


def _local_store(layout: Layout, now: State) -> LocalStore:
    return LocalStore(
        path=layout.home,
        url=now.url,
        user=now.user,
        password=now.password,
        pid=now.pid,
        version=now.version,
        state_file=layout.state,
        password_file=layout.password,
    )


@contextmanager
def _lock(layout: Layout, progress: Progress = silent) -> Iterator[None]:
    lock = FileLock(layout.start_lock, mode=0o600)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        progress("Waiting for another start or stop", 0, 1)
        lock.acquire()
    try:
        yield
    finally:
        lock.release()


def _prepare(layout: Layout) -> None:
    known = (layout.start_lock, layout.password)
    if layout.home.is_dir() and any(layout.home.iterdir()) and not any(file.exists() for file in known):
        sentence = f"The folder {layout.home} holds other things than a store."
        raise StoreError(sentence, "Name an empty folder, or one that does not exist.")
    private_folder(layout.home)


@contextmanager
def _explained(layout: Layout) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        sentence = f"The store in {layout.home} cannot be used: {reason} ({error.filename or layout.home})."
        raise StoreError(sentence, f"Check the folder and the disk. Its log: {layout.console}") from error
