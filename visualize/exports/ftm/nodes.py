"""Nodes of FollowTheMoney: entities with the property claims about them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from graph.ftm import FtmSchema
from graph.model import Entity, PropertyClaim, Value, value_text
from graph.ontology import Ontology
from visualize.exports.ftm.extension import claim_extension, properties_extension
from visualize.exports.ftm.ids import FtmIds
from visualize.exports.ftm.library import ProxyBuilder, codes_by_name
from visualize.exports.ftm.schemata import choose_node_schema, find_own, find_property, reads_back_as

# Properties of kinds that FollowTheMoney has as well; a reader makes property claims of them.
_OWN_AS_CLAIMS = {"born", "died", "description", "date"}
_NAME_OF_FULL = "full"
_CLAIMED_IDS = frozenset({"possible_duplicate", "proof"})


def make_node(
    entity: Entity,
    claims: Sequence[PropertyClaim],
    named_by_node: Iterable[tuple[str, str]],
    ids: FtmIds,
    ontology: Ontology,
) -> dict[str, Any]:
    """Return an entity as it is written.

    Args:
        claims: the property claims about it. What its schema has no property for, and what is not simply
            asserted, is under the key `casegraph`, which other programs pass by.
        named_by_node: properties by which it names other entities, with their ids in the file.
    """
    schema = choose_node_schema(entity, ontology)
    proxy = ProxyBuilder(ids.get_entity(entity), schema.name)
    _add_names(proxy, entity, schema)
    extension: dict[str, Any] = {}
    if not reads_back_as(schema, entity):
        extension["kind"] = entity.kind
    if not entity.named:
        extension |= {"named": False, "source": ids.get(entity.source or "")}
    own = _add_own_properties(proxy, entity, schema)
    if own:
        declared = ontology.kinds[entity.kind].properties
        extension["properties"] = properties_extension(own, declared, entity.dataset, ids)
    extended = [claim for claim in claims if not _add_claim(proxy, claim, schema, ids)]
    if extended:
        extension["claims"] = [_extend_claim(claim, ids) for claim in extended]
    for name, other in named_by_node:
        proxy.add(name, other)
    data = proxy.to_dict()
    if not entity.named:
        data["caption"] = entity.name
    return {**data, "casegraph": extension} if extension else data


def _add_names(proxy: ProxyBuilder, entity: Entity, schema: FtmSchema) -> None:
    """Add the names. A description in the place of a name is none: other programs would look for it."""
    if not entity.named:
        return
    proxy.add("name", entity.name)
    if _NAME_OF_FULL in schema.properties:
        proxy.add(_NAME_OF_FULL, entity.name)
    for alias in entity.aliases:
        proxy.add("alias", alias)


def _add_own_properties(proxy: ProxyBuilder, entity: Entity, schema: FtmSchema) -> Mapping[str, Value]:
    """Add own properties; return those that a reader would not find there again."""
    rest: dict[str, Value] = {}
    for name, value in entity.properties.items():
        if name == "type" and value == schema.type:
            continue
        text = value_text(value)
        property_ = find_own(schema, name)
        if property_ is not None and proxy.add(property_, text):
            continue
        rest[name] = value
        claimed = find_property(schema, name, None) if name in _OWN_AS_CLAIMS else None
        if claimed is not None:
            proxy.add(claimed.name, text)
    return rest


def _add_claim(proxy: ProxyBuilder, claim: PropertyClaim, schema: FtmSchema, ids: FtmIds) -> bool:
    """Add what a source asserts as the value of a property; return False where that is not possible."""
    if claim.stance != "asserted" or claim.mode != "actual" or claim.bound != "exactly":
        return False
    value = value_text(claim.value)
    if claim.unit:
        value = f"{value} {claim.unit}"
    label, separator, labelled = value.partition(": ")
    use = find_property(schema, claim.property, None)
    if use is None and separator:
        use, value = find_property(schema, claim.property, label), labelled
    if use is None:
        return False
    if use.codes:
        value = codes_by_name(use.codes).get(value, value)
    if claim.property in _CLAIMED_IDS:
        value = ids.get(value, (claim.dataset,))
    return proxy.add(use.name, value)


def _extend_claim(claim: PropertyClaim, ids: FtmIds) -> dict[str, Any]:
    values: dict[str, Any] = {"property": claim.property, "value": claim.value}
    if claim.unit:
        values["unit"] = claim.unit
    if claim.bound != "exactly":
        values["bound"] = claim.bound
    return {**values, **claim_extension(claim, ids)}
