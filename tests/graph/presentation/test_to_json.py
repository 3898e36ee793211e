"""The fields of records, ties and disputes in JSON are the same in objects and in columns."""

from __future__ import annotations

from dataclasses import dataclass, fields

import pytest

from graph.derived import Network, NetworkRecords, build_network
from graph.model import Claim, Money, PropertyClaim
from graph.ontology import load_ontology
from graph.presentation import (
    claim_to_json,
    claims_to_columns,
    dispute_to_json,
    entity_to_json,
    record_to_json,
    source_to_json,
    tie_to_json,
    ties_to_columns,
    without_empty,
)
from tests.graph.make_records import make_claim, make_entity, make_property_claim, make_source
from tests.visualize.exports.export_network import export, read_csv
from visualize.page_data import build_page_data

CLAIMS = [
    make_claim("ada OWNS bank", id="1", properties={"share": 0, "amount": Money(2.5, "EUR")}),
    make_claim("ben OWNS bank", id="2", said_by=("ben",), ended=True, note="From the register"),
]
PROPERTY_CLAIMS = [
    make_property_claim("raid killed", 0, id="3", about=("ada",)),
    make_property_claim("raid killed", 3, "blog", id="4", unit="men"),
]


def make_network(*claims: Claim | PropertyClaim) -> Network:
    entities = [make_entity(id_) for id_ in ("ada", "ben", "cas")]
    entities += [make_entity("bank", "Organisation"), make_entity("raid", "Event")]
    sources = [make_source("paper", publisher="paper-house"), make_source("blog", author=("ben",))]
    return build_network("x", NetworkRecords.from_records([*entities, *sources, *claims]), load_ontology())


def test_zero_and_false_are_kept_and_empty_values_are_not():
    values = {
        "zero": 0,
        "share": 0.0,
        "no": False,
        "none": None,
        "text": "",
        "list": [],
        "tuple": (),
        "map": {},
    }

    assert without_empty(values) == {"zero": 0, "share": 0.0, "no": False}


def test_a_value_of_zero_and_a_flag_that_is_false_are_in_every_form_of_a_claim():
    detained = make_claim("ada DETAINED ben", properties={"in_absentia": False, "served": 0})
    network = make_network(detained, *PROPERTY_CLAIMS)

    assert claim_to_json(detained, network)["properties"] == {"in_absentia": False, "served": 0}
    assert record_to_json(detained)["properties"] == {"in_absentia": False, "served": 0}
    assert claim_to_json(PROPERTY_CLAIMS[0], network)["value"] == 0
    assert claim_to_json(detained, network)["ended"] is False
    assert claims_to_columns([detained], network)["properties"] == [{"in_absentia": False, "served": 0}]


def test_a_property_of_zero_or_false_is_on_the_page_and_in_exports():
    detained = make_claim("ada OWNS bank", properties={"share": 0})
    network = make_network(detained, *PROPERTY_CLAIMS)

    data = build_page_data(network, load_ontology())["claims"]
    (row,) = read_csv(export(network, "csv"))

    assert data["facts"][0] == [{"label": "share", "text": "0"}]
    assert data["value"] == [None, "0", "3 men"]
    assert row["property.share"] == "0"


@pytest.mark.parametrize("claims", [CLAIMS, PROPERTY_CLAIMS, [*CLAIMS, *PROPERTY_CLAIMS]])
def test_columns_hold_the_fields_of_the_objects(claims):
    network = make_network(*claims)
    columns = claims_to_columns(claims, network)

    rows = [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]
    assert [without_empty(row) for row in rows] == [claim_to_json(claim, network) for claim in claims]
    assert all(value not in ((), {}, []) for values in columns.values() for value in values)


def test_fields_can_be_omitted():
    network = make_network(*CLAIMS)
    columns = claims_to_columns(CLAIMS, network, omit=frozenset({"source", "by_party"}))

    assert columns.keys() == claims_to_columns(CLAIMS, network).keys() - {"source", "by_party"}
    assert entity_to_json(make_entity("ada"), frozenset({"name"})) == {
        "id": "ada", "kind": "Person", "dataset": "made-up", "named": True,
    }  # fmt: skip


def test_ties_in_columns():
    network = make_network(*CLAIMS, make_claim("ada HEADED bank", properties={"role": "chair"}))
    columns = ties_to_columns(network.ties)
    ties = [tie_to_json(tie, network, load_ontology()) for tie in network.ties]

    assert columns.pop("identifying") == [None, None, {"role": "chair"}]
    assert columns == {name: [tie[name] for tie in ties] for name in columns}


def test_every_field_of_a_record_is_in_its_json():
    full_claim = make_claim(
        "ada OWNS bank",
        **{field.name: "x" for field in fields(Claim) if field.default is None},
        said_by=("ben",),
        about=("cas",),
        inferred=("object",),
        inferred_from=("row 3",),
        properties={"share": 1},
        id="1",
    )
    network = make_network(*CLAIMS)

    assert claim_to_json(full_claim, network).keys() == {
        *(field.name for field in fields(Claim)),
        "attribution",
        "by_party",
    }


def test_the_text_of_a_source_is_not_in_its_json():
    source = make_source("paper", text="The text", sha256="0" * 64)

    assert "text" not in source_to_json(source) | record_to_json(source)
    assert source_to_json(source)["sha256"] == "0" * 64


def test_a_dispute_has_a_claim_of_each_side():
    network = make_network(*PROPERTY_CLAIMS)

    dispute = dispute_to_json(network.disputes[0], network, load_ontology())

    assert [(side["position"], len(side["claims"])) for side in dispute["sides"]] == [("0", 1), ("3 men", 1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class RatedClaim(Claim):
    """A claim with a property that no other module knows."""

    confidence: str | None = None


def test_a_new_field_of_a_claim_is_in_the_json_on_the_page_and_in_the_table(monkeypatch):
    monkeypatch.setattr("visualize.exports.tables.Claim", RatedClaim)
    claim = RatedClaim(
        dataset="made-up", source="paper", edge_type="MET", subject="ada", object="ben", confidence="high"
    )
    network = make_network(make_claim("ada MET cas"), claim)

    assert claim_to_json(claim, network)["confidence"] == "high"
    assert build_page_data(network, load_ontology())["claims"]["facts"] == [
        None,
        [{"label": "confidence", "text": "high"}],
    ]
    assert [row["confidence"] for row in read_csv(export(network, "csv"))] == ["", "high"]
