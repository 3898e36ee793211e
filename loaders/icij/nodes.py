"""A node of the Offshore Leaks as an entity, and what its row says about it as property claims."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from graph.model import Entity, PropertyClaim
from loaders.icij.dates import read_date
from loaders.icij.files import Role, Row
from loaders.icij.tables import load_columns, read_value
from loaders.input import scope_id
from loaders.input.clean_text import clean_text
from loaders.input.party_kinds import PartyKind, decide_party_kind

_ASSUMED = "taken for a person: the data gives no kind, and no word of the name is one of an organisation"

_UNNAMED = {
    "entities": "an offshore entity without a name",
    "officers": "an officer without a name",
    "intermediaries": "an intermediary without a name",
    "others": "an entity without a name",
    "addresses": "an address that is not given",
}

# Rows of these columns are of companies, whatever the name.
_COMPANY_COLUMNS = ("company_type", "type", "incorporation_date", "ibcRUC", "jurisdiction")


@dataclass(frozen=True, slots=True)
class Node:
    """What a row of a file of nodes became.

    Args:
        entity: its entity.
        basis: how its kind was decided, where the file does not give it.
    """

    entity: Entity
    basis: PartyKind | None


def make_node(dataset: str, role: Role, row: Row, default_kind: str) -> Node:
    """Return the entity of a row.

    Args:
        default_kind: the kind of a party whose name does not tell it.
    """
    name = clean_text(row.cells.get("name", "")) or (
        clean_text(row.cells.get("address", "")) if role == "addresses" else ""
    )
    basis = _decide_kind(role, name, row, default_kind)
    kind = basis.kind if basis else ("Place" if role == "addresses" else "Organisation")
    named = bool(name) and (basis is None or basis.named)
    alias = clean_text(row.cells.get(load_columns().nodes.alias, ""))
    entity = Entity(
        id=scope_id(dataset, row.cells["node_id"].strip()),
        kind=kind,
        name=name or _UNNAMED[role],
        dataset=dataset,
        aliases=(alias,) if named and alias and alias != name else (),
        named=named,
        source=None if named else dataset,
        properties={"description": _ASSUMED} if basis and basis.assumed and kind == "Person" else {},
    )
    return Node(entity, basis)


def _decide_kind(role: Role, name: str, row: Row, default_kind: str) -> PartyKind | None:
    """Return how the kind of a node was decided; None where its file says what it is."""
    if role in ("entities", "addresses"):
        return None
    if role == "others" and any(row.cells.get(column) for column in _COMPANY_COLUMNS):
        return None
    return decide_party_kind(name, default_kind)


def list_properties(node: Node, row: Row, source: str, locator: str) -> Iterator[PropertyClaim]:
    """Yield what a row says about its node beside the name.

    Args:
        source: the id of the source.
        locator: where in the source it is.
    """
    cells = {column: text for column, value in row.cells.items() if (text := read_value(value))}
    maker = _ClaimMaker(node.entity, source, locator)
    if node.entity.kind == "Place":
        yield from _list_countries(maker, cells)
        yield from maker.make("notes", cells.get("note"))
        return
    columns = load_columns().nodes
    yield from maker.make("icij_id", cells.get("node_id"))
    yield from maker.make("jurisdiction", cells.get("jurisdiction_description"), cells.get("jurisdiction"))
    if "jurisdiction_description" not in cells:
        yield from maker.make("jurisdiction", cells.get("jurisdiction"))
    yield from maker.make("address", cells.get("address"))
    yield from _list_countries(maker, cells)
    for column, property_ in columns.properties.items():
        yield from (maker.make_date if property_ == "incorporated" else maker.make)(
            property_, cells.get(column)
        )
    for column, words in columns.details.items():
        if value := cells.get(column):
            yield from maker.make("detail", f"{words}: {value}")
    for column, status in columns.status_dates.items():
        yield from maker.make_status(status, cells.get(column))


def _list_countries(maker: _ClaimMaker, cells: dict[str, str]) -> Iterator[PropertyClaim]:
    names, codes = cells.get("countries", "").split(";"), cells.get("country_codes", "").split(";")
    for number, name in enumerate(names):
        code = codes[number].strip() if number < len(codes) else ""
        yield from maker.make("country", read_value(name) or code or None, code if read_value(name) else None)


@dataclass(frozen=True, slots=True)
class _ClaimMaker:
    entity: Entity
    source: str
    locator: str

    def make(self, property_: str, value: str | None, note: str | None = None) -> Iterator[PropertyClaim]:
        """Yield a claim, unless there is no value."""
        if value:
            yield PropertyClaim(
                dataset=self.entity.dataset,
                source=self.source,
                locator=self.locator,
                entity=self.entity.id,
                property=property_,
                value=value,
                note=note or None,
            )

    def make_date(self, property_: str, text: str | None) -> Iterator[PropertyClaim]:
        """Yield a claim whose value is a date; one that cannot be read keeps its words."""
        date, note = read_date(text) if text else (None, None)
        if date:
            yield from self.make(property_, date, note)
        elif text:
            yield from self.make("detail", f"{property_}: {text}")

    def make_status(self, status: str, text: str | None) -> Iterator[PropertyClaim]:
        """Yield a claim that something has a status since a date."""
        date, basis = read_date(text) if text else (None, None)
        if date:
            yield PropertyClaim(
                dataset=self.entity.dataset,
                source=self.source,
                locator=self.locator,
                entity=self.entity.id,
                property="status",
                value=status,
                valid_from=date,
                dates_basis=basis,
            )
        elif text:
            yield from self.make("status", status, f"date as given: {text}")
