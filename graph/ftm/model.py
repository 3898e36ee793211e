"""The table of FollowTheMoney's schemata as typed objects, with what each schema inherits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Literal, TypeAlias, get_args

NodeField: TypeAlias = Literal["name", "alias"]

MoneyField: TypeAlias = Literal["amount", "currency", "amount_usd", "amount_eur"]

ClaimField: TypeAlias = Literal[
    "role", "status", "valid_from", "valid_until", "valid_from_else", "date", "said_on", "concerns", "source"
]

SourceField: TypeAlias = Literal[
    "title",
    "title_else",
    "published",
    "published_else",
    "publisher",
    "url",
    "language",
    "retrieved",
    "sender",
    "recipient",
    "pictured",
]

Field: TypeAlias = NodeField | MoneyField | ClaimField | SourceField

Codes: TypeAlias = Literal["country", "topic"]


@dataclass(frozen=True)
class FtmProperty:
    """What becomes of a property of a schema. One of the first six is given; see graph/ftm/schemata.yaml.

    Args:
        name: its name in FollowTheMoney.
        claim: the property of property claims.
        own: the own property of the node or edge.
        edge: the type of the edge between the node and the entity that it names.
        field: the field of a record.
        note: the label with which it goes into the note; `""` for none.
        ignored: why it is ignored.
        codes: which codes its values are.
        label: the label with which a property claim's value is written.
        is_alias: it is an alias as well.
        is_name: it is the name of a node that has no other.
        role: the role of the edge.
        is_reversed: the edge leads from the entity that is named to the node.
    """

    name: str
    claim: str | None = None
    own: str | None = None
    edge: str | None = None
    field: Field | None = None
    note: str | None = None
    ignored: str | None = None
    codes: Codes | None = None
    label: str | None = None
    is_alias: bool = False
    is_name: bool = False
    role: str | None = None
    is_reversed: bool = False


@dataclass(frozen=True)
class RoleType:
    """The edge type of some roles.

    Args:
        edge_type: the type.
        is_reversed: the ends change places.
        words: the roles, in small letters.
    """

    edge_type: str
    is_reversed: bool
    words: tuple[str, ...]


@dataclass(frozen=True)
class FtmClaim:
    """The edge that a schema is.

    Args:
        edge_type: its type.
        subject, object: the properties of the schema that hold its ends.
        role_types: the types of certain roles.
        otherwise: the type where the role is none of these; `edge_type` where there is no role.
        role: the role where the entity gives none.
        subject_name: the kind of its subject, if the property holds a name and no entity's id.
    """

    edge_type: str
    subject: str
    object: str
    role_types: tuple[RoleType, ...] = ()
    otherwise: str | None = None
    role: str | None = None
    subject_name: str | None = None

    @cached_property
    def role_type_by_word(self) -> Mapping[str, RoleType]:
        """The type of each role that has one of its own."""
        return {word: each for each in reversed(self.role_types) for word in each.words}


@dataclass(frozen=True)
class FtmSchema:
    """A schema. One of `kind`, `claim`, `about` and `ignored` is given, or it is a source or abstract.

    Args:
        name: its name in FollowTheMoney.
        extends: the schemata from which it inherits.
        ancestors: these and theirs; and itself.
        properties: what becomes of each property, inherited ones included, by its name. The two ends of
            `claim` and the entity of `about` are not in it.
        kind: the kind of node that it is.
        type: the own property `type` of the node.
        is_undecided: FollowTheMoney does not say what kind it is.
        claim: the edge that it is.
        about: the property that holds the entity of which it makes property claims.
        is_source: it is a document.
        is_abstract: it is only inherited from.
        ignored: why it is not read.
    """

    name: str
    extends: tuple[str, ...]
    ancestors: frozenset[str]
    properties: Mapping[str, FtmProperty] = field(default_factory=lambda: MappingProxyType({}))
    kind: str | None = None
    type: str | None = None
    is_undecided: bool = False
    claim: FtmClaim | None = None
    about: str | None = None
    is_source: bool = False
    is_abstract: bool = False
    ignored: str | None = None

    # A file has millions of entities and few schemata, so what each needs of its properties is sorted once.

    @cached_property
    def used_names(self) -> frozenset[str]:
        """The names of the properties that are not ignored, with those of the ends."""
        ends = (self.claim.subject, self.claim.object) if self.claim else (self.about,)
        used = (name for name, each in self.properties.items() if each.ignored is None)
        return frozenset({*used, *(end for end in ends if end is not None)})

    @cached_property
    def claimed(self) -> dict[str, FtmProperty]:
        """The properties that become property claims."""
        return {name: each for name, each in self.properties.items() if each.claim is not None}

    @cached_property
    def edges(self) -> dict[str, FtmProperty]:
        """The properties that become edges of a node."""
        return {name: each for name, each in self.properties.items() if each.edge is not None}

    @cached_property
    def named(self) -> dict[str, FtmProperty]:
        """The properties that hold names of a node."""
        is_name = {
            name: each.field in ("name", "alias") or each.is_alias for name, each in self.properties.items()
        }
        return {name: each for name, each in self.properties.items() if is_name[name]}

    @cached_property
    def own(self) -> dict[str, FtmProperty]:
        """The properties that become own properties of a node or edge."""
        return {name: each for name, each in self.properties.items() if each.own is not None}

    @cached_property
    def money(self) -> dict[str, MoneyField]:
        """The fields of amounts and currencies."""
        fields = {name: _MONEY_FIELDS.get(each.field or "") for name, each in self.properties.items()}
        return {name: field for name, field in fields.items() if field is not None}

    @cached_property
    def described(self) -> dict[str, FtmProperty]:
        """The properties that become notes, dates and other fields of a claim or source."""
        is_described = {
            name: each.note is not None or (each.field is not None and name not in self.money)
            for name, each in self.properties.items()
        }
        return {name: each for name, each in self.properties.items() if is_described[name]}


_MONEY_FIELDS: Mapping[str, MoneyField] = {field: field for field in get_args(MoneyField)}


@dataclass(frozen=True)
class FtmTable:
    """The schemata by name, and the words of a status that mean that something is over."""

    schemata: Mapping[str, FtmSchema]
    ended_statuses: frozenset[str]

    def common_schema(self, name: str, other: str) -> str | None:
        """Return that of two schemata which is a kind of the other, or None where neither is.

        Raises:
            KeyError: one of them is unknown.
        """
        if other in self.schemata[name].ancestors:
            return name
        return other if name in self.schemata[other].ancestors else None
