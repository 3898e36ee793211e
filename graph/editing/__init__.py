"""Changes that analysts make to single records: add, correct, withdraw, annotate. Every version is kept."""

from graph.editing.analyst_dataset import ANALYST, RESERVED_MESSAGE, require_unreserved
from graph.editing.annotations import add_annotation, correct_annotation, withdraw_annotation
from graph.editing.change import ChangeInfo
from graph.editing.claims import ClaimInput, add_claim, correct_claim, withdraw_claim
from graph.editing.entities import add_entity, correct_entity, withdraw_entity
from graph.editing.new_ids import check_new_id
from graph.editing.sources import add_source, correct_source

__all__ = [
    "ANALYST",
    "RESERVED_MESSAGE",
    "ChangeInfo",
    "ClaimInput",
    "add_annotation",
    "add_claim",
    "add_entity",
    "add_source",
    "check_new_id",
    "correct_annotation",
    "correct_claim",
    "correct_entity",
    "correct_source",
    "require_unreserved",
    "withdraw_annotation",
    "withdraw_claim",
    "withdraw_entity",
]
