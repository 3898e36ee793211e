"""A claim as the body of a request that would write it: to be read, changed in one field and sent back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from api.models.writing import SentClaim, SentPropertyClaim


def draft_of(told: Mapping[str, Any], version: int | None) -> dict[str, Any]:
    """Return what `PUT` takes for a claim that analysts wrote, and what `POST` takes for a case's.

    Args:
        told: the claim as it is answered.
        version: the one that a correction is based on, where analysts wrote the claim.
    """
    sent = SentClaim if "predicate" in told else SentPropertyClaim
    said = {name: told[name] for name in sent.model_fields if name in told}
    return said if version is None else {**said, "version": version}
