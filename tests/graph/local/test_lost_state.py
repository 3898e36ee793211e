"""A database that runs is used, never ended, whatever happened to the clock or to its state file."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from graph import local

STATE_OF_AN_OLDER_RELEASE = (
    '{"pid": 1, "created": 1.5, "port": 1, "user": "neo4j", "password": "x", "version": "5.26.30"}'
)

# The kernel counts the start of a process from the boot, and says in /proc/stat when that was. If the clock
# is set forward by an hour, only the time of the boot moves.
START_AFTER_THE_CLOCK_WAS_SET = """
import subprocess, sys
from pathlib import Path
statistics, folder = Path(sys.argv[1]), Path(sys.argv[2])
lines = Path("/proc/stat").read_text().splitlines()
moved = [f"btime {int(line.split()[1]) + 3600}" if line.startswith("btime ") else line for line in lines]
statistics.write_text("\\n".join(moved))
subprocess.run(["mount", "--bind", str(statistics), "/proc/stat"], check=True)
import psutil
from graph import local
store = local.start(folder)
print(store.pid, psutil.Process(store.pid).create_time())
"""


def start(folder: Path) -> int:
    return local.start(folder).pid


def test_the_clock_is_set_forward_by_an_hour(store: local.LocalStore, folder: Path, tmp_path: Path) -> None:
    unshare = ["unshare", "--mount"]
    if not shutil.which("unshare") or subprocess.run([*unshare, "true"], check=False).returncode:
        pytest.skip("this user may not change /proc/stat for one process")
    created = psutil.Process(store.pid).create_time()

    ran = subprocess.run(
        [*unshare, sys.executable, "-c", START_AFTER_THE_CLOCK_WAS_SET, str(tmp_path / "stat"), str(folder)],
        capture_output=True,
        text=True,
        check=True,
    )

    pid, moved = ran.stdout.split()
    assert float(moved) == pytest.approx(created + 3600, abs=5)
    assert int(pid) == store.pid
    assert start(folder) == store.pid


@pytest.mark.parametrize(
    "text",
    [None, "", '{"pid": 12', STATE_OF_AN_OLDER_RELEASE],
    ids=["lost", "empty", "half", "of an older release"],
)
def test_the_state_file_is_unusable(store: local.LocalStore, folder: Path, text: str | None) -> None:
    before = json.loads(store.state_file.read_text())
    if text is None:
        store.state_file.unlink()
    else:
        store.state_file.write_text(text)
    assert local.attach(folder) is None
    assert local.status(folder).starting

    assert local.start(folder) == store

    assert json.loads(store.state_file.read_text()) == before


def test_the_pid_was_given_to_another_process(store: local.LocalStore, folder: Path) -> None:
    state = json.loads(store.state_file.read_text())
    store.state_file.write_text(json.dumps({**state, "pid": 1}))

    assert start(folder) == store.pid


def test_a_pid_with_another_start_is_not_trusted(store: local.LocalStore, folder: Path) -> None:
    """The state is of a process that ended; the process with this pid now may not answer yet."""
    state = json.loads(store.state_file.read_text())
    store.state_file.write_text(json.dumps({**state, "started": "1 ticks after boot"}))

    assert local.attach(folder) is None
    assert start(folder) == store.pid


def test_a_stop_is_killed_half_way(store: local.LocalStore, folder: Path) -> None:
    """It has removed the state and asked the database to end; the next start waits for that end."""
    store.state_file.unlink()
    psutil.Process(store.pid).terminate()

    restarted = local.start(folder)

    assert restarted.pid != store.pid
    assert restarted.password == store.password
    assert local.attach(folder) == restarted


def test_a_lost_state_is_no_obstacle_to_a_stop(store: local.LocalStore, folder: Path) -> None:
    store.state_file.unlink()

    assert local.stop(folder) is True

    assert not psutil.pid_exists(store.pid) or psutil.Process(store.pid).status() == psutil.STATUS_ZOMBIE
    assert local.status(folder).starting is False
