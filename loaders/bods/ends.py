"""The two ends of a relationship: records, unnamed parties, and parties that need not exist."""

from __future__ import annotations

from dataclasses import dataclass

from graph.model import Entity
from loaders.bods.codes import load_codes
from loaders.bods.facts import Fact, unspecified_words
from loaders.bods.models import RelationshipDetails, Unspecified
from loaders.input import scope_id


@dataclass(frozen=True, slots=True)
class Ends:
    """The two ends of a relationship.

    Args:
        holder, subject: the ids of who holds the interests, and of that in which they are held.
        unnamed: the entities of those ends that have no record.
    """

    holder: str
    subject: str
    unnamed: tuple[Entity, ...]


def make_ends(dataset: str, record_id: str, details: RelationshipDetails) -> Ends | None:
    """Return the ends of a relationship, or None where one of them need not exist.

    Args:
        record_id: the id of the record about the relationship, from which unnamed parties have theirs.
    """
    unnamed: list[Entity] = []
    ids = []
    for role, kind, value in (
        ("interested-party", "Group", details.interested_party),
        ("subject", "Organisation", details.subject),
    ):
        if isinstance(value, str):
            ids.append(scope_id(dataset, value))
            continue
        if not details.interests and not _exists(value):
            return None
        unnamed.append(
            Entity(
                id=scope_id(dataset, f"{record_id}.{role}"),
                kind=kind,
                name=f"an unnamed party ({unspecified_words(value)})",
                dataset=dataset,
                named=False,
                source=dataset,
            )
        )
        ids.append(unnamed[-1].id)
    return Ends(ids[0], ids[1], tuple(unnamed))


def describe_missing_end(dataset: str, details: RelationshipDetails) -> tuple[str, Fact] | None:
    """Return what a relationship says about one end where the other need not exist: its id, and the fact.

    Returns:
        None where neither end is given.
    """
    subject, party = details.subject, details.interested_party
    if isinstance(subject, str) and isinstance(party, Unspecified):
        words, pointer = f"owners: {unspecified_words(party)}", "/recordDetails/interestedParty"
        return scope_id(dataset, subject), Fact("detail", words, pointer=pointer)
    if isinstance(party, str) and isinstance(subject, Unspecified):
        words, pointer = f"interests: {unspecified_words(subject)}", "/recordDetails/subject"
        return scope_id(dataset, party), Fact("detail", words, pointer=pointer)
    return None


def _exists(value: Unspecified) -> bool:
    reason = load_codes().reasons.get(value.reason or "")
    return reason is not None and reason.exists
