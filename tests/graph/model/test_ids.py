"""Ids and fingerprints are kept in stores for years, so that none of them may change by accident."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import pytest

from graph.model import (
    Claim,
    Entity,
    Money,
    PropertyClaim,
    Record,
    Source,
    check_id,
    compute_fingerprint,
    make_annotation_id,
    make_claim_id,
    make_property_claim_id,
)
from graph.ontology import load_ontology


def make_claim(edge_type: str = "MET", **fields: Any) -> Claim:
    defaults = {"dataset": "case", "source": "paper", "subject": "ada", "object": "bank"}
    return Claim(**{"edge_type": edge_type, **defaults, **fields})


def make_property_claim(entity: str, name: str, value: str | float, **fields: Any) -> PropertyClaim:
    return PropertyClaim(dataset="case", source="paper", entity=entity, property=name, value=value, **fields)


OWNS = make_claim(
    "OWNS", locator="row 3", properties={"share": 0, "amount": Money(1500.5, "EUR")}, note="a note"
)
QUOTED = make_claim(
    locator="chars 10-20",
    quote="Ada met X.",
    quote_sha256="00ff",
    stance="alleged",
    mode="feared",
    condition="if freed",
    said_by=("eve", "mallory"),
    about=("carol",),
    event="trial",
    valid_from="2012",
    valid_until="2013-05",
    ended=True,
    said_on="2014",
    subject_name="A. Lovelace",
    inferred=("object",),
    inferred_from=("chars 0-3",),
)


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        (make_claim(), "0780481f96ec89e72470f902"),
        (OWNS, "de186a91e88bfb8d067acfb3"),
        (
            make_claim("WORKED_AT", locator="chars 10-20", properties={"role": "director"}),
            "4e0ee51692bcbe3ecb7e4338",
        ),
        (make_claim("HEADED", properties={"role": "Директор"}), "57f0835eb0284269e3565662"),
    ],
)
def test_ids_of_claims(claim: Claim, expected: str) -> None:
    assert make_claim_id(claim, load_ontology()) == expected


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        (make_property_claim("ada", "born", "1970"), "bca1beee0d02c99df8a386b5"),
        (make_property_claim("trial", "killed", 0), "a7ffb02cdfdfbe931ed5f9e5"),
        (make_property_claim("ada", "age", 0, locator="page 3"), "cb17af91d90e273946cf078b"),
        (make_property_claim("trial", "lawfulness", "illegal", locator="page 3"), "6eacf45c9b373129d1251687"),
        (make_property_claim("ada", "conduct", "torture"), "2a21a9ab9a0679632c4cf86f"),
    ],
)
def test_ids_of_property_claims(claim: PropertyClaim, expected: str) -> None:
    assert make_property_claim_id(claim, load_ontology()) == expected


def test_equal_values_have_equal_ids() -> None:
    def id_of_age(value: float) -> str:
        return make_property_claim_id(make_property_claim("ada", "age", value), load_ontology())

    assert id_of_age(200) == id_of_age(200.0)
    assert id_of_age(200) != id_of_age(200.5)
    assert id_of_age(2**53) != id_of_age(2**53 + 1)


def test_ids_of_annotations() -> None:
    assert make_annotation_id("claim", "4f2e119a27f85458ace4e52d", 2) == "4f2e119a27f85458ace4e52d-2"
    assert make_annotation_id("entity", "ada", 1) == "d753628dd5dd74a345a136de-1"


def test_identifying_two_entities_changes_no_id() -> None:
    identified = make_claim(subject="eve", subject_id="ada", object="firm", object_id="bank")
    assert make_claim_id(identified, load_ontology()) == make_claim_id(make_claim(), load_ontology())

    identified_property = make_property_claim("eve", "conduct", "torture", entity_id="ada")
    assert make_property_claim_id(identified_property, load_ontology()) == "2a21a9ab9a0679632c4cf86f"


def test_only_identifying_properties_are_part_of_an_id() -> None:
    ids = {
        make_claim_id(make_claim("OWNS", properties=properties, note=note), load_ontology())
        for properties, note in [({}, None), ({"share": 50}, "a note")]
    }
    assert len(ids) == 1
    roles = [{}, {"role": "lawyer"}, {"role": "cook"}]
    assert (
        len({make_claim_id(make_claim("WORKED_AT", properties=role), load_ontology()) for role in roles}) == 3
    )


def test_a_value_is_part_of_an_id_only_if_there_may_be_several() -> None:
    def ids(name: str, *values: str | float) -> set[str]:
        claims = [make_property_claim("ada", name, value) for value in values]
        return {make_property_claim_id(claim, load_ontology()) for claim in claims}

    assert len(ids("born", "1970", "1971")) == 1
    assert len(ids("conduct", "torture", "show trials")) == 2


@pytest.mark.parametrize(
    ("text", "is_id"), [("ada", True), ("bta-bank.2", True), ("Ada", False), ("a--b", False)]
)
def test_ids_that_people_write(text: str, is_id: bool) -> None:
    assert (check_id(text) is None) is is_id


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (Source(id="paper", dataset="case", title="T"), "b0d0925b1124999386300035"),
        (
            Source(
                id="paper",
                dataset="case",
                title="Заголовок",
                publisher="press",
                author=("ada", "eve"),
                published="2012",
                derived_from=("blog",),
                sha256="00ff",
                text="Ada met X.",
            ),
            "a99e02a60a1b87738b42121e",
        ),
        (Entity(id="ada", dataset="case", kind="Person", name="Ada"), "63f44ed2b6631a14a26b0a46"),
        (
            Entity(
                id="paper/guards",
                dataset="case",
                kind="Group",
                name="guards",
                named=False,
                source="paper",
                properties={"size": 0},
            ),
            "7a9532995b6f448e24028814",
        ),
        (make_claim(), "2b356b7f33b2a2e070321087"),
        (OWNS, "50dac25a27bf3582f756085a"),
        (QUOTED, "a7c2fb4857e531d9ac9c87f1"),
        (
            make_claim("SENTENCED", properties={"in_absentia": False, "served": True}),
            "f71f63847ceaa40e9892763c",
        ),
        (make_property_claim("ada", "born", "1970"), "8791848b39a7f48563c8ae9f"),
        (make_property_claim("trial", "killed", 0), "f9aba0b5cee8880d36a913e9"),
        (make_property_claim("ada", "age", 0.0, bound="about", unit="years"), "bf45ba916a0b1119928d23b9"),
    ],
)
def test_fingerprints(record: Record, expected: str) -> None:
    assert compute_fingerprint(record) == expected


# Each edit of a record, and fields that it needs beside the edited one.
EDITS: list[tuple[Record, dict[str, Any]]] = [
    (OWNS, {"properties": {}}),
    (OWNS, {"properties": {"share": 0}}),
    (OWNS, {"properties": {"share": 1, "amount": Money(1500.5, "EUR")}}),
    (OWNS, {"properties": {"share": False, "amount": Money(1500.5, "EUR")}}),
    (OWNS, {"properties": {"share": 0, "amount": Money(1500.5, "USD")}}),
    (OWNS, {"properties": {"share": 0, "amount": Money(0, "EUR")}}),
    (OWNS, {"note": "another note"}),
    (OWNS, {"note": None}),
    (OWNS, {"object": "firm"}),
    (OWNS, {"ended": True}),
    (OWNS, {"stance": "denied"}),
    (OWNS, {"mode": "planned"}),
    (make_claim("SENTENCED", properties={"served": False}), {"properties": {}}),
    (make_claim("SENTENCED", properties={"served": False}), {"properties": {"served": True}}),
    (make_property_claim("trial", "killed", 0), {"value": 1}),
    (make_property_claim("trial", "killed", 0), {"value": 0.5}),
    (make_property_claim("trial", "killed", 0), {"bound": "at_least"}),
    (Entity(id="ada", kind="Person", name="Ada"), {"named": False}),
    (Entity(id="gang", kind="Group", name="A gang", properties={"size": 0}), {"properties": {}}),
    (Source(id="paper", dataset="case", title="T"), {"author": ("ada",)}),
    (Source(id="paper", dataset="case", title="T", text="A."), {"text": "B."}),
]


@pytest.mark.parametrize(("record", "edit"), EDITS, ids=[str(edit) for _, edit in EDITS])
def test_every_edit_changes_the_fingerprint(record: Record, edit: dict[str, Any]) -> None:
    assert compute_fingerprint(replace(record, **edit)) != compute_fingerprint(record)


def test_the_fingerprint_leaves_out_fields_that_the_store_sets() -> None:
    stored = replace(OWNS, id="0011", recorded_on="2026-01-01", withdrawn_on="2026-02-01")
    assert compute_fingerprint(stored) == compute_fingerprint(OWNS)
    entity = Entity(id="ada", kind="Person", name="Ada")
    in_datasets = replace(entity, dataset="case", datasets=("case", "other"))
    assert compute_fingerprint(in_datasets) == compute_fingerprint(entity)


def test_identifying_two_entities_changes_no_fingerprint() -> None:
    identified = replace(OWNS, subject="eve", subject_id="ada", object="firm", object_id="bank")
    assert compute_fingerprint(identified) == compute_fingerprint(OWNS)
    claim = make_property_claim("ada", "conduct", "torture")
    assert compute_fingerprint(replace(claim, entity="eve", entity_id="ada")) == compute_fingerprint(claim)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimWithMoreFields(Claim):
    """A claim as a later version of this program may define it."""

    translator: str | None = None
    certainty: str = "sure"
    is_machine_read: bool = False
    was_checked: bool = True
    votes: int | None = None
    tags: tuple[str, ...] = ()


def with_more_fields(claim: Claim, **fields: Any) -> ClaimWithMoreFields:
    values = {name: getattr(claim, name) for name in Claim.__dataclass_fields__}
    return ClaimWithMoreFields(**values, **fields)


@pytest.mark.parametrize("claim", [make_claim(), OWNS, QUOTED], ids=["short", "owns", "quoted"])
def test_new_optional_fields_change_no_fingerprint(claim: Claim) -> None:
    assert compute_fingerprint(with_more_fields(claim)) == compute_fingerprint(claim)


@pytest.mark.parametrize(
    "fields",
    [
        {"translator": "eve"},
        {"certainty": "doubtful"},
        {"is_machine_read": True},
        {"was_checked": False},
        {"votes": 0},
        {"tags": ("x",)},
    ],
    ids=str,
)
def test_a_value_in_a_new_field_changes_the_fingerprint(fields: dict[str, Any]) -> None:
    assert compute_fingerprint(with_more_fields(OWNS, **fields)) != compute_fingerprint(OWNS)
