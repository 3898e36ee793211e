"""FollowTheMoney's schemata and what they are here: the table that loading and export share."""

from graph.ftm.model import (
    ClaimField,
    Codes,
    Field,
    FtmClaim,
    FtmProperty,
    FtmSchema,
    FtmTable,
    RoleType,
    SourceField,
)
from graph.ftm.reader import load_table
from graph.ftm.roles import RoleReading, read_role

__all__ = [
    "ClaimField",
    "Codes",
    "Field",
    "FtmClaim",
    "FtmProperty",
    "FtmSchema",
    "FtmTable",
    "RoleReading",
    "RoleType",
    "SourceField",
    "load_table",
    "read_role",
]
