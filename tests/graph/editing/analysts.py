"""Two analysts, their records, and what the store then has of them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from graph.editing import ANALYST, ChangeInfo, ClaimInput
from graph.model import Claim, PropertyClaim, Source
from graph.reading import load_replacement_chain
from graph.store import Store
from tests.graph import make_records

INES, OMAR = ChangeInfo("ines"), ChangeInfo("omar")


def make_claim(words: str, source: str = "paper", **more: Any) -> Claim:
    return replace(make_records.make_claim(words, source, **more), dataset=ANALYST.id)


def make_property_claim(words: str, value: Any, source: str = "paper", **more: Any) -> PropertyClaim:
    return replace(make_records.make_property_claim(words, value, source, **more), dataset=ANALYST.id)


def make_source(id_: str, **more: Any) -> Source:
    return replace(make_records.make_source(id_, **more), dataset=ANALYST.id)


def make_claim_input(words: str, source_: str = "paper", **more: Any) -> ClaimInput:
    return ClaimInput(make_claim(words, source_, **more))


def load_current_claims(store: Store) -> set[tuple[str, str, str, str, str]]:
    """Return the claims of analysts that are not withdrawn: id, subject, type, object, stance."""
    cited = store.read("sources_cited_by_dataset", dataset=ANALYST.id).rows[0][0]
    rows = store.read("claims_of_dataset", dataset=ANALYST.id, sources=cited).rows
    return {(p["id"], subject, type_, object_, p["stance"]) for type_, subject, object_, p in rows}


def list_versions(store: Store, id_: str) -> list[tuple[str, int, str, str]]:
    """Return the versions of a claim and of those that it replaced: claim, number, author, action."""
    return [(v.record_id, v.number, v.author, v.action) for v in load_replacement_chain(store, id_)]
