"""Changes that analysts make to single records: add, correct, withdraw, annotate. Every version is kept."""

from graph.editing.analyst_dataset import ANALYST, RESERVED_MESSAGE, require_unreserved
from graph.editing.annotations import add_annotation, correct_annotation, withdraw_annotation
from graph.editing.change import ChangeInfo
from graph.editing.claims import ClaimInput, add_claim, correct_claim, withdraw_claim
from graph.editing.entities import add_entity, correct_entity, withdraw_entity
from graph.editing.idempotency import KEPT_HOURS, MAX_KEPT, IdempotencyKey, KeyReusedError
from graph.editing.new_ids import check_new_id, make_slug
from graph.editing.source_texts import add_source_text
from graph.editing.sources import add_source, correct_source

__all__ = [
    "ANALYST",
    "KEPT_HOURS",
    "MAX_KEPT",
    "RESERVED_MESSAGE",
    "ChangeInfo",
    "ClaimInput",
    "IdempotencyKey",
    "KeyReusedError",
    "add_annotation",
    "add_claim",
    "add_entity",
    "add_source",
    "add_source_text",
    "check_new_id",
    "correct_annotation",
    "correct_claim",
    "correct_entity",
    "correct_source",
    "make_slug",
    "require_unreserved",
    "withdraw_annotation",
    "withdraw_claim",
    "withdraw_entity",
]
