"""The claims that a statement makes, with what says who makes them, when and where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypedDict
from urllib.parse import quote

from graph.model import Claim, PropertyClaim, Stance
from loaders.bods.dates import read_date
from loaders.bods.facts import Fact
from loaders.bods.interests import DatedInterest
from loaders.bods.models import Annotation, Statement
from loaders.bods.provenance import Voice

MAX_NOTE = 2000

# What may stand in a locator as it is; blanks may not.
_SAFE = "".join(map(chr, range(0x21, 0x7F))).replace("%", "")


@dataclass(frozen=True, slots=True)
class Said:
    """A statement in the mouth of one who makes it.

    Args:
        dataset: the id of the dataset.
        voice: who says it, and in which source.
    """

    dataset: str
    statement: Statement
    voice: Voice


class _Basis(TypedDict):
    """The fields that the claims of one voice of a statement share."""

    dataset: str
    source: str
    locator: str
    stance: Stance
    said_by: tuple[str, ...]
    said_on: str | None


def make_property_claim(said: Said, entity: str, fact: Fact, remark: str | None = None) -> PropertyClaim:
    """Return what a statement says about a property of an entity.

    Args:
        entity: the id of the entity.
        remark: what later statements add.
    """
    return PropertyClaim(
        **_basis(said),
        entity=entity,
        property=fact.property,
        value=fact.value,
        note=_join(fact.note, remark, *_list_remarks(said.statement, fact.pointer)),
    )


def make_claim(said: Said, ends: tuple[str, str], interest: DatedInterest, about: tuple[str, ...]) -> Claim:
    """Return what a statement says about an interest.

    Args:
        ends: the ids of who holds it, and of that in which it is held.
        about: ids of those through whom it is held.
    """
    basis = _basis(said)
    if interest.number > 1:
        basis["locator"] += f"#interest-{interest.number}"
    remarks = _list_remarks(said.statement, f"/recordDetails/interests/{interest.number - 1}")
    return Claim(
        **basis,
        edge_type=interest.edge_type,
        subject=ends[0],
        object=ends[1],
        properties=interest.properties,
        about=about,
        valid_from=interest.valid_from,
        valid_until=interest.valid_until,
        dates_basis=interest.dates_basis,
        ended=interest.ended,
        note=_join(*interest.notes, *remarks),
    )


def _basis(said: Said) -> _Basis:
    statement, voice = said.statement, said.voice
    return _Basis(
        dataset=said.dataset,
        source=voice.source,
        locator=f"statement {quote(statement.statement_id, safe=_SAFE)}{voice.suffix}",
        stance=voice.stance,
        said_by=voice.said_by,
        said_on=read_date(statement.statement_date),
    )


def _list_remarks(statement: Statement, pointer: str) -> Iterator[str]:
    """Yield the annotations of a statement that concern one part of it.

    Args:
        pointer: where the part stands, as a JSON pointer.
    """
    for annotation in statement.annotations:
        target = (annotation.statement_pointer_target or "").rstrip("/")
        if not target or f"{pointer}/".startswith(f"{target}/") or f"{target}/".startswith(f"{pointer}/"):
            yield _remark(annotation)


def _remark(annotation: Annotation) -> str:
    words = (annotation.description, annotation.transformed_content, annotation.url)
    by = f" ({annotation.created_by.name})" if annotation.created_by and annotation.created_by.name else ""
    return f"{annotation.motivation or 'annotation'}{by}: {'; '.join(filter(None, words))}"


def _join(*notes: str | None) -> str | None:
    """Return notes as one text, or None where there are none."""
    return "; ".join(filter(None, notes))[:MAX_NOTE] or None
