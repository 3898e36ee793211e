"""The exit codes of all commands. Scripts depend on them."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """The exit code of a command."""

    DONE = 0
    WRONG_INPUT = 1
    WRONG_USAGE = 2
    STORE_FAILED = 3
    OUTPUT_FAILED = 4
    INTERRUPTED = 130


MEANING_BY_EXIT_CODE = {
    ExitCode.DONE: "done",
    ExitCode.WRONG_INPUT: "an input is wrong, refused or not found",
    ExitCode.WRONG_USAGE: "an unknown command or option, or a missing or invalid value",
    ExitCode.STORE_FAILED: "the database could not be reached, started or used",
    ExitCode.OUTPUT_FAILED: "the result could not be written",
    ExitCode.INTERRUPTED: "stopped from the keyboard",
}
