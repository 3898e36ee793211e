from __future__ import annotations

from pathlib import Path

import networkx
import pytest

from graph.errors import CasegraphError
from tests.loaders.graph_files.reading import entities, open_file, read, recognise, ties

NETWORK = """\
*Network Quay
*Vertices 3
1 "Ada Brook" 0.1 0.2 0.5 ellipse ic Red
2 "Ben O'Hara" [5-10]
3 Cy
*Arcs :1 "lent money to"
1 2 3.5 c Blue
2 1
*Edges
1 3 -1 l "cousins"
*Arcslist
3 1 2
"""


def write(tmp_path: Path, text: str | bytes) -> Path:
    path = tmp_path / "graph.net"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_arcs_and_edges_keep_their_relation_and_value(tmp_path):
    path = write(tmp_path, NETWORK)
    assert recognise(path) == ["pajek"]
    reading = read(path, kind="Person")
    assert reading.stream.dataset.title == "Quay"
    assert entities(reading) == {
        ("1", "Person", "Ada Brook"),
        ("2", "Person", "Ben O'Hara"),
        ("3", "Person", "Cy"),
    }
    assert ties(reading) == {
        ("Ada Brook", "LINKED_TO", "Ben O'Hara", "lent money to"),
        ("Ben O'Hara", "LINKED_TO", "Ada Brook", "lent money to"),
        ("Ada Brook", "LINKED_TO", "Cy", "cousins"),
        ("Cy", "LINKED_TO", "Ada Brook"),
        ("Cy", "LINKED_TO", "Ben O'Hara"),
    }
    assert {(claim.locator, claim.properties.get("weight")) for claim in reading.claims} == {
        ("line 7", 3.5),
        ("line 8", None),
        ("line 10", -1),
        ("line 12", None),
    }
    assert reading.findings["positions, sizes and colours of nodes are not kept yet"] == 1
    assert reading.findings["attribute 'time' of nodes is not kept"] == 1


def test_vertices_without_lines_have_their_numbers_as_names(tmp_path):
    reading = read(write(tmp_path, "*vertices 3\n*matrix\n0 1 0\n0 0 2.5\n0 x 0\n"), kind="Person")
    assert ties(reading) == {("1", "LINKED_TO", "2"), ("2", "LINKED_TO", "3")}
    assert reading.refused == {("graph.net, line 5", "'x' is not a number of the matrix")}


def test_what_networkx_writes_is_read(tmp_path):
    graph = networkx.MultiDiGraph()
    graph.add_edge("Ada Brook", "Ben", weight=2.5)
    graph.add_edge("Ada Brook", "Ben", weight=1)
    networkx.write_pajek(graph, tmp_path / "graph.net")
    reading = read(tmp_path / "graph.net", kind="Person")
    assert ties(reading) == {("Ada Brook", "LINKED_TO", "Ben")}
    assert {claim.properties["weight"] for claim in reading.claims} == {2.5, 1}


def test_what_is_wrong_with_one_line_is_refused_with_its_place(tmp_path):
    text = "*Vertices 2\n1 Ada\nx Ben\n1 Cy\n*Arcs\n1\n1 9\n1 1\n"
    reading = read(write(tmp_path, text), kind="Person")
    assert entities(reading) == {("1", "Person", "Ada")}
    assert reading.refused == {
        ("graph.net, line 3", "'x' is not the number of a vertex"),
        ("graph.net, line 4", "is the same record as an earlier one"),
        ("graph.net, line 6", "has no two vertices"),
        ("graph.net, line 7", "object: there is no entity 'graph/9'"),
        ("graph.net, line 8", "object: joins an entity to itself"),
    }


def test_numbers_of_thousands_of_digits_are_refused_with_their_place(tmp_path):
    long, zeros = "9" * 5_000, "0" * 5_000
    text = f"*Vertices {zeros}2\n{zeros}1 Ada\n{long} Ben\n2 Cy\n*Arcs\n{zeros}1 2 {long}\n1 {long}\n"
    reading = read(write(tmp_path, text), kind="Person")
    assert entities(reading) == {("1", "Person", "Ada"), ("2", "Person", "Cy")}
    assert {place for place, _ in reading.refused} == {"graph.net, line 3", "graph.net, line 7"}
    assert ("graph.net, line 3", f"'{'9' * 40}' is not the number of a vertex") in reading.refused
    assert ties(reading) == {("Ada", "LINKED_TO", "Cy")}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("*Vertices many\n", "graph.net, line 1: *Vertices needs their number, up to 10,000,000."),
        ("*Vertices 99999999999999\n", "graph.net, line 1: *Vertices needs their number, up to 10,000,000."),
        (f"*Vertices {'9' * 5_000}\n", "graph.net, line 1: *Vertices needs their number, up to 10,000,000."),
        (
            f"*Vertices {'0' * 12}{'9' * 5_000}\n",
            "graph.net, line 1: *Vertices needs their number, up to 10,000,000.",
        ),
        ("*Vertices 1\n1 a\n*Partition x\n", "graph.net, line 3: *partition is not read."),
        ("*Vertices 1\n1 a\n*Vertices 1\n", "graph.net, line 3 begins a second network."),
        ("*Arcs\n1 2\n", "graph.net has no vertices."),
        ("*Vertices 1\n1 " + "a" * 2_000_000, "graph.net, line 2 is longer than 1,000,000 characters."),
    ],
)
def test_a_file_that_is_no_network_is_refused(text, message, tmp_path):
    with pytest.raises(CasegraphError) as caught:
        list(open_file(write(tmp_path, text), kind="Person").read())
    assert caught.value.message == message


def test_other_encodings_are_detected_and_reported(tmp_path):
    text = '*Vertices 2\n1 "Иван Петров из Москвы"\n2 "Ольга Смирнова"\n*Arcs\n1 2\n'
    reading = read(write(tmp_path, text.encode("cp1251")), kind="Person")
    assert ties(reading) == {("Иван Петров из Москвы", "LINKED_TO", "Ольга Смирнова")}
    assert reading.findings["it was read as windows-1251"] == 1
    assert entities(read(write(tmp_path, text.encode("utf-16")), kind="Person")) == {
        ("1", "Person", "Иван Петров из Москвы"),
        ("2", "Person", "Ольга Смирнова"),
    }
