"""The notebook cells and the commands of the README run."""

import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CELLS = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
COMMANDS = [
    shlex.split(line, comments=True)[1:]
    for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
    for line in block.splitlines()
    if line.startswith(".venv/bin/casegraph")
]


# These work on files that the ones before them write.
IN_ORDER = [command for command in COMMANDS if command[0] in {"map", "load", "export"}]
ALONE = [command for command in COMMANDS if command not in IN_ORDER]


@pytest.fixture
def bundled_store_by_default(bundled_store, store_url, monkeypatch):
    monkeypatch.setenv("CASEGRAPH_STORE", store_url)


def run_cell(cell: str) -> list[str]:
    """Run a cell in a process of its own, as a notebook's kernel does; return the lines that it prints."""
    process = subprocess.run([sys.executable, "-c", cell], capture_output=True, text=True, timeout=60)
    assert process.returncode == 0, process.stderr
    return process.stdout.splitlines()


def test_the_cell_with_the_official_driver(bundled_store_by_default):
    assert run_cell(CELLS[0]) == [
        "Kazakhstan trend asserted chars 829-965",
        "Russia trend asserted chars 829-965",
        "Ukraine amnesty alleged chars 570-746",
        "Ukraine trend asserted chars 829-965",
    ]


def test_the_cell_with_py2neo(bundled_store_by_default):
    assert set(run_cell(CELLS[1])) == {
        "Alma Shalabayeva and Mukhtar Ablyazov",
        "Rakhat Aliyev's wife and Rakhat Aliyev",
    }


@pytest.mark.parametrize("command", ALONE, ids=lambda command: " ".join(command[:2]))
def test_a_command_of_the_readme(bundled_store_by_default, tmp_path, monkeypatch, capsys, command):
    from casegraph.cli import app

    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DISPLAY", raising=False)

    app(command, standalone_mode=False)

    assert capsys.readouterr().out.strip()
    files = [path.name for path in tmp_path.iterdir()]
    expected = command[command.index("-o") + 1] if "-o" in command else "casegraph.html"
    assert files == ([expected] if command[0] == "show" else [])


def test_the_commands_that_bring_a_table_in_and_a_graph_out(
    bundled_store_by_default, tmp_path, monkeypatch, capsys
):
    from casegraph.cli import app

    monkeypatch.chdir(tmp_path)
    (tmp_path / "docs").symlink_to(ROOT / "docs")

    for command in IN_ORDER:
        app(command, standalone_mode=False)

    assert ", 0 refused." in capsys.readouterr().out
    assert {path.name for path in tmp_path.iterdir()} == {"docs", "yachts.yaml", "alma.gexf"}


def test_the_cell_with_a_picture_shows_the_page_that_the_command_writes():
    written = next(command[command.index("-o") + 1] for command in ALONE if "-o" in command)
    cell = CELLS[2].replace("IFrame(", "picture = IFrame(") + "print(picture._repr_html_())"

    assert f'src="{written}"' in "".join(run_cell(cell))


def test_the_extra_for_notebooks_brings_what_the_readme_says():
    extra = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"][
        "optional-dependencies"
    ]
    locked = re.findall(r"^([a-z0-9.-]+)==", (ROOT / "requirements-notebook.lock").read_text(), re.MULTILINE)

    assert set(extra["notebook"]) == {"ipykernel", "pandas", "py2neo"} <= set(locked)
    assert 'pip install "casegraph[notebook]"' in README


def test_the_readme_has_three_cells_and_fourteen_commands():
    assert (len(CELLS), len(ALONE), len(IN_ORDER)) == (3, 10, 4)
