"""The edge type that the words of a role say: a directorship as chairman, a relative who is the mother."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.ftm.model import FtmClaim

# Who is a director ex officio is one now, by another office.
_FORMER = re.compile(r"former |ex[- ](?!officio\b)")


@dataclass(frozen=True)
class RoleReading:
    """What the words of a role say.

    Args:
        edge_type: the edge type.
        is_reversed: the ends change places.
        ended: it is over.
        is_typed: the edge type says what the words say.
    """

    edge_type: str
    is_reversed: bool = False
    ended: bool = False
    is_typed: bool = False


def read_role(claim: FtmClaim, role: str | None) -> RoleReading:
    """Return what a role says of the edge that a schema is.

    "mother" is said of the object, "mother of" of the subject: the ends change places.
    """
    if role is None:
        return RoleReading(claim.edge_type)
    words = " ".join(role.lower().split())
    former = _FORMER.match(words)
    of_subject = bool(claim.role_types) and words.endswith(" of")
    plain = words[former.end() :] if former else words
    plain = plain.removesuffix(" of") if of_subject else plain
    known = claim.role_type_by_word.get(plain)
    is_kinship = claim.subject == "relative"
    is_reversed = (known.is_reversed if known else False) != (of_subject and is_kinship)
    edge_type = known.edge_type if known else claim.otherwise or claim.edge_type
    return RoleReading(edge_type, is_reversed, former is not None, known is not None)
