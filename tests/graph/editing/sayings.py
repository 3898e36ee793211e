"""Short ways to write as an analyst, and to tell all that the store then holds of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from graph.editing.analyst_dataset import ANALYST
from graph.editing.change import By
from graph.editing.claims import Draft
from graph.model.records import Claim, PropertyClaim, Source
from graph.reading.versions import chain
from graph.store import Store
from tests.graph import made_up

INES, OMAR = By("ines"), By("omar")


def claim(words: str, source: str = "paper", **more: Any) -> Claim:
    return replace(made_up.claim(words, source, **more), dataset=ANALYST.id)


def says(words: str, value: Any, source: str = "paper", **more: Any) -> PropertyClaim:
    return replace(made_up.says(words, value, source, **more), dataset=ANALYST.id)


def source(id_: str, **more: Any) -> Source:
    return replace(made_up.source(id_, **more), dataset=ANALYST.id)


def draft(words: str, source_: str = "paper", **more: Any) -> Draft:
    return Draft(claim(words, source_, **more))


def stated(store: Store) -> set[tuple[str, str, str, str, str]]:
    """Every claim of analysts that stands: id, subject, type, object, stance."""
    cited = store.read("sources_cited", dataset=ANALYST.id).rows[0][0]
    rows = store.read("claims_of_dataset", dataset=ANALYST.id, sources=cited).rows
    return {(p["id"], subject, type_, object_, p["stance"]) for type_, subject, object_, p in rows}


def history(store: Store, id_: str) -> list[tuple[str, int, str, str]]:
    """Every version under an id: of which claim, its number, who and what."""
    return [(v.of, v.number, v.author, v.action) for v in chain(store, id_)]


def everything(store: Store) -> set[tuple[str, str]]:
    """Every node of the store that is no analyst's: its label and id."""
    found = store.query("MATCH (n) RETURN labels(n)[0], n.id").rows
    return {(label, id_) for label, id_ in found if label not in {"CasegraphSchema"}}
