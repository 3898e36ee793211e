"""Whether a value is of the type that the vocabulary declares for it."""

from __future__ import annotations

import difflib
import math
from collections.abc import Iterable
from typing import Protocol

from graph.dates import check_date
from graph.ontology import Property
from graph.records import Money

LARGEST = 2**63 - 1


class KnowsKinds(Protocol):
    """Asked for the kind of an entity."""

    def kind(self, entity: str) -> str | None:
        """Return the kind of an entity, or None where there is no such entity."""


def check_value(value: object, declared: Property, known: KnowsKinds) -> str | None:
    """Return what is wrong with `value`, or None."""
    if declared.type == "number":
        return _check_number(value)
    if declared.type == "flag":
        return None if isinstance(value, bool) else f"{value!r} is not true or false"
    if declared.type == "money":
        if isinstance(value, Money):
            return _check_number(value.amount)
        return f"{value!r} is not an amount with a currency: 100 EUR"
    if not isinstance(value, str) or not value:
        return f"{value!r} is not a text"
    if declared.type == "date":
        return check_date(value)
    return _check_entity(value, declared, known) if declared.type == "entity" else None


def _check_number(value: object) -> str | None:
    if not isinstance(value, int | float) or isinstance(value, bool):
        return f"{value!r} is not a number"
    # The database holds whole numbers of 64 bits; what is no number or endless equals nothing, or too much.
    can_be_held = -LARGEST <= value <= LARGEST if isinstance(value, int) else math.isfinite(value)
    return None if can_be_held else f"{value!r} is a number that cannot be stored"


def _check_entity(id_: str, declared: Property, known: KnowsKinds) -> str | None:
    kind = known.kind(id_)
    if kind is None:
        return f"there is no entity {id_!r}"
    if declared.kinds and kind not in declared.kinds:
        return f"{id_!r} is a {kind}; expected {expected_one_of(declared.kinds)}"
    return None


def expected_one_of(names: Iterable[str], near: str = "") -> str:
    """Return the names that were expected in words, or only those that look like `near`."""
    names = list(names)
    close = difflib.get_close_matches(near, names, n=3, cutoff=0.6) if near else []
    shown = close or names
    if len(shown) > 12:
        return f"one of the {len(shown)} that `docs/vocabulary.md` lists"
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} or {shown[-1]}"
