"""The table of tokens is the one in the design, and every picture gets its look from it."""

from __future__ import annotations

from typing import Any

from graph.derived.ties import STANDINGS
from graph.ontology import ontology
from visualize.tokens import tokens

KINDS = {
    "Person": ("#0072B2", "#56B4E9"),
    "State": ("#D55E00", "#E8833A"),
    "Organisation": ("#009E73", "#3FBF98"),
    "Event": ("#B5569A", "#D68BC0"),
    "Place": ("#7D7D7D", "#A6A6A6"),
    "Group": ("#7A6A00", "#CDB94A"),
}
ROLES = {
    "canvas": ("#FBFAF7", "#15181D"),
    "panel": ("#FFFFFF", "#1C2026"),
    "line": ("#E3E0D8", "#2E343D"),
    "text": ("#1C1F24", "#E9EAEC"),
    "secondary": ("#646A73", "#A4ABB5"),
    "accent": ("#0A5FB4", "#6FB3F2"),
    "selection": ("#FFF3D1", "#3A3216"),
    "marked": ("#F6C344", "#E0B13A"),
}


def test_colours_are_those_of_the_design() -> None:
    assert {name: (token.light, token.dark) for name, token in tokens().kinds.items()} == KINDS
    assert {name: (token.light, token.dark) for name, token in tokens().roles.items()} == ROLES


def test_lines_are_those_of_the_design() -> None:
    lines = {name: (token.width, token.dash, token.lines) for name, token in tokens().standings.items()}
    assert lines == {
        "corroborated": (2.4, (), 1),
        "reported": (1.2, (), 1),
        "alleged": (1.5, (7, 5), 1),
        "disputed": (1.3, (), 2),
        "denied": (1.3, (1.5, 5), 1),
    }


def test_every_kind_and_standing_has_a_look() -> None:
    assert set(tokens().kinds) == set(ontology().kinds)
    assert tuple(tokens().standings) == STANDINGS


def test_shapes_differ() -> None:
    assert len({token.path for token in tokens().kinds.values()}) == len(KINDS)


def test_text_has_contrast_on_every_ground() -> None:
    roles = tokens().roles
    for text in ("text", "secondary", "accent"):
        for ground in ("canvas", "panel", "selection"):
            for theme in ("light", "dark"):
                pair = getattr(roles[text], theme), getattr(roles[ground], theme)
                assert contrast(*pair) >= 4.5, (text, ground, theme)


def test_the_page_carries_the_table(html: str, data: dict[str, Any]) -> None:
    assert data["tokens"]["kinds"]["Group"]["back"]
    for name, (light, dark) in ROLES.items():
        assert f"--{name}: {light};" in html
        assert f"--{name}: {dark};" in html


def contrast(first: str, second: str) -> float:
    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
