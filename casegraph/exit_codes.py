"""The exit codes of every command, for scripts to rely on."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """What a command's exit code says."""

    DONE = 0
    WRONG_INPUT = 1
    WRONG_USAGE = 2
    STORE_FAILED = 3
    INTERRUPTED = 130


MEANING = {
    Exit.DONE: "done",
    Exit.WRONG_INPUT: "something that was given is wrong, refused or not there",
    Exit.WRONG_USAGE: "the command was called in a way that it does not know",
    Exit.STORE_FAILED: "the database could not be reached, started or used",
    Exit.INTERRUPTED: "stopped from the keyboard",
}
