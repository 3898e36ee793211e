"""The static picture: everything of the network is in it, by shape and line, and nothing covers anything."""

from __future__ import annotations

import re
from itertools import combinations
from xml.etree.ElementTree import Element, fromstring

import pytest

from graph.derived import Network, NetworkRecords, build_network, select_initial_entities
from graph.ontology import load_ontology
from graph.presentation import tie_sentence
from tests.visualize.example_disputes import make_network_of_a_disputed_raid
from tests.visualize.example_networks import (
    make_claim,
    make_entity,
    make_large_network,
    make_network_of_one_tie,
    make_small_network,
    make_source,
)
from visualize.label_metrics import LINE_HEIGHT, break_name, name_width, node_radius
from visualize.positions import count_ties
from visualize.svg import TALL, WIDE, HiddenNeighbours, PictureFormat, render_static_svg

EVIL = (
    "</title></svg><script>alert(1)</script><img src=x onerror=alert(2)> \"q\" 'q' {{7*7}} \u202eright\ud800"
)


def render(network: Network, picture_format: PictureFormat = WIDE) -> Element:
    svg = render_static_svg(network, load_ontology(), picture_format, lambda id_: f"/network?around={id_}")
    return fromstring(str(svg))


def titles(picture: Element, name: str) -> set[str]:
    return {
        title.text
        for element in picture.iter(name)
        if (title := element.find("title")) is not None and title.text
    }


def test_each_entity_is_a_link_that_says_who_it_is() -> None:
    links = {link.get("href"): link.get("aria-label") for link in render(make_small_network()).iter("a")}

    assert links == {
        "/network?around=mira": "Mira Vell, person, 7 ties in this picture",
        "/network?around=altania": "Altania, state, 5 ties in this picture",
        "/network?around=bank": "Bank of Altania, organisation, 2 ties in this picture",
        "/network?around=riot": "Riot at Port Sel, event, 1 tie in this picture",
        "/network?around=port": "Port Sel, place, 1 tie in this picture",
        "/network?around=lawyers": "lawyers of Mira Vell, group, 1 tie in this picture",
    }


def test_each_tie_is_drawn_with_its_sentence_and_its_standing() -> None:
    network = make_small_network()
    assert titles(render(network), "g") == {
        f"{tie_sentence(tie, network, load_ontology())}: {tie.standing}" for tie in network.ties
    }


def test_a_standing_is_a_line() -> None:
    lines = {}
    for group in render(make_small_network()).iter("g"):
        if group.get("class") == "tie":
            standing = group.findtext("title", "").rpartition(": ")[2]
            paths = [path for path in group.iter("path") if path.get("class") == "line"]
            lines[standing, group.get("opacity")] = (
                len(paths),
                paths[0].get("stroke-width"),
                paths[0].get("stroke-dasharray"),
            )

    assert lines == {
        ("corroborated", None): (1, "2.4", None),
        ("reported", None): (1, "1.2", None),
        ("alleged", None): (1, "1.5", "7 5"),
        ("disputed", None): (2, "1.3", None),
        ("denied", None): (1, "1.3", "1.5 5"),
        # Feared: paler, and the second line is its open arrow head.
        ("alleged", "0.75"): (2, "1.5", "7 5"),
    }


def test_an_event_and_a_tie_in_dispute_have_a_mark_and_say_so() -> None:
    picture = render(make_network_of_a_disputed_raid())

    marked_kinds = [
        group.get("data-kind")
        for group in picture.iter("g")
        if group.get("data-kind") and any(mark.get("class") == "dispute-mark" for mark in group.iter("g"))
    ]
    assert marked_kinds == ["Event"]
    assert [mark.get("class") for mark in picture.iter("g")].count("dispute-mark") == 2
    labels = {link.get("aria-label") for link in picture.iter("a")}
    assert "Raid at Port Sel, event, 1 tie in this picture, in dispute" in labels
    assert any(title.endswith(", the date is disputed") for title in titles(picture, "g"))


def test_a_picture_without_disputed_values_has_no_mark() -> None:
    groups = render(make_small_network()).iter("g")

    assert "dispute-mark" not in {group.get("class") for group in groups}


def test_each_kind_has_its_shape() -> None:
    groups = render(make_small_network()).iter("g")
    kinds = [group.get("data-kind") for group in groups if group.get("data-kind")]
    assert sorted(kinds) == ["Event", "Group", "Organisation", "Person", "Place", "State"]


