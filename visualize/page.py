"""One HTML page with a complete picture: opened from a file or a server, it loads nothing else.

vis-network comes from the installed pyvis package, everything else from `template/`. The page's content
security policy allows only the scripts and styles in the page itself, each by its SHA-256 hash.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyvis
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from graph.derived import DISPUTE_CATEGORIES, Network
from graph.model import folding_tables
from graph.ontology import Ontology
from graph.output_files import write_output_file
from graph.presentation import pluralise
from visualize.html_safe_json import dump_html_safe_json, replace_surrogates
from visualize.page_data import build_page_data
from visualize.page_frames import STANDALONE_FRAME, PageFrame
from visualize.positions import Positions, compute_positions
from visualize.theme_css import build_theme_css
from visualize.tokens import load_tokens
from visualize.vis_network import build_vis_network

TEMPLATE_FOLDER = Path(__file__).parent / "template"
VIS_NETWORK_FOLDER = Path(pyvis.__file__).parent / "lib" / "vis-9.1.2"
# The page's own scripts, in the order in which they run. Each adds its functions to the object `cg`, and when
# it starts needs only those before it.
SCRIPTS = (
    *("dom", "data", "theme", "lookups", "filter"),
    *("geometry", "edges", "symbols", "label_space", "label_drawing"),
    *("highlight", "nodes", "dispute_marks", "label_layout", "network_canvas", "viewport", "pointer"),
    *("panel_claim", "panel_disputes", "panel_entity", "panel", "address_history"),
    *("filter_words", "legend", "name_folding", "search", "table", "shortcuts", "print", "main"),
)

# The start tag of the element for the data. It occurs once in a page, because `<` is escaped in titles.
DATA_ELEMENT = b'<script type="application/json" id="data">'
# The scripts come last, because they need the elements of the page.
BODY_END = b"</body>"


def render_page(
    network: Network,
    ontology: Ontology,
    positions: Positions | None = None,
    frame: PageFrame = STANDALONE_FRAME,
) -> str:
    """Return the picture of a network as one self-contained HTML page.

    Args:
        positions: the position of each shown entity; computed by default.
        frame: what is around the picture.

    Raises:
        ValueError: a position is not a finite number.
    """
    return b"".join(_page_chunks(network, ontology, positions, frame)).decode("utf-8")


def write_page(
    network: Network,
    ontology: Ontology,
    path: Path,
    positions: Positions | None = None,
    *,
    overwrite: bool = True,
) -> None:
    """Write the page to `path`, completely or not at all.

    Args:
        positions: the position of each shown entity; computed by default.
        overwrite: whether a file that exists may be replaced.

    Raises:
        ValueError: a position is not a finite number.
        CasegraphError: the file cannot be written, or exists and may not be replaced.
    """
    chunks = _page_chunks(network, ontology, positions, STANDALONE_FRAME)
    write_output_file(path, chunks, overwrite=overwrite)


def _page_chunks(
    network: Network, ontology: Ontology, positions: Positions | None, frame: PageFrame
) -> Iterator[bytes]:
    """Yield the page: the rendered template, with the data and the scripts inserted.

    These are many times larger than the rest, and the template engine would copy them several times.
    """
    if positions is None:
        positions = compute_positions(network, ontology)
    vis = build_vis_network(network, ontology, positions)
    # The edges have the ids, subjects and objects of the ties, in the same order.
    edges = {name: [edge[name] for edge in vis.edges] for name in ("label", "bend")}
    data = build_page_data(network, ontology)
    data |= {"nodes": vis.nodes, "edges": edges, "options": vis.options, "tokens": load_tokens().as_data()}
    html = (
        _environment()
        .get_template(frame.template)
        .render(
            title=replace_surrogates(network.title),
            entities=len(network.shown_ids),
            ties=len(network.ties),
            disputes=_count_disputes(network),
            links=frame.links,
            policy=_page_assets().policy,
            style=_page_assets().style,
        )
    )
    before_data, start_tag, after_data = html.encode("utf-8").partition(DATA_ELEMENT)
    body, body_end, rest = after_data.partition(BODY_END)
    yield from (before_data, start_tag)
    yield from dump_html_safe_json(data)
    yield from (body, _page_assets().scripts, body_end, rest)


def _count_disputes(network: Network) -> str:
    """Return how many disputes and differences there are, in words; an empty text if there are none."""
    counts = Counter(dispute.category for dispute in network.disputes)
    return ", ".join(
        pluralise(counts[category], category) for category in DISPUTE_CATEGORIES if counts[category]
    )


@cache
def _environment() -> Environment:
    return Environment(loader=FileSystemLoader(TEMPLATE_FOLDER), autoescape=True, undefined=StrictUndefined)


@dataclass(frozen=True)
class _PageAssets:
    """What is the same in every page: the scripts, the style, and the policy that allows them."""

    policy: Markup
    style: Markup
    scripts: bytes


@cache
def _page_assets() -> _PageAssets:
    vis = (VIS_NETWORK_FOLDER / "vis-network.min.js").read_text(encoding="utf-8").replace("\r\n", "\n")
    page_scripts = "\n".join((TEMPLATE_FOLDER / f"{name}.js").read_text(encoding="utf-8") for name in SCRIPTS)
    tables = b"".join(dump_html_safe_json(folding_tables())).decode("utf-8")
    start = f'"use strict";\nconst cg = {{ foldingTables: {tables} }};\n'
    page_scripts = f"(() => {{\n{start}{page_scripts}}})();"
    scripts = [_element_text(text) for text in (vis, page_scripts)]
    style = _element_text(build_theme_css() + (TEMPLATE_FOLDER / "page.css").read_text(encoding="utf-8"))
    policy = (
        f"default-src 'none'; script-src {_hash_sources(scripts)}; style-src {_hash_sources([style])}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    return _PageAssets(
        policy=Markup(policy),
        style=Markup(style),
        scripts="".join(f"<script>{text}</script>\n" for text in scripts).encode("utf-8"),
    )


def _element_text(text: str) -> str:
    """Return a script or style between two line breaks; refuse one that would end its own element."""
    if "</script" in text.lower() or "</style" in text.lower() or "<!--" in text:
        raise ValueError("a script or style of the page would end its own element")
    return f"\n{text}\n"


def _hash_sources(texts: list[str]) -> str:
    """Return the hashes of inline scripts or styles as the sources of a content security policy."""
    digests = (base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in texts)
    return " ".join(f"'sha256-{digest}'" for digest in digests)
