"""What cannot be written or encoded ends in one sentence and an honest exit code, in every command."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from casegraph.exit_codes import ExitCode

pytestmark = pytest.mark.skipif(os.name != "posix", reason="/dev/full and closed descriptors are of POSIX")

MAIN = "from casegraph.cli import main; main()"
PRINTING = [
    ["--version"],
    ["--help"],
    ["query", "--help"],
    ["query", "--list"],
    ["query", "--list", "--json"],
]
DISK_FULL = "The output cannot be written: No space left on device.\n"


def run_shell(command: str, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a line of the shell in which `$@` is a command of Casegraph."""
    return subprocess.run(
        ["bash", "-c", command, "bash", sys.executable, "-c", MAIN, *arguments],
        capture_output=True,
        encoding="utf-8",
        errors="surrogateescape",
        env={**os.environ, **variables},
        check=False,
    )


@pytest.mark.parametrize("arguments", PRINTING, ids=" ".join)
def test_a_full_disk(arguments):
    ran = run_shell('"$@" > /dev/full', *arguments)

    assert (ran.returncode, ran.stderr) == (ExitCode.OUTPUT_FAILED, DISK_FULL)


@pytest.mark.parametrize("arguments", PRINTING, ids=" ".join)
def test_a_reader_that_closes_the_pipe(arguments):
    ran = run_shell('"$@" | true; exit ${PIPESTATUS[0]}', *arguments)

    assert (ran.returncode, ran.stderr) == (ExitCode.DONE, "")


def test_a_closed_pipe_does_not_hide_a_failure(tmp_path):
    ran = run_shell('"$@" | true; exit ${PIPESTATUS[0]}', "check", str(tmp_path), "--json")

    assert (ran.returncode, ran.stderr) == (ExitCode.WRONG_INPUT, "")


def test_an_output_that_is_closed_from_the_beginning():
    ran = run_shell('"$@" >&-', "--version")

    assert (ran.returncode, ran.stderr) == (4, "The output cannot be written: it is closed.\n")


@pytest.mark.parametrize("redirection", ["2>/dev/full", "2>&-", "2> >(true)"])
def test_errors_that_cannot_be_written_change_no_exit_code(tmp_path, redirection):
    ran = run_shell(f'"$@" {redirection}', "check", str(tmp_path), "--json")

    assert (ran.returncode, ran.stderr) == (ExitCode.WRONG_INPUT, "")
    assert list(json.loads(ran.stdout)) == ["mistakes"]


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_json_is_complete_in_every_encoding(tmp_path, encoding):
    folder = tmp_path / "Дело"

    ran = run_shell('"$@"', "check", str(folder), "--json", PYTHONIOENCODING=encoding)

    assert (ran.returncode, ran.stderr) == (ExitCode.WRONG_INPUT, "")
    assert json.loads(ran.stdout)["mistakes"][0].startswith(f"{folder}/case.yaml: there is no such file")


def test_a_text_that_the_encoding_lacks_is_written_as_escapes_and_this_is_said(tmp_path):
    text = tmp_path / "report.txt"
    text.write_text("Ада и Бен", encoding="utf-8")

    ran = run_shell('"$@"', "locate", str(text), "Ада и Дан", PYTHONIOENCODING="ascii")

    assert ran.returncode == ExitCode.WRONG_INPUT
    assert ran.stderr.splitlines() == [
        f"These words are not in {text}. The text has the beginning of it at chars 0-5, and then "
        '"\\u0411\\u0435\\u043d" instead of "\\u0414\\u0430\\u043d".',
        "The encoding ascii lacks some of these characters, which are written as escapes.",
        "Set PYTHONIOENCODING=utf-8 to get the characters themselves.",
    ]


HOSTILE = "\x1b]0;title\x07\x1b[31mred\x9b2J\u202elatx\x08"
SHOWN = "\\x1b]0;title\\x07\\x1b[31mred\\x9b2J\\u202elatx\\x08"
SHOWN_IN_JSON = "\\u001b]0;title\\u0007\\u001b[31mred\\u009b2J\\u202elatx\\b"


def test_control_characters_of_files_are_shown_as_escapes(tmp_path):
    text = tmp_path / "report.txt"
    text.write_text(f"Ada {HOSTILE} met", encoding="utf-8", newline="")

    ran = run_shell('"$@"', "locate", str(text), "Ada met")

    assert f'"{SHOWN} met" instead of "met"' in ran.stderr


@pytest.mark.parametrize("form", [[], ["--json"]])
def test_control_characters_of_names_of_files_are_shown_as_escapes(tmp_path: Path, form):
    folder = tmp_path / f"{HOSTILE}\udcff"

    ran = run_shell('"$@"', "check", os.fsencode(folder).decode("utf-8", "surrogateescape"), *form)

    printed = ran.stdout + ran.stderr
    assert (ran.returncode, [char for char in printed if char in HOSTILE and not char.isprintable()]) == (
        1,
        [],
    )
    assert f"{SHOWN_IN_JSON if form else SHOWN}\\udcff/case.yaml: there is no such file" in printed


def test_the_version_is_that_of_the_package(run):
    ran = run("--version")

    assert (ran.code, ran.out, ran.err) == (0, "casegraph 0.2.0\n", "")
