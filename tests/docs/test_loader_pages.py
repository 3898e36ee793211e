"""Each page in docs/loaders has an example file to download, and a picture of what becomes of it today."""

from __future__ import annotations

import re
from xml.etree.ElementTree import fromstring

import pytest

from docs.loader_pictures import FILES, PAGES, PICTURES, load_example, read_examples
from docs.stand_alone_svg import render_svg_file

EXAMPLES = read_examples()
PAGE_NAMES = {path.stem for path in PAGES.glob("*.md")} - {"README"}
# A link, or an image with its alternative text.
LINK = re.compile(r"\[(?P<text>[^\]]+)\]\((?P<target>[^)#\s]+)\)")

each_example = pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.page)


def links_of(page: str, folder: str) -> dict[str, str]:
    """Return the files in a folder of docs/loaders to which a page links, by their names, with the texts."""
    text = (PAGES / f"{page}.md").read_text(encoding="utf-8")
    found = {link["target"]: link["text"] for link in LINK.finditer(text)}
    return {
        target.removeprefix(f"{folder}/"): text
        for target, text in found.items()
        if target.startswith(f"{folder}/")
    }


def words_of(svg: str) -> list[str]:
    """Return a picture in words: its title, its entities, and its ties as sentences with their standing."""
    return sorted(title.text or "" for title in fromstring(svg).iter("{http://www.w3.org/2000/svg}title"))


def test_every_page_has_its_example_in_the_list_and_its_picture():
    assert {example.page for example in EXAMPLES} == PAGE_NAMES
    assert {path.name for path in PICTURES.iterdir()} == {f"{name}.svg" for name in PAGE_NAMES}


@each_example
def test_a_page_links_its_example_and_shows_its_picture(example):
    files, pictures = links_of(example.page, "files"), links_of(example.page, "pictures")

    assert example.file in files
    assert [name for name in files if not (FILES / name).exists()] == []
    assert list(pictures) == [example.picture.name]
    assert "![" + pictures[example.picture.name] in (PAGES / f"{example.page}.md").read_text(encoding="utf-8")


@each_example
def test_a_picture_shows_what_becomes_of_its_example(example):
    if example.page == "ftm":
        pytest.importorskip("followthemoney", reason="followthemoney is not installed")
    drawn_now = words_of(render_svg_file(load_example(example)))

    assert words_of(example.picture.read_text(encoding="utf-8")) == drawn_now, "`make picture` draws it again"


@each_example
def test_a_picture_needs_no_other_file(example):
    svg = example.picture.read_text(encoding="utf-8")

    assert re.findall(r"href|url\(|@import|<script|<image|<foreignObject", svg) == []
