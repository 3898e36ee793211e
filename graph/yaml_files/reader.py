"""Read YAML that people write by hand, and remember on which line each thing stands.

Every scalar is read as text: `2012-05` must not become a number nor `NO` a truth value. Whoever validates
the data converts it, and asks the file for the line of whatever was wrong.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from graph.errors import CasegraphError

Key = str | int
Loc = tuple[Key, ...]


@dataclass(frozen=True)
class Mistake:
    """One thing wrong in a file that a person wrote.

    Args:
        path: the file.
        line: counted from 1; 0 where the whole file is meant.
        message: what is wrong and what was expected.
    """

    path: Path
    line: int
    message: str

    @property
    def place(self) -> str:
        """The file and the line."""
        return f"{self.path}:{self.line}" if self.line else str(self.path)

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


class MistakesError(CasegraphError):
    """Everything that is wrong in one or several files, all at once.

    Args:
        mistakes: at least one.
        hint: what to do about them.
    """

    def __init__(self, mistakes: list[Mistake], hint: str = "") -> None:
        # What a whole folder shares comes before what stands in its sub-folders and rests on it.
        self.mistakes = sorted(
            set(mistakes), key=lambda m: (len(m.path.parts), str(m.path), m.line, m.message)
        )
        count = f"{len(self.mistakes)} mistake{'s' if len(self.mistakes) != 1 else ''}"
        super().__init__(f"{count}:\n" + "\n".join(map(str, self.mistakes)), hint)


@dataclass(frozen=True)
class YamlFile:
    """The content of a file as plain lists, dicts, texts and None, with the line of every part of it."""

    path: Path
    data: Any
    lines: dict[Loc, int] = field(repr=False)

    def line(self, loc: Loc) -> int:
        """Return the line of the part at `loc`, or of the nearest part around it that exists."""
        while loc and loc not in self.lines:
            loc = loc[:-1]
        return self.lines.get(loc, 0)

    def mistake(self, loc: Loc, message: str) -> Mistake:
        """Say that something at `loc` is wrong."""
        return Mistake(self.path, self.line(loc), message)


def read_yaml(path: Path) -> YamlFile:
    """Read the file at `path`.

    Raises:
        MistakesError: it is absent, is not UTF-8, is not YAML, or gives one key twice.
    """
    try:
        root = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
    except FileNotFoundError:
        raise MistakesError([Mistake(path, 0, "there is no such file")]) from None
    except UnicodeDecodeError as error:
        raise MistakesError([Mistake(path, 0, f"is not UTF-8 at byte {error.start}")]) from None
    except OSError as error:
        raise MistakesError([Mistake(path, 0, f"cannot be read: {error.strerror}")]) from None
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise MistakesError([Mistake(path, line, f"is not YAML: {error.problem}")]) from None
    except yaml.YAMLError as error:
        raise MistakesError([Mistake(path, 0, f"is not YAML: {error}")]) from None
    reader = _Reader(path)
    data = reader.build(root, ()) if root is not None else None
    if reader.mistakes:
        raise MistakesError(reader.mistakes)
    return YamlFile(path, data, reader.lines)


class _Reader:
    """Turns YAML nodes into plain data; an alias is read once more at each place that it stands."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.lines: dict[Loc, int] = {}
        self.mistakes: list[Mistake] = []
        self._open: set[int] = set()

    def build(self, node: yaml.Node, loc: Loc) -> Any:
        self.lines.setdefault(loc, node.start_mark.line + 1)
        if isinstance(node, yaml.ScalarNode):
            plain_nothing = not node.style and node.value in {"", "~", "null"}
            return None if plain_nothing else node.value
        if id(node) in self._open:
            self.mistakes.append(Mistake(self.path, self.lines[loc], "an alias must not contain itself"))
            return None
        self._open.add(id(node))
        built = self._mapping(node, loc) if isinstance(node, yaml.MappingNode) else self._list(node, loc)
        self._open.discard(id(node))
        return built

    def _list(self, node: yaml.Node, loc: Loc) -> list[Any]:
        return [self.build(item, (*loc, index)) for index, item in enumerate(node.value)]

    def _mapping(self, node: yaml.MappingNode, loc: Loc) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            if not isinstance(key_node, yaml.ScalarNode):
                self.mistakes.append(Mistake(self.path, line, "a key must be a single word or text"))
                continue
            key = key_node.value
            if key in found:
                self.mistakes.append(Mistake(self.path, line, f"the key {key!r} stands here twice"))
                continue
            self.lines[(*loc, key)] = line
            found[key] = self.build(value_node, (*loc, key))
        return found
