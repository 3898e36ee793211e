"""How still pictures look: rules for the page that holds them, which has the colours (`style.colours`)."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from visualize.tokens import tokens

FILE = Path(__file__).parent / "still.css"


@cache
def look() -> str:
    """Return the rules, those for each kind's colour included."""
    kinds = "".join(f'.still [data-kind="{kind}"] {{ color: var(--{kind}); }}\n' for kind in tokens().kinds)
    return FILE.read_text(encoding="utf-8") + kinds
