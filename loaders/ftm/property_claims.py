"""Property claims of what a schema's properties say of one entity."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from graph.ftm import FtmProperty, FtmSchema
from graph.model import PropertyClaim
from graph.ontology import EntityProperty
from loaders.ftm.claim_basis import ClaimFields
from loaders.ftm.context import ReadingContext
from loaders.ftm.entity import FtmEntity
from loaders.ftm.money import read_amounts
from loaders.ftm.values import clean_date, most_precise, parse_number

_MONETARY_VALUE = "monetary_value"


def make_property_claims(
    entity_id: str, entity: FtmEntity, schema: FtmSchema, fields: ClaimFields, context: ReadingContext
) -> Iterator[PropertyClaim]:
    """Yield a property claim for each value of those properties of an entity that become one.

    Args:
        entity_id: the id here of the entity that the claims are about.
        entity: says it.
        schema: its schema.
        fields: what all its claims have.
    """
    made: set[tuple[str, str]] = set()
    # A date of birth in a passport is not true only while the passport is valid.
    timeless = {name: value for name, value in fields.items() if name not in ("valid_from", "valid_until")}
    claimed = schema.claimed
    for name, values in entity.properties.items():
        use = claimed.get(name)
        if use is None or use.claim is None:
            continue
        declared = context.ontology.properties[use.claim]
        if declared.single_valued and len(values) > 1:
            yield _make_single_claim(entity_id, declared, values, timeless)
            continue
        for value in values:
            text = _value_text(use, value, entity, context)
            # Two properties of FollowTheMoney may become the same one here.
            if (use.claim, text) not in made:
                made.add((use.claim, text))
                yield _make_claim(entity_id, declared, text, timeless if declared.type == "date" else fields)
    if schema.money:
        yield from _make_amount_claims(entity_id, entity, schema, fields)


def _value_text(use: FtmProperty, value: str, entity: FtmEntity, context: ReadingContext) -> str:
    value = value.strip()
    if use.codes:
        value = context.name_code(use.codes, value, entity.place)
    if use.claim in _IDS:
        value = context.scope(value)
    return f"{use.label}: {value}" if use.label else value


# Their values are ids of entities or documents of the file.
_IDS = frozenset({"possible_duplicate", "proof"})


def _make_claim(entity_id: str, declared: EntityProperty, text: str, fields: ClaimFields) -> PropertyClaim:
    value: str | float = text
    unit = None
    if declared.type == "date":
        value = clean_date(text) or text
    elif declared.type == "number":
        number = parse_number(text)
        # A text that is no number is refused when it is written, with its place.
        value, unit = number or (text, None)
    return PropertyClaim(entity=entity_id, property=declared.id, value=value, unit=unit, **fields)


def _make_single_claim(
    entity_id: str, declared: EntityProperty, values: Sequence[str], fields: ClaimFields
) -> PropertyClaim:
    """Return the claim of a property of which only one value can be true, where a merged record has several.

    Which data set says which is not known, so there are no two sides of a dispute to be made of it.
    """
    dates = sorted({clean_date(value) or value for value in values})
    date = most_precise(dates)
    if date:
        return PropertyClaim(entity=entity_id, property=declared.id, value=date, **fields)
    also = f"the record also gives {', '.join(dates[1:])}"
    note = f"{fields['note']}\n{also}" if fields.get("note") else also
    fields = fields | {"note": note}
    return PropertyClaim(entity=entity_id, property=declared.id, value=dates[0], bound="about", **fields)


def _make_amount_claims(
    entity_id: str, entity: FtmEntity, schema: FtmSchema, fields: ClaimFields
) -> Iterator[PropertyClaim]:
    amounts, rest = read_amounts(entity, schema)
    values: list[tuple[Any, str | None]] = [(money.amount, money.currency) for money in amounts]
    for text in rest:
        number = parse_number(text)
        values.append(number or (text, None))
    for value, unit in dict.fromkeys(values):
        yield PropertyClaim(entity=entity_id, property=_MONETARY_VALUE, value=value, unit=unit, **fields)
