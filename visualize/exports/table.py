"""Claims as a table: a row for each claim of each tie, with all that it says."""

from __future__ import annotations

import csv
import io
from dataclasses import fields
from typing import Any

from graph.derived.attribution import by_party
from graph.derived.network import Network
from graph.derived.ties import Tie
from graph.model.records import Claim, Money
from graph.ontology import Ontology

# What a spreadsheet takes for the beginning of a formula, blanks before it left out of account.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")
BETWEEN = "; "

_TIE = ("tie", "standing", "subject_called", "reads", "object_called", "source_title", "by_party")
_CLAIM = tuple(field.name for field in fields(Claim) if field.name != "properties")


def as_csv(network: Network, ontology: Ontology) -> bytes:
    """Return the claims of all ties as CSV in UTF-8, with a header.

    What a claim says of its own type's properties stands in columns of their own, named for the property.
    A denial that faces several ties has a row with each. Several values are joined by "; ".
    """
    own = sorted({name for tie in network.ties for claim in tie.claims for name in claim.properties})
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow([*_TIE, *_CLAIM, *(f"property.{name}" for name in own)])
    for tie in network.ties:
        for claim in tie.claims:
            said = [getattr(claim, name) for name in _CLAIM]
            values = [claim.properties.get(name) for name in own]
            writer.writerow(
                [_cell(value) for value in (*_of_tie(tie, claim, network, ontology), *said, *values)]
            )
    return written.getvalue().encode("utf-8", "replace")


def _of_tie(tie: Tie, claim: Claim, network: Network, ontology: Ontology) -> tuple[Any, ...]:
    source = network.sources.get(claim.source)
    return (
        tie.id,
        tie.standing,
        network.name(claim.subject),
        ontology.edge_types[claim.edge_type].forward,
        network.name(claim.object),
        source.title if source else None,
        by_party(claim, network.context),
    )


def _cell(value: Any) -> str | float | int:
    """Return a value as a cell that no spreadsheet runs: an apostrophe stands before what looks like one."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return value
    text = _text(value)
    return f"'{text}" if text.lstrip(" \u00a0\n").startswith(FORMULA) else text


def _text(value: Any) -> str:
    if isinstance(value, Money):
        return f"{value.amount:g} {value.currency}"
    if isinstance(value, tuple):
        return BETWEEN.join(map(str, value))
    return str(value).replace("\x00", "")
