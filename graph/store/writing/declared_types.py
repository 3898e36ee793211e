"""Write what a case declares for itself into the store, before its claims are loaded."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from graph.errors import CasegraphError
from graph.ontology import (
    NO_CASE_TYPES,
    CaseTypes,
    extend_ontology,
    find_property_conflicts,
    load_ontology,
)
from graph.store.declared_types import READ_DECLARATIONS, parse_declarations
from graph.store.writing.transaction import WriteTransaction
from graph.yaml_files import YamlFile

# Written before it is read, so that of two programs that declare types at one time the second one waits.
LOCK_DECLARATIONS = "MATCH (s:CasegraphSchema {id: 'schema'}) SET s.declaring = true REMOVE s.declaring"

# {type} is filled with a declared name.
COUNT_CLAIMS = "MATCH ()-[r:{type}]->() RETURN count(r)"
COUNT_PROPERTY_CLAIMS = "MATCH (c:PropertyClaim {property: $property}) RETURN count(c)"

WRITE_DECLARATIONS = """
MATCH (s:CasegraphSchema {id: 'schema'})
SET s.declared_types = $declared_types, s.declared_types_sum = $sum
"""


def write_declared_types(transaction: WriteTransaction, dataset: str, case_types: CaseTypes) -> bool:
    """Add what a case declares to the store, and return whether that changed anything.

    Args:
        dataset: the id of the case's dataset.
        case_types: what it declares now; what it declared before stays.

    Raises:
        CasegraphError: another case in the store declares one of the names in another way.
        StoreError: what the store has is damaged.
    """
    transaction.run(LOCK_DECLARATIONS)
    stored = transaction.run(READ_DECLARATIONS)[0][0]
    declarations = parse_declarations(stored)
    own = declarations.pop(dataset, NO_CASE_TYPES)
    conflict = next(_find_conflicts(case_types, declarations), None)
    if conflict:
        raise CasegraphError(
            f"The case {dataset!r} cannot declare its types: {conflict}.",
            "Give it the same declaration in both cases, or another name in one of them.",
        )
    change = next(_find_changes(transaction, own, case_types), None)
    if change:
        raise CasegraphError(
            f"The case {dataset!r} cannot change what it declared: {change}.",
            "Give it another name, or load the case into a new store.",
        )
    data = json.loads(stored or "{}")
    data[dataset] = _merge(own.data, case_types.data)
    text = json.dumps(data, sort_keys=True)
    if text == stored:
        return False
    checksum = hashlib.sha256(text.encode()).hexdigest()
    transaction.run(WRITE_DECLARATIONS, declared_types=text, sum=checksum)
    return True


def _merge(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    """Return declarations of old and new names. Old properties of a type stay, as claims may have them."""
    types = {**(old.get("types") or {}), **(new.get("types") or {})}
    for name, earlier in (old.get("types") or {}).items():
        properties = {**(earlier.get("properties") or {}), **(types[name].get("properties") or {})}
        if properties:
            types[name] = {**types[name], "properties": properties}
    return {"types": types, "properties": {**(old.get("properties") or {}), **(new.get("properties") or {})}}


def _find_changes(transaction: WriteTransaction, old: CaseTypes, new: CaseTypes) -> Iterator[str]:
    """Yield each change of a declaration that claims in the store, also withdrawn ones, do not allow."""
    for name in old.edge_types.keys() & new.edge_types.keys():
        earlier, now = old.edge_types[name].properties, new.edge_types[name].properties
        changed = [
            property_
            for property_ in earlier.keys() & now.keys()
            if (earlier[property_].type, earlier[property_].identifying)
            != (now[property_].type, now[property_].identifying)
        ]
        # The name is one that the case declared, of the form that a declaration must have.
        if changed and transaction.run(COUNT_CLAIMS.replace("{type}", name))[0][0]:
            yield f"{changed[0]} of {name} was declared in another way, and the store has claims of it"
    for name in old.properties.keys() & new.properties.keys():
        earlier_property, property_now = old.properties[name], new.properties[name]
        if (earlier_property.type, earlier_property.single_valued) != (
            property_now.type,
            property_now.single_valued,
        ) and transaction.run(COUNT_PROPERTY_CLAIMS, property=name)[0][0]:
            yield f"{name} was declared in another way, and the store has claims of it"


def _find_conflicts(case_types: CaseTypes, declarations: Mapping[str, CaseTypes]) -> Iterator[str]:
    """Yield what others declare in another way."""
    for other, declared in declarations.items():
        for own, known in (
            (case_types.edge_types, declared.edge_types),
            (case_types.properties, declared.properties),
        ):
            for name in own.keys() & known.keys():
                if own[name] != known[name]:
                    yield f"the case {other!r} in the store declares {name} in another way"
    ontology = extend_ontology(load_ontology(), declarations.values())
    file = YamlFile(Path("ontology.yaml"), case_types.data, {})
    for name, edge_type in case_types.edge_types.items():
        path = ("types", name, "properties")
        for mistake in find_property_conflicts(file, path, edge_type.properties, ontology):
            yield mistake.message
