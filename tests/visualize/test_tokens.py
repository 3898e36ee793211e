"""The tokens are those of the design, and every picture takes them from the table."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from graph.derived import STANDINGS
from graph.model import MODES
from graph.ontology import load_ontology
from visualize.theme_css import build_theme_css
from visualize.tokens import THEMES, TOKENS_FILE, load_tokens

KINDS = {
    "Person": ("#0072B2", "#56B4E9"),
    "State": ("#D55E00", "#E8833A"),
    "Organisation": ("#009E73", "#3FBF98"),
    "Event": ("#B5569A", "#D68BC0"),
    "Place": ("#7D7D7D", "#A6A6A6"),
    "Asset": ("#8A5A2B", "#C9986A"),
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

# The measures and fonts of the table, with the files in `visualize/` that use each. A file that uses a token
# may not write its number again.
USES = {
    "fonts.sans": ("theme_css.py", "template/label_drawing.js"),
    "fonts.serif": ("theme_css.py",),
    "node.ring_gap": ("svg/elements.py", "template/nodes.js"),
    "node.ring_width": ("theme_css.py", "template/nodes.js"),
    "node.ring_scale": ("svg/elements.py", "template/nodes.js"),
    "node.back_opacity": ("theme_css.py", "svg/legend_symbols.py", "template/symbols.js"),
    "label.name_size": ("theme_css.py", "label_metrics.py", "template/label_layout.js"),
    "label.halo_width": ("theme_css.py", "template/label_drawing.js"),
    "label.rise": ("svg/edge_labels.py", "template/label_drawing.js"),
    "label.gap": ("svg/edge_labels.py", "template/label_drawing.js"),
    "arrow.length": ("svg/elements.py", "template/edges.js"),
    "arrow.half_width": ("svg/elements.py", "template/edges.js"),
    "arrow.open_width": ("svg/elements.py", "template/edges.js", "template/symbols.js"),
    "arrow.overlap": ("svg/elements.py", "template/edges.js"),
    "double_line.offset": (
        *("svg/elements.py", "svg/legend_symbols.py"),
        *("template/edges.js", "template/symbols.js"),
    ),
    "double_line.arrow_extra": ("svg/elements.py", "template/edges.js"),
    "dispute_mark.path": ("svg/dispute_mark.py", "template/dispute_marks.js"),
    "dispute_mark.radius": ("svg/dispute_mark.py", "template/dispute_marks.js"),
    "dispute_mark.distance": ("svg/dispute_mark.py", "template/dispute_marks.js"),
    "dispute_mark.line_width": ("svg/dispute_mark.py", "template/dispute_marks.js"),
    **{
        f"mode_mark.{name}": ("svg/mode_mark.py", "template/edges.js", "template/symbols.js")
        for name in ("reach", "line_width", "gap")
    },
    "mode_mark.along": ("svg/mode_mark.py", "template/edges.js"),
    "mode_mark.min_distance": ("svg/mode_mark.py", "template/edges.js"),
    "curve.step": ("svg/curves.py", "template/geometry.js"),
    "curve.max_bend": ("svg/curves.py", "template/geometry.js"),
    "curve.loop_height": ("svg/curves.py", "template/geometry.js"),
    "curve.loop_height_step": ("svg/curves.py", "template/geometry.js"),
    "curve.loop_width": ("svg/curves.py", "template/geometry.js"),
    "curve.loop_width_step": ("svg/curves.py", "template/geometry.js"),
    "symbol.reach": ("svg/legend_symbols.py", "template/symbols.js"),
    "symbol.size": ("svg/legend_symbols.py", "template/symbols.js"),
    "symbol.line_width": ("svg/legend_symbols.py", "template/symbols.js"),
    "symbol.line_height": ("svg/legend_symbols.py", "template/symbols.js"),
    "limit.labelled_ties": ("positions.py", "template/label_layout.js"),
    "limit.named_nodes": ("positions.py", "template/nodes.js"),
}
# Numbers up to this one are written for many other reasons.
MAX_COMMON_NUMBER = 4
# The same numbers with another meaning.
OTHER_NUMBERS = {
    ("template/geometry.js", 9): "halvings of an interval",
    ("template/geometry.js", 16): "steps along a curve",
}
VISUALIZE = TOKENS_FILE.parent
PAGES = VISUALIZE.parent / "api" / "pages"


def measures() -> dict[str, Any]:
    """Return the value of each token that is neither a colour nor a line, by "group.name"."""
    groups = load_tokens().as_data()
    return {
        f"{group}.{name}": value
        for group, tokens in groups.items()
        if group not in ("kinds", "standings", "modes", "not_actual", "colours")
        for name, value in tokens.items()
    }


def drawing_files() -> list[Path]:
    return [
        path
        for folder in (VISUALIZE, PAGES)
        for path in folder.rglob("*")
        if path.suffix in {".py", ".js", ".css", ".html"}
    ]


def test_colours_are_those_of_the_design() -> None:
    tokens = load_tokens()
    assert {name: (token.light, token.dark) for name, token in tokens.kinds.items()} == KINDS
    assert {name: (token.light, token.dark) for name, token in tokens.colours.items()} == ROLES


def test_lines_are_those_of_the_design() -> None:
    lines = {name: (token.width, token.dash, token.lines) for name, token in load_tokens().standings.items()}
    assert lines == {
        "corroborated": (2.4, (), 1),
        "reported": (1.2, (), 1),
        "alleged": (1.5, (7, 5), 1),
        "disputed": (1.3, (), 2),
        "denied": (1.3, (1.5, 5), 1),
    }


def test_planned_and_feared_have_marks_of_their_own() -> None:
    marks = {mode: token.path for mode, token in load_tokens().modes.items()}

    assert set(marks) == set(MODES) - {"actual"}
    assert len({*marks.values(), *(kind.path for kind in load_tokens().kinds.values())}) == 2 + len(KINDS)


def test_the_paler_line_of_a_planned_tie_can_be_seen() -> None:
    colours, opacity = load_tokens().colours, load_tokens().not_actual.opacity
    for theme in THEMES:
        canvas, line = (getattr(colours[name], theme) for name in ("canvas", "secondary"))
        assert contrast(canvas, blend(canvas, line, opacity)) >= 3, theme


def blend(below: str, above: str, opacity: float) -> str:
    """Return the colour that one colour with an opacity has on another."""
    pairs = ((int(below[at : at + 2], 16), int(above[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(low + (high - low) * opacity):02X}" for low, high in pairs)


def test_every_kind_and_standing_has_a_token() -> None:
    assert set(load_tokens().kinds) == set(load_ontology().kinds)
    assert tuple(load_tokens().standings) == STANDINGS


def test_shapes_differ() -> None:
    assert len({token.path for token in load_tokens().kinds.values()}) == len(KINDS)


def test_text_has_contrast_on_every_ground() -> None:
    roles = load_tokens().colours
    for text in ("text", "secondary", "accent"):
        for ground in ("canvas", "panel", "selection"):
            for theme in ("light", "dark"):
                pair = getattr(roles[text], theme), getattr(roles[ground], theme)
                assert contrast(*pair) >= 4.5, (text, ground, theme)


def contrast(first: str, second: str) -> float:
    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_the_page_has_the_table(html: str, data: dict[str, Any]) -> None:
    assert data["tokens"]["kinds"]["Group"]["back"]
    assert data["tokens"]["curve"] == load_tokens().as_data()["curve"]
    for name, (light, dark) in ROLES.items():
        assert f"--{name}: {light};" in html
        assert f"--{name}: {dark};" in html


def test_every_measure_has_its_uses_listed() -> None:
    assert set(USES) == set(measures())


@pytest.mark.parametrize("token", USES)
def test_a_measure_is_used_by_its_name_and_never_written_again(token: str) -> None:
    name, value = token.partition(".")[2], measures()[token]
    for file in USES[token]:
        code = without_comments((VISUALIZE / file).read_text(encoding="utf-8"), file)
        assert re.search(rf"\b{name}\b", code), f"{file} does not use {token}"
        is_common = isinstance(value, int) and value <= MAX_COMMON_NUMBER
        if not isinstance(value, str) and not is_common and (file, value) not in OTHER_NUMBERS:
            assert not number(value).search(code), f"{file} writes the number of {token}"


def number(value: float) -> re.Pattern[str]:
    """Return what finds a number in code, as 0.38, .38, 30 or 30.0."""
    digits = f"{value:g}".removeprefix("0")
    zeros = r"(?:\.0+)?" if "." not in digits else ""
    return re.compile(rf"(?<![\w.])0?{re.escape(digits)}{zeros}(?![\w.]*\d)")


def without_comments(code: str, file: str) -> str:
    if file.endswith(".py"):
        return re.sub(r'"""[\s\S]*?"""|#.*', "", code)
    return re.sub(r"/\*[\s\S]*?\*/|//.*", "", code)


def test_no_file_writes_a_colour_or_a_font_of_its_own() -> None:
    for path in drawing_files():
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"(?:#|%23)[0-9a-fA-F]{6}\b", text), path
        assert not re.search(r"\bsystem-ui\b|\bGeorgia\b", text), path


def test_style_sheets_use_custom_properties_that_exist_and_all_of_those_for_measures() -> None:
    defined = set(re.findall(r"--([\w-]+):", build_theme_css()))
    used = {
        name
        for path in drawing_files()
        if path.suffix == ".css"
        for name in re.findall(r"var\(--([\w-]+)\)", path.read_text(encoding="utf-8"))
    }
    assert used <= defined
    assert defined - set(ROLES) - set(KINDS) <= used
