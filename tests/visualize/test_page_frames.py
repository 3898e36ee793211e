"""A page in a file links nowhere; a served page links back, an embedded one to the page of its own."""

from __future__ import annotations

import re

from graph.ontology import load_ontology
from tests.visualize.example_networks import make_small_network, read_page_data
from visualize import embedded_frame, render_page, served_frame

LINK = re.compile(r'<a class="([\w-]+)" href="([^"]*)"')


def links(html: str) -> list[tuple[str, str]]:
    return LINK.findall(html.partition("<script")[0])


def test_a_file_has_no_link_back() -> None:
    assert links(render_page(make_small_network(), load_ontology())) == []


def test_a_served_page_has_a_link_back() -> None:
    html = render_page(make_small_network(), load_ontology(), frame=served_frame("/start", "/sources/"))
    assert links(html) == [("brand", "/start")]


def test_an_embedded_page_links_to_the_same_picture_in_a_tab_of_its_own() -> None:
    frame = embedded_frame('/network?around=a&b="><script>', "/sources/")
    html = render_page(make_small_network(), load_ontology(), frame=frame)
    assert links(html) == [("full-page", "/network?around=a&amp;b=&#34;&gt;&lt;script&gt;")]
    assert 'target="_blank" rel="noopener"' in html


def test_only_a_page_of_the_service_knows_where_the_pages_of_sources_are() -> None:
    network, ontology = make_small_network(), load_ontology()
    frames = [served_frame("/", "/a/sources/"), embedded_frame("/network", "/a/sources/")]

    assert "data-sources" not in render_page(network, ontology).partition("<script")[0]
    for frame in frames:
        assert ' data-sources="/a/sources/"' in render_page(network, ontology, frame=frame)


def test_the_picture_is_the_same_in_each() -> None:
    network, ontology = make_small_network(), load_ontology()
    data = read_page_data(render_page(network, ontology))
    assert read_page_data(render_page(network, ontology, frame=served_frame("/", "/sources/"))) == data
    assert (
        read_page_data(render_page(network, ontology, frame=embedded_frame("/network", "/sources/"))) == data
    )
