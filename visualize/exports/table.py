"""Claims as a CSV table: a row for each claim of each tie."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from typing import Any

from graph.derived import Network
from graph.ontology import Ontology
from graph.presentation import claims_to_columns, format_number, tie_attributes

# First characters, after any spaces, of a cell that a spreadsheet takes for a formula.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")
LIST_SEPARATOR = "; "


def to_csv(network: Network, ontology: Ontology) -> bytes:
    """Return the claims of all ties as CSV in UTF-8, with a header.

    The first columns are about the tie and the source of a claim, the next are the fields of the claim (see
    `graph.presentation.to_json`), and those named `property.NAME` are the properties of its edge type. A
    denial that belongs to several ties has a row for each. Several values in a cell are separated by "; ".
    """
    claims = [claim for tie in network.ties for claim in tie.claims]
    columns = claims_to_columns(claims, network)
    by_party, properties = columns.pop("by_party"), [values or {} for values in columns.pop("properties")]
    names = sorted({name for values in properties for name in values})
    ties = [
        attributes
        for tie in network.ties
        for attributes in [tie_attributes(tie, network, ontology)] * len(tie.claims)
    ]
    table = {
        "tie": [tie["id"] for tie in ties],
        "standing": [tie["standing"] for tie in ties],
        "subject_called": [network.name(claim.subject) for claim in claims],
        "label": [tie["label"] for tie in ties],
        "object_called": [network.name(claim.object) for claim in claims],
        "source_title": [_source_title(claim.source, network) for claim in claims],
        "by_party": by_party,
        **columns,
        **{f"property.{name}": [values.get(name) for values in properties] for name in names},
    }
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(table)
    writer.writerows(map(_to_cell, row) for row in zip(*table.values(), strict=True))
    return text.getvalue().encode("utf-8", "replace")


def _source_title(id_: str, network: Network) -> str | None:
    source = network.sources.get(id_)
    return source.title if source else None


def _to_cell(value: Any) -> str | float | int:
    """Return a value as a cell; an apostrophe before a text keeps a spreadsheet from running a formula."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return value
    text = _to_text(value)
    return f"'{text}" if text.lstrip(" \u00a0\n").startswith(FORMULA_STARTS) else text


def _to_text(value: Any) -> str:
    if isinstance(value, Mapping):
        return f"{format_number(value['amount'])} {value['currency']}"
    if isinstance(value, tuple):
        return LIST_SEPARATOR.join(map(str, value))
    return str(value).replace("\x00", "")