@pytest.mark.parametrize("picture_format", [WIDE, TALL], ids=["wide", "tall"])
def test_no_node_or_name_overlaps_another(picture_format: PictureFormat) -> None:
    complete = make_large_network()
    entity_ids = select_initial_entities(complete, picture_format.max_entities)
    network = complete.subnetwork(entity_ids).limit_parallel_ties(picture_format.max_parallel_ties)
    positions = picture_format.compute_positions(network, load_ontology())
    tie_counts = count_ties(network)
    boxes = []
    for id_, (x, y) in positions.items():
        radius, lines = node_radius(tie_counts[id_]), break_name(network.name(id_))
        half = max(radius, max(map(name_width, lines)) / 2)
        boxes.append((x - half, y - radius, x + half, y + radius + LINE_HEIGHT * len(lines)))

    assert len(boxes) == picture_format.max_entities
    for a, b in combinations(boxes, 2):
        assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]


def test_neighbours_that_are_not_in_the_picture_are_counted_beside_their_node_and_in_words() -> None:
    network = make_small_network()
    hidden = {"mira": HiddenNeighbours(1450), "bank": HiddenNeighbours(2000, is_at_least=True)}
    svg = render_static_svg(network, load_ontology(), WIDE, lambda id_: f"/{id_}", hidden)

    badges = {}
    for link in fromstring(str(svg)).iter("a"):
        texts = [group.findtext("text") for group in link.iter("g") if group.get("class") == "badge"]
        if texts:
            badges[link.get("aria-label")] = texts
    assert badges == {
        "Mira Vell, person, 7 ties in this picture, 1,450 more neighbours": ["+1,450"],
        "Bank of Altania, organisation, 2 ties in this picture, at least 2,000 more neighbours": ["2,000+"],
    }


def test_a_name_is_above_its_node_where_the_ties_leave_below() -> None:
    network = make_network_of_one_pair()
    upright = PictureFormat(lambda *_: {"a": (0.0, 0.0), "b": (0.0, 300.0)}, 2, 1)
    level = PictureFormat(lambda *_: {"a": (0.0, 0.0), "b": (300.0, 0.0)}, 2, 1)

    def find_names_above(picture_format: PictureFormat) -> set[str | None]:
        names = (text for text in render(network, picture_format).iter("text") if text.get("class") == "name")
        return {name.text for name in names if float(name.get("y", "")) < 0}

    assert (find_names_above(upright), find_names_above(level)) == ({"A"}, set())


def make_network_of_one_pair() -> Network:
    people = [make_entity("a", "Person", "A"), make_entity("b", "Person", "B")]
    return build_network(
        "x", NetworkRecords(people, [make_source(0)], [make_claim("MET", "a", "b")]), load_ontology()
    )


@pytest.mark.parametrize("pair_count", [1, 14, 40])
def test_loose_pairs_are_side_by_side_in_the_shape_of_the_page(pair_count: int) -> None:
    people = [
        make_entity(f"{side}{number}", "Person", f"Person {number}")
        for number in range(pair_count)
        for side in "ab"
    ]
    claims = [make_claim("MET", f"a{number}", f"b{number}") for number in range(pair_count)]
    network = build_network("x", NetworkRecords(people, [make_source(0)], claims), load_ontology())
    picture = render(network)

    _, _, width, height = map(float, picture.get("viewBox", "").split())
    assert width > height
    assert height <= 720
    # Shown at its natural size, so that the names are as large as other text.
    assert (float(picture.get("width", "")), float(picture.get("height", ""))) == (width, height)


def test_on_a_phone_the_picture_is_higher_than_wide_and_its_names_can_be_read() -> None:
    complete = make_large_network()
    network = complete.subnetwork(select_initial_entities(complete, TALL.max_entities))
    _, _, width, height = map(float, render(network, TALL).get("viewBox", "").split())
    assert width < height
    assert width < 520


def test_everything_is_within_the_picture() -> None:
    picture = render(make_large_network(20, 60).limit_parallel_ties())
    left, top, width, height = map(float, picture.get("viewBox", "").split())
    for path in picture.iter("path"):
        if path.get("class") == "line":
            numbers = [float(number) for number in re.findall(r"-?[\d.]+", path.get("d", ""))]
            for x, y in ((numbers[0], numbers[1]), (numbers[-2], numbers[-1])):
                assert left <= x <= left + width
                assert top <= y <= top + height


def test_hostile_names_are_text() -> None:
    people = [make_entity("a", "Person", f"A {EVIL}"), make_entity('b"><script>', "Person", f"B {EVIL}")]
    claims = [make_claim("ACCUSED", "a", 'b"><script>')]
    network = build_network(EVIL, NetworkRecords(people, [make_source(0)], claims), load_ontology())
    picture = render(network)

    elements = {"svg", "title", "desc", "g", "path", "a", "circle", "text"}
    assert {element.tag for element in picture.iter()} == elements
    assert not {name for element in picture.iter() for name in element.attrib if name.startswith("on")}


def test_a_loop_and_an_empty_picture_are_drawn() -> None:
    network = make_network_of_one_tie()
    assert len(list(render(network).iter("a"))) == 1
    assert list(render(network.subnetwork(())).iter("a")) == []
    assert list(render(network.subnetwork(()), TALL).iter("a")) == []
