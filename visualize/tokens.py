"""The table of visual tokens: one look for every picture, read from `tokens.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, TypeAlias

import yaml

FILE = Path(__file__).parent / "tokens.yaml"

Theme: TypeAlias = Literal["light", "dark"]
THEMES: tuple[Theme, ...] = ("light", "dark")


@dataclass(frozen=True)
class KindToken:
    """How a kind of node is drawn.

    Args:
        path: its shape as an SVG path in a box from -1 to 1.
        back: a second shape behind it, or None.
    """

    light: str
    dark: str
    path: str
    back: str | None = None


@dataclass(frozen=True)
class LineToken:
    """How a tie of one standing is drawn: `width` of each of its parallel `lines`, in pixels."""

    width: float
    dash: tuple[float, ...] = ()
    lines: int = 1


@dataclass(frozen=True)
class NotActualToken:
    """How a tie that is planned or feared differs from one that is actual."""

    opacity: float
    open_arrow: bool


@dataclass(frozen=True)
class RoleToken:
    """The colour of one role (canvas, text, ...) in each theme."""

    light: str
    dark: str


@dataclass(frozen=True)
class Tokens:
    """The whole table."""

    kinds: Mapping[str, KindToken]
    standings: Mapping[str, LineToken]
    not_actual: NotActualToken
    roles: Mapping[str, RoleToken]

    def as_data(self) -> dict[str, Any]:
        """Return the table as what JSON can hold."""
        return {
            "kinds": {name: asdict(token) for name, token in self.kinds.items()},
            "standings": {name: asdict(token) for name, token in self.standings.items()},
            "not_actual": asdict(self.not_actual),
            "roles": {name: asdict(token) for name, token in self.roles.items()},
        }


@cache
def tokens() -> Tokens:
    """Return the table that the project ships, read once."""
    table = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return Tokens(
        kinds=MappingProxyType({name: KindToken(**given) for name, given in table["kinds"].items()}),
        standings=MappingProxyType({name: _line(given) for name, given in table["standings"].items()}),
        not_actual=NotActualToken(**table["not_actual"]),
        roles=MappingProxyType({name: RoleToken(**given) for name, given in table["roles"].items()}),
    )


def _line(given: dict[str, Any]) -> LineToken:
    return LineToken(given["width"], tuple(given.get("dash", ())), given.get("lines", 1))
