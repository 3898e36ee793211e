"""Parse a page into the elements, links, headings and text that a browser shows."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class ParsedPage:
    """The content of a page.

    Args:
        tags: the names of all elements.
        attributes: the names of all attributes.
        links: (text or label, address) of each link, in order.
        headings: the text of each h1 to h4, in order.
        texts: all pieces of text, in order.
        style: the text of all style elements.
    """

    tags: set[str] = field(default_factory=set)
    attributes: set[str] = field(default_factory=set)
    links: list[tuple[str, str]] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    style: str = ""

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.texts).split())


class _PageParser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = ParsedPage()
        self._open_tags: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.page.tags.add(tag)
        self.page.attributes |= {name for name, _ in attrs}
        attributes = dict(attrs)
        self._open_tags.append(tag)
        if tag == "a":
            self.page.links.append((attributes.get("aria-label", ""), attributes.get("href", "")))
        if tag in {"h1", "h2", "h3", "h4"}:
            self.page.headings.append("")

    def handle_endtag(self, tag):
        while self._open_tags and self._open_tags.pop() != tag:
            pass

    def handle_data(self, data):
        if "style" in self._open_tags:
            self.page.style += data
            return
        self.page.texts.append(data)
        if "a" in self._open_tags and "svg" not in self._open_tags:
            text, address = self.page.links[-1]
            self.page.links[-1] = (" ".join(f"{text} {data}".split()), address)
        if {"h1", "h2", "h3", "h4"} & set(self._open_tags):
            self.page.headings[-1] = " ".join(f"{self.page.headings[-1]} {data}".split())


def parse_page(html: str) -> ParsedPage:
    parser = _PageParser()
    parser.feed(html)
    parser.close()
    return parser.page
