"""An id is kept in stores for years: it is the hash of plain JSON, whichever library writes that."""

from __future__ import annotations

import json
from hashlib import blake2b

from hypothesis import given
from hypothesis import strategies as st

from graph.model.ids import claim_id, fingerprint, property_claim_id
from graph.ontology import ontology
from tests.graph.made_up import DATASET, claim, says

TEXT = st.text(st.characters(exclude_categories=["Cs"]))


def hashed(parts: list[object]) -> str:
    written = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    return blake2b(written.encode(), digest_size=12).hexdigest()


@given(role=TEXT, locator=st.none() | TEXT)
def test_the_id_of_a_claim_is_the_hash_of_what_identifies_it(role: str, locator: str | None) -> None:
    said = claim("ada WORKED_AT bank", locator=locator, properties={"role": role}, note="not in the id")
    assert claim_id(said, ontology()) == hashed(
        [DATASET, "paper", "WORKED_AT", "ada", "bank", locator, role]
    )  # fmt: skip


@given(value=TEXT | st.integers(-(2**63), 2**63 - 1) | st.floats(1e-4, 1e15))
def test_a_value_identifies_a_claim_only_where_there_may_be_several(value: str | float) -> None:
    several = property_claim_id(says("trial lawfulness", value), ontology())
    assert several == hashed([DATASET, "paper", "", "lawfulness", "trial", None, value])
    one = property_claim_id(says("ada born", value), ontology())
    assert one == hashed([DATASET, "paper", "", "born", "ada", None, None])


def test_a_fingerprint_tells_every_edit_but_not_who_was_identified_with_whom() -> None:
    before = claim("ada OWNS bank", properties={"share": 1})
    edits = [
        claim("ada OWNS bank", properties={"share": 2}),
        claim("ada OWNS bank"),
        claim("ada OWNS bank", properties={"share": 1}, note="seen"),
        claim("ada OWNS bank", properties={"share": 1}, valid_from="2012"),
        claim("ada OWNS firm", properties={"share": 1}),
    ]
    assert len({fingerprint(said) for said in [before, *edits]}) == 6
    merged = claim("eve OWNS bank", properties={"share": 1}, subject_id="ada")
    assert fingerprint(merged) == fingerprint(before)
