"""Each room of `graph` exports what is used from outside it, and code outside imports from the room."""

from __future__ import annotations

import ast
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("graph", "loaders", "visualize", "api", "casegraph")
ROOMS = sorted(
    f"graph.{folder.name}" for folder in (ROOT / "graph").iterdir() if (folder / "__init__.py").is_file()
)


def module_name(path: Path) -> str:
    """Return the dotted name of a Python file of this repository."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports_past_a_room() -> set[str]:
    """Return each import from a module inside a room by code outside that room, as "importer: imported"."""
    passing = set()
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            importer = module_name(path)
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.ImportFrom) and node.module:
                    inside = [room for room in ROOMS if node.module.startswith(f"{room}.")]
                    if inside and not f"{importer}.".startswith(f"{inside[0]}."):
                        passing.add(f"{importer}: {node.module}")
    return passing


def test_the_rooms_are_those_of_the_architecture() -> None:
    assert [room.removeprefix("graph.") for room in ROOMS] == [
        "derived", "editing", "ftm", "local", "model", "ontology", "presentation", "reading", "store",
        "yaml_files",
    ]  # fmt: skip


def test_code_outside_a_room_imports_from_the_room() -> None:
    assert imports_past_a_room() == set()


@pytest.mark.parametrize("room", ROOMS)
def test_every_export_resolves_and_none_is_hidden_by_a_module(room: str) -> None:
    package = import_module(room)
    modules = {module.name for module in iter_modules(package.__path__)}

    assert not modules & set(package.__all__)
    assert all(getattr(package, name) is not None for name in package.__all__)
