"""The edge types and properties that cases declared for themselves, which are kept in the store.

They extend the ontology of the store for every program that opens it. What a case declared stays when the
case no longer declares it, because its withdrawn claims need it.
"""

from __future__ import annotations

import json

from graph.errors import StoreError
from graph.ontology import CaseTypes, Ontology, extend_ontology, load_ontology, make_case_types
from graph.store.cypher.results import CypherReader

READ_DECLARATIONS = """
MATCH (s:CasegraphSchema {id: 'schema'})
RETURN s.declared_types AS declared_types, s.declared_types_sum AS sum
"""


class StoreOntology:
    """The ontology of an open store, shared by all views of the store.

    Args:
        ontology: that of the project, extended by what the store's cases declare.
        checksum: names the declarations that it was extended by; empty without any.
    """

    def __init__(self, ontology: Ontology) -> None:
        self.ontology, self.checksum = ontology, ""

    def read(self, read: CypherReader) -> None:
        """Read what the cases in the store declare.

        Raises:
            StoreError: the store failed, or what it has is damaged.
        """
        _, rows = read(READ_DECLARATIONS, {})
        stored, checksum = rows[0] if rows else (None, None)
        declarations = parse_declarations(stored)
        self.ontology = extend_ontology(load_ontology(), declarations.values())
        self.checksum = checksum or ""


def parse_declarations(stored: str | None) -> dict[str, CaseTypes]:
    """Return what each case declares, by the id of its dataset, from the text in the store.

    Raises:
        StoreError: the text is damaged.
    """
    try:
        declarations = sorted(json.loads(stored or "{}").items())
        return {dataset: make_case_types(data) for dataset, data in declarations}
    except (ValueError, TypeError, AttributeError) as error:
        raise StoreError(
            f"What the cases in the store declare cannot be read: {error}.",
            "If a newer Casegraph wrote it, install that; else load these cases into a new store.",
        ) from error
