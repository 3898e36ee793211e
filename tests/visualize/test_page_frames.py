"""A page in a file leads nowhere; one that is served leads back, one within another page to itself."""

from __future__ import annotations

import re

from graph.ontology import ontology
from tests.visualize.made_up import data_of, small
from visualize import embedded, page, served

LINK = re.compile(r'<a class="(\w+)" href="([^"]*)"')


def links(html: str) -> list[tuple[str, str]]:
    return LINK.findall(html.partition("<script")[0])


def test_a_file_has_no_way_back():
    assert links(page(small(), ontology())) == []


def test_a_served_page_has_a_way_back():
    assert links(page(small(), ontology(), frame=served("/start"))) == [("brand", "/start")]


def test_an_embedded_page_leads_to_the_same_picture_in_a_tab_of_its_own():
    html = page(small(), ontology(), frame=embedded('/network?around=a&b="><script>'))
    assert links(html) == [("whole", "/network?around=a&amp;b=&#34;&gt;&lt;script&gt;")]
    assert 'target="_blank" rel="noopener"' in html


def test_what_is_drawn_is_the_same_in_each():
    drawn = data_of(page(small(), ontology()))
    assert data_of(page(small(), ontology(), frame=served("/"))) == drawn
    assert data_of(page(small(), ontology(), frame=embedded("/network"))) == drawn
