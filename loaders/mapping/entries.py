"""The mapping of one table as it stands in the file, each part with the path by which its line is found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from graph.yaml_files import YamlPath
from loaders.mapping.file_models import ClaimEntry, EdgeEntry, EntityEntry, SourceEntry, TableEntry
from loaders.mapping.value_entries import ValueEntry


@dataclass(frozen=True)
class EdgeChoices:
    """The edge types of a claim by the values of a column.

    Args:
        column: the column, cleaned but not mapped.
        entries: in the order of the file, each with its path; `of` of each is filled.
        otherwise: what all other values say, or None.
    """

    column: ValueEntry
    entries: Sequence[tuple[YamlPath, EdgeEntry]]
    otherwise: EdgeEntry | None


@dataclass(frozen=True)
class ClaimMapping:
    """One claim of a row.

    Args:
        path: where it stands.
        type: its edge type, or the choice of one by the values of a column.
    """

    path: YamlPath
    entry: ClaimEntry
    type: str | EdgeChoices


@dataclass(frozen=True)
class TableMapping:
    """The mapping of one table.

    Args:
        path: where it stands; `()` where it is the only one.
        has_siblings: whether the file has further tables, of which each has a row 2.
    """

    path: YamlPath
    entry: TableEntry
    sources: Mapping[str, SourceEntry] = field(default_factory=dict)
    entities: Mapping[str, EntityEntry] = field(default_factory=dict)
    claims: Sequence[ClaimMapping] = ()
    has_siblings: bool = False
