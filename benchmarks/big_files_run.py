"""Run a step of the benchmark of big files in a process of its own, with or without a new store."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil

import graph
from benchmarks.local_store import local_store_of, temporary_store
from benchmarks.report import measure_seconds
from graph import local

_PAUSE_SECONDS = 0.2


def run_step(step: str, *arguments: object, one_core: bool = False) -> dict[str, Any]:
    """Run a step of `benchmarks.big_files_steps`, and return its figures.

    Args:
        one_core: whether it may use one core only.
    """
    command = [sys.executable, "-m", "benchmarks.big_files_steps", step, *map(str, arguments)]
    environment = {**os.environ, **({"POLARS_MAX_THREADS": "1"} if one_core else {})}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
    if one_core and hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(process.pid, {min(os.sched_getaffinity(0))})
    output, _ = process.communicate()
    if process.returncode:
        raise AssertionError(f"the step {step} failed")
    figures: dict[str, Any] = json.loads(output.splitlines()[-1])
    if figures.get("refused"):
        raise AssertionError(f"the step {step} refused {figures['refused']} records")
    return figures


def run_on_store(step: str, *arguments: object) -> dict[str, Any]:
    """Run a step on a new store, whose URL is its last argument; add the peak memory of the database."""
    with temporary_store() as store, _watch_memory(local_store_of(store).pid) as memory:
        figures = run_step(step, *arguments, store.url)
    return {**figures, "java_mib": memory["peak_mib"]}


def run_import(files: Path, path: Path) -> dict[str, dict[str, Any]]:
    """Import staged files into a new store, and make its schema; return the figures of both."""
    arguments = json.loads((files / "import.json").read_text(encoding="utf-8"))["arguments"]
    try:
        with _watch_memory(os.getpid(), children=True) as memory:
            imported = measure_seconds(lambda: local.import_files(path, files, arguments))
        running = local.start(path)
        with _watch_memory(running.pid) as schema_memory:
            schema = measure_seconds(lambda: graph.open(f"local:{path}").close())
    finally:
        local.stop(path)
    return {
        "import": {"seconds": imported, "java_mib": memory["peak_mib"]},
        "schema": {"seconds": schema, "java_mib": schema_memory["peak_mib"]},
    }


@contextmanager
def _watch_memory(pid: int, *, children: bool = False) -> Iterator[dict[str, int]]:
    """Yield a dictionary whose `peak_mib` is the greatest memory of a process, or of its children."""
    memory = {"peak_mib": 0}
    ended = threading.Event()

    def watch() -> None:
        while not ended.is_set():
            try:
                process = psutil.Process(pid)
                watched = process.children(recursive=True) if children else [process]
                used = sum(each.memory_info().rss for each in watched)
                memory["peak_mib"] = max(memory["peak_mib"], used >> 20)
            except psutil.Error:
                pass
            time.sleep(_PAUSE_SECONDS)

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    try:
        yield memory
    finally:
        ended.set()
        thread.join()
