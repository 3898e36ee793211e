"""The style of static pictures: CSS rules for the page that holds them, which also has the theme's rules."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from visualize.tokens import load_tokens

STYLESHEET_FILE = Path(__file__).parent / "static_picture.css"


@cache
def build_stylesheet() -> str:
    """Return the rules of `static_picture.css`, and one for the colour of each kind."""
    kinds = "".join(
        f'.static-picture [data-kind="{kind}"] {{ color: var(--{kind}); }}\n' for kind in load_tokens().kinds
    )
    return STYLESHEET_FILE.read_text(encoding="utf-8") + kinds
