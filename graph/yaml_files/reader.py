"""Read YAML that people write, and remember the line of every value, so that mistakes can name it.

Every scalar is read as text, because YAML reads `2012` as a number and `NO` as false. The models that
validate the data convert it.
"""

from __future__ import annotations

import stat
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from graph.errors import CasegraphError
from graph.yaml_files.limits import MAX_BYTES, find_exceeded_limit

YamlPath: TypeAlias = tuple[str | int, ...]
"""The keys and indices that lead from the root of a file to a value; `()` is the root."""


@dataclass(frozen=True)
class Mistake:
    """A mistake in a file that a person wrote.

    Args:
        path: the file.
        line: counted from 1; 0 if the mistake has no line.
        message: what is wrong and what was expected.
    """

    path: Path
    line: int
    message: str

    @property
    def location(self) -> str:
        """The file and the line: `case.yaml:3`."""
        return f"{self.path}:{self.line}" if self.line else str(self.path)

    def __str__(self) -> str:
        return f"{self.location}: {self.message}"


class MistakesError(CasegraphError):
    """One or several files have mistakes.

    Args:
        mistakes: all of them, at least one.
        hint: what to do about them.
    """

    def __init__(self, mistakes: list[Mistake], hint: str = "") -> None:
        # Files of the folder itself come before those of its subfolders, which depend on them.
        self.mistakes = sorted(
            set(mistakes), key=lambda m: (len(m.path.parts), str(m.path), m.line, m.message)
        )
        count = f"{len(self.mistakes)} mistake{'s' if len(self.mistakes) != 1 else ''}"
        super().__init__(f"{count}:\n" + "\n".join(map(str, self.mistakes)), hint)


@dataclass(frozen=True)
class YamlFile:
    """The content of a YAML file.

    Args:
        path: the file.
        data: its content, made of lists, dicts, texts and None.
        lines: the line of every value, by its path.
    """

    path: Path
    data: Any
    lines: dict[YamlPath, int] = field(repr=False)

    def find_line(self, yaml_path: YamlPath) -> int:
        """Return the line of a value, or of the nearest value above it that exists."""
        while yaml_path and yaml_path not in self.lines:
            yaml_path = yaml_path[:-1]
        return self.lines.get(yaml_path, 0)

    def make_mistake(self, yaml_path: YamlPath, message: str) -> Mistake:
        """Return a mistake in the value at `yaml_path`."""
        return Mistake(self.path, self.find_line(yaml_path), message)


def read_yaml(path: Path) -> YamlFile:
    """Read a YAML file.

    Raises:
        MistakesError: it is absent, is not UTF-8, is not YAML, has a key twice, or exceeds a limit of
            `graph.yaml_files.limits`.
    """
    text = _read_text(path)
    try:
        exceeded = find_exceeded_limit(yaml.parse(text, Loader=yaml.CBaseLoader))
        if exceeded:
            raise _error(path, exceeded.line, exceeded.message)
        root = yaml.compose(text, Loader=yaml.CBaseLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise _error(path, line, f"is not YAML: {error.problem}") from None
    except yaml.reader.ReaderError as error:
        # The position counts the bytes of UTF-8.
        line = text.encode().count(b"\n", 0, error.position) + 1
        message = f"has a character that YAML does not allow (U+{error.character:04X}); remove it"
        raise _error(path, line, message) from None
    builder = _DataBuilder(path)
    data = builder.build(root, ()) if root is not None else None
    if builder.mistakes:
        raise MistakesError(builder.mistakes)
    return YamlFile(path, data, builder.lines)


def _read_text(path: Path) -> str:
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise _error(path, 0, "is not a file")
        if status.st_size > MAX_BYTES:
            raise _error(path, 0, f"is larger than {MAX_BYTES // 1_000_000} MB; divide it into several files")
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise _error(path, 0, "there is no such file") from None
    except UnicodeDecodeError as error:
        raise _error(path, 0, f"is not UTF-8 at byte {error.start}") from None
    except OSError as error:
        raise _error(path, 0, f"cannot be read: {error.strerror}") from None


def _error(path: Path, line: int, message: str) -> MistakesError:
    return MistakesError([Mistake(path, line, message)])


class _DataBuilder:
    """Converts YAML nodes to Python data; the value of an alias is copied to each place that uses it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.lines: dict[YamlPath, int] = {}
        self.mistakes: list[Mistake] = []
        self._open_nodes: set[int] = set()

    def build(self, node: yaml.Node, yaml_path: YamlPath) -> Any:
        self.lines.setdefault(yaml_path, node.start_mark.line + 1)
        if isinstance(node, yaml.ScalarNode):
            is_null = not node.style and node.value in {"", "~", "null"}
            return None if is_null else node.value
        if id(node) in self._open_nodes:
            self._add_mistake(self.lines[yaml_path], "an alias must not contain itself")
            return None
        self._open_nodes.add(id(node))
        data: Any
        if isinstance(node, yaml.MappingNode):
            data = self._mapping(node, yaml_path)
        else:
            data = self._list(node, yaml_path)
        self._open_nodes.discard(id(node))
        return data

    def _list(self, node: yaml.Node, yaml_path: YamlPath) -> list[Any]:
        return [self.build(item, (*yaml_path, index)) for index, item in enumerate(node.value)]

    def _mapping(self, node: yaml.MappingNode, yaml_path: YamlPath) -> dict[str, Any]:
        mapping: dict[str, Any] = {}
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            if not isinstance(key_node, yaml.ScalarNode):
                self._add_mistake(line, "a key must be a single word or text")
                continue
            key = key_node.value
            if key in mapping:
                self._add_mistake(line, f"the key {key!r} stands here twice")
                continue
            self.lines[(*yaml_path, key)] = line
            mapping[key] = self.build(value_node, (*yaml_path, key))
        return mapping

    def _add_mistake(self, line: int, message: str) -> None:
        self.mistakes.append(Mistake(self.path, line, message))
