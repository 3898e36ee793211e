"""Templates to pages. What comes from the store is escaped; a page may load nothing and run nothing."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from graph.presentation.sentences import counted
from visualize.html_safe_json import writable
from visualize.svg import kind_mark, line_mark, look
from visualize.theme_css import colours

TEMPLATES = Path(__file__).parent / "templates"
HTML = "text/html"


def rendered(template: str, **told: Any) -> str:
    """Return a page.

    Args:
        template: the name of its file.
        told: what the page tells.
    """
    return writable(_environment().get_template(template).render(**told))


@cache
def headers() -> dict[str, str]:
    """Return the headers of such a page: its own style, and nothing else."""
    digest = base64.b64encode(hashlib.sha256(_style().encode()).digest()).decode()
    policy = (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; form-action 'self'; base-uri 'none'"
    )
    return {"Content-Security-Policy": policy}


@cache
def _style() -> str:
    return "\n".join((colours(), look(), (TEMPLATES / "pages.css").read_text(encoding="utf-8")))


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        style=Markup(_style()), counted=counted, kind_mark=kind_mark, line_mark=line_mark
    )
    return environment
