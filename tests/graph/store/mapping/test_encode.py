"""Any record that is stored reads back unchanged."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model import BOUNDS, MODES, STANCES, BaseClaim, Claim, Entity, Money, PropertyClaim, Source
from graph.ontology import Ontology, load_ontology
from graph.store import decode_claim, decode_entity, decode_property_claim, decode_source
from graph.store.mapping.encode import (
    BOOKKEEPING_FIELDS,
    CLAIM_FIELDS,
    ENTITY_FIELDS,
    PROPERTY_CLAIM_FIELDS,
    SOURCE_FIELDS,
    declared_names,
    encode_claim,
    encode_entity,
    encode_properties,
    encode_property_claim,
    encode_source,
)

texts = st.text(min_size=1, max_size=8)
maybe = st.none() | texts
ids = st.lists(texts, max_size=3).map(tuple)
claim_fields = {
    "dataset": texts,
    "source": texts,
    "locator": maybe,
    "quote": maybe,
    "note": maybe,
    "stance": st.sampled_from(STANCES),
    "mode": st.sampled_from(MODES),
    "condition": maybe,
    "said_by": ids,
    "about": ids,
    "event": maybe,
    "valid_from": maybe,
    "ended": st.booleans(),
    "said_on": maybe,
}
money = st.builds(Money, st.floats(allow_nan=False), texts)
owning = st.fixed_dictionaries({}, optional={"share": st.integers(), "amount": money})


@given(
    st.builds(
        Claim, edge_type=st.just("OWNS"), subject=texts, object=texts, subject_id=maybe, properties=owning,
        inferred=st.sampled_from([(), ("subject",)]), **claim_fields,
    )
)  # fmt: skip
def test_a_claim_reads_back(claim: Claim) -> None:
    properties = encode_claim(claim)
    assert None not in properties.values()
    assert decode_claim(load_ontology(), claim.edge_type, claim.subject, claim.object, properties) == claim


@given(
    st.builds(
        PropertyClaim, entity=texts, property=texts, value=texts | st.integers() | st.just(0), unit=maybe,
        bound=st.sampled_from(BOUNDS), **claim_fields,
    )
)  # fmt: skip
def test_a_property_claim_reads_back(claim: PropertyClaim) -> None:
    assert decode_property_claim(claim.entity, encode_property_claim(claim)) == claim


people = st.fixed_dictionaries({}, optional={"born": texts, "description": texts})


@given(
    st.builds(
        Entity, id=texts, kind=st.just("Person"), name=texts, dataset=st.just("d"), aliases=ids,
        named=st.booleans(), source=maybe, properties=people, datasets=st.just(("d",)),
    )
)  # fmt: skip
def test_an_entity_reads_back(entity: Entity) -> None:
    properties = encode_entity(entity) | {"datasets": ["d"]}
    assert decode_entity(load_ontology(), "Person", properties) == entity


@given(
    st.builds(Source, id=texts, dataset=st.just("d"), title=texts, author=ids, text=maybe, published=maybe)
)
def test_a_source_reads_back(source: Source) -> None:
    assert decode_source(encode_source(source) | {"datasets": ["d"]}) == source


@pytest.mark.parametrize("value", [0, 0.0, False, "", Money(0.0, "USD")])
def test_a_property_of_no_amount_is_kept(value: str | float | int | bool | Money) -> None:
    assert encode_properties({"share": value})["share"] == (0.0 if isinstance(value, Money) else value)


@pytest.mark.parametrize(
    ("record", "names"),
    [(Claim, CLAIM_FIELDS), (PropertyClaim, PROPERTY_CLAIM_FIELDS), (Source, SOURCE_FIELDS)],
)
def test_no_field_is_a_number_that_may_be_0(record: type, names: tuple[str, ...]) -> None:
    """An empty field is not stored. The value of a property claim is stored by itself."""
    types = {field.name: field.type for field in fields(record) if field.name in names}
    numbers = {name for name, type_ in types.items() if re.search(r"\b(int|float)\b", type_)}
    assert numbers == ({"value"} if record is PropertyClaim else set())


def hiding_properties(ontology: Ontology) -> list[str]:
    """Return the declared properties whose names every claim or entity has already."""
    reserved = {
        *CLAIM_FIELDS,
        *(field.name for field in fields(BaseClaim)),
        *BOOKKEEPING_FIELDS,
        "fingerprint",
    }
    of_edges = [
        f"{edge_type.id}.{name}"
        for edge_type in ontology.edge_types.values()
        for name in declared_names(edge_type.properties)
        if name in reserved
    ]
    of_kinds = [
        f"{kind.id}.{name}"
        for kind in ontology.kinds.values()
        for name in declared_names(kind.properties)
        if name in ENTITY_FIELDS
    ]
    return of_edges + of_kinds


def test_no_declared_property_has_the_name_of_a_common_property() -> None:
    assert hiding_properties(load_ontology()) == []
