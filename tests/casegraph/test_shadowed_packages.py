"""A file of the user with the name of one of our packages is named in an error."""

import subprocess
import sys

import pytest

from casegraph.shadowed_packages import PACKAGES


def imported(folder, *before):
    """Import casegraph with `folder` as the working folder, as a notebook's kernel does."""
    program = "; ".join([*before, "import casegraph", "print(casegraph.open.__module__)"])
    return subprocess.run([sys.executable, "-c", program], cwd=folder, capture_output=True, text=True)


@pytest.mark.parametrize("name", PACKAGES)
def test_a_file_that_hides_a_package_is_named(tmp_path, name):
    file = tmp_path / f"{name}.py"
    file.write_text("mine = 1\n")

    ran = imported(tmp_path)

    assert ran.returncode == 1
    assert ran.stderr.splitlines()[-1] == (
        f"ImportError: {file} hides Casegraph's own package {name!r}: rename it, and start Python again."
    )


def test_a_folder_that_hides_a_package_is_named(tmp_path):
    (tmp_path / "graph").mkdir()
    (tmp_path / "graph" / "__init__.py").write_text("")

    assert f"ImportError: {tmp_path / 'graph'} hides" in imported(tmp_path).stderr


def test_a_file_that_is_imported_already_is_named(tmp_path):
    (tmp_path / "graph.py").write_text("")

    assert f"{tmp_path / 'graph.py'} hides" in imported(tmp_path, "import graph").stderr


def test_a_folder_without_code_hides_nothing(tmp_path):
    (tmp_path / "graph").mkdir()
    (tmp_path / "notes.py").write_text("")

    assert imported(tmp_path).stdout == "graph\n"
