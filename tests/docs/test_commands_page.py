"""docs/commands.md lists exactly the commands, exit codes and settings that exist."""

import re
from pathlib import Path

from api.settings import describe_variables
from casegraph.cli import import_command
from casegraph.command_registry import COMMANDS
from casegraph.exit_codes import MEANING_BY_EXIT_CODE

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")


def test_every_command_is_on_the_page():
    groups = {"db", "tokens"}
    in_groups = {f"{group} {name}" for group in groups for name in import_command(group).commands}

    on_page = set(re.findall(r"^\| `casegraph ((?:(?:db|tokens) )?[a-z-]+)", PAGE, re.MULTILINE))

    assert on_page == set(COMMANDS) - groups | in_groups


def test_every_exit_code_is_on_the_page():
    on_page = dict(re.findall(r"^\| (\d+) \| (.+) \|$", PAGE, re.MULTILINE))

    assert on_page == {str(code.value): meaning for code, meaning in MEANING_BY_EXIT_CODE.items()}


def test_every_setting_is_on_the_page():
    packages = ("casegraph", "graph", "loaders", "api", "visualize", "tests")
    sources = [path for package in packages for path in (ROOT / package).rglob("*.py")]
    used = {
        name
        for path in sources
        for name in re.findall(r'"(CASEGRAPH_[A-Z0-9_]+)"', path.read_text(encoding="utf-8"))
    }

    assert set(re.findall(r"`(CASEGRAPH_[A-Z0-9_]+)`", PAGE)) == used | set(describe_variables())
