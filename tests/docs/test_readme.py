"""What the README promises runs: its notebook cells and its commands."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from casegraph.bundled_case import bundled_case
from casegraph.load_case import load_case
from loaders.case import read_case

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
CELLS = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
COMMANDS = [
    shlex.split(line, comments=True)[1:]
    for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
    for line in block.splitlines()
    if line.startswith(".venv/bin/casegraph")
]


@pytest.fixture
def loaded(store, store_url, monkeypatch):
    load_case(store, read_case(bundled_case(), store.ontology), lambda *_: None)
    monkeypatch.setenv("CASEGRAPH_STORE", store_url)


def printed(cell: str) -> list[str]:
    """Run a cell in a process of its own, as a notebook's kernel does; return the lines that it prints."""
    ran = subprocess.run([sys.executable, "-c", cell], capture_output=True, text=True, timeout=60)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout.splitlines()


def test_the_cell_with_the_official_driver(loaded):
    assert printed(CELLS[0]) == [
        "Kazakhstan trend asserted chars 829-965",
        "Russia trend asserted chars 829-965",
        "Ukraine amnesty alleged chars 570-745",
        "Ukraine trend asserted chars 829-965",
    ]


def test_the_cell_with_py2neo(loaded):
    assert set(printed(CELLS[1])) == {
        "Alma Shalabayeva and Mukhtar Ablyazov",
        "Rakhat Aliyev's wife and Rakhat Aliyev",
    }


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: " ".join(command[:2]))
def test_a_command_of_the_readme(loaded, tmp_path, monkeypatch, capsys, command):
    from casegraph.cli import app

    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DISPLAY", raising=False)

    app(command, standalone_mode=False)

    assert capsys.readouterr().out.strip()
    written = [path.name for path in tmp_path.iterdir()]
    assert written == (["casegraph.html"] if command[0] == "show" else [])


def test_there_are_two_cells_and_the_commands_were_found():
    assert (len(CELLS), len(COMMANDS)) == (2, 9)
