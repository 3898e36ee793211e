"""What is stored reads back as it was: for any record."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from graph.model.records import BOUNDS, MODES, STANCES, Claim, Entity, Money, PropertyClaim, Source
from graph.ontology import ontology
from graph.store.mapping import decode, encode

texts = st.text(min_size=1, max_size=8)
maybe = st.none() | texts
ids = st.lists(texts, max_size=3).map(tuple)
said = {
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
        inferred=st.sampled_from([None, "subject"]), **said,
    )
)  # fmt: skip
def test_a_claim_reads_back(claim: Claim) -> None:
    properties = encode.claim_properties(claim)
    assert None not in properties.values()
    assert decode.claim(ontology(), claim.edge_type, claim.subject, claim.object, properties) == claim


@given(
    st.builds(
        PropertyClaim, entity=texts, property=texts, value=texts | st.integers() | st.just(0), unit=maybe,
        bound=st.sampled_from(BOUNDS), **said,
    )
)  # fmt: skip
def test_a_property_claim_reads_back(claim: PropertyClaim) -> None:
    assert decode.property_claim(claim.entity, encode.property_claim_properties(claim)) == claim


people = st.fixed_dictionaries({}, optional={"born": texts, "description": texts})


@given(
    st.builds(
        Entity, id=texts, kind=st.just("Person"), name=texts, dataset=st.just("d"), aliases=ids,
        named=st.booleans(), source=maybe, properties=people, datasets=st.just(("d",)),
    )
)  # fmt: skip
def test_an_entity_reads_back(entity: Entity) -> None:
    properties = encode.entity_properties(entity) | {"datasets": ["d"]}
    assert decode.entity(ontology(), "Person", properties) == entity


@given(
    st.builds(Source, id=texts, dataset=st.just("d"), title=texts, author=ids, text=maybe, published=maybe)
)
def test_a_source_reads_back(source: Source) -> None:
    assert decode.source(encode.source_properties(source) | {"datasets": ["d"]}) == source


def test_no_declared_property_hides_what_every_claim_or_entity_has() -> None:
    assert encode.check_vocabulary(ontology()) == []
