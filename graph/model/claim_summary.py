"""Claims reduced to the fields that ties, standings and filters need, to read tens of thousands at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from graph.model.records import Mode, Stance, Value


class ClaimSummary(NamedTuple):
    """The fields of a `Claim` that decide its tie and that tie's standing; each means the same as there.

    It is a named tuple and not a frozen dataclass, because making one is ten times faster.
    """

    id: str
    edge_type: str
    subject: str
    object: str
    mode: Mode
    stance: Stance
    source: str
    locator: str | None
    said_by: tuple[str, ...]
    said_on: str | None
    valid_from: str | None
    valid_until: str | None
    properties: Mapping[str, Value]
    withdrawn_on: str | None = None
