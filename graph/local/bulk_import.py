"""Run Neo4j's own import into a store that does not exist yet: many times as fast as transactions."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import IO

from graph.errors import StoreError
from graph.local.java import admin_environment, java_executable, render_admin_arguments
from graph.local.neo4j_conf import render_neo4j_conf
from graph.local.password import discard_first_start
from graph.local.paths import StorePaths
from graph.local.releases import selected_release
from graph.local.settings import LocalSettings
from graph.local.startup import fetch_jars_of_release
from graph.private_files import write_private_file
from graph.progress import Progress, no_progress

TASK = "Importing into the new store, in percent"

# The port is not used: the server gets another one when it starts.
_NO_PORT = 0

# What the import prints: "(2/4) Relationship import", and then one line for each 5 percent.
_STEP = re.compile(r"\((\d)/(\d)\) ")
_PERCENT = re.compile(r"(\d+)% ")


def run_import(
    paths: StorePaths,
    settings: LocalSettings,
    folder: Path,
    arguments: Sequence[str],
    progress: Progress = no_progress,
) -> None:
    """Make the database of a store of the files in a folder. The caller has the store's lock.

    Args:
        paths: the store, which was never started.
        folder: the folder to which the paths in `arguments` are relative.
        arguments: of `neo4j-admin`: `database import full ...`.
        progress: called with the part that is done, in percent.

    Raises:
        StoreError: the import failed; nothing of it is left, and its log is named.
    """
    release = selected_release()
    jars = fetch_jars_of_release(release, progress)
    write_private_file(paths.conf_folder / "neo4j.conf", render_neo4j_conf(_NO_PORT, settings, release))
    report = f"--report-file={paths.import_report}"
    text = render_admin_arguments(jars, settings, [*arguments, report])
    write_private_file(paths.admin_arguments_file, text)
    write_private_file(paths.import_log, "")
    try:
        code = _run(paths, folder, progress)
    except BaseException:
        discard_import(paths)
        raise
    if code != 0:
        discard_import(paths)
        raise StoreError(
            f"Neo4j could not import the files in {folder}: {_find_reason(paths)}.",
            f"Its log is {paths.import_log}.",
        )


def discard_import(paths: StorePaths) -> None:
    """Remove what an import, and a first start after it, left of a store that was never ready."""
    discard_first_start(paths)
    shutil.rmtree(paths.data_folder, ignore_errors=True)


def _run(paths: StorePaths, folder: Path, progress: Progress) -> int:
    """Run `neo4j-admin` to its end, and return its exit code. It ends with this process."""
    process = subprocess.Popen(
        [str(java_executable()), f"@{paths.admin_arguments_file}"],
        cwd=folder,
        env=admin_environment(os.environ, paths),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    )
    assert process.stdout is not None
    try:
        with process.stdout as output, paths.import_log.open("a", encoding="utf-8") as log:
            _follow(output, log, progress)
        return process.wait()
    except BaseException:
        process.kill()
        process.wait()
        raise


def _follow(output: IO[str], log: IO[str], progress: Progress) -> None:
    """Copy what the import prints to the log, and report how far it is."""
    step, steps = 1, 4
    for line in output:
        log.write(line)
        if match := _STEP.match(line):
            step, steps = int(match[1]), int(match[2])
        elif match := _PERCENT.search(line):
            progress(TASK, ((step - 1) * 100 + int(match[1])) // steps, 100)


def _find_reason(paths: StorePaths) -> str:
    """Return the last line of the log that is an error, or else the last one."""
    lines = [line.strip() for line in paths.import_log.read_text(encoding="utf-8").splitlines()]
    lines = [line for line in lines if line and not line.startswith("at ")]
    errors = [line for line in lines if re.search(r"[Ee]rror|Exception|Caused by", line)]
    return (errors or lines or ["it said nothing"])[-1].rstrip(".")
