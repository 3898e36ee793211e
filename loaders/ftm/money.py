"""Amounts of FollowTheMoney: in one currency that is named, in euros and in dollars."""

from __future__ import annotations

from collections.abc import Sequence

from graph.ftm import FtmSchema
from graph.model import Money
from loaders.ftm.entity import FtmEntity
from loaders.ftm.values import parse_number

_CURRENCIES = {"amount_eur": "EUR", "amount_usd": "USD"}


def read_amounts(entity: FtmEntity, schema: FtmSchema) -> tuple[list[Money], list[str]]:
    """Return the amounts of an entity, that in the named currency first.

    Returns:
        The amounts, and the texts of those of which the number or the currency is not known.
    """
    if schema.money.keys().isdisjoint(entity.properties):
        return [], []
    texts: dict[str, Sequence[str]] = {
        field: entity.get(name) for name, field in schema.money.items() if name in entity.properties
    }
    currencies = [text.strip().upper() for text in texts.get("currency", ())]
    amounts, rest = [], []
    for field in ("amount", "amount_eur", "amount_usd"):
        for text in texts.get(field, ()):
            number = parse_number(text)
            currency = _CURRENCIES.get(field) or (currencies[0] if len(currencies) == 1 else None)
            if number is None or currency is None:
                rest.append(" ".join([text, *currencies]) if field == "amount" else text)
            else:
                amounts.append(Money(number[0], currency))
    return amounts, rest
