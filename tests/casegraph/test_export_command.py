"""`casegraph export`: the ties that `casegraph ties` lists, as a file whose name says its format."""

import csv
import io

import networkx
import polars
import pytest

from graph.csv_table import ENCODING
from graph.presentation import RECORDS_ATTRIBUTE, read_records
from tests.graph.small_case import CASE, CLAIMS
from visualize.exports import EXPORT_FORMATS


@pytest.fixture
def export(run, small_store, store_url, tmp_path):
    def call(*arguments, name="ties.csv"):
        return run("export", *arguments, "-o", tmp_path / name, "--store", store_url)

    return call


AT_BTA = {("tatiana", "WORKED_AT", "bta"), ("roman", "WORKED_AT", "bta")}


def read_ties(path):
    rows = csv.DictReader(io.StringIO(path.read_bytes().decode(ENCODING), newline=""))
    return {(row["subject"], row["edge_type"], row["object"]) for row in rows}


def ties_of(*ids):
    return {
        (claim.subject, claim.edge_type, claim.object)
        for claim in CLAIMS.values()
        if set(ids) <= {claim.subject, claim.object}
    }


def test_everything_is_written_and_counted(export, tmp_path):
    ran = export()

    assert ran.code == 0
    assert read_ties(tmp_path / "ties.csv") == ties_of()
    counts = "Everything: 10 entities, 11 ties, 12 claims, 2 property claims, in"
    assert " ".join(ran.out.split()).startswith(counts)
    assert "not in the file: 2 property claims" in ran.err


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("BTA Bank",), ties_of("bta")),
        (("Ablyazov", "BTA"), ties_of("bta", "mukhtar")),
        (("Ablyazov", "--type", "MARRIED_TO"), {("alma", "MARRIED_TO", "mukhtar")}),
        (("--standing", "disputed"), {("mukhtar", "OWNS", "bta")}),
        (("--mode", "feared"), {("kazakhstan", "KIDNAPPED", "tatiana")}),
        (("--family", "kin"), {("alma", "MARRIED_TO", "mukhtar")}),
        (("--source", "blog", "--stance", "denied"), {("mukhtar", "OWNS", "bta")}),
        (("Solodchenko", "--hops", "2", "--type", "WORKED_AT"), AT_BTA),
    ],
)
def test_options_select_ties(export, tmp_path, arguments, expected):
    assert export(*arguments).code == 0
    assert read_ties(tmp_path / "ties.csv") == expected


@pytest.mark.parametrize("format_name", [name for name in EXPORT_FORMATS if name != "ftm"])
def test_the_name_of_the_file_says_the_format(export, tmp_path, format_name):
    name = f"case.{EXPORT_FORMATS[format_name].suffix}"
    report = export("--json", name=name).json()

    assert report["format"] == format_name
    counts = ("entities", "ties", "claims", "property_claims")
    assert [report[name] for name in counts] == [10, 11, 12, 2]
    assert (tmp_path / name).stat().st_size > 0


def test_a_format_can_be_named(export, tmp_path):
    assert export("--format", "parquet", name="case.data").code == 0
    assert polars.read_parquet(tmp_path / "case.data").height == len(CLAIMS)


@pytest.mark.parametrize(
    ("arguments", "name", "message"),
    [
        ((), "case.doc", "does not say which format"),
        (("--format", "docx"), "case.doc", "'docx' is not a format"),
        (("--standing", "sure"), "ties.csv", "'sure' is not a standing"),
        (("--type", "MARIED_TO"), "ties.csv", "MARIED_TO"),
        (("--from", "yesterday"), "ties.csv", "'yesterday' is not a date"),
        (("--hops", "2"), "ties.csv", "--hops needs an entity"),
        (("BTA", "--dataset", CASE.id), "ties.csv", "cannot be combined with --dataset"),
        (("--dataset", "none"), "ties.csv", "There is no case 'none'"),
    ],
)
def test_mistakes_are_named_and_write_no_file(export, tmp_path, arguments, name, message):
    ran = export(*arguments, name=name)

    assert ran.code == 1
    assert message in " ".join(ran.err.split())
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_replaced_only_if_that_is_asked_for(export, tmp_path):
    (tmp_path / "ties.csv").write_text("mine")

    assert export().code == 1
    assert (tmp_path / "ties.csv").read_text() == "mine"
    assert export("--overwrite").code == 0
    assert read_ties(tmp_path / "ties.csv") == ties_of()


def test_a_failure_leaves_no_part_of_a_file(export, tmp_path, monkeypatch):
    monkeypatch.setattr("visualize.exports.graphs.MAX_TIES", 3)
    ran = export(name="ties.gexf")

    assert ran.code == 1
    assert "more than 3 ties" in " ".join(ran.err.split())
    assert list(tmp_path.iterdir()) == []


def test_the_records_in_a_graph_are_those_of_the_store(export, tmp_path):
    export(name="case.graphml")
    graph = networkx.read_graphml(tmp_path / "case.graphml", force_multigraph=True)
    texts = [data[RECORDS_ATTRIBUTE] for _, _, data in graph.edges(data=True)]

    claims = [record for text in texts for record in read_records(text) if hasattr(record, "edge_type")]
    assert {(each.subject, each.edge_type, each.object, each.stance, each.source) for each in claims} == {
        (each.subject, each.edge_type, each.object, each.stance, each.source) for each in CLAIMS.values()
    }
