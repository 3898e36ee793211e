"""Render the templates of pages. Text from the store is escaped.

A page loads nothing. It runs nothing, or one script of its own that stands in it.
"""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from api.root_path import add_root_path
from graph.presentation import pluralise
from visualize.html_safe_json import replace_surrogates
from visualize.svg import build_stylesheet, dispute_symbol, kind_symbol, mode_symbol, standing_symbol
from visualize.theme_css import build_theme_css
from visualize.tokens import load_tokens

TEMPLATE_FOLDER = Path(__file__).parent / "templates"
HTML = "text/html"


def render_template(template: str, **variables: Any) -> str:
    """Return a page.

    Args:
        template: the name of its file.
        variables: the variables of the template.
    """
    return replace_surrogates(_environment().get_template(template).render(**variables))


@cache
def page_headers(script: str | None = None) -> dict[str, str]:
    """Return the headers of a page: it may use its own style and nothing else.

    Args:
        script: the name of a script that the page may run, and that may send requests to the service.
    """
    policy = "default-src 'none'; "
    if script is not None:
        policy += f"script-src {_hash_source(load_script(script))}; connect-src 'self'; "
    policy += f"style-src {_hash_source(_style())}; img-src data:; form-action 'self'; base-uri 'none'"
    return {"Content-Security-Policy": policy}


@cache
def load_script(name: str) -> Markup:
    """Return a script for a `script` element of a page, which allows it by its hash."""
    text = (TEMPLATE_FOLDER / name).read_text(encoding="utf-8")
    if "</script" in text.lower() or "<!--" in text:
        raise ValueError(f"{name} would end its own element")
    return Markup(text)


def make_anchor(prefix: str, locator: str) -> str:
    """Return the id of an element for a place of a source: "claims-chars-3-9"."""
    safe = re.sub("[^A-Za-z0-9-]", lambda match: f"_{ord(match[0]):x}", locator.replace(" ", "-"))
    return f"{prefix}-{safe}"


def _hash_source(text: str) -> str:
    """Return the hash of an inline script or style as a source of a content security policy."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@cache
def _style() -> str:
    page_rules = (TEMPLATE_FOLDER / "pages.css").read_text(encoding="utf-8")
    return "\n".join((build_theme_css(), build_stylesheet(), page_rules))


def _icon() -> str:
    """Return the icon of a page as a data URL: a person and an organisation, joined by a tie."""
    tokens = load_tokens()
    person, organisation = (tokens.kinds[kind].light for kind in ("Person", "Organisation"))
    svg = (
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'>"
        f"<path d='M4 4 12 12' stroke='{tokens.colours['secondary'].light}' stroke-width='1.6'/>"
        f"<circle cx='4' cy='4' r='3' fill='{person}'/>"
        f"<rect x='9.5' y='9.5' width='5' height='5' rx='1' fill='{organisation}'/></svg>"
    )
    escaped = svg.replace("#", "%23").replace("<", "%3C").replace(">", "%3E")
    return f"data:image/svg+xml,{escaped}"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATE_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        style=Markup(_style()),
        icon=Markup(_icon()),
        pluralise=pluralise,
        kind_symbol=kind_symbol,
        standing_symbol=standing_symbol,
        mode_symbol=mode_symbol,
        dispute_symbol=dispute_symbol,
        url=add_root_path,
        statement_anchor=partial(make_anchor, "claims"),
        text_anchor=partial(make_anchor, "at"),
    )
    return environment
