"""When a process was started, in a form that stays the same when the clock is set.

Together with the pid it identifies a process. The creation time that psutil gives will not do on Linux: it is
counted from the time of the boot, which moves by an hour when the clock moves by an hour.
"""

from __future__ import annotations

from pathlib import Path

import psutil

# The fields of /proc/PID/stat after the name of the command, which may contain spaces and brackets.
_START_TICKS_INDEX = 19


def read_start(process: psutil.Process) -> str:
    """Return when a process was started; an empty text if it has ended, or the system has no steady value.

    Linux counts clock ticks since the boot, and Windows keeps the time that it noted once. On macOS psutil
    corrects what was noted when the clock is set, so that two processes may read different times.
    """
    try:
        if psutil.LINUX:
            return f"{_read_ticks(process.pid)} ticks after boot"
        return f"{process.create_time():.3f}" if psutil.WINDOWS else ""
    except (OSError, psutil.Error):
        return ""


def _read_ticks(pid: int) -> str:
    text = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    return text.rpartition(")")[2].split()[_START_TICKS_INDEX]
