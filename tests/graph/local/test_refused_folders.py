"""Folders in which no store can be made or used: each ends in one sentence with a hint."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from casegraph.exit_codes import ExitCode
from graph import local
from graph.errors import StoreError
from tests.casegraph.service_process import COMMAND

# Root may write everywhere. Without these two rights, the permissions of folders count for root too.
WITHOUT_RIGHTS_OF_ROOT = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]

WITHOUT_A_HOME = """
import os
from casegraph import cli
os.environ.pop("HOME", None)
os.setresuid(54321, 0, 0)
cli.main()
"""


def run_as_ordinary_user(*arguments: object, **variables: str | None) -> tuple[int, str]:
    """Run `casegraph` bound by the permissions of folders; return its exit code and its errors."""
    prefix = WITHOUT_RIGHTS_OF_ROOT if os.geteuid() == 0 else []
    if prefix and not shutil.which("setpriv"):
        pytest.skip("without `setpriv`, root may write everywhere")
    environment = {**os.environ, **variables}
    ran = subprocess.run(
        [*prefix, sys.executable, "-c", COMMAND, *map(str, arguments)],
        env={name: value for name, value in environment.items() if value is not None},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.stdout == ""
    return ran.returncode, ran.stderr


@pytest.fixture
def closed(tmp_path: Path) -> Path:
    """A folder that may be read and not written."""
    folder = tmp_path / "closed"
    folder.mkdir()
    folder.chmod(0o500)
    return folder


@pytest.mark.parametrize("command", [["demo", "--no-serve"], ["db", "start", "--new"]], ids=" ".join)
def test_a_folder_that_may_not_be_written(closed: Path, command: list[str]) -> None:
    code, errors = run_as_ordinary_user(*command, "--store", f"local:{closed / 'store'}")

    assert code == ExitCode.STORE_FAILED
    assert errors.splitlines() == [
        f"The store in {closed / 'store'} cannot be used: Permission denied ({closed / 'store'}).",
        "Choose a folder that you may write, with --store local:PATH or CASEGRAPH_HOME.",
    ]


def test_a_folder_that_may_not_be_entered(tmp_path: Path) -> None:
    folder = tmp_path / "secret"
    (folder / "store").mkdir(parents=True)
    folder.chmod(0)

    for command in (["find", "Ada"], ["db", "status"], ["db", "stop"], ["db", "start", "--new"]):
        code, errors = run_as_ordinary_user(*command, "--store", f"local:{folder / 'store'}")

        assert code == ExitCode.STORE_FAILED
        assert errors.startswith(f"The store in {folder / 'store'} cannot be used: Permission denied (")
        assert "Choose a folder that you may write" in errors
        assert "Traceback" not in errors
    folder.chmod(0o700)


def test_a_store_whose_files_may_not_be_written(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    folder.mkdir()
    (folder / "password").write_text("x")
    (folder / "start.lock").write_text("")
    (folder / "start.lock").chmod(0o400)
    folder.chmod(0o500)

    code, errors = run_as_ordinary_user("find", "Ada", "--store", f"local:{folder}")

    assert code == ExitCode.STORE_FAILED
    assert errors.startswith(f"The store in {folder} cannot be used: Permission denied (")
    assert len(errors.splitlines()) == 2


def test_a_cache_that_may_not_be_written(tmp_path: Path, closed: Path) -> None:
    (tmp_path / "jgo.conf").write_text(f"[settings]\nrepo_cache = {tmp_path}/none\n")

    code, errors = run_as_ordinary_user(
        *("demo", "--no-serve", "--store", f"local:{tmp_path / 'store'}"),
        CASEGRAPH_CACHE=str(closed),
        JGO_CONFIG_FILE=str(tmp_path / "jgo.conf"),
    )

    assert code == ExitCode.STORE_FAILED
    assert errors.splitlines() == [
        f"The downloaded database cannot be written to {closed / 'jars'}: Permission denied.",
        "Free some space, or set CASEGRAPH_CACHE to a folder that can be written. What was fetched is kept.",
    ]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can take a number that no user has")
@pytest.mark.parametrize(
    ("variables", "errors"),
    [
        (
            {},
            "The home folder of this user is not known.\n"
            "Set HOME, or write absolute paths: --store local:PATH, CASEGRAPH_HOME and CASEGRAPH_CACHE.\n",
        ),
        (
            {"CASEGRAPH_HOME": "here", "CASEGRAPH_CACHE": "there"},
            "The home folder of this user is not known, and Maven's settings would be in it.\n"
            "Set HOME to any folder that you can read.\n",
        ),
    ],
    ids=["neither home nor folders", "folders, no home"],
)
def test_a_user_without_a_home(tmp_path: Path, variables: dict[str, str], errors: str) -> None:
    """As in a container that runs under a number that is in no list of users."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}

    ran = subprocess.run(
        [sys.executable, "-c", WITHOUT_A_HOME, "db", "start", "--new"],
        env={**environment, **variables},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (ran.returncode, ran.stdout, ran.stderr) == (ExitCode.STORE_FAILED, "", errors)


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("~nobody-has-this-name/store", "The home folder of ~nobody-has-this-name is not known."),
        ("a\0b", "'a\\x00b' cannot be the folder of a store: embedded null byte."),
        ("x" * 300, "cannot be used: File name too long"),
    ],
    ids=["unknown user", "null character", "long name"],
)
def test_a_path_that_is_none(path: str, message: str) -> None:
    for use in (local.start, local.status, local.exists):
        with pytest.raises(StoreError) as caught:
            use(Path(path))
        assert message in caught.value.message


def test_a_loop_of_links(tmp_path: Path) -> None:
    (tmp_path / "one").symlink_to(tmp_path / "two")
    (tmp_path / "two").symlink_to(tmp_path / "one")

    with pytest.raises(StoreError, match="cannot be the folder of a store: Symlink loop"):
        local.start(tmp_path / "one")


def test_a_read_only_disk(tmp_path: Path) -> None:
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "ro", "tmpfs", str(folder)]
    if not shutil.which("mount") or subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("this user may not mount a disk")
    try:
        with pytest.raises(StoreError) as caught:
            local.start(folder / "store")
    finally:
        subprocess.run(["umount", str(folder)], check=True)

    assert caught.value.message == (
        f"The store in {folder / 'store'} cannot be used: Read-only file system ({folder / 'store'})."
    )
    assert (
        caught.value.hint == "Choose a folder that you may write, with --store local:PATH or CASEGRAPH_HOME."
    )
