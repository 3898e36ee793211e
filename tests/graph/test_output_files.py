"""A file that a user names is written completely or not at all, and nothing is replaced by accident."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.errors import CasegraphError, OutputError
from graph.output_files import check_output_file, find_free_name, write_output_file


def list_names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file_is_written(tmp_path):
    write_output_file(tmp_path / "page.html", [b"one ", b"two"], overwrite=False)

    assert (tmp_path / "page.html").read_bytes() == b"one two"
    assert list_names(tmp_path) == ["page.html"]


def test_a_file_is_replaced_only_if_told(tmp_path):
    page = tmp_path / "page.html"
    page.write_text("mine", encoding="utf-8")
    page.chmod(0o640)

    with pytest.raises(CasegraphError, match=r"There is already a file .*page\.html\. Add --overwrite"):
        write_output_file(page, [b"new"], overwrite=False, hint="Add --overwrite.")
    assert page.read_text(encoding="utf-8") == "mine"

    write_output_file(page, [b"new"], overwrite=True)
    assert (page.read_text(encoding="utf-8"), page.stat().st_mode & 0o777) == ("new", 0o640)


def test_a_symbolic_link_stays_and_its_target_is_written(tmp_path):
    target, link = tmp_path / "shared" / "page.html", tmp_path / "page.html"
    target.parent.mkdir()
    link.symlink_to(target)

    write_output_file(link, [b"first"], overwrite=False)
    write_output_file(link, [b"second"], overwrite=True)

    assert (link.readlink(), target.read_bytes()) == (target, b"second")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("folder", "folder is a folder."),
        ("pipe", "pipe is a device or a pipe, not a file."),
        ("/dev/null", "/dev/null is a device or a pipe, not a file."),
        ("/dev/full", "/dev/full is a device or a pipe, not a file."),
        ("/dev/stdout", "/dev/stdout is a device or a pipe, not a file."),
        ("none/page.html", "none/page.html cannot be written: there is no folder"),
        ("loop", "loop cannot be written: "),
        ("x" * 300, "cannot be written: File name too long."),
    ],
)
def test_what_is_no_file_is_refused(tmp_path, name, message):
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")

    for write in (
        lambda path: check_output_file(path, overwrite=True),
        lambda path: write_output_file(path, [b"x"], overwrite=True),
    ):
        with pytest.raises(CasegraphError) as caught:
            write(tmp_path / name)
        assert message in caught.value.message
    assert list_names(tmp_path) == ["folder", "loop", "pipe"]


def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path):
    page = tmp_path / "page.html"
    page.write_text("mine", encoding="utf-8")

    def fill_the_disk() -> Iterator[bytes]:
        yield b"half"
        raise OSError(28, "No space left on device")

    with pytest.raises(OutputError, match=r"page\.html cannot be written: No space left on device\."):
        write_output_file(page, fill_the_disk(), overwrite=True)

    assert (page.read_text(encoding="utf-8"), list_names(tmp_path)) == ("mine", ["page.html"])


def test_a_free_name_is_found(tmp_path):
    page = tmp_path / "casegraph.html"
    assert find_free_name(page) == page
    page.touch()
    (tmp_path / "casegraph-2.html").symlink_to(tmp_path / "nowhere")

    assert find_free_name(page).name == "casegraph-3.html"
