"""A store of version 2 has one inferred end for each claim; version 3 has lists."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import graph
from graph.editing import add_claim
from graph.model import Claim, Dataset, Entity, Record, Source, compute_fingerprint, make_claim_id
from graph.reading import load_claim, load_versions
from graph.store import Store
from loaders.writer import load
from tests.graph.editing.analysts import INES, make_claim_input

CASE = Dataset(id="one", title="One")
CLAIM = Claim(
    dataset="one",
    source="book",
    edge_type="MET",
    subject="ada",
    object="ben",
    locator="chars 0-9",
    inferred=("object",),
    inferred_from=("chars 20-29",),
)
RECORDS: list[Record] = [
    Source(id="book", dataset="one", title="A book"),
    Entity(id="ada", kind="Person", name="Ada"),
    Entity(id="ben", kind="Person", name="Ben"),
    CLAIM,
]


def make_old(store: Store, claim_id: str) -> None:
    old: Any = replace(CLAIM, inferred="object", inferred_from="chars 20-29")  # type: ignore[arg-type]
    texts = (
        "MATCH ()-[r:MET {id: $id}]->() SET r.inferred = 'object', r.inferred_from = 'chars 20-29', "
        "r.fingerprint = $old",
        """MATCH (v:Version) SET v.record = replace(v.record, '["subject"]', '"subject"')""",
        """MATCH (v:Version) SET v.record = replace(v.record, '["row 3"]', '"row 3"')""",
        "MATCH (s:CasegraphSchema) SET s.version = 2, s.sum = 'old'",
    )
    for text in texts:
        parameters = {"id": claim_id, "old": compute_fingerprint(old)} if "$id" in text else {}
        store.write(lambda transaction, text=text, parameters=parameters: transaction.run(text, **parameters))


def test_inferred_ends_become_lists_and_a_load_changes_nothing(store: Store) -> None:
    load(store, CASE, RECORDS)
    claim_id = make_claim_id(CLAIM, store.ontology)
    claim_input = make_claim_input("ada MET ben", "book", inferred=("subject",), inferred_from=("row 3",))
    added = add_claim(store, INES, claim_input)
    make_old(store, claim_id)
    with graph.open(store.url) as opened:
        claim = load_claim(opened, claim_id)
        assert (claim.inferred, claim.inferred_from) == (("object",), ("chars 20-29",))
        (version,) = load_versions(opened, "claim", [added])
        assert (version.record["inferred"], version.record["inferred_from"]) == (["subject"], ["row 3"])
        report = load(opened, CASE, RECORDS)
        assert (report.written, report.changed, report.unchanged) == (0, 0, len(RECORDS))
