"""The still picture: everything of the network is in it, by shape and line, and nothing lies on anything."""

from __future__ import annotations

import re
from itertools import combinations
from xml.etree.ElementTree import Element, fromstring

import pytest

from graph.derived.initial_view import opening
from graph.derived.network import Network, NetworkRecords, build_network, part, uncrowded
from graph.ontology import ontology
from graph.presentation.sentences import tie_in_words
from tests.visualize.made_up import claim, entity, large, one, small, source
from visualize import label_metrics
from visualize.svg import TALL, WIDE, Sheet, still
from visualize.svg.curves import between
from visualize.svg.edge_labels import ABOVE, Room, Written
from visualize.svg.formats import ties_of

EVIL = (
    "</title></svg><script>alert(1)</script><img src=x onerror=alert(2)> \"q\" 'q' {{7*7}} \u202eright\ud800"
)


def drawing(given: Network, sheet: Sheet = WIDE) -> Element:
    return fromstring(str(still(given, ontology(), sheet, lambda id_: f"/network?around={id_}")))


def told(found: Element, name: str) -> set[str]:
    return {
        title.text for group in found.iter(name) if (title := group.find("title")) is not None and title.text
    }


def test_each_entity_is_a_link_that_says_who_it_is():
    links = {link.get("href"): link.get("aria-label") for link in drawing(small()).iter("a")}

    assert links == {
        "/network?around=mira": "Mira Vell, person, 7 ties in this picture",
        "/network?around=altania": "Altania, state, 5 ties in this picture",
        "/network?around=bank": "Bank of Altania, organisation, 2 ties in this picture",
        "/network?around=riot": "Riot at Port Sel, event, 1 tie in this picture",
        "/network?around=port": "Port Sel, place, 1 tie in this picture",
        "/network?around=lawyers": "lawyers of Mira Vell, group, 1 tie in this picture",
    }


def test_each_tie_is_drawn_and_says_what_it_says_and_how_it_stands():
    given = small()
    assert told(drawing(given), "g") == {
        f"{tie_in_words(tie, given, ontology())}: {tie.standing}" for tie in given.ties
    }


def test_a_standing_is_a_line():
    lines = {}
    for group in drawing(small()).iter("g"):
        if group.get("class") == "tie":
            standing = group.findtext("title", "").rpartition(": ")[2]
            drawn = [path for path in group.iter("path") if path.get("class") == "line"]
            opacity = group.get("opacity")
            lines[standing, opacity] = (
                len(drawn),
                drawn[0].get("stroke-width"),
                drawn[0].get("stroke-dasharray"),
            )

    assert lines == {
        ("corroborated", None): (1, "2.4", None),
        ("reported", None): (1, "1.2", None),
        ("alleged", None): (1, "1.5", "7 5"),
        ("disputed", None): (2, "1.3", None),
        ("denied", None): (1, "1.3", "1.5 5"),
        # Feared: paler, and the second line is its open arrow head.
        ("alleged", "0.55"): (2, "1.5", "7 5"),
    }


def test_shapes_tell_the_kinds():
    kinds = [group.get("data-kind") for group in drawing(small()).iter("g") if group.get("data-kind")]
    assert sorted(kinds) == ["Event", "Group", "Organisation", "Person", "Place", "State"]


def test_words_are_written_along_their_tie_where_nothing_else_stands():
    level = between((0, 0), (300, 0), 0)
    room = Room()

    assert room.write("governed", level) == Written(150, -ABOVE, 0)
    # The same place is taken now: the next best is farther along.
    assert room.write("governed", level) not in (None, Written(150, -ABOVE, 0))
    assert Room().write("governed", between((0, 0), (40, 0), 0)) is None
    assert Room([(-10, -30, 310, 30)]).write("governed", level) is None


def test_words_are_never_upside_down():
    assert Room().write("governed", between((300, 0), (0, 0), 0)) == Written(150, -ABOVE, 0)


@pytest.mark.parametrize("sheet", [WIDE, TALL], ids=["wide", "tall"])
def test_no_node_or_name_lies_on_another(sheet: Sheet):
    whole = large()
    given = uncrowded(part(whole, opening(whole, sheet.most)), sheet.beside)
    where, counts = sheet.place(given, ontology()), ties_of(given)
    boxes = []
    for id_, (x, y) in where.items():
        radius, lines = label_metrics.radius(counts[id_]), label_metrics.lines(given.name(id_))
        half = max(radius, max(map(label_metrics.width, lines)) / 2)
        boxes.append((x - half, y - radius, x + half, y + radius + label_metrics.LINE_HEIGHT * len(lines)))

    assert len(boxes) == sheet.most
    for a, b in combinations(boxes, 2):
        assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]


def test_on_a_phone_the_picture_is_higher_than_wide_and_its_names_can_be_read():
    whole = large()
    view = drawing(part(whole, opening(whole, TALL.most)), TALL).get("viewBox", "")
    _, _, width, height = map(float, view.split())
    assert width < height
    assert width < 520


def test_everything_is_within_the_picture():
    found = drawing(uncrowded(large(20, 60)))
    left, top, width, height = map(float, found.get("viewBox", "").split())
    for path in found.iter("path"):
        if path.get("class") == "line":
            numbers = [float(number) for number in re.findall(r"-?[\d.]+", path.get("d", ""))]
            for x, y in ((numbers[0], numbers[1]), (numbers[-2], numbers[-1])):
                assert left <= x <= left + width
                assert top <= y <= top + height


def test_whatever_a_name_holds_is_text():
    people = [entity("a", "Person", f"A {EVIL}"), entity('b"><script>', "Person", f"B {EVIL}")]
    given = build_network(
        EVIL, NetworkRecords(people, [source(0)], [claim("ACCUSED", "a", 'b"><script>')]), ontology()
    )
    found = drawing(given)

    assert {each.tag for each in found.iter()} == {"svg", "title", "desc", "g", "path", "a", "circle", "text"}
    assert {name for each in found.iter() for name in each.attrib if name.startswith("on")} == set()


def test_a_loop_and_an_empty_picture_are_drawn():
    assert len(list(drawing(one()).iter("a"))) == 1
    assert list(drawing(part(one(), ())).iter("a")) == []
    assert list(drawing(part(one(), ()), TALL).iter("a")) == []


def test_the_picture_is_the_same_each_time():
    assert still(small(), ontology(), WIDE, str) == still(small(), ontology(), WIDE, str)
