"""A page is one file that asks the network for nothing, the same from every process, and safe to open."""

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

from graph.derived.network import Network, NetworkRecords
from graph.derived.network import build_network as build
from graph.ontology import ontology
from tests.visualize.made_up import data_of, small
from visualize import page, write_page

MAKE = """
import hashlib
from graph.ontology import ontology
from tests.visualize.made_up import large
from visualize import page
print(hashlib.sha256(page(large(60, 120), ontology()).encode()).hexdigest())
"""


class Elements(HTMLParser):
    """Collects every element with its attributes and the text of each script and style."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, dict[str, str | None], str]] = []
        self._open: tuple[str, dict[str, str | None]] | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        self._open = (tag, dict(attrs)) if tag in ("script", "style") else None

    def handle_data(self, data: str) -> None:
        if self._open:
            self.texts.append((*self._open, data))

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002
        self._open = None


def test_the_same_bytes_come_from_processes_with_different_hash_seeds() -> None:
    sums = {
        subprocess.run(
            [sys.executable, "-c", MAKE],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(sums) == 1


def test_no_element_loads_anything(html: str) -> None:
    for tag, attributes in Elements(html).found:
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


def test_the_policy_allows_exactly_the_scripts_and_styles_that_are_there(html: str) -> None:
    elements = Elements(html)
    policy = next(a["content"] for _, a in elements.found if a.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    allowed = set(re.findall(r"'sha256-([^']+)'", policy))
    there = {
        base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        for _, attributes, text in elements.texts
        if attributes.get("type") != "application/json"
    }
    assert allowed == there


def test_our_scripts_never_read_markup() -> None:
    for path in Path("visualize/template").glob("*.js"):
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
        assert len(text.splitlines()) < 300, path.name


HOSTILE = "</script><img src=x onerror=alert(1)> & \u2028 \ud800 <!-- {{ 7*7 }}"


def test_hostile_text_stays_text() -> None:
    html = page(small(title=HOSTILE, mira=HOSTILE), ontology())
    html.encode("utf-8", "strict")
    assert "<img" not in html
    assert html.count("</script>") == len([tag for tag, _ in Elements(html).found if tag == "script"])
    assert data_of(html)["entities"]["mira"]["name"] == HOSTILE


def test_a_page_is_written_whole_or_not_at_all(network: Network, tmp_path: Path) -> None:
    target = tmp_path / "picture.html"
    write_page(network, ontology(), target)
    assert target.read_text(encoding="utf-8") == page(network, ontology())
    with pytest.raises(KeyError):
        write_page(network, ontology(), target, where={})
    assert [path.name for path in tmp_path.iterdir()] == ["picture.html"]


def test_an_empty_network_has_a_page() -> None:
    assert "0 entities, 0 ties" in page(build("Nothing", NetworkRecords(), ontology()), ontology())
