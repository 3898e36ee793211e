"""The table of visual tokens in `tokens.yaml`: how every picture, page and legend looks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, TypeAlias

import yaml

TOKENS_FILE = Path(__file__).parent / "tokens.yaml"

Theme: TypeAlias = Literal["light", "dark"]
THEMES: tuple[Theme, ...] = ("light", "dark")


@dataclass(frozen=True)
class KindToken:
    """How a kind of entity is drawn.

    Args:
        light, dark: its colour in each theme, as `#RRGGBB`.
        path: its shape as an SVG path in a box from -1 to 1.
        back: a second shape under it, or None.
    """

    light: str
    dark: str
    path: str
    back: str | None = None


@dataclass(frozen=True)
class LineToken:
    """How a tie of one standing is drawn.

    Args:
        width: of each line, in pixels.
        dash: the lengths drawn and left out in turn, in pixels; empty for a solid line.
        lines: how many parallel lines there are, 1 or 2.
        cap: how a line and its dashes end.
    """

    width: float
    dash: tuple[float, ...] = ()
    lines: int = 1
    cap: Literal["butt", "round"] = "butt"


@dataclass(frozen=True)
class ModeToken:
    """The mark on the line of a tie that is planned or feared.

    Args:
        path: the mark as an SVG path in a box from -1 to 1, on a line from left to right.
    """

    path: str


@dataclass(frozen=True)
class NotActualToken:
    """How a tie that is planned or feared differs from an actual one, beside its mark."""

    opacity: float
    open_arrow: bool


@dataclass(frozen=True)
class ColourToken:
    """The colour of a part of the page (canvas, text, ...) in each theme, as `#RRGGBB`."""

    light: str
    dark: str


@dataclass(frozen=True)
class FontTokens:
    """Font families, as CSS writes them."""

    sans: str
    serif: str


@dataclass(frozen=True)
class NodeTokens:
    """Measures of nodes."""

    ring_gap: float
    ring_width: float
    ring_scale: float
    back_opacity: float


@dataclass(frozen=True)
class LabelTokens:
    """Measures of the names of entities and the labels of ties."""

    name_size: float
    halo_width: float
    rise: float
    gap: float


@dataclass(frozen=True)
class ArrowTokens:
    """Measures of arrow heads."""

    length: float
    half_width: float
    open_width: float
    overlap: float


@dataclass(frozen=True)
class DoubleLineTokens:
    """Measures of the double line of a disputed tie."""

    offset: float
    arrow_extra: float


@dataclass(frozen=True)
class ModeMarkTokens:
    """Measures of the marks of planned and feared ties."""

    reach: float
    line_width: float
    gap: float
    along: float
    min_distance: float


@dataclass(frozen=True)
class DisputeMarkTokens:
    """The mark of nodes and ties about which something is in dispute: a sign in a circle.

    Args:
        path: the sign as an SVG path in a box from -1 to 1.
        radius: of the circle.
        distance: of its middle from the border of a node.
    """

    path: str
    radius: float
    line_width: float
    distance: float


@dataclass(frozen=True)
class CurveTokens:
    """Measures of parallel ties and loops."""

    step: float
    max_bend: float
    loop_height: float
    loop_height_step: float
    loop_width: float
    loop_width_step: float


@dataclass(frozen=True)
class SymbolTokens:
    """Measures of the small drawings in legends and lists."""

    reach: float
    size: int
    line_width: int
    line_height: int


@dataclass(frozen=True)
class LimitTokens:
    """From which size on a picture shows less."""

    labelled_ties: int
    named_nodes: int


@dataclass(frozen=True)
class Tokens:
    """The complete table. `tokens.yaml` says what each number means."""

    kinds: Mapping[str, KindToken]
    standings: Mapping[str, LineToken]
    modes: Mapping[str, ModeToken]
    not_actual: NotActualToken
    colours: Mapping[str, ColourToken]
    fonts: FontTokens
    node: NodeTokens
    label: LabelTokens
    arrow: ArrowTokens
    double_line: DoubleLineTokens
    mode_mark: ModeMarkTokens
    dispute_mark: DisputeMarkTokens
    curve: CurveTokens
    symbol: SymbolTokens
    limit: LimitTokens

    def as_data(self) -> dict[str, Any]:
        """Return the table as values that JSON can hold."""
        return {field.name: _as_data(getattr(self, field.name)) for field in fields(self)}


@cache
def load_tokens() -> Tokens:
    """Return the table that the project ships; the file is read once."""
    table = yaml.safe_load(TOKENS_FILE.read_text(encoding="utf-8"))
    return Tokens(
        kinds=MappingProxyType({name: KindToken(**row) for name, row in table["kinds"].items()}),
        standings=MappingProxyType({name: _line_token(row) for name, row in table["standings"].items()}),
        modes=MappingProxyType({name: ModeToken(**row) for name, row in table["modes"].items()}),
        not_actual=NotActualToken(**table["not_actual"]),
        colours=MappingProxyType({name: ColourToken(**row) for name, row in table["colours"].items()}),
        fonts=FontTokens(**table["fonts"]),
        node=NodeTokens(**table["node"]),
        label=LabelTokens(**table["label"]),
        arrow=ArrowTokens(**table["arrow"]),
        double_line=DoubleLineTokens(**table["double_line"]),
        mode_mark=ModeMarkTokens(**table["mode_mark"]),
        dispute_mark=DisputeMarkTokens(**table["dispute_mark"]),
        curve=CurveTokens(**table["curve"]),
        symbol=SymbolTokens(**table["symbol"]),
        limit=LimitTokens(**table["limit"]),
    )


def _line_token(row: dict[str, Any]) -> LineToken:
    return LineToken(**{**row, "dash": tuple(row.get("dash", ()))})


def _as_data(group: Any) -> dict[str, Any]:
    if isinstance(group, Mapping):
        return {name: asdict(token) for name, token in group.items()}
    return asdict(group)
