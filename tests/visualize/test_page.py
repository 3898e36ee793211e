"""A page is one file that loads nothing else, the same from every process, and safe to open."""

from __future__ import annotations

import base64
import hashlib
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from graph.derived import Network, NetworkRecords, build_network
from graph.ontology import load_ontology
from tests.visualize.example_networks import make_small_network, read_page_data
from visualize import render_page, write_page
from visualize.page import SCRIPTS, TEMPLATE_FOLDER

HASH_PICTURES = """
import hashlib
from graph.ontology import load_ontology
from tests.visualize.example_networks import make_large_network
from visualize import render_page
from visualize.svg import WIDE, render_static_svg
network, ontology = make_large_network(60, 120), load_ontology()
for picture in (render_page(network, ontology), render_static_svg(network, ontology, WIDE, str)):
    print(hashlib.sha256(picture.encode()).hexdigest())
"""


class Elements(HTMLParser):
    """Collects every element with its attributes, and the text of each script and style."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, dict[str, str | None], str]] = []
        self._open: tuple[str, dict[str, str | None]] | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._open = (tag, dict(attrs)) if tag in ("script", "style") else None

    def handle_data(self, data: str) -> None:
        if self._open:
            self.texts.append((*self._open, data))

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002
        self._open = None


def test_the_same_bytes_come_from_processes_with_different_hash_seeds() -> None:
    hashes = {
        subprocess.run(
            [sys.executable, "-c", HASH_PICTURES],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(hashes) == 1


def test_no_element_loads_anything(html: str) -> None:
    for tag, attributes in Elements(html).elements:
        assert tag not in {"link", "img", "iframe", "object", "embed", "base"}
        assert not {"src", "srcset", "data", "background"} & set(attributes), tag


def test_no_style_or_script_of_ours_loads_anything(html: str) -> None:
    for tag, attributes, text in Elements(html).texts:
        if tag == "style":
            assert "url(" not in text
            assert "@import" not in text
        elif attributes.get("type") != "application/json" and "visjs" not in text:
            assert not re.search(
                r"\b(fetch|XMLHttpRequest|WebSocket|EventSource|sendBeacon|import)\s*\(", text
            )


def test_the_policy_allows_exactly_the_scripts_and_styles_of_the_page(html: str) -> None:
    page = Elements(html)
    policy = next(a["content"] for _, a in page.elements if a.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    allowed = set(re.findall(r"'sha256-([^']+)'", policy))
    hashes = {
        base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        for _, attributes, text in page.texts
        if attributes.get("type") != "application/json"
    }
    assert allowed == hashes


def test_every_script_is_in_the_page() -> None:
    assert sorted(SCRIPTS) == sorted(path.stem for path in TEMPLATE_FOLDER.glob("*.js"))


def test_our_scripts_never_read_markup_and_are_short() -> None:
    for path in TEMPLATE_FOLDER.glob("*.js"):
        text = path.read_text(encoding="utf-8")
        for forbidden in (
            "innerHTML",
            "outerHTML",
            "insertAdjacentHTML",
            "document.write",
            "eval(",
            "srcdoc",
        ):
            assert forbidden not in text, path.name
        assert len(text.splitlines()) < 200, path.name


HOSTILE = "</script><img src=x onerror=alert(1)> & \u2028 \ud800 <!-- {{ 7*7 }}"


def test_hostile_text_stays_text() -> None:
    html = render_page(make_small_network(title=HOSTILE, mira=HOSTILE), load_ontology())
    html.encode("utf-8", "strict")
    assert "<img" not in html
    assert html.count("</script>") == len([tag for tag, _ in Elements(html).elements if tag == "script"])
    assert read_page_data(html)["entities"]["mira"]["name"] == HOSTILE


def test_a_page_is_written_completely_or_not_at_all(network: Network, tmp_path: Path) -> None:
    target = tmp_path / "picture.html"
    write_page(network, load_ontology(), target)
    assert target.read_text(encoding="utf-8") == render_page(network, load_ontology())
    with pytest.raises(KeyError):
        write_page(network, load_ontology(), target, positions={})
    assert [path.name for path in tmp_path.iterdir()] == ["picture.html"]


def test_an_empty_network_has_a_page() -> None:
    empty = build_network("Nothing", NetworkRecords(), load_ontology())
    assert "0 entities, 0 ties" in render_page(empty, load_ontology())
