"""Relations of FollowTheMoney: claims that a source asserts and none denies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from graph.derived import Network, Tie
from graph.ftm import FtmSchema
from graph.model import Claim, Money, value_text
from graph.ontology import Ontology
from visualize.exports.ftm.extension import claim_extension, properties_extension
from visualize.exports.ftm.ids import FtmIds
from visualize.exports.ftm.library import ProxyBuilder
from visualize.exports.ftm.schemata import (
    FALLBACK_SCHEMA,
    choose_claim_schema,
    choose_node_schema,
    find_field,
    find_note,
    find_own,
    is_read_as,
)

ENTITY_LOCATOR = "entity "
"""Claims that came from FollowTheMoney have the id of their entity in their locator."""

_ENDED = "ended"
_STATUS_LABEL = "status"


def find_exportable(tie: Tie) -> tuple[Sequence[Claim], str | None]:
    """Return the claims of a tie that FollowTheMoney can state, and what the others are, or None.

    A relation there is a fact: it has no place for a hedge, a plan, a fear or a denial.
    """
    if tie.mode != "actual":
        return (), f"{tie.mode} acts"
    if tie.standing in {"disputed", "denied"}:
        return (), f"{tie.standing} claims"
    asserted = [claim for claim in tie.claims if claim.stance == "asserted"]
    return asserted, "alleged claims" if len(asserted) < len(tie.claims) else None


def group_by_entity(claims: Sequence[Claim]) -> Iterator[list[Claim]]:
    """Yield claims in groups of those that came from one entity of FollowTheMoney and differ only in ends."""
    groups: dict[tuple[Any, ...], list[Claim]] = {}
    for claim in claims:
        key: tuple[Any, ...] = (claim.id or id(claim),)
        if claim.locator and claim.locator.startswith(ENTITY_LOCATOR):
            role = claim.properties.get("role")
            key = (claim.dataset, claim.locator, claim.edge_type, role)
        groups.setdefault(key, []).append(claim)
    yield from groups.values()


def make_edge(claims: Sequence[Claim], network: Network, ids: FtmIds, ontology: Ontology) -> dict[str, Any]:
    """Return the relation of claims that differ in their ends only, as it is written."""
    claim = claims[0]
    ends = [choose_node_schema(network.entities[id_], ontology) for id_ in (claim.subject, claim.object)]
    schema = choose_claim_schema(claim, ends[0], ends[1], ontology)
    proxy = ProxyBuilder(_make_id(claim, ids), schema.name)
    _add_ends(proxy, claims, schema, network, ids)
    is_readable = is_read_as(schema, claim)
    said = _add_properties(proxy, claim, schema, is_readable, ontology)
    omitted = _add_interval(proxy, claim, schema)
    extension = claim_extension(claim, ids, omitted | {"locator"} if _is_from_ftm(claim) else omitted)
    if not is_readable:
        extension["edge_type"] = claim.edge_type
    if said != set(claim.properties) or not is_readable:
        declared = ontology.edge_types[claim.edge_type].properties
        extension["properties"] = properties_extension(claim.properties, declared, claim.dataset, ids)
    datasets = ids.datasets_of(claim.source)
    if not datasets:
        proxy.add("proof", extension["source"])
    if not datasets or _has_own_status(claim, schema):
        # A reader would add what was written for other programs to the note.
        extension["note"] = claim.note or ""
    data = proxy.to_dict()
    if claim.said_on:
        data["last_change"] = claim.said_on
    if datasets:
        data["datasets"] = list(datasets)
    return {**data, "casegraph": extension} if extension else data


def _has_own_status(claim: Claim, schema: FtmSchema) -> bool:
    """Return whether a status is written that is not in the note of a claim."""
    has_status = any(line.startswith(f"{_STATUS_LABEL}: ") for line in (claim.note or "").split("\n"))
    return claim.ended and not has_status and find_field(schema, "status") is not None


def _is_from_ftm(claim: Claim) -> bool:
    return bool(claim.locator and claim.locator.startswith(ENTITY_LOCATOR))


def _make_id(claim: Claim, ids: FtmIds) -> str:
    owner = f"claim {claim.id or id(claim)}"
    if claim.locator and claim.locator.startswith(ENTITY_LOCATOR):
        original = ids.original(
            f"{claim.dataset}/{claim.locator.removeprefix(ENTITY_LOCATOR)}", claim.dataset
        )
        return ids.claim(original, owner)
    return ids.claim(claim.id or "", owner)


def _add_ends(
    proxy: ProxyBuilder, claims: Sequence[Claim], schema: FtmSchema, network: Network, ids: FtmIds
) -> None:
    declared = schema.claim
    if declared is None:
        raise ValueError(f"{schema.name} is no relation")
    for claim in claims:
        subject, object_ = network.entities[claim.subject], network.entities[claim.object]
        if declared.subject_name is None:
            proxy.add(declared.subject, ids.get_entity(subject))
        elif subject.named:
            proxy.add(declared.subject, subject.name)
        proxy.add(declared.object, ids.get_entity(object_))


def _add_properties(
    proxy: ProxyBuilder, claim: Claim, schema: FtmSchema, is_readable: bool, ontology: Ontology
) -> set[str]:
    """Add the properties of a claim; return the names of those that are added."""
    said: set[str] = set()
    role = claim.properties.get("role")
    role_property = find_field(schema, "role")
    if role_property is not None:
        words = [] if is_readable else [ontology.edge_types[claim.edge_type].forward]
        words += [str(role)] if role is not None else []
        if words and (schema.name == FALLBACK_SCHEMA or role is not None):
            proxy.add(role_property, ": ".join(words))
            said.add("role")
    for name, value in claim.properties.items():
        if isinstance(value, Money):
            amount, currency = find_field(schema, "amount"), find_field(schema, "currency")
            if amount and currency:
                proxy.add(amount, value_text(value.amount))
                proxy.add(currency, value.currency)
                said.add(name)
        elif (own := find_own(schema, name)) is not None and proxy.add(own, value_text(value)):
            said.add(name)
    return said if role is not None else said - {"role"}


def _add_interval(proxy: ProxyBuilder, claim: Claim, schema: FtmSchema) -> frozenset[str]:
    """Add dates, status and note; return the names of the fields that a reader finds there again."""
    said = {"note"}
    for field in ("valid_from", "valid_until", "said_on"):
        date, name = getattr(claim, field), find_field(schema, field)
        if date and name:
            # The library knows times in another form; the day is certain.
            proxy.add(name, date[:10])
            if "T" not in date:
                said.add(field)
    status = _add_note(proxy, claim.note or "", schema)
    status_property = find_field(schema, "status")
    if claim.ended and status_property and not status:
        proxy.add(status_property, _ENDED)
    if claim.ended and status_property:
        said.add("ended")
    return frozenset(said)


def _add_note(proxy: ProxyBuilder, note: str, schema: FtmSchema) -> bool:
    """Put the parts of a note into the properties that they came from; return whether one is a status."""
    rest = []
    has_status = False
    for line in note.split("\n"):
        label, separator, text = line.partition(": ")
        name = find_note(schema, label) if separator and label else None
        if separator and label == _STATUS_LABEL and (status := find_field(schema, "status")):
            name, has_status = status, True
        if name is None or not _add_all(proxy, name, text.split("; ")):
            rest.append(line)
    if text := "\n".join(rest).strip():
        proxy.add("summary", text)
    return has_status


def _add_all(proxy: ProxyBuilder, name: str, values: Sequence[str]) -> bool:
    accepted = [proxy.add(name, value) for value in values]
    return all(accepted)
