"""What a page holds, as a browser reads it."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Read:
    """A page.

    Args:
        tags: every element's name.
        links: every link as (text or label, address), in order.
        headings: the text of each h1 to h4.
        texts: every other piece of text.
    """

    tags: set[str] = field(default_factory=set)
    attributes: set[str] = field(default_factory=set)
    links: list[tuple[str, str]] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    style: str = ""

    @property
    def said(self) -> str:
        return " ".join(" ".join(self.texts).split())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.read = Read()
        self._open: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.read.tags.add(tag)
        self.read.attributes |= {name for name, _ in attrs}
        given = dict(attrs)
        self._open.append(tag)
        if tag == "a":
            self.read.links.append((given.get("aria-label", ""), given.get("href", "")))
        if tag in {"h1", "h2", "h3", "h4"}:
            self.read.headings.append("")

    def handle_endtag(self, tag):
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data):
        if "style" in self._open:
            self.read.style += data
            return
        self.read.texts.append(data)
        if "a" in self._open and "svg" not in self._open:
            text, address = self.read.links[-1]
            self.read.links[-1] = (" ".join(f"{text} {data}".split()), address)
        if {"h1", "h2", "h3", "h4"} & set(self._open):
            self.read.headings[-1] = " ".join(f"{self.read.headings[-1]} {data}".split())


def read(html: str) -> Read:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.read
