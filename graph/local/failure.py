"""End a database that can do nothing more, such as one whose disk was full.

Neo4j stays alive then, and refuses everything or never answers. If it is stopped in an orderly way once there
is space, it writes the rest of a half written transaction, which damages its record of transactions. If it is
killed, it starts again with all that was committed.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from graph.errors import StoreError
from graph.local.paths import StorePaths
from graph.local.process import find_process, kill
from graph.local.process_state import ProcessState, read_state
from graph.local.startup_errors import RUN_AGAIN_HINT, find_failure, find_full_disk

_SECONDS_BETWEEN_LOOKS = 0.5

_GRACE_SECONDS = 10


def explain_failure(paths: StorePaths, *, must_be_restarted: bool) -> StoreError | None:
    """Return why the database of a store failed, and kill it if it can do nothing more.

    Args:
        must_be_restarted: whether it said itself that it can do nothing more. Its logs say so too, unless the
            disk that holds them is full.

    Returns:
        None if it is not known to have failed.

    Raises:
        StoreError: it cannot be killed.
    """
    # Read first: a process that is started meanwhile has logs of its own.
    state = read_state(paths.state_file)
    error = find_failure(paths)
    if error is not None or must_be_restarted:
        _kill(paths, state)
    if explained := error or find_full_disk(paths):
        return explained
    if must_be_restarted:
        return StoreError(f"The database in {paths.home} met an error and was ended.", RUN_AGAIN_HINT)
    return None


@contextmanager
def watch_disk(paths: StorePaths) -> Iterator[None]:
    """Inside the `with` block, kill the database as soon as its disk is full.

    For work that it would otherwise never answer: whoever waits gets an error of the connection instead.
    """
    ended = threading.Event()

    def look() -> None:
        # If it cannot be killed, whoever waits finds that out as well.
        with suppress(StoreError):
            while not ended.wait(_SECONDS_BETWEEN_LOOKS):
                if find_failure(paths) or find_full_disk(paths):
                    _kill(paths, read_state(paths.state_file))
                    break

    watcher = threading.Thread(target=look, name=f"watch {paths.home}", daemon=True)
    watcher.start()
    try:
        yield
    finally:
        ended.set()
        watcher.join()


def _kill(paths: StorePaths, state: ProcessState | None) -> None:
    process = None if state is None else find_process(paths, state)
    if process is not None:
        kill(process, _GRACE_SECONDS)
