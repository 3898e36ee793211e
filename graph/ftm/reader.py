"""Read the table of FollowTheMoney's schemata, and resolve what they inherit."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pydantic import Field as ModelField

from graph.ftm.model import Codes, Field, FtmClaim, FtmProperty, FtmSchema, FtmTable, RoleType
from graph.yaml_files import FileModel, MistakesError, parse_model, read_yaml

FILE = Path(__file__).with_name("schemata.yaml")


class _PropertyEntry(FileModel):
    claim: str | None = None
    own: str | None = None
    edge: str | None = None
    as_: Field | None = ModelField(default=None, alias="as")
    note: str | None = None
    ignored: str | None = None
    codes: Codes | None = None
    label: str | None = None
    alias: bool = False
    name: bool = False
    role: str | None = None
    reversed: bool = False


class _ClaimEntry(FileModel):
    type: str
    subject: str
    object: str
    roles: str | None = None
    otherwise: str | None = None
    role: str | None = None
    subject_name: str | None = None


class _RoleEntry(FileModel):
    type: str
    words: tuple[str, ...]
    reversed: bool = False


class _SchemaEntry(FileModel):
    extends: tuple[str, ...] = ()
    kind: str | None = None
    type: str | None = None
    undecided: bool = False
    claim: _ClaimEntry | None = None
    about: str | None = None
    source: bool = False
    abstract: bool = False
    ignored: str | None = None
    rest: str | None = None
    properties: dict[str, _PropertyEntry] = ModelField(default_factory=dict)


class _TableFile(FileModel):
    """schemata.yaml."""

    ended_statuses: tuple[str, ...]
    roles: dict[str, tuple[_RoleEntry, ...]]
    schemata: dict[str, _SchemaEntry]


@cache
def load_table() -> FtmTable:
    """Return the table that the project ships; it is read once.

    Raises:
        MistakesError: the file has mistakes.
    """
    file = read_yaml(FILE)
    parsed, mistakes = parse_model(_TableFile, file)
    if parsed is None:
        raise MistakesError(mistakes)
    roles = {
        name: tuple(RoleType(each.type, each.reversed, each.words) for each in entries)
        for name, entries in parsed.roles.items()
    }
    schemata: dict[str, FtmSchema] = {}
    for name in parsed.schemata:
        _add_schema(name, parsed.schemata, roles, schemata)
    return FtmTable(MappingProxyType(schemata), frozenset(parsed.ended_statuses))


def _add_schema(
    name: str,
    entries: Mapping[str, _SchemaEntry],
    roles: Mapping[str, tuple[RoleType, ...]],
    schemata: dict[str, FtmSchema],
) -> FtmSchema:
    """Return the schema of that name. It and its ancestors are added to `schemata`."""
    if name in schemata:
        return schemata[name]
    entry = entries[name]
    parents = [_add_schema(parent, entries, roles, schemata) for parent in entry.extends]
    claim = _make_claim(entry.claim, roles) if entry.claim else None
    ends = {claim.subject, claim.object} if claim else {entry.about}
    schemata[name] = FtmSchema(
        name=name,
        extends=entry.extends,
        ancestors=frozenset({name}.union(*(parent.ancestors for parent in parents))),
        properties=MappingProxyType(
            {key: each for key, each in _inherit(entry, parents).items() if key not in ends}
        ),
        kind=entry.kind,
        type=entry.type,
        is_undecided=entry.undecided,
        claim=claim,
        about=entry.about,
        is_source=entry.source,
        is_abstract=entry.abstract,
        ignored=entry.ignored,
    )
    return schemata[name]


def _inherit(entry: _SchemaEntry, parents: list[FtmSchema]) -> dict[str, FtmProperty]:
    inherited: dict[str, FtmProperty] = {}
    for parent in parents:
        inherited |= {key: each for key, each in parent.properties.items() if key not in inherited}
    if entry.rest:
        inherited = {name: FtmProperty(name, ignored=entry.rest) for name in inherited}
    return inherited | {name: _make_property(name, each) for name, each in entry.properties.items()}


def _make_property(name: str, entry: _PropertyEntry) -> FtmProperty:
    same = ("claim", "own", "edge", "note", "ignored", "codes", "label", "role")
    values: dict[str, Any] = {key: getattr(entry, key) for key in same}
    return FtmProperty(
        name,
        **values,
        field=entry.as_,
        is_alias=entry.alias,
        is_name=entry.name,
        is_reversed=entry.reversed,
    )


def _make_claim(entry: _ClaimEntry, roles: Mapping[str, tuple[RoleType, ...]]) -> FtmClaim:
    return FtmClaim(
        edge_type=entry.type,
        subject=entry.subject,
        object=entry.object,
        role_types=roles[entry.roles] if entry.roles else (),
        otherwise=entry.otherwise,
        role=entry.role,
        subject_name=entry.subject_name,
    )
