"""What analysts did and noted, as plain values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from api.models.edits import SentClaim, SentPropertyClaim
from graph.errors import NotFoundError
from graph.model.records import Claim
from graph.model.versions import Annotation, Version, What
from graph.presentation.sentences import tie_in_words
from graph.presentation.to_json import claim_as_json, names_as_json, names_of
from graph.reading.networks import network_of_claim
from graph.reading.records import entities, held_claim, sources
from graph.reading.versions import annotations_of, newest, versions
from graph.store import Store

# Where a record names entities, beside what its type declares.
_ONE = ("subject", "object", "entity", "event", "publisher")

_MANY = ("said_by", "about", "author")

_ONE_OF: dict[What, str] = {
    "claim": "a claim", "entity": "an entity", "source": "a source", "annotation": "an annotation",
}  # fmt: skip


def whole_claim(store: Store, id_: str) -> dict[str, Any]:
    """Return a claim of any dataset with all that says how it stands.

    Raises:
        NotFoundError: there is none of that id.
    """
    claim = held_claim(store, id_)
    built = network_of_claim(store, claim)
    of_it = [tie for tie in built.ties if any(one.id == id_ for one in tie.claims)]
    version = newest(store, "claim", id_)
    told = claim_as_json(claim, built)
    return {
        "claim": told,
        "draft": draft_of(told, version.number if version else None),
        "ties": [
            {
                "id": tie.id,
                "standing": tie.standing,
                "mode": tie.mode,
                "words": tie_in_words(tie, built, store.ontology),
                "claims": len(tie.claims),
            }
            for tie in (of_it if isinstance(claim, Claim) else ())
        ],
        **(_head(version) if version else {}),
        "annotations": [annotation_as_json(note) for note in annotations_of(store, "claim", [id_])],
        "names": names_as_json(built),
    }


def kept(store: Store, what: What, id_: str) -> dict[str, Any]:
    """Return an analysts' record as its newest version says.

    Raises:
        NotFoundError: no analyst ever wrote it.
    """
    version = newest(store, what, id_)
    if version is None:
        raise NotFoundError(f"No analyst wrote {_ONE_OF[what]} {id_!r}.")
    return {"id": id_, **_head(version), "action": version.action, "record": version.record}


def history_of(store: Store, what: What, id_: str) -> dict[str, Any]:
    """Return every version of an analysts' entity, source or note.

    Raises:
        NotFoundError: no analyst ever wrote it.
    """
    found = versions(store, what, [id_])
    if not found:
        raise NotFoundError(
            f"No analyst wrote {_ONE_OF[what]} {id_!r}.", "What came with a case has no versions."
        )
    return told_versions(store, id_, found)


def told_versions(store: Store, id_: str, found: Iterable[Version]) -> dict[str, Any]:
    """Return versions with the names of whatever they mention."""
    found = list(found)
    names = names_in(store, [version.record for version in found])
    return {"id": id_, "versions": [version_as_json(version) for version in found], "names": names}


def version_as_json(version: Version) -> dict[str, Any]:
    """Return a version as a client reads it."""
    hidden = {"what", "change"}
    return {
        name: value for name, value in asdict(version).items() if value is not None and name not in hidden
    }


def annotation_as_json(annotation: Annotation) -> dict[str, Any]:
    """Return an annotation without what is empty."""
    return {
        name: value for name, value in asdict(annotation).items() if value is not None and name != "change"
    }


def names_in(store: Store, records: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Return the names of whatever records mention."""
    records = list(records)
    named = {record[field] for record in records for field in _ONE if field in record}
    named |= {id_ for record in records for field in _MANY for id_ in record.get(field, ())}
    cited = {record["source"] for record in records if "source" in record}
    return names_of(entities(store, named), sources(store, cited))


def _head(version: Version) -> dict[str, Any]:
    found = {
        "version": version.number,
        "author": version.author,
        "changed_on": version.at,
        "replaces": version.replaces,
        "replaced_by": version.replaced_by,
    }
    return {name: value for name, value in found.items() if value is not None}


def draft_of(told: Mapping[str, Any], version: int | None) -> dict[str, Any]:
    """Return what `PUT` takes for a claim that analysts wrote, and what `POST` takes for a case's.

    Args:
        told: the claim as it is answered.
        version: the one that a correction is based on, where analysts wrote the claim.
    """
    sent = SentClaim if "edge_type" in told else SentPropertyClaim
    said = {name: told[name] for name in sent.model_fields if name in told}
    return said if version is None else {**said, "version": version}
