"""XML that is damaged or meant to harm: refused with a sentence, before any record."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from graph.errors import CasegraphError
from tests.loaders.graph_files.reading import entities, open_file, read

XMLNS = "http://graphml.graphdrawing.org/xmlns"
GRAPHML = f'<graphml xmlns="{XMLNS}"><graph edgedefault="directed">{{}}</graph></graphml>'
LAUGHS = '<!ENTITY l0 "lol">' + "".join(
    f'<!ENTITY l{level} "{f"&l{level - 1};" * 10}">' for level in range(1, 10)
)
DOCUMENT_TYPES = {
    "billion laughs": f"<!DOCTYPE graphml [{LAUGHS}]>",
    "quadratic blowup": f'<!DOCTYPE graphml [<!ENTITY a "{"a" * 50_000}">]>',
    "external entity": '<!DOCTYPE graphml [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
    "external parameter entity": '<!DOCTYPE graphml [<!ENTITY % a SYSTEM "http://127.0.0.1/x.dtd"> %a;]>',
    "external document type": '<!DOCTYPE graphml SYSTEM "http://127.0.0.1/graphml.dtd">',
}


def write(tmp_path: Path, text: str | bytes, name: str = "graph.graphml") -> Path:
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def refuse(path: Path) -> str:
    """Return the sentence with which a file is refused, before it gives a record."""
    records = []
    with pytest.raises(CasegraphError) as caught:
        records += open_file(path, kind="Person").read()
    assert records == []
    return caught.value.message


@pytest.mark.parametrize("name", DOCUMENT_TYPES)
@pytest.mark.parametrize("suffix", ["graphml", "gexf"])
def test_document_types_and_entities_are_refused(name, suffix, tmp_path):
    text = DOCUMENT_TYPES[name].replace("graphml", suffix) + GRAPHML.format('<node id="&a;"/>')
    path = write(
        tmp_path, text.replace("<graphml", f"<{suffix}").replace("</graphml", f"</{suffix}"), f"g.{suffix}"
    )
    assert refuse(path) == f"g.{suffix}, line 1 declares a document type or an entity."


def test_damaged_files_are_refused_with_the_place(tmp_path):
    good = '<?xml version="1.0"?>\n' + GRAPHML.format('\n<node id="a"/>\n<node id="b"/>')
    assert refuse(write(tmp_path, good[:-17])) == (
        "graph.graphml is damaged XML: unclosed token at line 4, column 15."
    )
    wrong = good.replace('id="b"', "id=b")
    assert refuse(write(tmp_path, wrong)) == (
        "graph.graphml is damaged XML: not well-formed (invalid token) at line 4, column 10."
    )


def test_a_declared_encoding_that_is_wrong_is_refused(tmp_path):
    latin = '<?xml version="1.0" encoding="{}"?>\n' + GRAPHML.format('<node id="Zoë"/>')
    assert refuse(write(tmp_path, latin.format("UTF-8").encode("latin-1"))) == (
        "graph.graphml is damaged XML: not well-formed (invalid token) at line 2, column 98."
    )
    assert "unknown encoding" in refuse(write(tmp_path, latin.format("klingon")))
    assert "multi-byte" in refuse(write(tmp_path, latin.format("gb18030").encode()))
    right = write(tmp_path, latin.format("ISO-8859-1").encode("latin-1"))
    assert entities(read(right, kind="Person")) == {("Zoë", "Person", "Zoë")}


def test_nesting_tags_and_texts_have_limits(tmp_path):
    started = time.monotonic()
    deep = "<graph><node id='a'>" * 100_000
    assert refuse(write(tmp_path, GRAPHML.format(deep))) == (
        "graph.graphml, line 1 is nested more than 64 levels deep."
    )
    huge = write(tmp_path, GRAPHML.format(f'<node id="{"a" * 12_000_000}"/>'))
    assert refuse(huge) == "graph.graphml, line 1 has a tag, value or comment of more than 8 MB."
    text = f'<node id="a"><data key="x">{"a" * 9_000_000}</data></node>'
    assert refuse(write(tmp_path, GRAPHML.format(text))) == (
        "graph.graphml, line 1 has a text of more than 8,000,000 characters."
    )
    parts = f'<node id="a">{"<data/>" * 120_000}</node>'
    assert refuse(write(tmp_path, GRAPHML.format(parts))) == (
        "graph.graphml, line 1 has an element with more than 100,000 parts."
    )
    assert time.monotonic() - started < 10


def test_another_root_is_refused_where_the_format_is_named(tmp_path):
    from loaders.graph_files import GEXF
    from loaders.loader import LoadOptions
    from tests.loaders.graph_files.reading import ONTOLOGY

    with pytest.raises(CasegraphError, match=r"graph.graphml is no gexf: its root element is <graphml>\."):
        GEXF.open(write(tmp_path, GRAPHML.format("")), LoadOptions(), ONTOLOGY)


def test_names_with_markup_and_commands_are_stored_as_they_are(tmp_path):
    names = {
        "a": "Robert'); MATCH (n) DETACH DELETE n //",
        "b": "<script>alert(1)</script>",
        "c": "=HYPERLINK(1)",
    }
    key = '<key id="k" for="node" attr.name="name"/>'
    data = "".join(
        f'<node id="{id_}"><data key="k"><![CDATA[{name}]]></data></node>' for id_, name in names.items()
    )
    path = write(tmp_path, GRAPHML.replace("><graph ", f">{key}<graph ").format(data))
    assert entities(read(path, kind="Person")) == {(id_, "Person", name) for id_, name in names.items()}


def test_control_characters_in_names_are_refused(tmp_path):
    key = '<key id="k" for="node" attr.name="name"/>'
    names = {"a": "Ada&#x202e;Brook", "b": "a\nb\t c"}
    data = "".join(f'<node id="{id_}"><data key="k">{name}</data></node>' for id_, name in names.items())
    reading = read(write(tmp_path, GRAPHML.replace("><graph ", f">{key}<graph ").format(data)), kind="Person")
    # Line breaks and tabs are blanks.
    assert entities(reading) == {("b", "Person", "a b c")}
    assert {reason.split(" after")[0] for _, reason in reading.refused} == {
        "name: has the invisible character RIGHT-TO-LEFT OVERRIDE (U+202E)"
    }


def test_a_weight_that_is_no_number_is_reported(tmp_path):
    keys = '<key id="w" for="edge" attr.name="weight" attr.type="double"/>'
    nodes = '<node id="a"/><node id="b"/>'
    edges = "".join(
        f'<edge id="{text}" source="a" target="b"><data key="w">{text}</data></edge>'
        for text in ("NaN", "Infinity", "much", "1e3", "-2")
    )
    path = write(tmp_path, GRAPHML.replace("><graph ", f">{keys}<graph ").format(nodes + edges))
    reading = read(path, kind="Person")
    assert {(claim.locator, claim.properties.get("weight")) for claim in reading.claims} == {
        ("entity NaN", None),
        ("entity Infinity", None),
        ("entity much", None),
        ("entity 1e3", 1000),
        ("entity -2", -2),
    }
    assert reading.findings == {"a weight of edges that is no number is not kept": 3}
