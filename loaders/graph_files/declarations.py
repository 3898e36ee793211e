"""Attributes that a file of XML declares before it uses them: their names, and their values by default."""

from __future__ import annotations

from dataclasses import dataclass, field

from loaders.graph_files.graph_file import Attribute


@dataclass
class Declarations:
    """The declared attributes of a file.

    Args:
        defaults: for `node`, `edge` and `graph`, the default values by the name of the attribute.
    """

    names: dict[tuple[str, str], str] = field(default_factory=dict)
    defaults: dict[str, dict[str, str]] = field(default_factory=dict)

    def declare(self, scope: str, key: str, name: str, default: str | None) -> None:
        """Remember an attribute of nodes, edges or the graph."""
        self.names[scope, key] = name
        if default:
            self.defaults.setdefault(scope, {})[name] = default

    def find_name(self, scope: str, key: str) -> str:
        """Return the name of an attribute; of one that is not declared, its key."""
        return self.names.get((scope, key), key)

    def complete(self, scope: str, values: dict[str, Attribute]) -> None:
        """Add the default of each attribute that has no value."""
        for name, default in self.defaults.get(scope, {}).items():
            values.setdefault(name, default)


def add_value(values: dict[str, Attribute], name: str, text: str) -> None:
    """Add a value of an attribute; a further one does not replace the first."""
    known = values.get(name)
    if known is None:
        values[name] = text
    elif text not in (known if isinstance(known, tuple) else (known,)):
        values[name] = (*(known if isinstance(known, tuple) else (known,)), text)
