"""Planned and feared ties differ from actual ones and each other by a mark and in words, not by colour."""

from __future__ import annotations

from xml.etree.ElementTree import Element, fromstring

import pytest

from graph.derived import Network, NetworkRecords, build_network
from graph.ontology import load_ontology
from tests.visualize.example_networks import make_claim, make_entity, make_source
from visualize.svg import TALL, WIDE, PictureFormat, mode_symbol, render_static_svg
from visualize.tokens import load_tokens


def render(network: Network, picture_format: PictureFormat) -> Element:
    return fromstring(str(render_static_svg(network, load_ontology(), picture_format, lambda id_: f"/{id_}")))


def marks_of(picture: Element) -> list[str]:
    """Return the mark of each planned and feared tie: its path, drawn first in the colour of the canvas."""
    groups = [group for group in picture.iter("g") if group.get("class") == "mode-mark"]
    assert all([path.get("class") for path in group.iter("path")] == ["halo", "sign"] for group in groups)
    return [
        path.get("d", "") for group in groups for path in group.iter("path") if path.get("class") == "sign"
    ]


def make_network_of_modes() -> Network:
    """Return a planned, a feared and an actual tie without a direction, of three pairs of people."""
    people = [make_entity(id_, "Person", id_) for id_ in "abcdef"]
    claims = [
        make_claim("MET", "a", "b", mode="planned"),
        make_claim("MET", "c", "d", mode="feared"),
        make_claim("MET", "e", "f"),
    ]
    return build_network("Modes", NetworkRecords(people, [make_source(0)], claims), load_ontology())


@pytest.mark.parametrize("picture_format", [WIDE, TALL], ids=["wide", "tall"])
def test_planned_and_feared_ties_have_marks_of_their_own_and_say_so_in_words(
    picture_format: PictureFormat,
) -> None:
    picture = render(make_network_of_modes(), picture_format)

    assert marks_of(picture) == [load_tokens().modes[mode].path for mode in ("planned", "feared")]
    labels = [text.text for text in picture.iter("text") if text.get("class") == "label"]
    assert sorted(label.partition(":")[0] for label in labels if label) == ["feared", "met", "planned"]


def test_where_a_label_has_no_room_a_planned_tie_has_that_word_alone() -> None:
    people = [make_entity(id_, "State", id_) for id_ in "ab"]
    claims = [make_claim("REQUESTED_EXTRADITION_OF", "a", "b", mode="planned")]
    network = build_network("x", NetworkRecords(people, [make_source(0)], claims), load_ontology())
    near = PictureFormat(lambda *_: {"a": (0.0, 0.0), "b": (90.0, 0.0)}, 2, 1)

    labels = [text.text for text in render(network, near).iter("text") if text.get("class") == "label"]
    assert labels == ["planned"]


def test_the_legend_has_the_marks_of_the_picture() -> None:
    for mode, token in load_tokens().modes.items():
        paths = [path.get("d") for path in fromstring(str(mode_symbol(mode))).iter("path")]
        assert paths.count(token.path) == 2
