"""One page that holds a whole picture: opened from a file or a server, it asks the network for nothing.

vis-network comes from the installed pyvis package, everything else from `template/`. The page allows by its
content security policy only the scripts and styles that are written here, each named by its sum.
"""

from __future__ import annotations

import base64
import hashlib
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pyvis
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from graph.derived.network import Network
from graph.ontology import Ontology
from visualize.html_safe_json import safe_json, writable
from visualize.page_data import contents
from visualize.page_frames import FILE, Frame
from visualize.theme_css import colours
from visualize.tokens import tokens
from visualize.vis_network import Positions, picture, positions

TEMPLATE = Path(__file__).parent / "template"
VIS = Path(pyvis.__file__).parent / "lib" / "vis-9.1.2"
# The page's own scripts, in the order in which each needs those before it.
SCRIPTS = (
    *("dom", "theme", "model", "filter"),
    *("geometry", "lines", "names", "canvas", "view", "pointer"),
    *("claims", "entity", "panel", "history", "legend", "search", "table", "keys", "main"),
)

# The opening of the element that holds the data, which the page has once: whatever a title says is escaped.
DATA = b'<script type="application/json" id="data">'
# The scripts come last: what they need is there when they run.
END = b"</body>"


def page(network: Network, ontology: Ontology, where: Positions | None = None, frame: Frame = FILE) -> str:
    """Return the picture of a network as one self-contained HTML page.

    Args:
        where: the position of each shown entity; computed where it is not given.
        frame: what stands around the picture.
    """
    return b"".join(_pieces(network, ontology, where, frame)).decode("utf-8")


def write_page(network: Network, ontology: Ontology, path: Path, where: Positions | None = None) -> None:
    """Write the page to `path`: whole, or not at all."""
    pieces = _pieces(network, ontology, where, FILE)
    handle, partial = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(pieces)
        Path(partial).chmod(0o644)
        Path(partial).replace(path)
    except BaseException:
        Path(partial).unlink(missing_ok=True)
        raise


def _pieces(network: Network, ontology: Ontology, where: Positions | None, frame: Frame) -> Iterator[bytes]:
    """Yield the page in pieces: the template with data and scripts put in where it has room for them.

    They are many times the rest, and the template engine would copy them several times.
    """
    drawn = picture(network, ontology, where if where is not None else positions(network, ontology))
    data: dict[str, Any] = contents(network, ontology)
    # Their ends and ids are those of the ties, in the same order.
    edges = {name: [edge[name] for edge in drawn.edges] for name in ("label", "bend")}
    data |= {"nodes": drawn.nodes, "edges": edges, "options": drawn.options, "tokens": tokens().as_data()}
    around = (
        _environment()
        .get_template(frame.template)
        .render(
            title=writable(network.title),
            entities=len(network.shown),
            ties=len(network.ties),
            disputes=len(network.disputes),
            links=frame.links,
            policy=_parts().policy,
            styles=_parts().styles,
        )
    )
    before, opening, after = around.encode("utf-8").partition(DATA)
    closing, end, rest = after.partition(END)
    yield from (before, opening)
    yield from safe_json(data)
    yield from (closing, _parts().scripts, end, rest)


@cache
def _environment() -> Environment:
    return Environment(loader=FileSystemLoader(TEMPLATE), autoescape=True, undefined=StrictUndefined)


@dataclass(frozen=True)
class _Parts:
    """The scripts and styles, which are the same in every page, and the policy that allows them."""

    policy: Markup
    styles: tuple[Markup, ...]
    scripts: bytes


@cache
def _parts() -> _Parts:
    vis = (VIS / "vis-network.min.js").read_text(encoding="utf-8").replace("\r\n", "\n")
    own = "\n".join((TEMPLATE / f"{name}.js").read_text(encoding="utf-8") for name in SCRIPTS)
    own = f'(() => {{\n"use strict";\nconst cg = {{}};\n{own}}})();'
    style = colours() + (TEMPLATE / "page.css").read_text(encoding="utf-8")
    scripts = [_element_text(text) for text in (vis, own)]
    styles = [_element_text(style)]
    policy = (
        f"default-src 'none'; script-src {_sums(scripts)}; style-src {_sums(styles)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    return _Parts(
        policy=Markup(policy),
        styles=tuple(Markup(text) for text in styles),
        scripts="".join(f"<script>{text}</script>\n" for text in scripts).encode("utf-8"),
    )


def _element_text(text: str) -> str:
    """Return a script or style between two line ends, refusing one that would end its own element."""
    if "</script" in text.lower() or "</style" in text.lower() or "<!--" in text:
        raise ValueError("a script or style of the page would end its own element")
    return f"\n{text}\n"


def _sums(texts: list[str]) -> str:
    digests = (base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in texts)
    return " ".join(f"'sha256-{digest}'" for digest in digests)
